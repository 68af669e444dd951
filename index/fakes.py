"""A fake encoder at the seam, for tests and for trying things out without weights.

Its vectors can be computed by hand: every character has a direction of its own, drawn by a generator
seeded with the character's hash; a text's vector is the sum over its characters, normalised. So texts that
share characters are near, order does not count, and a vector depends on its own text only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from index.protocols import Vector


@lru_cache(maxsize=20_000)
def _direction(character: str, dimensions: int) -> Vector:
    seed = int.from_bytes(hashlib.sha256(character.encode("utf-8", "surrogatepass")).digest()[:8], "big")
    return np.random.default_rng(seed).standard_normal(dimensions).astype(np.float32)


class FakeEncoder:
    """Deterministic, model-free; see the module's text. ``encoded`` counts the stored texts it was given."""

    def __init__(self, dimensions: int = 64, fingerprint: str = "fake-1") -> None:
        self._dimensions = dimensions
        self._fingerprint = fingerprint
        self.encoded = 0

    @property
    def dimensions(self) -> int:
        """Length of every vector."""
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """Names this fake and its length."""
        return f"{self._fingerprint}-{self._dimensions}"

    def encode_query(self, text: str) -> Vector:
        """The same as for a stored text."""
        return self._encode(text)

    def encode_texts(self, texts: Sequence[str]) -> Iterator[Vector]:
        """One by one, in order."""
        for text in texts:
            self.encoded += 1
            yield self._encode(text)

    def _encode(self, text: str) -> Vector:
        total = np.zeros(self._dimensions, dtype=np.float32)
        for character in text or "\x00":
            total += _direction(character, self._dimensions)
        vector: Vector = (total / np.linalg.norm(total)).astype(np.float32)
        return vector
