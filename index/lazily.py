"""An encoder that is loaded when the first text has to be encoded, and not before.

What a question names is often answered without meaning: a list is read from the catalogue, an unknown role
is refused. Such an answer must not wait for the weights, and must not fail because they cannot be had.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence

from corpus.errors import AssetError
from index.protocols import Encoder, Vector

PAUSE = 60.0
"""Seconds until an encoder that could not be had is asked for again; each try may wait for a network."""


class LazyEncoder:
    """An ``Encoder`` around the one that ``make`` gives. Safe to share between threads.

    Encoding raises the ``AssetError`` that ``make`` raised, without another try for ``PAUSE`` seconds.
    """

    def __init__(self, make: Callable[[], Encoder], *, dimensions: int, fingerprint: str) -> None:
        self._make = make
        self._dimensions = dimensions
        self._fingerprint = fingerprint
        self._lock = threading.Lock()
        self._loaded: Encoder | None = None
        self._failure: AssetError | None = None
        self._failed_at = 0.0

    @property
    def dimensions(self) -> int:
        """Length of every vector."""
        return self._dimensions

    @property
    def fingerprint(self) -> str:
        """That of the encoder to come."""
        return self._fingerprint

    @property
    def loaded(self) -> bool:
        """Whether anything had to be encoded so far."""
        return self._loaded is not None

    def encode_query(self, text: str) -> Vector:
        """See ``Encoder``."""
        return self._get().encode_query(text)

    def encode_texts(self, texts: Sequence[str]) -> Iterator[Vector]:
        """See ``Encoder``."""
        if texts:
            yield from self._get().encode_texts(texts)

    def _get(self) -> Encoder:
        if self._loaded is not None:
            return self._loaded
        with self._lock:
            if self._loaded is None:
                if self._failure is not None and time.monotonic() - self._failed_at < PAUSE:
                    raise self._failure
                try:
                    made = self._make()
                except AssetError as error:
                    self._failure, self._failed_at = error, time.monotonic()
                    raise
                if (made.dimensions, made.fingerprint) != (self._dimensions, self._fingerprint):
                    raise ValueError("the encoder is not the one that was announced")
                self._loaded = made
            return self._loaded
