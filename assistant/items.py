"""Which items of a list a question points at: "第3条", "第2、3条", "最后一条", "前三条".

Numbers from the front are printed numbers (or places where none is printed); numbers from the end are
negative places, -1 being the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.normalise import numeral
from corpus.model import Duty

_UNIT = r"(?:小?[条点项款]|个职责)"
_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_ORDINAL = re.compile(
    rf"第\s*({_N}(?:\s*(?:、|,|，|和|与|跟|及|到|至|-|~)\s*第?\s*{_N})*)\s*{_UNIT}(?:\s*(?:、|和|与|跟|及|到|至|-|~)\s*第\s*({_N})\s*{_UNIT})?"
)
_FIRST = re.compile(rf"(?:前|头|最前面?|开头)(?:的|面)?({_N})\s*{_UNIT}|(?:第一|头一|首)\s*{_UNIT}")
_FROM_END = re.compile(rf"倒数第\s*({_N})\s*{_UNIT}")
_LAST = re.compile(rf"(?:最后|末尾|最末|倒数|末|后)(?:的|面)?({_N})?\s*{_UNIT}")
# "那两条（3和4）", "编号11的是哪条"
_LISTED = re.compile(
    rf"(?:那|这)?(?:一|两|几|三|四)?条\s*[（(]\s*((?:第?{_N}\s*[、,，和与]?\s*)+)[）)]?|(?:编号|序号)(?:为|是)?\s*(\d{{1,3}})\s*(?:的)?(?:那|这)?(?:是)?(?:哪)?一?条"
)
_NUMBER = re.compile(_N)
_RANGE = re.compile(r"到|至|-|~")


def take_items(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` without the items it points at, and those."""
    numbers: list[int] = []

    def ordinal(match: re.Match[str]) -> str:
        found = [n for n in map(numeral, _NUMBER.findall(match.group())) if n is not None]
        if len(found) == 2 and _RANGE.search(match.group()):
            found = list(range(found[0], min(found[1], found[0] + 99) + 1))
        numbers.extend(found)
        return " "

    def first(match: re.Match[str]) -> str:
        count = numeral(match.group(1)) if match.group(1) else 1
        numbers.extend(range(1, (count or 1) + 1))
        return " "

    def from_end(match: re.Match[str]) -> str:
        numbers.append(-(numeral(match.group(1)) or 1))
        return " "

    def last(match: re.Match[str]) -> str:
        count = numeral(match.group(1)) if match.group(1) else 1
        numbers.extend(range(-(count or 1), 0))
        return " "

    for pattern, take in (
        (_LISTED, ordinal),
        (_FROM_END, from_end),
        (_ORDINAL, ordinal),
        (_FIRST, first),
        (_LAST, last),
    ):
        text = pattern.sub(take, text)
    return text, tuple(dict.fromkeys(numbers))


_EXCEPT = re.compile(r"(?:除了?|除开|不要|去掉|不算)(?=第)")


def excepts(text: str) -> bool:
    """Whether the items pointed at are to be left out: "除第1条外"."""
    return bool(_EXCEPT.search(text))


def pick(duties: Sequence[Duty], items: Sequence[int]) -> list[Duty]:
    """The duties of one list that ``items`` point at, in the text's order; all when it is empty."""
    if not items:
        return list(duties)
    printed = {str(n) for n in items if n > 0}
    places = {len(duties) + n for n in items if n < 0}
    return [d for d in duties if (d.number or str(d.position + 1)) in printed or d.position in places]


def spoken(items: Sequence[int]) -> str:
    """The items as a person would say them: "第2条、最后1条"."""
    return "、".join(f"第{n}条" if n > 0 else f"倒数第{-n}条" for n in items)
