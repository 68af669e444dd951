"""The vectors of questions: each encoded once however many ask, a second text beside the first where a core is free."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from index.protocols import Vector

HELD = 256
"""Vectors of the last questions, half a megabyte."""


class _Wanted:
    """One text's vector: whoever claims it first encodes it, everybody else waits."""

    def __init__(self) -> None:
        self.done: Future[Vector] = Future()
        self._free = Lock()

    def claim(self) -> bool:
        return self._free.acquire(blocking=False)


class QueryVectors:
    """Encodes questions and remembers the last ones. Safe to share between threads.

    Args:
        encode: an encoder's ``encode_query``; a vector must depend on its text only.
    """

    def __init__(self, encode: Callable[[str], Vector]) -> None:
        self._encode = encode
        self._held: OrderedDict[str, _Wanted] = OrderedDict()
        self._lock = Lock()
        self._beside: ThreadPoolExecutor | None = None

    def vector(self, text: str) -> Vector:
        """The vector of a text; raises whatever the encoder raises, which is not remembered."""
        wanted = self._wanted(text)
        self._work(text, wanted)
        return wanted.done.result()

    def ahead(self, text: str) -> None:
        """Begin with a text that will be asked for next, on another core. Where none is free, nothing is lost.

        A thread that asks for the vector before the work has begun does it itself.
        """
        if len(os.sched_getaffinity(0)) < 2:
            return
        wanted = self._wanted(text)
        if not wanted.done.done():
            self._pool().submit(self._work, text, wanted)

    def _wanted(self, text: str) -> _Wanted:
        with self._lock:
            wanted = self._held.get(text)
            if wanted is None:
                wanted = self._held[text] = _Wanted()
                if len(self._held) > HELD:
                    self._held.popitem(last=False)
            self._held.move_to_end(text)
            return wanted

    def _work(self, text: str, wanted: _Wanted) -> None:
        if not wanted.claim():
            return
        try:
            wanted.done.set_result(self._encode(text))
        except BaseException as error:  # noqa: BLE001  # told to everybody who waits, also of Ctrl-C
            with self._lock:
                if self._held.get(text) is wanted:
                    del self._held[text]
            wanted.done.set_exception(error)

    def _pool(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._beside is None:
                cores = len(os.sched_getaffinity(0))
                self._beside = ThreadPoolExecutor(cores - 1, thread_name_prefix="encode-ahead")
            return self._beside
