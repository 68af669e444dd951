"""Is a vector index fit to serve? It must hold the right ids and find what it holds.

Three questions, cheapest first: do its files have sane sizes; is its id set that of the catalogue; do
sampled vectors find themselves and the neighbours that exact search over the blobs finds.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from corpus.catalogue import Catalogue
from index.chroma import ChromaStore
from index.vectors import iterate, read_vectors

SAMPLE = 200
"""Vectors per knowledge base that must find themselves."""

NEIGHBOURS = 10
"""Nearest duties compared with exact search, per sampled vector."""

LOSS = 0.03
"""A rate may fall this far below the rate measured when the generation was made."""

LOWEST = 0.90
"""And never below this."""

_SAME = 1e-3  # cosines closer than this are the same to float32 distances of Chroma
_SMALL = 1_000_000  # bytes; below it the shape of the files says nothing


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found; ``trouble`` is ``None`` when the index is fit to serve.

    Attributes:
        vectors: how many it holds.
        hit_rate: the smaller of the share of sampled vectors that found themselves and the share of
            exact neighbours that were found.
    """

    trouble: str | None
    vectors: int = 0
    hit_rate: float = 0.0


def misshapen(folder: Path) -> str | None:
    """Sizes that no healthy index has (chroma issue 7510: ``link_lists.bin`` grows without bound)."""
    if not (folder / "chroma.sqlite3").is_file():
        return "chroma.sqlite3 is missing"
    for links in folder.glob("*/link_lists.bin"):
        level0 = links.with_name("data_level0.bin")
        size = links.stat().st_size
        if size > _SMALL and size > 10 * (level0.stat().st_size if level0.is_file() else 0):
            return f"link_lists.bin has {size} bytes"
    return None


def examine(catalogue: Catalogue, store: ChromaStore, dimensions: int, *, expected: float | None) -> Finding:
    """Check an opened index against the catalogue.

    Args:
        catalogue: holds the ids and the vectors as they should be.
        store: the index, all outbox rows applied.
        dimensions: length of a vector.
        expected: the hit rate measured when it was made, ``None`` for a fresh one.
    """
    total, rates = 0, [1.0]
    for kb in _knowledge_bases(catalogue):
        with catalogue.reading() as connection:
            waiting = _waiting(connection, kb)
            stored = [duty_id for ids, _ in iterate(connection, kb, dimensions) for duty_id in ids]
        wanted = [duty_id for duty_id in stored if duty_id not in waiting]
        if store.ids(kb) - waiting != set(wanted):
            return Finding(f"{kb}: the ids differ from the catalogue's")
        total += len(wanted)
        if wanted:
            rates.append(_hit_rate(catalogue, store, kb, wanted, dimensions))
    rate = min(rates)
    lowest = LOWEST if expected is None else max(LOWEST, expected - LOSS)
    trouble = f"hit rate {rate:.3f} is below {lowest:.3f}" if rate < lowest else None
    return Finding(trouble, total, rate)


def _knowledge_bases(catalogue: Catalogue) -> list[str]:
    with catalogue.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT DISTINCT kb FROM entries ORDER BY kb")]


def _waiting(connection: Connection, kb: str) -> set[str]:
    """Duties that an outbox row is still about: the index may or may not have them yet."""
    return {row[0] for row in connection.exec_driver_sql("SELECT duty_id FROM outbox WHERE kb = ?", (kb,))}


def _hit_rate(
    catalogue: Catalogue, store: ChromaStore, kb: str, wanted: Sequence[str], dimensions: int
) -> float:
    # Seeded by the size: two checks of one state look at the same places.
    chosen = sorted(random.Random(len(wanted)).sample(list(wanted), min(SAMPLE, len(wanted))))
    with catalogue.reading() as connection:
        ids, queries = read_vectors(connection, chosen, dimensions)
        edges = _edges(connection, kb, queries, dimensions)
        itself, neighbours, asked = 0, 0, 0
        for query, edge in zip(queries, edges, strict=True):
            answer = store.nearest(query, limit=NEIGHBOURS, kb=kb)
            known, rows = read_vectors(connection, [duty_id for duty_id, _ in answer], dimensions)
            exact = dict(zip(known, (rows @ query).tolist(), strict=True))
            # Equal texts share a vector, so "itself" is any duty whose own vector is this one; the
            # cosine is computed from the blobs, so an index that mixes up ids is found out too.
            itself += bool(answer) and exact.get(answer[0][0], 0.0) > 1 - _SAME
            neighbours += sum(cosine >= edge - _SAME for cosine in exact.values())
            asked += min(NEIGHBOURS, len(wanted))
    return float(min(itself / len(ids), neighbours / asked))


def _edges(
    connection: Connection, kb: str, queries: NDArray[np.float32], dimensions: int
) -> NDArray[np.float32]:
    """Per query the cosine of its last exact neighbour, without holding all vectors at once."""
    best = np.full((len(queries), NEIGHBOURS), -1.0, dtype=np.float32)
    for _, rows in iterate(connection, kb, dimensions):
        together = np.concatenate([best, queries @ rows.T], axis=1)
        best = -np.sort(-together, axis=1)[:, :NEIGHBOURS]
    edges: NDArray[np.float32] = best[:, -1]
    return edges
