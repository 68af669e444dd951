"""Rows: the units that every later step decides about, one marker and its text each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from corpus.parsing.headings import Heading
from corpus.parsing.markers import Marker
from corpus.parsing.result import Kind

_CLOSING = ' "”』」)'
_ENDS = frozenset(";。.!?…")
RowType = Literal["text", "heading", "title", "field", "noise"]


@dataclass(slots=True)
class Row:
    """A stretch of one line. Spans are code points; ``text`` is the body as the grammar reads it.

    ``fresh`` rows begin a printed line, ``gap`` rows follow an empty one. For a field ``body`` is where
    the value begins. ``name`` is a title's job name; ``reason`` says why noise is noise.
    """

    start: int
    end: int
    body: int
    text: str
    marker: Marker | None
    fresh: bool
    gap: bool
    cell: bool = False
    line: int = -1  # the printed line and the column, for cells of a table
    column: int = -1
    indent: int = 0  # blanks before a fresh row on its printed line
    type: RowType = "text"
    heading: Heading | None = None
    name: str | None = None
    label: str | None = None
    reason: str = ""
    glued: bool = False
    over: Kind | None = None  # the kind of the unmarked points below a title that the page's rhythm tells
    said: bool = False  # a duty in running text after the name of who does it

    @property
    def ended(self) -> bool:
        """Whether the text closes a clause, so that what follows is something new."""
        final = self.text[-1:]
        if final in _CLOSING:
            final = self.text.rstrip(_CLOSING)[-1:]
        return final in _ENDS


def silence(row: Row, reason: str) -> None:
    """Make noise of a row."""
    row.type, row.reason = "noise", reason


def starts_list(row: Row) -> bool:
    """Whether a row has a marker that may begin a series: the number 1, or a bullet."""
    return row.marker is not None and row.marker.opens


def tells_value(row: Row) -> bool:
    """Whether a plain line is a short label with its value, as they stand below a name (负责人：张明远, 学历要求：中专)."""
    plain = row.type == "text" and row.marker is None and row.fresh and not row.cell
    return plain and _VALUE.fullmatch(row.text) is not None


_VALUE: Final = re.compile(r"[\u4e00-\u9fff]{2,6}: ?[^,;。:]{1,20}")


def printed(source: str, view: str, row: Row, name: str) -> str:
    """Return a name as the source prints it (（高级） keeps its width), or as read when gaps were closed."""
    at = view.find(name, row.start, row.end)
    name = source[at : at + len(name)] if at >= 0 else name
    if "（" in name and name.endswith(")"):
        return name[:-1] + "）"  # （初级) on the page: one pair of brackets
    return name[:-1] + ")" if "(" in name and name.endswith("）") else name
