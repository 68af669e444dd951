"""Lines that the page's edge broke (…每月至少用半天时间 / 对自己所开车辆进行检修。): told by a width that the page keeps.

Once several points were broken in mid-sentence at one and the same width, a plain line below a line of that width
goes on with its point, whatever its words say and whatever empty lines stand between all lines.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.rows import Row

_NARROWEST: Final = 28  # columns: no page is narrower
_WIDEST: Final = 140  # no page is wider: such a line is a paragraph
_SLACK: Final = 7  # columns: a word, a number or a closing sign that did not fit went to the next line
_SURE: Final = 2  # points broken in mid-sentence
_AHEAD: Final = 12  # lines in which the next number must come, where the line above ended a sentence
#: A label opens a line of its own (综合科（编制12名） / 科长：陈某).
_LABELLED: Final = re.compile(r"[^:,;。、]{2,8}: ?\S")
_WIDE: Final = "\u2e80"  # signs from here on take two columns


def broken_rows(rows: Sequence[Row]) -> frozenset[int]:
    """Return the places of the rows that go on with the point above, broken off at the page's edge."""
    widths = _widths(rows)
    edge = _edge(rows, widths)
    if edge is None:
        return frozenset()
    found: set[int] = set()
    for index, (above, row) in enumerate(itertools.pairwise(rows), start=1):
        inside = above.type == "text" and (above.marker is not None or index - 1 in found)
        full = inside and _plain(row) and widths[index - 1] >= edge - _SLACK
        if full and (not above.ended or _counts_on(rows, index)):
            found.add(index)
    return frozenset(found)


def _edge(rows: Sequence[Row], widths: Sequence[int]) -> int | None:
    """Return the page's width in columns, if points break off at it and hardly any before it."""
    points = [index for index, row in enumerate(rows) if row.type == "text" and not row.cell]
    edge = max((widths[index] for index in points), default=0)
    if not _NARROWEST <= edge <= _WIDEST:
        return None
    full, short = 0, 0
    inside = False
    for above, row in itertools.pairwise(points):
        inside = rows[above].marker is not None or (inside and widths[above - 1] >= edge - _SLACK)
        if not inside or row != above + 1 or not _plain(rows[row]) or rows[above].ended:
            continue
        if widths[above] >= edge - _SLACK:
            full += 1
        elif len(rows[above].text) * 4 > edge:
            short += 1
    return edge if full >= _SURE and full > 3 * short else None


def _plain(row: Row) -> bool:
    plain = row.type == "text" and row.marker is None and row.fresh and not row.cell and not row.said
    return plain and _LABELLED.match(row.text) is None


def _counts_on(rows: Sequence[Row], index: int) -> bool:
    """Whether the numbers of the point above go on behind a line and those that are plain as it is."""
    last = next((row.marker for row in reversed(rows[max(0, index - _AHEAD) : index]) if row.marker), None)
    for row in rows[index + 1 : index + _AHEAD]:
        if row.type != "text":
            return False
        if row.marker is not None:
            number = last.number if last is not None and last.style == row.marker.style else None
            return number is not None and row.marker.number == number + 1
    return False


def _widths(rows: Sequence[Row]) -> list[int]:
    """Return for each row the columns that its printed line takes up to the row's end."""
    out: list[int] = []
    columns = 0
    for row in rows:
        own = sum(2 if char >= _WIDE else 1 for char in row.text) + (row.body - row.start)
        columns = own if row.fresh else columns + own
        out.append(columns)
    return out
