"""Labels and values line by line (薪资 / 5千-6千 / 城市 / 宜昌 / 截止 / 5月底), and in a table's cells: fields, where several pairs follow on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields
from corpus.parsing.fieldrows import ASKED, short_value, take_empty, take_value
from corpus.parsing.rows import Row
from corpus.parsing.titles import looks_like_title

_MOST: Final = 40  # pairs that are looked at together
#: So many pairs are a form whatever headings its labels would be elsewhere.
_FORM: Final = 4
_SHORT: Final = 12  # characters of a value beside such labels
_LONGEST_LABEL: Final = 8
#: Labels of sites' forms that head lists elsewhere (薪资待遇：双休…), or that no other form has.
_OF_FORMS: Final = frozenset(
    "薪金待遇 薪资待遇 工资待遇 薪酬待遇 福利待遇 薪资福利 有效期至 有效期限 截止日期 发布日期 更新日期 职位类别 岗位类别 年龄范围 工作方式 食宿情况 试用期薪资".split()
)


def mark_stacked(rows: list[Row]) -> None:
    """Type labels and the values below them as fields, in place, where two pairs and more follow on."""
    index = 0
    asked = False
    while index < len(rows):
        pairs, empty = _pairs(rows, index)
        told = [pair for pair in pairs if _label(rows[pair])]
        sure = any(rows[pair].type == "text" for pair in told) and not asked
        formed = len(told) >= _FORM and all(len(rows[pair + 1].text) <= _SHORT for pair in told)
        named = any(
            rows[pair].text.strip(": ") in fields.NAME_LABELS and looks_like_title(rows[pair + 1].text)
            for pair in told
        )  # 岗位名称 / 仓管员 / 所属部门 / 综合部, below the requirements of the form before
        if len(told) > 1 and (sure or formed or named):
            for pair in pairs:
                take_value(rows, pair, rows[pair].text.strip(": ").replace(" ", ""))
            for place in empty:
                take_empty(rows[place])
            index = max(pairs[-1] + 2, *(place + 1 for place in empty), 0)
            continue
        head = rows[index].heading
        if head is not None and head.kind != "other":
            asked = head.kind == "requirement"
        index += 1


def _pairs(rows: list[Row], index: int) -> tuple[list[int], list[int]]:
    """Where the labels of a run stand, and the labels among them that nothing was filled in for (岗位编号 / 所在部门 / 财务部).

    One that is no known label counts between two that are (可转换岗位 / 会计).
    """
    pairs: list[int] = []
    empty: list[int] = []
    place = index
    while place + 1 < len(rows) and len(pairs) < _MOST:
        known = _label(rows[place])
        if known and _label(rows[place + 1]):
            empty.append(place)
            place += 1
            continue
        if not (known or (pairs and _between(rows, place))) or not _value(rows, place + 1):
            break
        pairs.append(place)
        place += 2
    while pairs and not _label(rows[pairs[-1]]):
        pairs.pop()
    last = place < len(rows) and bool(empty) and place == empty[-1] + 1 and _label(rows[place])
    return pairs, [*empty, *([place] if last else [])] if pairs else []


def _label(row: Row) -> bool:
    return _plain(row) and (fields.is_label(row.text) or row.text.strip(": ") in _OF_FORMS)


def _plain(row: Row) -> bool:
    alone = row.marker is None and row.fresh and not row.cell and len(row.text) <= _LONGEST_LABEL
    return alone and row.type in ("text", "heading")


def _value(rows: list[Row], index: int) -> bool:
    row = rows[index]
    return short_value(rows, index) and not row.cell and row.fresh and row.text[-1:] != ":"


def _between(rows: list[Row], place: int) -> bool:
    """Whether a short line and what may be its value stand right above a known label with its value."""
    label, after = rows[place], rows[place + 2 : place + 4]
    plain = label.type == "text" and _plain(label) and not label.gap and not looks_like_title(label.text)
    if not plain or len(after) < 2:
        return False
    onward = _label(after[0]) or (len(rows) > place + 4 and _label(rows[place + 4]) and _plain(after[0]))
    return onward and not after[0].gap


def mark_paired_cells(rows: list[Row]) -> None:
    """Type a posting's table of labels and values as fields, in place (性别要求 | 女 | 年龄要求 | 20-25 / 薪资待遇 | 面议 | …).

    A table whose labels are all what is asked of people (学历 | 本科 / 专业 | 会计) stays a list of it.
    """
    run: list[range] = []
    place = 0
    for cell, group in itertools.groupby(rows, key=lambda row: row.line if row.cell else None):
        line = list(group)
        if cell is not None and _is_paired(line):
            run.append(range(place, place + len(line)))
        else:
            _take_pairs(rows, run)
            run = []
        place += len(line)
    _take_pairs(rows, run)


def _take_pairs(rows: list[Row], run: list[range]) -> None:
    labels = [place for line in run for place in line[::2]]
    asked = all(_bare(rows[place]) in ASKED for place in labels)
    if len(run) < _LINES or len(labels) < _FORM or asked:
        return
    for place in labels:
        take_value(rows, place, _bare(rows[place]))


_LINES: Final = 2  # of a table of pairs


def _is_paired(line: Sequence[Row]) -> bool:
    """Whether a table line is labels and their short values in turns."""
    if len(line) % 2 or len({row.column for row in line}) != len(line):
        return False
    labels, values = line[::2], line[1::2]
    told = all(
        row.type in ("text", "heading") and row.marker is None and _known(_bare(row)) for row in labels
    )
    return told and all(
        row.type == "text"
        and row.marker is None
        and len(row.text) <= _SHORT_CELL
        and not row.ended
        and not fields.is_label(row.text)
        for row in values
    )


_SHORT_CELL: Final = 20  # characters


def _bare(row: Row) -> str:
    return row.text.strip(": ").replace(" ", "")


def _known(label: str) -> bool:
    return fields.known(label) or label in _OF_FORMS
