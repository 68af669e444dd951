"""One door to every reader: a format and its bytes in, a Reading out.

Runs in the child process. Readers are imported when their format first comes.
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.errors import UnreadableDocument
from corpus.reading.encodings import visible
from corpus.reading.formats import Format, Found
from corpus.reading.plain import read_plain
from corpus.reading.result import EMPTY, MAX_CHARS, TOO_LARGE, Reading

# What no text may hold: databases refuse NUL and lone surrogates, the rest cannot be seen.
_UNFIT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def extract(found: Found, data: bytes, name: str) -> Reading:
    """Read bytes of a known format.

    Raises:
        UnreadableDocument: with ``name`` and ``size`` among its facts.
    """
    try:
        reading = _read(found, data, name)
    except UnreadableDocument as exc:
        raise UnreadableDocument(exc.code, **{**exc.facts, "name": name, "size": len(data)}) from exc
    if len(reading.text) > MAX_CHARS:
        raise UnreadableDocument(
            TOO_LARGE, name=name, size=len(data), chars=len(reading.text), limit=MAX_CHARS, unit="chars"
        )
    if found.format not in (Format.PLAIN, Format.MARKDOWN):
        reading = replace(reading, text=_UNFIT.sub("", reading.text))
    if not visible(reading.text):
        raise UnreadableDocument(EMPTY, name=name, size=len(data))
    return reading


def _read(found: Found, data: bytes, name: str) -> Reading:
    encoding = "utf-8"
    title: str | None = None
    match found.format:
        case Format.PLAIN | Format.MARKDOWN:
            return read_plain(data, name, found.media_type)
        case Format.HTML:
            from corpus.reading.webpage import read_html

            text, encoding, title, notes = read_html(data, name)
        case Format.DELIMITED:
            from corpus.reading.delimited import read_delimited

            text, encoding, notes = read_delimited(data, name)
        case Format.DOCX:
            from corpus.reading.word import read_docx

            text, title, notes = read_docx(data)
        case Format.XLSX:
            from corpus.reading.sheets import read_xlsx

            text, notes = read_xlsx(data)
        case Format.PDF:
            from corpus.reading.pdf import read_pdf

            text, title, notes = read_pdf(data)
        case Format.OFFICE_TEXT | Format.OFFICE_SHEET:  # converted before, by corpus.reading.office
            raise AssertionError(found)
    return Reading(text, encoding, found.media_type, title, notes)
