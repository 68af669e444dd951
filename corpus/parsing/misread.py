"""Characters that a scanner took for their look-alikes in headings (岗位职贵：, 任职要术：), read as what they stand for.

Only a short line before a colon or in brackets is mended, and only when the mended words are a whole heading:
岗位职称：中级 stays what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpus.parsing.result import Repair
from corpus.parsing.rows import Row

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
    }.items()
    for wrong in wrongs
}
_TABLE: Final = str.maketrans(_ALIKE)
_LONGEST: Final = 10


def mend(line: str) -> str | None:
    """Return a heading-like line with its look-alikes put right, None where there are none."""
    if len(line) > _LONGEST or line[-1:] not in (":", "】", "]"):
        return None
    mended = line.translate(_TABLE)
    return mended if mended != line else None


def repairs(rows: Sequence[Row], source: str) -> list[Repair]:
    """Return the headings that were read otherwise than printed."""
    return [
        Repair(start=row.body, end=row.end, as_read=source[row.body : row.end], meant=row.heading.word)
        for row in rows
        if row.type == "heading"
        and row.heading is not None
        and len(row.text) <= _LONGEST
        and row.heading.word not in row.text
        and row.heading.word in row.text.translate(_TABLE)
    ]
