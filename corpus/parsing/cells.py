"""Cells of a table line: cut at its bars, blanks trimmed, and those told apart that only number the line."""

from __future__ import annotations

import re
from typing import Final


def numbered_cells(view: str, spans: list[tuple[int, int, bool, bool, int, int]]) -> set[int]:
    """Return the cells that only number their table line (1 | 制定制度, 2 | 采购用品), when the numbers count on.

    A table whose line has more cells than the number and its text is a table of something else.
    """
    found = [
        place
        for place, (start, end, _, cell, line, column) in enumerate(spans)
        if cell
        and column == 0
        and _CELL_NUMBER.fullmatch(view, start, end) is not None
        and place + 1 < len(spans)
        and spans[place + 1][4] == line
        and (place + 2 >= len(spans) or spans[place + 2][4] != line)
    ]
    values = [int(view[spans[place][0] : spans[place][1]].strip(".、")) for place in found]
    out: set[int] = set()
    for index, place in enumerate(found):
        before = index > 0 and values[index - 1] == values[index] - 1
        after = index + 1 < len(found) and values[index + 1] == values[index] + 1
        if before or after:
            out.add(place)
    return out


_CELL_NUMBER: Final = re.compile(r"\d{1,2}[.、]?")


def trimmed(view: str, start: int, end: int, bars: list[int]) -> list[tuple[int, int]]:
    """Cut a line at its bars; return the places of the cells that hold something, blanks trimmed."""
    out: list[tuple[int, int]] = []
    begin = start
    for bar in [*bars, end]:
        a, b = begin, bar
        while a < b and view[a] == " ":
            a += 1
        while b > a and view[b - 1] == " ":
            b -= 1
        if a < b:
            out.append((a, b))
        begin = bar + 1
    return out
