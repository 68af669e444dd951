"""The seams of the index: what an encoder and a vector store must do, and what a search gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]  # shape (dimensions,), L2 norm 1


class Hit(NamedTuple):  # a hundred a question: a frozen dataclass takes three times as long to make
    """A duty found for a query.

    Attributes:
        score: fused score in 0..1, comparable within one search only.
        words: BM25 score of the word index, 0.0 when no query word occurs.
        cosine: similarity of query and duty vectors, in -1..1; ``None`` when vectors were not asked.
    """

    duty_id: str
    score: float
    words: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class Search:
    """Ranked hits, best first, with notes a reader must know (e.g. ``vectors_rebuilding``)."""

    hits: tuple[Hit, ...]
    notes: tuple[str, ...] = ()


class Encoder(Protocol):
    """Turns texts into vectors. A vector depends on its own text only, never on its neighbours."""

    @property
    def dimensions(self) -> int:
        """Length of every vector."""
        ...

    @property
    def fingerprint(self) -> str:
        """Identifies weights, pooling and prefix; vectors of different fingerprints never mix."""
        ...

    def encode_query(self, text: str) -> Vector:
        """The vector of a question (with the encoder's query prefix)."""
        ...

    def encode_texts(self, texts: Sequence[str]) -> Iterable[Vector]:
        """The vectors of stored texts, one by one and in order."""
        ...


class VectorStore(Protocol):
    """Nearest-neighbour search over the vectors of one generation."""

    def nearest(self, vector: Vector, *, limit: int, kb: str) -> list[tuple[str, float]]:
        """``(duty_id, cosine)``, best first."""
        ...
