"""Tables as lines of text, row by row.

Cells that hold one line stand beside each other with `` | `` between them; a cell of several lines (the
list in a 岗位说明书) keeps its lines, each on its own, so that a list in a cell stays a list:

    岗位名称 | 出纳 | 所属部门 | 财务部
    岗位职责
    1、负责现金收付；
    2、登记日记账。
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

BETWEEN = " | "


def flatten(rows: Iterable[Sequence[str]]) -> list[str]:
    """Lines of a table; empty rows and the empty cells at a row's edges are left out."""
    lines: list[str] = []
    for row in rows:
        lines += _row(row)
    return lines


def _row(cells: Sequence[str]) -> list[str]:
    lines: list[str] = []
    beside: list[str] = []
    for cell in (*(cell.strip("\n") for cell in cells), "\n"):  # the last one closes the row
        if "\n" not in cell:
            beside.append(cell.strip(" \t"))
            continue
        filled = [at for at, text in enumerate(beside) if text]
        if filled:
            lines.append(BETWEEN.join(beside[filled[0] : filled[-1] + 1]))
        beside = []
        lines += [line for line in cell.split("\n") if line.strip()]
    return lines
