"""The box of an encyclopedia's page: labels and values in turn, or one pair a line (中文名 / 护林员 / 所属行业 / 林业; • 中文名：护林员)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import titles
from corpus.parsing.fieldrows import make_field, take_value
from corpus.parsing.rows import Row

#: With which such boxes begin.
_FIRST: Final = frozenset("中文名 中文名称 外文名 外文名称 英文名 英文名称".split())
_LONGEST_LABEL: Final = 8
_MOST: Final = 30  # pairs
_PAIR: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,8}): ?(?=\S)")


def mark_infobox(rows: list[Row], view: str) -> None:
    """Type the labels of each box and their values as fields, in place."""
    for index, row in enumerate(rows):
        if row.type not in ("text", "heading"):
            continue
        if row.text.strip(" :") in _FIRST and row.marker is None and not row.text.endswith(":"):
            _in_turn(rows, index)
        elif (pair := _PAIR.match(row.text)) is not None and pair.group("label") in _FIRST:
            _by_line(rows, index, view)


def _in_turn(rows: list[Row], index: int) -> None:
    place = index
    named = index + 1 < len(rows) and titles.looks_like_title(rows[index + 1].text)
    while place + 1 < min(len(rows), index + 2 * _MOST) and _label(rows[place]) and _value(rows[place + 1]):
        take_value(rows, place, rows[place].text)
        place += 2
    if place > index and named:  # the page is about this job
        rows[index + 1].name = rows[index].text


def _label(row: Row) -> bool:
    plain = row.marker is None and row.fresh and not row.cell and row.type in ("text", "heading", "title")
    return plain and len(row.text) <= _LONGEST_LABEL and not row.ended and row.text[-1:] not in ":,、"


def _value(row: Row) -> bool:
    return row.marker is None and row.fresh and not row.cell and row.text[-1:] != ":"


def _by_line(rows: Sequence[Row], index: int, view: str) -> None:
    first = rows[index].marker
    style = first.style if first is not None else None
    for row in rows[index : index + _MOST]:
        pair = _PAIR.match(row.text)
        own = row.marker.style if row.marker is not None else None
        if pair is None or own != style or not row.fresh:
            break
        colon = view.find(":", row.body, row.end)
        make_field(row, pair.group("label"), colon + 1 if colon > 0 else row.end)
