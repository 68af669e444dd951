"""Readers: the bytes of any document in, its text out.

Reading a plain text imports nothing but the standard library.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from corpus.errors import UnreadableDocument
from corpus.reading.plain import read_plain
from corpus.reading.result import MAX_BYTES, TOO_LARGE, TYPE, Reading

__all__ = ["MAX_BYTES", "Reading", "read"]

_MARKDOWN = {".md", ".markdown"}
_NOT_YET = {".html", ".htm", ".docx", ".xlsx", ".csv", ".pdf", ".doc", ".xls", ".rtf", ".wps", ".zip"}


def read(data: bytes, name: str) -> Reading:
    """Read a document.

    Args:
        data: the file's bytes, at most ``MAX_BYTES``.
        name: the file's name; what the bytes show beats what the name says.

    Raises:
        UnreadableDocument: document_too_large, document_type, document_empty, document_binary,
            document_encoding or document_unreadable; facts hold ``name`` and ``size``.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(TOO_LARGE, name=name, size=len(data), limit=MAX_BYTES)
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in _NOT_YET:
        raise UnreadableDocument(TYPE, name=name, size=len(data), type=suffix, wanted="txt, md")
    return read_plain(data, name, "text/markdown" if suffix in _MARKDOWN else "text/plain")
