"""Tables that list nobody's duties: who may do what by ticks (合并代码 | ✓ | ×), lists of people with how to reach them, and
a second column that says the first one in English."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from corpus.parsing.rows import Row, silence

_TICKS: Final = frozenset("✓✔√☑☒✗✘×○●◎△▲")
_TICK: Final = re.compile(r"[✓✔√☑☒✗✘×xX○●◎△▲]|是|否|有|无")
_FEWEST: Final = 5  # ticks
_PERSON: Final = re.compile(r"姓名|名字|成员|昵称|.{0,8}(?:账号|帐号|ID)")
_REACHED: Final = re.compile(r".{0,6}(?:邮箱|电话|手机|微信|主页|网址|QQ)|E-?mail|单位|组织|公司|学校")


def mark_matrices(rows: Sequence[Row]) -> None:
    """Silence such tables, in place; their cells are no points and their first column heads nothing."""
    for table in _tables(rows):
        if _ticked(table) or _of_people(table):
            for row in table:
                row.heading = None
                silence(row, "table")
        elif second := _translated(table):
            for row in second:
                row.heading, row.marker = None, None
                silence(row, "translation")


def _tables(rows: Sequence[Row]) -> list[list[Row]]:
    """Runs of cells, with the words that a tick in the cell before them was taken for the sign of (✓ | ×)."""
    out: list[list[Row]] = [[]]
    for row in rows:
        if row.cell or (out[-1] and _signed(row)):
            out[-1].append(row)
        elif out[-1]:
            out.append([])
    return [table for table in out if table]


def _signed(row: Row) -> bool:
    return row.marker is not None and row.marker.style.removeprefix("bullet") in _TICKS


def _ticked(table: Sequence[Row]) -> bool:
    """Whether every third cell and more is a tick, and no column tells duties beside them (职责 | 是否倒班 | 是否住宿)."""
    if _tells(next(_lines(table), [])):
        return False
    ticks = sum(_signed(row) or _TICK.fullmatch(row.text) is not None for row in table)
    return ticks >= _FEWEST and ticks * 3 >= len(table)


def _translated(table: Sequence[Row]) -> list[Row]:
    """The cells of a second column that says in English what the first one says (課程表編排。 | Setting the schedules.), else none."""
    lines = [line for line in _lines(table) if any(row.text.strip("-: ") for row in line)]  # | --- | --- |
    pairs = [
        line
        for line in lines
        if any(row.column == 0 for row in line) and any(row.column == 1 for row in line)
    ]
    if len(pairs) < _FEWEST or len(pairs) * 5 < len(lines) * 4 or any(row.column > 1 for row in table):
        return []
    told = sum(
        any(_HAN.search(row.text) for row in line if row.column == 0)
        and not any(_HAN.search(row.text) for row in line if row.column == 1)
        and any(_LETTERS.search(row.text) for row in line if row.column == 1)
        for line in pairs
    )
    return [row for line in pairs for row in line if row.column == 1] if told * 10 >= len(pairs) * 9 else []


_HAN: Final = re.compile("[\u4e00-\u9fff]")
_LETTERS: Final = re.compile("[A-Za-z]{3}")


def _of_people(table: Sequence[Row]) -> bool:
    """Whether a header names people and how to reach them, and no column of what they do."""
    first, *lines = _lines(table)
    head = [row.text for row in first]
    people = sum(_PERSON.fullmatch(text) is not None for text in head)
    reached = sum(_REACHED.fullmatch(text) is not None for text in head)
    return len(lines) > 1 and len(head) > 2 and not _tells(first) and people > 0 and people + reached > 2


def _lines(table: Sequence[Row]) -> Iterator[list[Row]]:
    return (list(line) for _, line in itertools.groupby(table, key=lambda row: row.line))


def _tells(header: Sequence[Row]) -> bool:
    """Whether one of a header's columns holds duties or what is asked; 角色 and 职务 head names."""
    heads = [row.heading for row in header if row.heading is not None]
    return any(head.kind in ("duty", "requirement") and head.word not in _OF_NAMES for head in heads)


_OF_NAMES: Final = frozenset("角色 职务 岗位 职位".split())
