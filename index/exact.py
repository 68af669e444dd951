"""Exact search over the vector blobs: the reference that every other vector store is checked against.

Quick enough to be the only vector search of a one-shot command (no Chroma import), and what answers come
from while Chroma is being rebuilt.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus import heap
from corpus.catalogue import Catalogue
from index.protocols import Vector
from index.vectors import read_all, read_vectors

MATRIX_LIMIT = 50_000
"""Duties of a knowledge base whose vectors are held in memory (100 MB); above, blobs are read by id."""

_CHUNK = 1024

VECTORS_COUNTER = "vectors"
"""The ``meta`` counter that is bumped when vectors arrive without a change of the documents."""


@dataclass(frozen=True, slots=True)
class _Held:
    stamp: tuple[int, int]
    ids: list[str]
    places: dict[str, int]
    matrix: NDArray[np.float32]


class ExactStore:
    """A ``VectorStore`` without an index. Safe to share between threads."""

    def __init__(self, catalogue: Catalogue, dimensions: int) -> None:
        self._catalogue = catalogue
        self._dimensions = dimensions
        self._held: dict[str, _Held] = {}
        self._lock = threading.Lock()

    def nearest(
        self, vector: Vector, *, limit: int, kb: str, among: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """``(duty_id, cosine)``, best first; equal cosines in the order of the texts."""
        if among is not None:
            cosines = self.cosines(vector, list(among), kb=kb)
            return sorted(cosines.items(), key=lambda item: (-item[1], item[0]))[:limit]
        held = self._load(kb)
        return _best(held.ids, held.matrix @ vector, limit)

    def cosines(self, vector: Vector, duty_ids: Sequence[str], *, kb: str | None = None) -> dict[str, float]:
        """The exact cosine of each duty that has a vector, the same whatever else is asked with it.

        ``kb`` is a hint: the vectors of a knowledge base of up to ``MATRIX_LIMIT`` duties are then held.
        """
        found: dict[str, float] = {}
        with self._catalogue.reading() as connection:
            stamp = self._stamp()
            held = self._held.get(kb) if kb is not None else None
            if kb is not None and (held is None or held.stamp != stamp) and self._small(kb):
                self._load(kb)
            for held in list(self._held.values()):
                if held.stamp == stamp:
                    known = [duty_id for duty_id in duty_ids if duty_id in held.places]
                    rows = held.matrix[[held.places[duty_id] for duty_id in known]]
                    found.update(zip(known, _precise(rows, vector), strict=True))
            if rest := [duty_id for duty_id in duty_ids if duty_id not in found]:
                ids, matrix = read_vectors(connection, rest, self._dimensions)
                found.update(zip(ids, _precise(matrix, vector), strict=True))
        return found

    def between(self, duty_id: str, others: Sequence[str]) -> dict[str, float]:
        """The cosine of a stored duty with each of the others that has a vector; nothing is encoded."""
        with self._catalogue.reading() as connection:
            _, matrix = read_vectors(connection, [duty_id], self._dimensions)
            return self.cosines(matrix[0], others) if len(matrix) else {}

    def _small(self, kb: str) -> bool:
        with self._catalogue.reading() as connection:
            row = connection.exec_driver_sql("SELECT duties FROM words_totals WHERE kb = ?", (kb,)).first()
        return row is not None and row[0] <= MATRIX_LIMIT

    def _stamp(self) -> tuple[int, int]:
        return self._catalogue.counter("revision"), self._catalogue.counter(VECTORS_COUNTER)

    def forget(self) -> None:
        """Give the memory back."""
        self._held.clear()

    def _load(self, kb: str) -> _Held:
        with self._lock, self._catalogue.reading() as connection:
            stamp = self._stamp()
            held = self._held.get(kb)
            if held is None or held.stamp != stamp:
                ids, matrix = read_all(connection, kb, self._dimensions)
                held = _Held(stamp, ids, {duty_id: place for place, duty_id in enumerate(ids)}, matrix)
                if len(ids) <= MATRIX_LIMIT:
                    self._held[kb] = held
                else:
                    self._held.pop(kb, None)
                if len(ids) >= heap.MUCH:
                    heap.give_back()
            return held


def _precise(rows: NDArray[np.float32], vector: Vector) -> list[float]:
    # In float32 the last digits depend on how many rows are multiplied together.
    wide = vector.astype(np.float64)
    found: list[float] = []
    for start in range(0, len(rows), _CHUNK):
        found.extend(np.round(rows[start : start + _CHUNK].astype(np.float64) @ wide, 7).tolist())
    return found


def _best(ids: Sequence[str], cosines: NDArray[np.float32], limit: int) -> list[tuple[str, float]]:
    count = min(limit, len(ids))
    if count == 0:
        return []
    if count < len(ids):
        # A few more than asked, so that ties at the edge fall by the order of the texts.
        rough = np.argpartition(-cosines, min(count + 16, len(ids) - 1))[: count + 17]
    else:
        rough = np.arange(len(ids))
    ordered = sorted(rough.tolist(), key=lambda place: (-float(cosines[place]), place))
    return [(ids[place], float(cosines[place])) for place in ordered[:count]]
