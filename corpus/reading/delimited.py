"""csv and tsv: rows of cells, rendered like a sheet."""

from __future__ import annotations

import csv
import io

from corpus.errors import UnreadableDocument
from corpus.reading.plain import damage_notes, decode_text
from corpus.reading.postings import render
from corpus.reading.result import UNREADABLE

_DELIMITERS = "\t,;|"
_SAMPLE = 65_536


def read_delimited(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Text, encoding and notes. A file that no delimiter divides into columns is read as plain text."""
    decoded = decode_text(data, name)
    delimiter = _delimiter(decoded.text)
    if delimiter is None:
        return decoded.text, decoded.encoding, damage_notes(decoded)
    try:
        rows = _rows(decoded.text, delimiter)
    except csv.Error as exc:
        raise UnreadableDocument(UNREADABLE, name=name, reason="damaged") from exc
    return "\n".join(render(rows)) + "\n", decoded.encoding, damage_notes(decoded)


def _delimiter(text: str) -> str | None:
    """The delimiter that gives most rows the same number of columns, at least two."""
    best: tuple[float, str] | None = None
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in _rows(text[:_SAMPLE], delimiter) if row]
        except csv.Error:
            continue
        if not widths:
            continue
        common = max(set(widths), key=widths.count)
        share = widths.count(common) / len(widths)
        if common > 1 and share > 0.5 and (best is None or share > best[0]):
            best = (share, delimiter)
    return best[1] if best else None


def _rows(text: str, delimiter: str) -> list[list[str]]:
    csv.field_size_limit(1_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in reader]
