"""Writes down what was asked and what came of it, without making anybody wait.

A service collects for a moment and writes many answers in one transaction, in a thread of its own; a one-shot command
writes at once. That nothing can be written (a full disk, a read-only directory) is logged and never spoils an answer.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from typing import Protocol

from assistant.contract import Answer
from corpus.errors import ZhizeError

PAUSE_SECONDS = 1.0  # collected for so long before they are written
HELD = 10_000  # answers that wait at the most; the oldest are given up

_LOG = logging.getLogger("zhize.api")
_Heard = tuple[str, Answer]


class Inbox(Protocol):
    """Where it is written (``assistant.curation.inbox``)."""

    def heard(self, answers: list[_Heard]) -> None:
        """Write them all or none."""
        ...


class Listener:
    """Hands answers to the inbox.

    Args:
        background: write in a thread; ``False`` writes before ``heard`` returns.
    """

    def __init__(self, inbox: Inbox, *, background: bool) -> None:
        self._inbox = inbox
        self._background = background
        self._waiting: deque[_Heard] = deque(maxlen=HELD)
        self._writing = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def heard(self, kb: str, answer: Answer) -> None:
        """Take one answer."""
        self._waiting.append((kb, answer))
        if not self._background:
            self.flush()
        elif self._thread is None:
            self._start()

    def flush(self) -> None:
        """Write what waits, now: whoever reads the inbox sees what was asked a moment ago."""
        with self._writing:
            batch: list[_Heard] = []
            while self._waiting:
                batch.append(self._waiting.popleft())
            if not batch:
                return
            try:
                self._inbox.heard(batch)
            except ZhizeError as error:
                _LOG.warning("%d answers were not counted: %s", len(batch), error.code)

    def close(self) -> None:
        """Write what waits and end the thread."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        self.flush()

    def _start(self) -> None:
        with self._writing:
            if self._thread is None and not self._ended.is_set():
                self._thread = threading.Thread(target=self._run, name="zhize-listener", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while not self._ended.wait(PAUSE_SECONDS):
            self.flush()
