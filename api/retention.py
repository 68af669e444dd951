"""Deletes what was kept of conversations once it is old enough: at the start, and every hour while a service runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

from corpus.errors import ZhizeError

EVERY_SECONDS = 3600.0

log = logging.getLogger("zhize.api")


class Kept(Protocol):
    """Where questions and thumbs are kept."""

    def purge(self, before: datetime) -> int:
        """Delete what is older; gives how many rows went."""
        ...


class Retention:
    """Keeps the promise of ``ZHIZE_RETENTION_DAYS``.

    Args:
        kept: looked up at each run, so that nothing is opened before it is needed.
        days: how long a question or a thumb is kept.
    """

    def __init__(self, kept: Callable[[], Kept], days: int) -> None:
        self._kept = kept
        self._days = days
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    def run(self) -> int:
        """Delete now; gives how many rows went."""
        return self._kept().purge(datetime.now(UTC) - timedelta(days=self._days))

    def start(self) -> None:
        """Delete now and every hour, in a thread of its own."""
        self._thread = threading.Thread(target=self._work, name="zhize-retention", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()

    def _work(self) -> None:
        while True:
            try:
                gone = self.run()
                if gone:
                    log.info("%d kept questions and thumbs were over %d days old", gone, self._days)
            except ZhizeError as exc:  # a full disk today; tomorrow it may not be
                log.error("old questions were not deleted: %s", exc)
            if self._ended.wait(EVERY_SECONDS):
                return
