"""Cells of a table line: cut at its bars, blanks trimmed, and those told apart that only number the line."""

from __future__ import annotations

import re
from itertools import pairwise
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


#: What parts the cells of a table printed as text.
BARS: Final = re.compile(r"[|│┃║¦]")
_EDGES: Final = re.compile(r"[|│┃║¦\t]")


def columns(source: str, view: str, start: int, cells: list[tuple[int, int]]) -> list[int]:
    """Return the column of each cell of a line that begins at ``start``: empty cells count (合计 | | 13 | 11)."""
    if len(cells) < 2 or not all(
        _EDGES.search(view, left[1], right[0]) or "\t" in source[left[1] : right[0]]
        for left, right in pairwise(cells)
    ):
        return list(range(len(cells)))
    out = []
    column = sum(char in "|│┃║¦" for char in view[start : cells[0][0]]) - (view[start] in "|│┃║¦")
    for place, cell in enumerate(cells):
        if place:
            between = slice(cells[place - 1][1], cell[0])
            bars = sum(char in "|│┃║¦" for char in view[between])
            column += bars or source[between].count("\t")
        out.append(column)
    return out


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
