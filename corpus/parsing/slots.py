"""Parts of a day or of a process in frames of their own over points (【早班 7:00-12:00】 / ● 准备早餐 / …)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.headings import Heading
from corpus.parsing.kinds import speaks_duty
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row

_FRAMED: Final = re.compile(r"[【\[〔《<]([^【】\[\]〔〕《》<>]{2,22})[】\]〕》>]:?")
_FEWEST: Final = 2


def mark_slots(rows: Sequence[Row]) -> None:
    """Type framed lines alone on their lines, each right over a point, as headings of the list in force, in place."""
    found = [index for index in range(len(rows) - 1) if _over_points(rows, index)]
    if len(found) < _FEWEST:
        return
    points = [row for index in found for row in _points(rows, index + 1)]
    acts = sum(speaks_duty(row.text) for row in points)
    kind: Kind = "duty" if acts * 3 >= len(points) else "other"
    for index in found:
        text = rows[index].text.strip("【】[]〔〕《》<>: ")
        rows[index].type = "heading"
        rows[index].heading = Heading(kind, text, "", None, None, None, False, False, True)


def _over_points(rows: Sequence[Row], index: int) -> bool:
    row, below = rows[index], rows[index + 1]
    plain = row.type == "text" and row.marker is None and row.fresh and not row.cell
    framed = plain and _FRAMED.fullmatch(row.text) is not None
    return framed and below.type == "text" and below.marker is not None and below.marker.opens and below.fresh


def _points(rows: Sequence[Row], index: int) -> list[Row]:
    out = []
    for place in range(index, len(rows)):
        row = rows[place]
        if row.type != "text" or row.marker is None:
            break
        out.append(row)
    return out
