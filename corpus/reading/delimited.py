"""csv and tsv: rows of cells, rendered like a sheet."""

from __future__ import annotations

import csv
import io
from itertools import islice

from corpus.errors import UnreadableDocument
from corpus.reading.plain import damage_notes, decode_text
from corpus.reading.postings import render
from corpus.reading.result import UNREADABLE

MAX_ROWS = 20_000
MAX_COLUMNS = 256

_DELIMITERS = "\t,;|"
_SAMPLE = 65_536
_MOST_CHARS = 1_000_000  # of a cell


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
    notes = damage_notes(decoded)
    if any(len(row) > MAX_COLUMNS for row in rows):
        notes += (f"每行只读了前 {MAX_COLUMNS} 列。",)
    if len(rows) > MAX_ROWS:
        notes += (f"只读了前 {MAX_ROWS} 行。",)
    return "\n".join(render([row[:MAX_COLUMNS] for row in rows[:MAX_ROWS]])) + "\n", decoded.encoding, notes


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
    before = csv.field_size_limit(_MOST_CHARS)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [
            [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row[: MAX_COLUMNS + 1]]
            for row in islice(reader, MAX_ROWS + 1)
        ]
    finally:
        csv.field_size_limit(before)  # the limit is the whole process's: other readers keep theirs
