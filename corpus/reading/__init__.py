"""Readers: the bytes of any document in, its text out.

Text files up to 1 MB are decoded in place and import nothing but the standard library; everything else is
read in a child process with limits.
"""

from __future__ import annotations

from corpus.errors import UnreadableDocument
from corpus.reading.formats import Format, Found, sniff
from corpus.reading.plain import read_plain
from corpus.reading.result import EMPTY, MAX_BYTES, SCANNED, TOO_LARGE, Reading

__all__ = ["MAX_BYTES", "Reading", "read"]

IN_PLACE_BYTES = 1_000_000
"""Text up to this size is decoded in the calling process."""


def read(data: bytes, name: str) -> Reading:
    """Read a document. Blocks for up to 20 s on hostile files (80 s with LibreOffice, 200 s with
    scanned pages where the extra ``ocr`` is installed); thread-safe.

    Args:
        data: the file's bytes, at most ``MAX_BYTES``.
        name: the file's name; what the bytes show beats what the name says.

    Raises:
        UnreadableDocument: document_too_large, document_type, document_empty, document_binary,
            document_encoding or document_unreadable; facts hold ``name`` and ``size`` and often a
            ``reason`` (encrypted, damaged, scanned, bomb, time, memory, crash, nesting, doctype).
    """
    if len(data) > MAX_BYTES:
        raise UnreadableDocument(TOO_LARGE, name=name, size=len(data), limit=MAX_BYTES)
    if not data:
        raise UnreadableDocument(EMPTY, name=name, size=0)
    found = sniff(data, name)
    if found.format in (Format.PLAIN, Format.MARKDOWN) and len(data) <= IN_PLACE_BYTES:
        return read_plain(data, name, found.media_type)
    from corpus.reading.sandbox import POOL

    if found.format in (Format.OFFICE_TEXT, Format.OFFICE_SHEET):
        from corpus.reading.office import convert

        converted = convert(found, data, name)
        target = Format.DOCX if found.format is Format.OFFICE_TEXT else Format.XLSX
        return POOL.read(Found(target, found.media_type), converted, name)
    if found.format is Format.PDF:
        return _pdf(found, data, name)
    return POOL.read(found, data, name)


def _pdf(found: Found, data: bytes, name: str) -> Reading:
    """Read a PDF; where it has scanned pages and the extra ``ocr`` is installed, once more with them recognised."""
    from corpus.reading.ocr import available, read_scans
    from corpus.reading.sandbox import POOL

    refused: UnreadableDocument | None = None
    reading: Reading | None = None
    try:
        reading = POOL.read(found, data, name)
    except UnreadableDocument as exc:
        if exc.facts.get("reason") != "scanned":
            raise
        refused = exc
    scans = refused is not None or (reading is not None and any(SCANNED in note for note in reading.notes))
    if scans and available() and (seen := read_scans(data, found.media_type, name)) is not None:
        return seen
    if reading is None:
        assert refused is not None
        raise refused
    return reading
