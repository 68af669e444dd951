"""Tables of postings: one row a role, its columns the role's parts, rendered as headed text.

    岗位名称 | 部门 | 岗位职责            岗位名称：出纳
    出纳     | 财务 | 1、… 2、…     →    部门：财务
                                          岗位职责：
                                          1、…

Rows that share a role (a cell merged over several rows, or the name repeated) become one posting. A table
whose head names no role column is no table of postings: it is flattened row by row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.reading.rows import flatten

Row = Sequence[str]

# Heads of the column that holds the role's name, e.g. 招聘岗位, 职位名称, 岗位名称（全称）.
_ROLE = re.compile(
    r"(?:招聘|应聘|拟聘|需求|所在)?(?:岗位|職位|职位|职务|職務|崗位|岗职|工种|職稱|角色)(?:名称|名稱)?|position|title|role|job ?title",
    re.I,
)
# Heads of the other columns of postings and 岗位说明书; enough of them make a head row.
_PART = re.compile(
    r"序号|編號|编号|部门|部門|单位|單位|公司|人数|人數|编制|名额|职责|職責|内容|內容|描述|要求|条件|條件|资格|資格|学历|學歷|专业|專業|经验|經驗|"
    r"年龄|性别|技能|证书|薪|工资|待遇|福利|地点|地點|地区|上级|下级|汇报|权限|任务|任務|说明|說明|备注|備註|联系|电话|时间|日期|级别|类别|频次|考核|"
    r"duties|responsibilit|require|department|location|salary|headcount|description",
    re.I,
)
_COUNTER = re.compile(r"序号|序|编号|編號|no\.?|#|id", re.I)
_HEAD_LENGTH = 16
_LOOK_FOR_HEAD = 8
_ENDS = "：:"


def render(rows: Sequence[Row]) -> list[str]:
    """Lines of a table: postings where its head says so, else flattened rows."""
    head = _head(rows)
    if head is None:
        return flatten(rows)
    at, role = head
    lines = flatten(rows[:at])
    for group in _groups(rows[at + 1 :], role):
        if lines:
            lines.append("")
        lines += _posting([cell.strip() for cell in rows[at]], group, role)
    return lines


def _head(rows: Sequence[Row]) -> tuple[int, int] | None:
    """Row and column of the role's head, if the table has one and rows below it.

    In a form (岗位名称 | 出纳 | 所属部门 | 财务部) every other cell is a label in every row; in a table
    labels fill the head row and only it.
    """
    for at, row in enumerate(rows[:_LOOK_FOR_HEAD]):
        cells = [cell.strip() for cell in row]
        filled = [cell for cell in cells if cell]
        role = next((i for i, cell in enumerate(cells) if _ROLE.fullmatch(_bare(cell))), None)
        if role is None or len(filled) < 2 or at + 1 >= len(rows):
            continue
        if (
            _labels(cells) >= 2
            and _labels(cells) * 2 > len(filled)
            and _labels(rows[at + 1]) * 2 < _labels(cells)
        ):
            return at, role
    return None


def _labels(row: Row) -> int:
    return sum(
        bool(cell.strip())
        and len(cell.strip()) <= _HEAD_LENGTH
        and bool(_ROLE.fullmatch(_bare(cell)) or _PART.search(cell))
        for cell in row
    )


def _bare(cell: str) -> str:
    """A head without its remark and colon: 岗位名称（全称）： → 岗位名称."""
    return re.sub(r"[（(].*?[）)]|[：:\s*]", "", cell)


def _groups(rows: Sequence[Row], role: int) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if not any(cell.strip() for cell in row):
            continue
        name = row[role].strip() if role < len(row) else ""
        if group and name and name != group[0][role].strip():
            yield group
            group = []
        if group or name:
            group.append(row)
        else:
            yield [row]  # a remark above the first role
    if group:
        yield group


def _posting(head: Row, group: list[Row], role: int) -> list[str]:
    name = group[0][role].strip() if role < len(group[0]) else ""
    if not name:
        return flatten(group)
    lines = [f"{head[role].rstrip(_ENDS)}：{_one_line(name)}"]
    numbers = _item_numbers(head, group, role)
    for at in range(max(map(len, group))):
        if at in (role, numbers):
            continue
        label = head[at].rstrip(_ENDS) if at < len(head) else ""
        values = _values(group, at)
        if (
            len(group) > 1
            and len(values) > 1
            and numbers is not None
            and at == _longest(group, role, numbers)
        ):
            values = [f"{_cell(row, numbers)}、{_cell(row, at)}" for row in group if _cell(row, at)]
        lines += _labelled(label, values)
    return lines


def _values(group: list[Row], at: int) -> list[str]:
    """A column's values over a group; one that is the same in every row counts once."""
    values = [value for row in group if (value := _cell(row, at))]
    return values[:1] if len(set(values)) == 1 else values


def _labelled(label: str, values: list[str]) -> list[str]:
    lines = [line for value in values for line in value.split("\n") if line.strip()]
    if not lines:
        return []
    if len(lines) == 1:
        return [f"{label}：{lines[0]}" if label else lines[0]]
    return [f"{label}：", *lines] if label else lines


def _item_numbers(head: Row, group: list[Row], role: int) -> int | None:
    """The column that numbers the rows of one role (not the one that numbers the roles)."""
    if len(group) < 2:
        return None
    for at, cell in enumerate(head):
        values = [_cell(row, at) for row in group]
        if (
            at != role
            and _COUNTER.fullmatch(cell.strip())
            and all(v.isdigit() for v in values)
            and len(set(values)) > 1
        ):
            return at
    return None


def _longest(group: list[Row], *but: int) -> int:
    columns = [at for at in range(max(map(len, group))) if at not in but]
    return max(columns, key=lambda at: sum(len(_cell(row, at)) for row in group), default=-1)


def _cell(row: Row, at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))
