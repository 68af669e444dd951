"""Characters that a scanner took for their look-alikes in headings (岗位职贵：) and numbers (l. for 1.), read as meant.

Only a short line before a colon or in brackets is mended, and only when the mended words are a whole heading:
岗位职称：中级 stays what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.markers import Marker
from corpus.parsing.result import Repair
from corpus.parsing.rows import Row
from corpus.parsing.titles import ends_in_job
from corpus.parsing.view import compact

_ALIKE: Final[dict[str, str]] = {
    wrong: right
    for right, wrongs in {
        "责": "贵贲贡赍青",
        "职": "织耿聀",
        "任": "仕住壬佐",
        "要": "耍晏",
        "求": "术俅永",
        "岗": "冈罔岚",
        "位": "伫泣佗",
        "述": "迷遮逑",
        "描": "搞猫",
        "格": "袼恪",
        "福": "褔辐幅",
        "利": "刹刊",
        "待": "侍诗",
        "遇": "迂寓",
        "容": "客",
        "件": "伴仵",
        "作": "怍昨",
        "工": "土王",
        "围": "国圃",
    }.items()
    for wrong in wrongs
}
_TABLE: Final = str.maketrans(_ALIKE)
_LONGEST: Final = 10
_LONGEST_NAMED: Final = 28  # a job's name with blanks between its characters and a heading behind it
_COMMON: Final = (
    "岗位职责",
    "工作职责",
    "工作内容",
    "工作范围",
    "岗位责任",
    "工作任务",
    "任职要求",
    "岗位要求",
    "任职资格",
    "任职条件",
)
_ALIAS: Final = len(_COMMON[0])
#: What the last character of a damaged heading may be.
_DAMAGED: Final = frozenset(_ALIKE) | frozenset(heading[-1] for heading in _COMMON)


def mend(line: str) -> str | None:
    """Return a heading-like line with its look-alikes put right, None where there are none."""
    if len(line) <= _LONGEST and line[-1:] in (":", "】", "]"):
        mended = line.translate(_TABLE)
        return mended if mended != line else None
    if not 4 < len(line) <= _LONGEST_NAMED or line[-1] not in _DAMAGED:
        return None
    if not any(char in _ALIKE for char in line[-2 * _ALIAS :]):
        return None
    printed = compact(line)
    mended = printed[:-_ALIAS] + printed[-_ALIAS:].translate(_TABLE)
    # without a colon the last words must be the commonest of headings, and a job stand before them
    job = mended[: -len(_COMMON[0])]
    return mended if mended != printed and mended.endswith(_COMMON) and ends_in_job(job) else None


#: A number with letters for its figures, before its delimiter: l. for 1., 1O、 for 10、, ll) for 11).
_NUMBER: Final = re.compile(r"(?m)^ *(?P<number>[lI|][\dlIOo]?|[1-9][lIOo])[ ]?(?P<mark>[.、)])(?![A-Za-z.])")
_FIGURES: Final = str.maketrans("lI|Oo", "11100")
#: A dash before the mark of a number is a one (—、环境主管岗位职责).
_DASHED: Final = re.compile(r"[—–―ー-]、(?=[ ]?[\u4e00-\u9fff])")


def mend_numbers(starts: list[Marker | None], begins: Sequence[int], view: str) -> None:
    """Read letters as figures where a line's number is the one that its neighbours leave open, in place.

    Args:
        starts: the marker at each line's start, or None.
        begins: where each line begins in the view.
        view: the reading view.
    """
    for place, begin in enumerate(begins):
        if _DASHED.match(view, begin) is not None:
            starts[place] = Marker("han", 1, 1, begin, begin + 2)
    _count_ones(starts)
    found = {one.start("number"): one for one in _NUMBER.finditer(view)}
    if not found:
        return
    above: Marker | None = None
    for place, begin in enumerate(begins):
        one = found.get(begin)
        if one is not None:
            style = "paren" if one.group("mark") == ")" else "digit"
            number = int(one.group("number").translate(_FIGURES))
            below = next((marker for marker in starts[place + 1 : place + 6] if marker is not None), None)
            before = above is not None and above.style == style and above.number == number - 1
            if not before and above is not None and above.style == style and number > (above.number or 0) + 1:
                before = _counted_inside(view, above.end, begin, number - 1)
            if before or (below is not None and below.style == style and below.number == number + 1):
                starts[place] = Marker(style, 3, number, begin, one.end())
        above = starts[place] or above


def _count_ones(starts: list[Marker | None]) -> None:
    """Count the points of lists whose numbers are all 1, as Markdown lets one write them (1. 收货 / 1. 上架 / 1. 盘点), in place."""
    runs: list[list[Marker]] = [[]]
    for marker in starts:
        if runs[-1] and not (marker is not None and _same_one(runs[-1][0], marker)):
            runs.append([])
        if marker is not None and _same_one(marker, marker):
            runs[-1].append(marker)
    if max(map(len, runs)) < _FEWEST_ONES:
        return  # two may be a heading and its first point
    for run in runs:
        for number, marker in enumerate(run, 1):
            marker.number = number


def _same_one(first: Marker, other: Marker) -> bool:
    return first.style in ("digit", "paren") and other.style == first.style and other.number == 1


_FEWEST_ONES: Final = 3


def _counted_inside(view: str, start: int, end: int, number: int) -> bool:
    """Whether the number stands inside the lines above (8. 带教…  9. 查明… / 1O. 检查…)."""
    return re.compile(rf"(?<![\d.]){number}[.、)]").search(view, start, end) is not None


def _mended_number(row: Row, source: str) -> Repair | None:
    marker = row.marker
    if marker is None or marker.style not in ("digit", "paren", "han") or marker.number is None:
        return None
    printed = source[marker.start : marker.end]
    if marker.style == "han":
        dashed = printed[:1] in "—–―ー-"
        return Repair(start=marker.start, end=marker.end, as_read=printed, meant="一、") if dashed else None
    digits = re.match(r"\d{1,3}(?=[.、)）．]| |$)", printed)
    counted = digits is not None and digits.group() == "1" != str(marker.number)
    if not counted and (not any(char in "lI|Oo" for char in printed) or printed[:1] in "Nn"):
        return None  # No.1 is printed so
    return Repair(
        start=marker.start, end=marker.end, as_read=printed, meant=f"{marker.number}{printed.strip()[-1]}"
    )


def repairs(rows: Sequence[Row], source: str) -> list[Repair]:
    """Return the headings and numbers that were read otherwise than printed."""
    numbers = [repair for row in rows if (repair := _mended_number(row, source)) is not None]
    return numbers + [
        Repair(start=row.body, end=row.end, as_read=source[row.body : row.end], meant=row.heading.word)
        for row in rows
        if row.type == "heading"
        and row.heading is not None
        and len(row.text) <= _LONGEST_NAMED
        and row.heading.word not in (plain := compact(row.text))
        and row.heading.word in plain.translate(_TABLE)
    ]
