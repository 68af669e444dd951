"""How often a duty is to be done, as its words say: 每周 is weekly, 每两周 every two weeks."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = {
    "日": "day", "天": "day", "周": "week", "星期": "week", "旬": "ten_days", "月": "month", "季度": "quarter",
    "季": "quarter", "半年": "half_year", "年": "year", "班": "shift", "小时": "hour",
}  # fmt: skip
_NUMBERS = {"一": 1, "两": 2, "二": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "十": 10}

# 每周 · 每两周 · 每3个月 · 每隔一天 · 逐月 · 按季. Not 月度报表 or 年度预算: there the period names the thing.
_EVERY = re.compile(
    r"(?:每|逐|按)(?:隔)?(?P<number>[一两二双三四五六十]|\d{1,2})?个?(?P<unit>半年|季度|星期|小时|[日天周旬月季年班])"
    r"(?!龄|轻|限|薪|份的|前|内)"
)


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency with the words that say it; two are the same when ``every`` is."""

    every: str  # e.g. "1 week"
    words: str
    start: int
    end: int


def frequencies(text: str) -> list[Frequency]:
    """The frequencies a text names, in its order; offsets into the text."""
    found: list[Frequency] = []
    for match in _EVERY.finditer(text):
        unit = _UNITS[match["unit"]]
        number = match["number"]
        count = 1 if number is None else _NUMBERS.get(number) or int(number)
        found.append(Frequency(f"{count} {unit}", match[0], match.start(), match.end()))
    return found


def without(text: str, found: list[Frequency]) -> str:
    """The text without the words of its frequencies: what two duties share that differ only in them."""
    parts: list[str] = []
    at = 0
    for one in found:
        parts.append(text[at : one.start])
        at = one.end
    return "".join(parts) + text[at:]
