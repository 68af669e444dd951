"""Numerals that were broken on the way: by a translator, or by a numbering that slipped a level.

Machine translation reads the Roman numerals of section headings as English abbreviations: ``V.`` (verb)
comes back as 动词, ``VI.`` (verb intransitive) as 不及物动词, ``I.`` as 我. Such a word is a numeral only
where its value is the next one of the sections above it. Each place is reported as a repair.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing.markers import Marker
from corpus.parsing.result import Repair
from corpus.parsing.rows import Row

#: What a translator makes of a Roman numeral: value, pattern, the numeral it was.
TRANSLATED: Final[tuple[tuple[int, str, str], ...]] = (
    (1, r"我(?=[ .。、])[ .。、]*|一\(罗马数字\)", "I"),
    (2, r"第二(?![,、:次批季年届期阶级层部])[ .。、]*|二\(罗马数字\)|罗马数字2[ .。、]*", "II"),
    (3, r"第三(?![,、:次批季年届期方者产阶级层部])[ .。、]*|罗马数字3[ .。、]*|罗马三世[ .。、]*", "III"),
    (4, r"静脉(?:注射)?的?[ .。、]*|四\(罗马数字\)|第四(?![,、:次批季年届期方阶级层部])[ .。、]*", "IV"),
    (
        5,
        r"动词\s?\([^()]{0,20}(?:verb|缩写)[^()]{0,20}\)[ .。、]*|动词[ .。、]*|英语字母表中第22个字母[ .。、]*|伏特[ .。、]*",
        "V",
    ),
    (6, r"不及物动词(?:\s?\([^()]{0,24}\))?[ .。、]*|六\(罗马数字\)", "VI"),
    (7, r"七\(罗马数字\)|罗马数字7[ .。、]*|(?:第七|七)号[ .。、]+", "VII"),
    (8, r"八\(罗马数字\)|罗马数字8[ .。、]*", "VIII"),
    (9, r"九\(罗马数字\)|罗马数字9[ .。、]*|离子交换[ .。、]*", "IX"),
    (10, r"十\(罗马数字\)|罗马数字10[ .。、]*|未知数[ .。、]*|英语字母表中第24个字母[ .。、]*", "X"),
)
#: Of these, what is the beginning of nobody's own words, so that a heading quoted with it can be told by it (动词 and 第二 are).
UNMISTAKABLE: Final = re.compile(
    r"(?:不及物动词(?:\s?[(（][^()（）]{0,24}[)）])?|动词\s?[(（][^()（）]{0,20}(?:verb|缩写)[^()（）]{0,20}[)）]"
    r"|英语字母表中第2[24]个字母|[一二三四五六七八九十][(（]罗马数字[)）]|罗马数字\d{1,2}|罗马三世)[ .。、]*(?=(?![是的指和与在做怎什吗呢])[\u4e00-\u9fff])"
)
_PATTERNS: Final = tuple((value, re.compile(pattern), roman) for value, pattern, roman in TRANSLATED)
_FIRST: Final = frozenset("我一第罗静四动英伏不六七八九离十未二")
_HAN: Final = "〇一二三四五六七八九十"


def mend(rows: list[Row], view: str, source: str) -> list[Repair]:
    """Give broken numerals their marker back, in place; return what was repaired."""
    repairs: list[Repair] = []
    section: int | None = None
    for index, row in enumerate(rows):
        if row.marker is not None:
            if row.marker.style in ("han", "roman"):
                section = row.marker.number
            continue
        if (
            section is None
            or row.type not in ("text", "heading")
            or not row.fresh
            or row.text[:1] not in _FIRST
        ):
            continue
        for value, pattern, roman in _PATTERNS:
            found = pattern.match(view, row.start, row.end) if value > section else None
            if (
                found is not None
                and found.end() < row.end
                and (value == section + 1 or "verb" in found.group() or value == 6)
                and (
                    _points_before(rows, index)
                    if not _heads_points(rows, index)
                    else row.end - found.end() <= 40
                )
            ):
                row.marker = Marker("han", 1, value, row.start, len(source[: found.end()].rstrip()))
                row.body, row.text = found.end(), view[found.end() : row.end]
                row.type, row.heading = "text", None
                repairs.append(_repair(source, row.marker, f"{_HAN[value]}、（{roman}）"))
                section = value
                break
    repairs.extend(_slipped(rows, source))
    return sorted(repairs, key=lambda repair: repair.start)


def _points_before(rows: list[Row], index: int) -> bool:
    """Whether the row right above is a point numbered with 一、 itself, so that this one is the next (三、建账 / 动词 (verb…)协助)."""
    above = rows[index - 1].marker if index else None
    return above is not None and above.style in ("han", "roman") and rows[index - 1].type == "text"


def _heads_points(rows: list[Row], index: int) -> bool:
    """Whether a new series begins within the next two rows."""
    return any(row.marker is not None and row.marker.opens for row in rows[index + 1 : index + 3])


def _slipped(rows: list[Row], source: str) -> list[Repair]:
    """``1.`` over ``1,`` whose sisters are 二、三、: the heading of section 一, numbered a level too low."""
    repairs: list[Repair] = []
    marked = [
        row for row in rows if row.type != "noise" and (row.marker is not None or row.type == "heading")
    ]
    outer: Row | None = None  # scanning backwards: the next row whose marker stands further out
    for here in range(len(marked) - 1, -1, -1):
        row = marked[here]
        if row.marker is None:
            outer = None
            continue
        if row.marker.rank <= 1:
            outer = row
            continue
        after = marked[here + 1] if here + 1 < len(marked) else None
        if (
            outer is not None
            and outer.marker is not None
            and outer.marker.number == 2
            and row.marker.number == 1
            and after is not None
            and after.marker is not None
            and after.marker.number == 1
            and after.marker.style == row.marker.style
        ):
            old = row.marker
            row.marker = Marker(outer.marker.style, outer.marker.rank, 1, old.start, old.end)
            repairs.append(_repair(source, old, "一、"))
            outer = row
    return repairs


def _repair(source: str, marker: Marker, meant: str) -> Repair:
    return Repair(start=marker.start, end=marker.end, as_read=source[marker.start : marker.end], meant=meant)


_SLIPPED: Final = re.compile(r"(\d{1,2})[。.、] +")


def slipped(view: str, marker: Marker, body: int, end: int) -> tuple[Marker, int] | None:
    """Return a number with the next one that an editor's slip left behind it (2.3。 整理图纸), and where its text begins."""
    found = _SLIPPED.match(view, body, end) if marker.style == "digit" else None
    if found is None or int(found.group(1)) != (marker.number or 0) + 1:
        return None
    return Marker("digit", marker.rank, marker.number, marker.start, found.end(1) + 1), found.end()
