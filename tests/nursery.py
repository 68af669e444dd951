"""Processes to be killed, quickly started: a server imports what they need once, each of them is its fork.

A kill test of fifty rounds spent most of its time on importing Chroma fifty times.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import ForkServerProcess
from typing import Any

# All that any of them needs: the server is started once a test session and never learns more.
_PRELOAD = [
    "chromadb",
    "index.generations",
    "index.ingest",
    "tests.api.take_in",
    "tests.index.ingest_forever",
    "tests.index.rebuild_forever",
    "tests.storage",
]


@contextmanager
def to_be_killed(
    target: Callable[..., None], *args: Any, ready: Callable[[], bool], seconds: float = 60.0
) -> Iterator[ForkServerProcess]:
    """A process running ``target(*args)``, handed out once ``ready()``; killed at the end, where it must live."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOAD)
    child = context.Process(target=target, args=args, daemon=True)
    child.start()
    try:
        deadline = time.monotonic() + seconds
        while not ready():
            assert child.is_alive(), f"ended with {child.exitcode} before it was ready; see stderr"
            assert time.monotonic() < deadline, "not ready in time"
            time.sleep(0.005)
        yield child
        assert child.is_alive(), f"ended with {child.exitcode} by itself; see stderr"
    finally:
        child.kill()
        child.join()
