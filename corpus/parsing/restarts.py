"""Names alone on a line between two lists: the numbers begin again, so the line is no rest of the point above.

2.保持厨房清洁 / 门卫（保安） / 1、来访登记: nothing closes the point above, yet 1 does not go on from 2. A rest that
the page's edge parted from its point (…月底报送 / 总经理 / 3、…) is told by numbers that count on.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import titles
from corpus.parsing.rows import Row

_LONGEST: Final = 16
#: A point cannot end so: what is on the next line belongs to it (每日汇报给 / 总经理).
_WANTS_MORE: Final = re.compile(r"[,、(/《“]$|[的和及与或并对将把在为给向由至于经被让]$")
_SURELY_WRAPPED: Final = 0.8  # of the widest line: so long are lines that the page's edge broke
_NEVER_WRAPPED: Final = 14  # characters: no page is so narrow
_BACK: Final = 60  # rows in which the number above is looked for
_AHEAD: Final = 60  # rows in which the list above may go on


def widest_line(rows: list[Row]) -> int:
    """Return the length of the longest printed line."""
    start, widest = 0, 0
    for row in rows:
        start = row.start if row.fresh else start
        widest = max(widest, row.end - start)
    return widest


def parted_by_edge(rows: list[Row], index: int, widest: int) -> bool:
    """Whether the page's edge may have parted a line from the one above: that one asks for more, or is as wide as the page."""
    above = rows[index - 1]
    return _WANTS_MORE.search(above.text) is not None or _width(rows, index - 1) >= max(
        _NEVER_WRAPPED, widest * _SURELY_WRAPPED
    )


def bare_job(rows: list[Row], index: int, widest: int) -> bool:
    """Whether a job's name alone on its line stands between two lists, whatever ends the point above it."""
    row, above, below = rows[index], rows[index - 1] if index else None, rows[index + 1]
    if above is None or above.type != "text" or _WANTS_MORE.search(above.text) is not None:
        return False
    alone = row.fresh and not row.cell and row.marker is None and below.fresh and below.type == "text"
    if not alone or below.marker is None or not below.marker.opens:
        return False
    if not titles.looks_like_title(row.text, longest=_LONGEST):
        return False
    sure = titles.is_named(row.text)
    if below.marker.number == 1 and _begins_again(rows, index):
        return sure or not parted_by_edge(rows, index, widest)
    listed = above.marker is not None and below.marker.number is None  # - 收银 / 理货员 / - 上架
    return listed and sure and not parted_by_edge(rows, index, widest)


def _begins_again(rows: list[Row], index: int) -> bool:
    """Whether the 1 below the line begins a list of its own: the numbers above it do not go on behind it."""
    last = next(
        (
            row.marker
            for row in reversed(rows[max(0, index - _BACK) : index])
            if row.type != "text" or (row.marker is not None and row.marker.number is not None)
        ),
        None,
    )
    below = rows[index + 1].marker
    if last is None or last.number is None or below is None:
        return False
    if last.style == below.style:
        return True
    for row in rows[
        index + 2 : index + _AHEAD
    ]:  # 2、安排 / 司机 / （1）出车 （2）保养 / 3、…: a part of the list
        if row.type != "text":
            return True
        if row.marker is not None and row.marker.style == last.style:
            return row.marker.number != last.number + 1
    return True


def _width(rows: list[Row], index: int) -> int:
    first = index
    while first and not rows[first].fresh:
        first -= 1
    return rows[index].end - rows[first].start
