"""The owner's token: who can read this file could read the data directory anyway, so commands get in with it."""

from __future__ import annotations

import os
from pathlib import Path

from corpus.errors import DataDirectoryError

_NAME = "owner.token"


def leave(directory: Path, token: str) -> None:
    """Write the running owner's token beside the lock, for its own user only (0600), all or nothing.

    Raises:
        DataDirectoryError: it cannot be written.
    """
    beside = directory / f"{_NAME}.new"
    try:
        beside.unlink(missing_ok=True)  # one with other rights would keep them
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(token)
        beside.replace(directory / _NAME)
    except OSError as exc:
        raise DataDirectoryError(path=str(directory), reason=exc.strerror or str(exc)) from exc


def read(directory: Path) -> str | None:
    """The token of the running owner; ``None`` when there is none that this user may read."""
    try:
        return (directory / _NAME).read_text(encoding="ascii") or None
    except (OSError, UnicodeDecodeError):
        return None


def take_away(directory: Path) -> None:
    """Remove it; the token dies with its service in any case."""
    (directory / _NAME).unlink(missing_ok=True)
