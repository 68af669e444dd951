"""Bare numbers right behind a name that was taken point at items of it: "其他相关责任1-4", "职责9 2,5,7"."""

from __future__ import annotations

import re
from collections.abc import Iterable

# "其他相关责任1-4", "职责9 2,5,7", "职责9:3至6": bare numbers right behind what was named, two at least.
_BEHIND = re.compile(
    r"(?<= )[:：(（的里]?\s*(?P<all>\d{1,2}(?:\s*(?:、|,|，|和|与|跟|及|到|至|-|~|—)\s*\d{1,2})+)(?=$|[，,。;；)）?？ ]|的|分别|各|这|那|都|给|写|讲|说|是)"
)


def take_numbers_behind(rest: str, longest: int) -> tuple[str, tuple[int, ...]]:
    """``rest`` (a question whose names were taken) without bare numbers behind a name, and those as items.

    Args:
        longest: items of the longest list named; what counts further points at something else.
    """
    found = _BEHIND.search(rest)
    if not found:
        return rest, ()
    numbers = [int(n) for n in re.findall(r"\d+", found.group("all"))]
    if len(numbers) == 2 and re.search(r"到|至|-|~|—", found.group("all")):
        numbers = list(range(numbers[0], numbers[1] + 1))
    if not numbers or max(numbers) > longest:
        return rest, ()
    return f"{rest[: found.start()]} {rest[found.end() :]}", tuple(_each_once(numbers))


def _each_once(numbers: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(numbers))
