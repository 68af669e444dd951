"""The vectors of questions: each encoded once however many ask, a second text beside the first where a core is free."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Event, Lock, Semaphore

from index.protocols import Vector

HELD = 256
"""Vectors of the last questions, half a megabyte."""
_HANDOVER = 0.001
"""Seconds in which another core takes a text up (a tenth of that), else it is busy. Without the wait it could not begin
before its asker waits for something: threads of Python take turns of five milliseconds."""


class _Wanted:
    """One text's vector: whoever claims it first encodes it, everybody else waits."""

    def __init__(self) -> None:
        self.done: Future[Vector] = Future()
        self.begun = Event()
        self._free = Lock()

    def claim(self) -> bool:
        free = self._free.acquire(blocking=False)
        self.begun.set()
        return free


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
        self._others = Semaphore(max(0, len(os.sched_getaffinity(0)) - 1))  # the cores besides the asker's

    def vector(self, text: str) -> Vector:
        """The vector of a text; raises whatever the encoder raises, which is not remembered."""
        wanted = self._wanted(text)
        self._work(text, wanted)
        return wanted.done.result()

    def ahead(self, text: str, then: Callable[[Vector], object] | None = None) -> None:
        """Begin with a text that will be asked for next, on another core. Where none is free, nothing is lost.

        What can be done ``then`` with the vector alone is done there too. A thread that asks for the vector before the work has begun does it itself.
        """
        wanted = self._wanted(text)
        if wanted.begun.is_set() or not self._others.acquire(blocking=False):
            return
        self._pool().submit(self._work_beside, text, wanted, then)
        wanted.begun.wait(_HANDOVER)

    def knows(self, text: str) -> bool:
        """Whether the vector of a text is there."""
        with self._lock:
            wanted = self._held.get(text)
        return wanted is not None and wanted.done.done()

    def _wanted(self, text: str) -> _Wanted:
        with self._lock:
            wanted = self._held.get(text)
            if wanted is None:
                wanted = self._held[text] = _Wanted()
                if len(self._held) > HELD:
                    self._held.popitem(last=False)
            self._held.move_to_end(text)
            return wanted

    def _work_beside(self, text: str, wanted: _Wanted, then: Callable[[Vector], object] | None) -> None:
        try:
            if self._work(text, wanted) and then is not None and wanted.done.exception() is None:
                then(wanted.done.result())
        finally:
            self._others.release()

    def _work(self, text: str, wanted: _Wanted) -> bool:
        """Encode, unless another does; gives whether it did."""
        if not wanted.claim():
            return False
        try:
            wanted.done.set_result(self._encode(text))
        except BaseException as error:  # noqa: BLE001  # told to everybody who waits, also of Ctrl-C
            with self._lock:
                if self._held.get(text) is wanted:
                    del self._held[text]
            wanted.done.set_exception(error)
        return True

    def _pool(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._beside is None:
                cores = len(os.sched_getaffinity(0))
                self._beside = ThreadPoolExecutor(max(1, cores - 1), thread_name_prefix="encode-ahead")
            return self._beside
