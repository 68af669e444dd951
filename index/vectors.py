"""Vectors as blobs in the catalogue: which text a duty's vector is of, its key, reading and writing.

A vector is keyed by the hash of the exact embedded text and the encoder's fingerprint: an unchanged duty
is never encoded again, and equal texts share one vector. Blobs are float32, little endian: a vector is bit
for bit what the encoder gave, numpy reads it without conversion, and 10,583 of them are 21 MB (float16
would halve the file, but has no fast product and would be widened again for every use).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection
from sqlalchemy.dialects.sqlite import insert as upsert

from corpus.catalogue.identity import digest
from corpus.catalogue.writing import WrittenDuty
from index.protocols import Vector
from index.tables import vectors
from index.text import simplified, without_readings

EMBEDDING_RULES = "2"
"""Bump when ``embedded_text`` gives other texts than before."""

_BATCH = 500
_NORM_TOLERANCE = 1e-3


def embedded_text(duty: WrittenDuty) -> str:
    """The exact text that is encoded for a duty: its own, without its headings.

    Measured on 115 questions over the seed (tests/eval/seed/tune.jsonl, hit@1 with words fused in): text
    0.704, "heading：text" 0.687, "role heading：text" 0.670, "path：text" 0.661. By vectors alone the heading
    helps (0.635 against 0.609), but the word index has it as context already.
    """
    return embedded(duty.text)


def embedded(text: str) -> str:
    """What is encoded for a text: simplified, as questions are, and without the readings that a converter put in."""
    return simplified(without_readings(text))


def vector_key(fingerprint: str, text: str) -> str:
    """The key of a text's vector."""
    return digest("vector", fingerprint, text)


def pack(vector: Vector) -> bytes:
    """A vector as a blob."""
    return np.asarray(vector, dtype="<f4").tobytes()


def unpack(blobs: Sequence[bytes], dimensions: int) -> NDArray[np.float32]:
    """Blobs as a matrix of shape ``(len(blobs), dimensions)``; a blob of another length becomes zeros."""
    size = dimensions * 4
    whole = b"".join(blob if len(blob) == size else bytes(size) for blob in blobs)
    return np.frombuffer(whole, dtype="<f4").reshape(len(blobs), dimensions)


def sound(matrix: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which rows are unit vectors; noise in a blob is not."""
    with np.errstate(over="ignore", invalid="ignore"):
        norms = np.sqrt(np.einsum("ij,ij->i", matrix, matrix))
    good: NDArray[np.bool_] = np.abs(norms - 1.0) < _NORM_TOLERANCE
    return good


def write_vectors(connection: Connection, fingerprint: str, new: Mapping[str, Vector]) -> None:
    """Store vectors under their keys; what is there stays."""
    if new:
        rows = [{"key": key, "fingerprint": fingerprint, "vector": pack(v)} for key, v in new.items()]
        connection.execute(upsert(vectors).on_conflict_do_nothing(), rows)


def known_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Which of the keys have a vector."""
    wanted = list(dict.fromkeys(keys))
    found: set[str] = set()
    for start in range(0, len(wanted), _BATCH):
        batch = tuple(wanted[start : start + _BATCH])
        marks = ",".join("?" * len(batch))
        rows = connection.exec_driver_sql(f"SELECT key FROM vectors WHERE key IN ({marks})", batch)
        found.update(row[0] for row in rows)
    return found


def read_vectors(
    connection: Connection, duty_ids: Sequence[str], dimensions: int
) -> tuple[list[str], NDArray[np.float32]]:
    """The stored vectors of duties: ids (those that have a sound one) and rows in the same order."""
    ids: list[str] = []
    blobs: list[bytes] = []
    for start in range(0, len(duty_ids), _BATCH):
        batch = tuple(duty_ids[start : start + _BATCH])
        marks = ",".join("?" * len(batch))
        query = (
            "SELECT e.duty_id, v.vector FROM entries e JOIN vectors v ON v.key = e.key "
            f"WHERE e.duty_id IN ({marks})"
        )
        for duty_id, blob in connection.exec_driver_sql(query, batch):
            ids.append(duty_id)
            blobs.append(blob)
    return only_sound(ids, unpack(blobs, dimensions))


def read_all(connection: Connection, kb: str, dimensions: int) -> tuple[list[str], NDArray[np.float32]]:
    """Every stored vector of a knowledge base, in the order in which the duties came."""
    ids: list[str] = []
    matrix = np.empty((_count(connection, kb), dimensions), dtype=np.float32)
    for batch_ids, rows in iterate(connection, kb, dimensions):
        matrix[len(ids) : len(ids) + len(batch_ids)] = rows
        ids.extend(batch_ids)
    return ids, matrix[: len(ids)]


def iterate(
    connection: Connection, kb: str, dimensions: int
) -> Iterator[tuple[list[str], NDArray[np.float32]]]:
    """The stored vectors of a knowledge base in batches, so that nobody needs all of them at once."""
    query = "SELECT e.duty_id, v.vector FROM entries e JOIN vectors v ON v.key = e.key WHERE e.kb = ? ORDER BY e.row"
    result = connection.exec_driver_sql(query, (kb,))
    for rows in result.partitions(_BATCH):
        yield only_sound([row[0] for row in rows], unpack([row[1] for row in rows], dimensions))


def _count(connection: Connection, kb: str) -> int:
    query = "SELECT COUNT(*) FROM entries e JOIN vectors v ON v.key = e.key WHERE e.kb = ?"
    return int(connection.exec_driver_sql(query, (kb,)).scalar_one())


def only_sound(ids: list[str], matrix: NDArray[np.float32]) -> tuple[list[str], NDArray[np.float32]]:
    """Leave out rows that are no unit vectors (a damaged blob is no vector)."""
    good = sound(matrix)
    if good.all():
        return ids, matrix
    return [duty_id for duty_id, fine in zip(ids, good, strict=True) if fine], matrix[good]


def unsound_keys(connection: Connection, dimensions: int) -> list[str]:
    """Keys of the blobs that are no unit vectors of this length."""
    bad: list[str] = []
    query = "SELECT DISTINCT v.key, v.vector FROM entries e JOIN vectors v ON v.key = e.key"
    for rows in connection.exec_driver_sql(query).partitions(_BATCH):
        good = sound(unpack([row[1] for row in rows], dimensions))
        bad.extend(row[0] for row, fine in zip(rows, good, strict=True) if not fine)
    return bad
