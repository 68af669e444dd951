"""SQLite's failures in our own words: the one place where they are translated."""

from __future__ import annotations

import sqlite3

from corpus.errors import CatalogueDamaged, DataDirectoryError, DataDirectoryInUse, StateError, StorageFull

# Primary result codes (the low byte of an extended code), https://sqlite.org/rescode.html
_MEANING: dict[int, type[StateError]] = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_IOERR: StorageFull,  # a write past a quota or RLIMIT_FSIZE arrives as an I/O error
    sqlite3.SQLITE_CORRUPT: CatalogueDamaged,
    sqlite3.SQLITE_NOTADB: CatalogueDamaged,
    sqlite3.SQLITE_CANTOPEN: DataDirectoryError,
    sqlite3.SQLITE_READONLY: DataDirectoryError,
    sqlite3.SQLITE_PERM: DataDirectoryError,
    sqlite3.SQLITE_AUTH: DataDirectoryError,
    sqlite3.SQLITE_BUSY: DataDirectoryInUse,
    sqlite3.SQLITE_LOCKED: DataDirectoryInUse,
}


def translated(error: BaseException, path: str) -> StateError | None:
    """Our error for an SQLite failure, or ``None`` when it is none of the machine's (a bug of ours)."""
    if not isinstance(error, sqlite3.Error):
        return None
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Found while a row was being decoded, these reach Python without a code.
        damaged = any(sign in str(error) for sign in ("malformed", "Could not decode to UTF-8"))
        return CatalogueDamaged(path=path, reason=str(error)) if damaged else None
    meaning = _MEANING.get(code & 0xFF)
    return meaning(path=path, reason=str(error)) if meaning else None
