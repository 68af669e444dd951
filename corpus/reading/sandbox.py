"""Reads hostile bytes in a child process with limits, and reuses the child while it behaves.

A child is started as a fresh interpreter (never a fork: the service has threads), takes files one at a time
and is replaced when it dies, exceeds its time, or has read enough. Idle children end after a while. Whatever
happens in a child, the caller gets a :class:`Reading` or an ``UnreadableDocument`` within ``WALL_SECONDS``.
"""

from __future__ import annotations

import atexit
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from corpus.errors import UnreadableDocument
from corpus.reading.formats import Found
from corpus.reading.result import UNREADABLE, Reading
from corpus.reading.wire import frame, parse

MEMORY_BYTES = 1_000_000_000
CPU_SECONDS = 8
WALL_SECONDS = 20.0
FILE_BYTES = 1_000_000
"""A child writes no files; a library that tries is stopped here."""

FILES_PER_CHILD = 200
IDLE_SECONDS = 30.0
MAX_IDLE = 2
MAX_BUSY = 4
"""Files read at once; more callers wait. Bounds what hostile uploads can take: MAX_BUSY * MEMORY_BYTES."""

MAX_ANSWER = 100_000_000
_CHUNK = 1 << 20


class _ChildDied(Exception):
    """The child ended without an answer."""

    def __init__(self, status: int | None) -> None:
        self.status = status


class _Child:
    """One reading process and the pipes to it."""

    def __init__(self) -> None:
        root = Path(__file__).parents[2]  # where the package corpus lies, installed or not
        self.files = 0
        self.idle_since = 0.0
        self._process = subprocess.Popen(
            [
                sys.executable, "-P", "-X", "utf8", "-W", "ignore", "-m", "corpus.reading.child",
                str(MEMORY_BYTES), str(CPU_SECONDS), str(FILE_BYTES),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            cwd="/",
            env={"PATH": os.defpath, "PYTHONPATH": str(root), "LANG": "C.UTF-8"},  # no secrets of the service
            start_new_session=True,  # Ctrl-C at the terminal is the parent's to handle
        )  # fmt: skip
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._in, False)
        os.set_blocking(self._out, False)

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: bytes, seconds: float) -> tuple[dict[str, Any], bytes]:
        """Send one frame and wait for one.

        Raises:
            TimeoutError: no whole answer in time.
            _ChildDied: the child ended, or answered what is no frame.
        """
        self.files += 1
        deadline = time.monotonic() + seconds
        try:
            self._send(request, deadline)
            return parse(lambda size: self._take(size, deadline), MAX_ANSWER)
        except (EOFError, BrokenPipeError, ConnectionError, ValueError) as exc:
            self.close()
            raise _ChildDied(self._process.returncode) from exc

    def close(self) -> None:
        """End the process (kill: it holds nothing worth saving) and reap it."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def _send(self, request: bytes, deadline: float) -> None:
        view = memoryview(request)
        while view:
            self._ready(self._in, selectors.EVENT_WRITE, deadline)
            view = view[os.write(self._in, view[:_CHUNK]) :]

    def _take(self, size: int, deadline: float) -> bytes:
        parts: list[bytes] = []
        while size:
            self._ready(self._out, selectors.EVENT_READ, deadline)
            part = os.read(self._out, min(size, _CHUNK))
            if not part:
                self._process.wait()  # its streams are closed: it is ending, and its status is wanted
                raise EOFError
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _ready(self, descriptor: int, event: int, deadline: float) -> None:
        with selectors.DefaultSelector() as selector:  # poll: descriptors above 1023 are fine
            selector.register(descriptor, event)
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise TimeoutError


class Pool:
    """Idle children, the youngest used first. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._places = threading.BoundedSemaphore(MAX_BUSY)
        self._idle: list[_Child] = []
        self._timer: threading.Timer | None = None

    def read(self, found: Found, data: bytes, name: str, seconds: float = WALL_SECONDS) -> Reading:
        """Read bytes of a known format in a child.

        Raises:
            UnreadableDocument: what the reader said, or document_unreadable with ``reason`` time, memory
                or crash when the child did not survive the file.
        """
        request = frame({"format": found.format, "media_type": found.media_type, "name": name}, data)
        with self._places:
            head, body = self._asked(request, name, len(data), seconds)
        if "code" in head:
            raise UnreadableDocument(str(head["code"]), **head["facts"])
        return Reading(
            body.decode("utf-8"), head["encoding"], head["media_type"], head["title"], tuple(head["notes"])
        )

    def _asked(self, request: bytes, name: str, size: int, seconds: float) -> tuple[dict[str, Any], bytes]:
        """One answer of a child, whatever it takes; the child goes back to the pool or ends."""
        child, fresh = self._taken()
        try:
            try:
                head, body = child.ask(request, seconds)
            except _ChildDied as exc:
                if fresh or exc.status not in (0, -signal.SIGTERM, -signal.SIGKILL):
                    raise  # a crash or a limit: the file did it
                # It may have ended before the file came (by an administrator, by the kernel): try once more.
                child = _Child()
                head, body = child.ask(request, seconds)
        except TimeoutError as exc:
            child.close()
            raise UnreadableDocument(UNREADABLE, name=name, size=size, reason="time", limit=seconds) from exc
        except _ChildDied as exc:
            # The kernel's word for each limit: SIGXCPU for time, SIGKILL when memory ran out.
            reason = {-signal.SIGXCPU: "time", -signal.SIGKILL: "memory"}.get(exc.status or 0, "crash")
            raise UnreadableDocument(UNREADABLE, name=name, size=size, reason=reason) from exc
        except BaseException:  # also Ctrl-C: no child outlives its caller, the error goes on
            child.close()
            raise
        if head.get("facts", {}).get("reason") == "memory":
            child.close()  # what is left of its memory is anybody's guess
        else:
            self._returned(child)
        return head, body

    def close(self) -> None:
        """End all idle children."""
        with self._lock:
            idle, self._idle = self._idle, []
            if self._timer is not None:
                self._timer.cancel()
                self._timer = None
        for child in idle:
            child.close()

    def _taken(self) -> tuple[_Child, bool]:
        while True:
            with self._lock:
                child = self._idle.pop() if self._idle else None
            if child is None:
                return _Child(), True
            if child.alive:
                return child, False
            child.close()

    def _returned(self, child: _Child) -> None:
        child.idle_since = time.monotonic()
        with self._lock:
            keep = len(self._idle) < MAX_IDLE and child.files < FILES_PER_CHILD
            if keep:
                self._idle.append(child)
                if self._timer is None:
                    self._timer = self._started_timer()
        if not keep:
            child.close()

    def _started_timer(self) -> threading.Timer:
        timer = threading.Timer(IDLE_SECONDS, self._reap)
        timer.daemon = True
        timer.name = "reading-reaper"
        timer.start()
        return timer

    def _reap(self) -> None:
        """End the children that nobody has needed for a while."""
        before = time.monotonic() - IDLE_SECONDS / 2
        with self._lock:
            old = [child for child in self._idle if child.idle_since < before]
            self._idle = [child for child in self._idle if child.idle_since >= before]
            self._timer = self._started_timer() if self._idle else None
        for child in old:
            child.close()


POOL = Pool()
atexit.register(POOL.close)
