"""Labels and values line by line (薪资 / 5千-6千 / 城市 / 宜昌 / 截止 / 5月底): fields, where several pairs follow on."""

from __future__ import annotations

from typing import Final

from corpus.parsing import fields
from corpus.parsing.fieldrows import short_value, take_value
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
        pairs = _pairs(rows, index)
        told = [pair for pair in pairs if _label(rows[pair])]
        sure = any(rows[pair].type == "text" for pair in told) and not asked
        formed = len(told) >= _FORM and all(len(rows[pair + 1].text) <= _SHORT for pair in told)
        if len(told) > 1 and (sure or formed):
            for pair in pairs:
                take_value(rows, pair, rows[pair].text.strip(": ").replace(" ", ""))
            index = pairs[-1] + 2
            continue
        head = rows[index].heading
        if head is not None and head.kind != "other":
            asked = head.kind == "requirement"
        index += 1


def _pairs(rows: list[Row], index: int) -> list[int]:
    """Where the labels of a run stand; one that is no known label counts between two that are (可转换岗位 / 会计)."""
    pairs: list[int] = []
    place = index
    while place + 1 < len(rows) and len(pairs) < _MOST:
        known = _label(rows[place])
        if not (known or (pairs and _between(rows, place))) or not _value(rows, place + 1):
            break
        pairs.append(place)
        place += 2
    while pairs and not _label(rows[pairs[-1]]):
        pairs.pop()
    return pairs


def _label(row: Row) -> bool:
    return _plain(row) and (fields.is_label(row.text) or row.text.strip(": ") in _OF_FORMS)


def _plain(row: Row) -> bool:
    alone = row.marker is None and row.fresh and not row.cell and len(row.text) <= _LONGEST_LABEL
    return alone and row.type in ("text", "heading")


def _value(rows: list[Row], index: int) -> bool:
    return short_value(rows, index) and not rows[index].cell and rows[index].fresh


def _between(rows: list[Row], place: int) -> bool:
    """Whether a short line and what may be its value stand right above a known label with its value."""
    label, after = rows[place], rows[place + 2 : place + 4]
    plain = label.type == "text" and _plain(label) and not label.gap and not looks_like_title(label.text)
    if not plain or len(after) < 2:
        return False
    onward = _label(after[0]) or (len(rows) > place + 4 and _label(rows[place + 4]) and _plain(after[0]))
    return onward and not after[0].gap
