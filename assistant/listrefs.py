"""Which numbered lists a question points at: "职责12", "职责3到5", "第7份", "12号清单", "编号9"."""

from __future__ import annotations

import re

_LIST = r"(?:岗位|工作|主要)?(?:职责清单|职责|清单|列表)"
_STEP = (
    rf"\s*(?:和|与|跟|同|及|以及|、|,|，|/|vs|对比|到|至|-|~|—|或者?|还是)\s*(?:第|#|{_LIST})*\s*[:：]?\s*"
)
_NUMBERS = rf"\d{{1,3}}(?:{_STEP}\d{{1,3}})*"
# A number followed by a measure counts something else: 职责3条, 职责有5个.
_NO_COUNT = r"(?!\d|\s*(?:个|项|条|点|款|份|%|年|月|天|人|名))"
_REFERENCES = (
    re.compile(rf"{_LIST}\s*(?:编号|序号|第)?\s*[:：#]?\s*({_NUMBERS})\s*(?:号)?{_NO_COUNT}"),
    re.compile(rf"(?:第|编号|序号|#)?\s*({_NUMBERS})\s*(?:号|份|个|套|组|篇|张|则)?(?:的)?{_LIST}"),
    re.compile(rf"第\s*({_NUMBERS})\s*(?:份|篇|套|张|则)"),
    re.compile(rf"(?:编号|序号)\s*(?:为|是)?\s*({_NUMBERS}){_NO_COUNT}"),
    re.compile(r"(?<![\d月])(\d{1,2})号(?=的|有|里|是|和|跟|$|[，,？?])"),
)
_SPAN = re.compile(rf"(\d{{1,3}})\s*(?:到|至|-|~|—)\s*(?:第|#|{_LIST})*\s*(\d{{1,3}})")
_NUMBER = re.compile(r"\d{1,3}")
_LONGEST_SPAN = 60


def take_list_numbers(text: str) -> tuple[str, tuple[int, ...]]:
    """``text`` with the references reduced to "职责 ", and the numbers in the order of mention."""
    numbers: list[int] = []

    def take(match: re.Match[str]) -> str:
        numbers.extend(_expanded(match.group(1)))
        return "职责 "

    for pattern in _REFERENCES:
        text = pattern.sub(take, text)
    return text, tuple(dict.fromkeys(numbers))


def _expanded(text: str) -> list[int]:
    """The numbers of "3、5到7": 3, 5, 6, 7."""

    def span(match: re.Match[str]) -> str:
        first, last = int(match.group(1)), int(match.group(2))
        last = min(last, first + _LONGEST_SPAN)
        return "、".join(map(str, range(first, last + 1))) if first < last else match.group()

    return [int(n) for n in _NUMBER.findall(_SPAN.sub(span, text))]
