"""Zips of documents, opened as if hostile, and the files of a folder that nobody means to add.

Windows writes the names in a zip in the code page of its user (GBK in China) and flags nothing; newer programs
flag UTF-8. The names decide what a document is called, so they are read in that order of trust.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.errors import UnreadableDocument
from corpus.reading import MAX_BYTES

MAX_ENTRIES = 2_000
MAX_TOTAL = 100_000_000
"""Bytes of all members together, unpacked."""

MAX_RATIO = 200
RATIO_FROM = 1_000_000
"""As for office packages: judged from this unpacked size on (bombs 342 to 1,027, real documents up to 60)."""

_ARCHIVE_SUFFIXES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")
_SYSTEM_NAMES = {".ds_store", "thumbs.db", "desktop.ini", "ehthumbs.db", ".directory"}
_SYSTEM_FOLDERS = {"__macosx", "$recycle.bin", "system volume information", ".git", ".svn"}
_CODE_PAGES = ("utf-8", "gb18030", "big5")


@dataclass(frozen=True, slots=True)
class Member:
    """One file: the path by which a person knows it, with ``/`` between folders, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was passed over: system_file, lock_file, hidden, nested_archive, empty_file or link."""

    name: str
    reason: str


def is_archive(data: bytes) -> bool:
    """Whether the bytes are a zip of files, and not an office document (those are zips too)."""
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            names = {entry.filename for entry in opened.infolist()[:50]}
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
        return False  # the readers say what is wrong with it
    return not names & {"[Content_Types].xml", "mimetype"}


def unpack(data: bytes, name: str) -> tuple[list[Member], list[Skipped]]:
    """The files of a zip in their order, and what was passed over.

    Raises:
        UnreadableDocument: ``archive_unreadable`` with ``reason`` damaged, encrypted or bomb (too many entries,
            too much unpacked, packed too strongly); nothing of such an archive is taken.
    """
    members: list[Member] = []
    skipped: list[Skipped] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            entries = opened.infolist()
            _check(entries, name)
            for entry, path in _files(entries):
                reason = junk(path, size=entry.file_size) or _nested(path)
                if reason is not None:
                    skipped.append(Skipped(path, reason))
                    continue
                with opened.open(entry) as part:
                    # One byte more than declared: a header that lies is found by its checksum or here.
                    content = part.read(entry.file_size + 1)
                if len(content) > entry.file_size:
                    raise UnreadableDocument("archive_unreadable", name=name, reason="bomb")
                members.append(Member(path, content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, zlib.error) as exc:
        raise UnreadableDocument("archive_unreadable", name=name, reason="damaged") from exc
    except RuntimeError as exc:  # zipfile's word for a password that is missing
        raise UnreadableDocument("archive_unreadable", name=name, reason="encrypted") from exc
    return members, skipped


def junk(path: str, *, size: int | None = None) -> str | None:
    """Why a file of a folder or an archive is no document of a person's, or ``None``."""
    *folders, base = path.split("/")
    lowered = base.lower()
    if lowered in _SYSTEM_NAMES or any(folder.lower() in _SYSTEM_FOLDERS for folder in folders):
        return "system_file"
    if base.startswith("._"):  # what macOS leaves beside every file on a foreign disk
        return "system_file"
    if base.startswith(("~$", ".~lock.", ".~")):  # an Office or LibreOffice document that is open elsewhere
        return "lock_file"
    if base.startswith(".") or any(folder.startswith(".") for folder in folders):
        return "hidden"
    return "empty_file" if size == 0 else None


def _nested(path: str) -> str | None:
    return "nested_archive" if path.lower().endswith(_ARCHIVE_SUFFIXES) else None


def _check(entries: list[zipfile.ZipInfo], name: str) -> None:
    total = 0
    for entry in entries:
        total += entry.file_size
        if entry.flag_bits & 1:
            raise UnreadableDocument("archive_unreadable", name=name, reason="encrypted")
        packed = max(entry.compress_size, 1)
        if entry.file_size > RATIO_FROM and entry.file_size / packed > MAX_RATIO:
            raise UnreadableDocument("archive_unreadable", name=name, reason="bomb", part=_path(entry))
        if entry.file_size > MAX_BYTES:
            raise UnreadableDocument("archive_unreadable", name=name, reason="bomb", part=_path(entry))
    if len(entries) > MAX_ENTRIES or total > MAX_TOTAL:
        raise UnreadableDocument("archive_unreadable", name=name, reason="bomb", entries=len(entries))


def _files(entries: list[zipfile.ZipInfo]) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    for entry in entries:
        path = _path(entry)
        if path and not entry.is_dir() and not path.endswith("/"):
            yield entry, path


def _path(entry: zipfile.ZipInfo) -> str:
    """The entry's path as its writer meant it, without the parts that lead out of the archive."""
    name = entry.filename
    if not entry.flag_bits & 0x800:  # not flagged as UTF-8: zipfile decoded it as cp437, which loses nothing
        raw = name.encode("cp437", "replace")
        for encoding in _CODE_PAGES:
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(parts) + ("/" if entry.filename.endswith("/") else "")
