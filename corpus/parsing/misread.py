"""Characters that a scanner took for their look-alikes in headings (岗位职贵：, 任职要术：), read as what they stand for.

Only a short line before a colon or in brackets is mended, and only when the mended words are a whole heading:
岗位职称：中级 stays what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

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


def repairs(rows: Sequence[Row], source: str) -> list[Repair]:
    """Return the headings that were read otherwise than printed."""
    return [
        Repair(start=row.body, end=row.end, as_read=source[row.body : row.end], meant=row.heading.word)
        for row in rows
        if row.type == "heading"
        and row.heading is not None
        and len(row.text) <= _LONGEST_NAMED
        and row.heading.word not in (plain := compact(row.text))
        and row.heading.word in plain.translate(_TABLE)
    ]
