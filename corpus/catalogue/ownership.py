"""One owner per data directory: an advisory lock with the owner's address beside it.

``own`` is exclusive (the service, ``docs add``), ``share`` is for one-shot reads; both give up within two
seconds and then name the owner. The lock is the kernel's (flock): it ends with the process, however that
ends, so no stale lock can shut anybody out. ``owner.json`` is only a hint about who holds it.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from corpus.errors import DataDirectoryError, DataDirectoryInUse, StorageFull

PATIENCE = 1.5  # seconds; a second process must know within two
PATIENCE_SERVED = 0.15  # when the owner serves: a service keeps its directory, so ask it rather than wait
_PAUSE = 0.05
_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class DataDirectory:
    """A data directory and where everything in it lies."""

    def __init__(self, path: str | Path) -> None:
        """Create the directory if needed.

        Raises:
            DataDirectoryError: it cannot be created, read or written.
        """
        self.path = Path(path).expanduser().absolute()
        self._held: int | None = None
        self._exclusive = False
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(self.path, error) from error
        if not os.access(self.path, os.R_OK | os.W_OK | os.X_OK):
            raise DataDirectoryError(path=str(self.path), reason="not readable and writable")

    @property
    def catalogue(self) -> Path:
        """The database file."""
        return self.path / "catalogue.sqlite3"

    @property
    def vectors(self) -> Path:
        """The folder of the vector generations."""
        return self.path / "vectors"

    @property
    def jieba_cache(self) -> Path:
        """The tokeniser's prepared dictionary."""
        return self.path / "jieba.cache"

    @property
    def owner(self) -> Path:
        """Who owns the directory (url and pid), while somebody does."""
        return self.path / "owner.json"

    def own(self, url: str | None = None) -> DataDirectory:
        """Become the only user of this directory; ``url`` tells the others where to ask.

        Raises:
            DataDirectoryInUse: another process uses it; ``facts['url']`` when it serves.
        """
        self._lock(fcntl.LOCK_EX)
        self._exclusive = True
        self.announce(url)
        return self

    def share(self) -> DataDirectory:
        """Read beside other readers, never beside an owner.

        Raises:
            DataDirectoryInUse: an owner is at work; ``facts['url']`` when it serves.
        """
        self._lock(fcntl.LOCK_SH)
        return self

    def announce(self, url: str | None) -> None:
        """Write (or change) the owner's address, e.g. once the port is known."""
        beside = self.owner.with_suffix(".new")
        try:
            beside.write_text(json.dumps({"url": url, "pid": os.getpid()}), encoding="utf-8")
            beside.replace(self.owner)
        except OSError as error:
            raise _unusable(self.path, error) from error

    def release(self) -> None:
        """Let go; harmless when nothing is held."""
        if self._held is None:
            return
        if self._exclusive:
            self.owner.unlink(missing_ok=True)
        os.close(self._held)
        self._held = None
        self._exclusive = False

    def __enter__(self) -> DataDirectory:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _lock(self, mode: int) -> None:
        if self._held is not None:
            raise RuntimeError("this DataDirectory already holds its lock")
        try:
            handle = os.open(self.path / "owner.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise _unusable(self.path, error) from error
        began = time.monotonic()
        while True:
            try:
                fcntl.flock(handle, mode | fcntl.LOCK_NB)
            except BlockingIOError:
                facts = self._owner_facts()
                if time.monotonic() - began > (PATIENCE_SERVED if facts["url"] else PATIENCE):
                    os.close(handle)
                    raise DataDirectoryInUse(path=str(self.path), **facts) from None
                time.sleep(_PAUSE)
            else:
                self._held = handle
                return

    def _owner_facts(self) -> dict[str, Any]:
        try:
            facts = json.loads(self.owner.read_text(encoding="utf-8"))
            return {"url": facts["url"], "pid": facts["pid"]}
        except (OSError, ValueError, KeyError, TypeError):
            return {"url": None, "pid": None}  # a reader holds it, or the owner is just starting


def _unusable(path: Path, error: OSError) -> DataDirectoryError | StorageFull:
    if error.errno in _NO_SPACE:
        return StorageFull(path=str(path), reason=error.strerror)
    return DataDirectoryError(path=str(path), reason=error.strerror)
