"""Tables with a header row: one job a line, its duties and requirements in columns.

``岗位 | 职责 | 要求`` over ``打包员 | 按单拣货；封箱 | 能倒班``: every data line is read as a title followed by
the header's headings with that line's cells under them.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row

_ROLE_COLUMN: Final = frozenset(
    "岗位 职位 岗位名称 职位名称 职务 职务名称 工种 招聘岗位 招聘职位 招聘岗位名称 招聘职位名称 需求岗位 需求岗位名称 用工岗位 招聘工种 工种名称 角色 人员 职务岗位 岗位职务".split()
)
_NUMBER_COLUMN: Final = frozenset("序号 编号 项次 No No. NO NO.".split())
#: 委員職稱, 管理岗位: what a column of jobs is called ends so.
_ROLE_ENDS: Final = ("岗位", "职位", "职称", "工种", "职务")
_LONGEST_COLUMN: Final = 6


def _names_jobs(name: str) -> bool:
    """Whether a column of this name holds jobs."""
    return name in _ROLE_COLUMN or (2 < len(name) <= _LONGEST_COLUMN and name.endswith(_ROLE_ENDS))


def unfold(rows: list[Row], view: str) -> list[Row]:
    """Return the rows with every header table turned into titles, headings and their cells."""
    rows = fold_vertical(rows, view)
    told = any(
        row.cell and row.column < 3 and (_names_jobs(_plain(row)) or _plain(row) in _NUMBER_COLUMN)
        for row in rows
    )
    if not told:
        return _unfold_pairs(rows)
    lines = _unfold_tasks([list(group) for _, group in groupby(rows, key=_line_key)])
    out: list[Row] = []
    header: dict[int, Row] | None = None
    cards: dict[int, Row] | None = None
    for line in lines:
        if cards is not None and line[0].cell and len(cards) - _columns(line) in (0, 1):
            out.extend(_record(line, cards))
            continue
        if header is not None and line[0].cell and _columns(line) > 1 and line[-1].column <= max(header):
            out.extend(_total(line) if _is_total(line, header) else _record(line, header))
            continue
        if header is not None and _goes_on(line[0]):
            out.extend(line)
            continue
        header = {row.column: row for row in line} if _is_header(line) else None
        if header is None and _is_header_of_cards(line):
            header = cards = {row.column: row for row in line}
        if header is not None:
            for row in line:
                row.type, row.label, row.body, row.heading = "field", "", row.end, None
            header = None if header is cards else header
        out.extend(line)
    return out


def _is_header_of_cards(line: list[Row]) -> bool:
    """Whether a wide header names a column of jobs and none of what they do: each line is a post, its lists stand below it.

    发布日期 | 招聘职位 | 招聘人数 | 工作地点 over 2020-6-1 | 测试工程师 | 1 | 秦皇岛 / 任职要求： / 1、…
    """
    if len(line) < _CARD_COLUMNS or not line[0].cell or _columns(line) != len(line):
        return False
    names = [_plain(row) for row in line]
    known = sum(fields.is_label(name) or _names_jobs(name) for name in names)
    return sum(map(_names_jobs, names)) == 1 and known * 4 >= len(names) * 3


_CARD_COLUMNS: Final = 4


def _goes_on(row: Row) -> bool:
    """Whether a line is a further point of the cell above it, printed on lines of its own (… | 1. 召开例会 / 2. 维护制度)."""
    return not row.cell and row.marker is not None and (row.marker.number or 0) > 1


def fold_vertical(rows: list[Row], view: str) -> list[Row]:
    """Lay a table that was printed one cell a line (岗位 / | / 职责 / | / 门卫 / | / 登记来客) out in lines again.

    The header is the run of column names, and every record has as many cells as the header has names.
    """
    if not any(row.fresh and row.column <= 0 and _names_jobs(_plain(row)) for row in rows):
        return rows
    _mark_barred(rows, view)
    begin = 0
    while begin < len(rows):
        end = begin + 1
        while end < len(rows) and rows[end].cell and rows[end].column == 0:
            end += 1
        if end - begin >= _FEWEST and (rows[begin].fresh or rows[begin].cell):
            _fold(rows[begin:end])
        begin = end
    return rows


#: A header of two columns and two records.
_FEWEST: Final = 6


def _mark_barred(rows: list[Row], view: str) -> None:
    """Make cells of lines that a single bar ends, where enough for a table follow one another (岗位名称 | / 人数 | / 讲解员 | / 2 |)."""
    for barred, group in groupby(rows, key=lambda row: _ends_in_bar(row, view)):
        run = list(group)
        for row in run if barred and len(run) >= _FEWEST else ():
            row.cell, row.line, row.column = True, row.start, 0


def _ends_in_bar(row: Row, view: str) -> bool:
    plain = row.fresh and not row.cell and row.line < 0
    return plain and _BAR_ENDS.match(view, row.end) is not None


_BAR_ENDS: Final = re.compile(r" ?[|│┃] *(?:\n|$)")


def _fold(run: list[Row]) -> None:
    cells: list[list[Row]] = []
    for row in run:
        if cells and not row.fresh and row.line == cells[-1][0].line:
            cells[-1].append(row)
        else:
            cells.append([row])
    # The line above the first bar may be the first name, or the numbered heading of the section that the table stands in.
    first = 0 if _names_column(cells[0]) and run[0].marker is None else 1
    width = 0
    while first + width < len(cells) and _names_column(cells[first + width]):
        width += 1
    width = max(width, _period(cells[first:]))
    header, data = cells[first : first + width], cells[first + width :]
    if width < 2 or len(data) < width or len(data) % width > 1:
        return
    for row in data.pop() if len(data) % width else []:
        row.cell = False  # what stands below the last bar
    names = [_plain(cell[0]) for cell in header]
    if not any(_names_jobs(name) for name in names):
        return
    for place, cell in enumerate([*header, *data]):
        for row in cell:
            row.cell, row.column = True, place % width
            row.line = run[first].start if place < width else data[(place // width - 1) * width][0].start


def _period(cells: list[list[Row]]) -> int:
    """Return after how many cells a job stands again and again, where the first names a column of jobs; else 0."""
    if not cells or not _names_jobs(_plain(cells[0][0])):
        return 0
    for width in range(3, _WIDEST + 1):
        jobs = [cell[0].text for cell in cells[width::width]]
        if len(cells) % width == 0 and len(jobs) > 1 and all(map(titles.looks_like_title, jobs)):
            return width
    return 0


_WIDEST: Final = 10  # columns


def _names_column(cell: list[Row]) -> bool:
    name = _plain(cell[0])
    listed = _names_jobs(name) or name in _NUMBER_COLUMN or fields.is_label(name)
    return len(cell) == 1 and len(name) <= 10 and (listed or headings.read(name) is not None)


def _unfold_tasks(lines: list[list[Row]]) -> list[list[Row]]:
    """Read a table of one job's tasks (序号 | 职责描述 | 权责 | 频次): its duty column holds the points."""
    out: list[list[Row]] = []
    column: int | None = None
    width = 0
    for line in lines:
        if column is not None and line[0].cell and 1 < _columns(line) <= width:
            out.append(_task(line, column))
            continue
        column = _task_column(line)
        if column is not None:
            width = len(line)
            head = line[column]
            for row in line:
                if row is not head:
                    row.type, row.reason, row.heading = "noise", "table header", None
            head.type, head.heading = "heading", headings.read(_plain(head))
        out.append(line)
    return out


def _task_column(line: list[Row]) -> int | None:
    """Return the column of a header line that holds duties, when a number column stands first and no job's."""
    if len(line) < 3 or not line[0].cell or _columns(line) != len(line):
        return None
    names = [_plain(row) for row in line]
    if names[0] not in _NUMBER_COLUMN or any(_names_jobs(name) for name in names):
        return None
    kinds = [headings.read(name) for name in names]
    return next((at for at, kind in enumerate(kinds) if kind is not None and kind.kind == "duty"), None)


def _task(line: list[Row], column: int) -> list[Row]:
    for row in line:
        if row.column != column:
            row.type, row.heading = "noise", None
            row.reason = "row number" if row.column == 0 else "table column"
        elif row.type != "text" and row.type != "noise":
            row.type, row.heading = "text", None
    return line


def _unfold_pairs(rows: list[Row]) -> list[Row]:
    """Read lines of two cells, a job and what it does (总经理 | 全面负责安全工作), where two of them follow one another."""
    out: list[Row] = []
    lines = [list(group) for _, group in groupby(rows, key=_line_key)]
    pairs = [_is_pair(line) for line in lines]
    for at, line in enumerate(lines):
        beside = (at > 0 and pairs[at - 1]) or (at + 1 < len(pairs) and pairs[at + 1])
        if pairs[at] and beside:
            line[0].type, line[0].heading, line[0].name = "title", None, line[0].text
        out.extend(line)
    return out


def _is_pair(line: list[Row]) -> bool:
    if len(line) < 2 or not line[0].cell or _columns(line) != 2 or line[0].marker is not None:
        return False
    name, said = line[0], line[1]
    if name.type != "text" or name.column != 0 or said.type != "text" or len(said.text) < 6:
        return False
    told = said.marker is not None or opens_duty(said.text)
    return told and titles.looks_like_title(name.text, longest=12) and titles.is_named(name.text)


def _line_key(row: Row) -> tuple[int, int]:
    return (row.line, 0) if row.cell else (-1, row.start)


def _plain(row: Row) -> str:
    return row.text.replace(" ", "").strip(":*")


def _columns(line: list[Row]) -> int:
    return len({row.column for row in line})


def _is_header(line: list[Row]) -> bool:
    if len(line) < 2 or not line[0].cell or _columns(line) != len(line):
        return False
    names = [_plain(row) for row in line]
    kinds = [headings.read(name) for name in names]
    return any(map(_names_jobs, names)) and any(
        kind is not None and kind.kind in ("duty", "requirement", "overview") and not _names_jobs(name)
        for name, kind in zip(names, kinds, strict=True)
    )


#: The line below a table that adds its columns up.
_TOTALS: Final = frozenset("合计 总计 小计 共计 总数 汇总 合计人数".split())


def _is_total(line: list[Row], header: dict[int, Row]) -> bool:
    """Whether a data line adds up or holds no job (合计 | | 13 | 11)."""
    named = [row.text for row in line if row.column in header and _names_jobs(_plain(header[row.column]))]
    return _plain(line[0]) in _TOTALS or any(name.replace(" ", "") in _TOTALS for name in named)


def _total(line: list[Row]) -> list[Row]:
    for row in line:
        row.type, row.reason, row.heading = "noise", "table total", None
    return line


def _is_value(cell: list[Row], name: str) -> bool:
    """Whether a cell below a column of the table's own (薪资档, 现有) is a short value, no point of a list."""
    value = cell[0]
    short = len(cell) == 1 and value.marker is None and len(value.text) <= 24 and not value.ended
    return (
        short and len(name) <= 8 and not opens_duty(value.text) and re.search("[职责任务事作]", name) is None
    )


def _record(line: list[Row], header: dict[int, Row]) -> list[Row]:
    """Read one data line: the job first, then each told column under its header."""
    titles: list[Row] = []
    rest: list[Row] = []
    for column, cells in groupby(line, key=lambda row: row.column):
        group = list(cells)
        head = header.get(column)
        if head is None:
            rest.extend(group)
            continue
        name = _plain(head)
        kind = headings.read(name)
        if _names_jobs(name):
            group[0].type, group[0].heading, group[0].name = "title", None, group[0].text
            titles.extend(group[:1])
            rest[:0] = group[1:]
        elif kind is not None and kind.kind != "other":
            rest.append(replace(head, type="heading", heading=kind, body=head.start, label=None))
            rest.extend(group)
        elif name in _NUMBER_COLUMN:
            group[0].type, group[0].reason, group[0].heading = "noise", "row number", None
            rest.extend(group)
        elif fields.is_label(name) or _is_value(group, name):
            group[0].type, group[0].label, group[0].heading = "field", name, None
            rest.extend(group)
        else:
            rest.extend(group)
    return [*titles, *rest]
