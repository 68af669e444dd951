"""Places in a list that a question points at, and the items that stand there.

Numbers are printed numbers (or places where none is printed); places from the front are ``Nth``, what runs to
the end of the list is ``From``; numbers from the end are negative places, -1 being the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.model import Duty

_POINTED_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}")


class Nth(int):
    """A place from the front: "前三条" are the first three, whatever numbers they bear."""


class Parity(int):
    """The items with even (0) or odd (1) numbers: "双数的那几条"."""


class Middle(int):
    """So many items in the middle; 0 and 1 are the one there, or the two of an even list."""


class Half(int):
    """The first (1) or the second (2) half of the list."""


class From(int):
    """An item and all that follow it: "第4条到最后一条"."""


class Dotted(int):
    """A number as printed within chapters: 3.4, of which the places are the digits at base 1,000."""

    @classmethod
    def read(cls, printed: str) -> Dotted:
        """The number that ``printed`` ("3.4") is."""
        value = 0
        for part in printed.split("."):
            value = value * 1000 + int(part)
        return cls(value)

    @property
    def printed(self) -> str:
        """As a text prints it."""
        parts, rest = [], int(self)
        while rest:
            rest, last = divmod(rest, 1000)
            parts.append(str(last))
        return ".".join(reversed(parts))


_BY_PLACE = (Nth, From, Parity, Middle, Half, Dotted)


def pick(duties: Sequence[Duty], items: Sequence[int]) -> list[Duty]:
    """The duties of one list that ``items`` point at, in the text's order; all when it is empty."""
    if not items:
        return list(duties)
    places = {len(duties) + n for n in items if n < 0} | {n - 1 for n in items if isinstance(n, Nth)}
    printed = {str(n) for n in items if n > 0 and not isinstance(n, _BY_PLACE)}
    for count in (n for n in items if isinstance(n, Middle)):
        first = (len(duties) - max(count, 1)) // 2
        odd = (len(duties) - max(count, 1)) % 2  # in the middle of six stand two, of five one
        places |= set(range(first, first + max(count, 1) + (odd if count < _ROUND else 0)))
    for part in (n for n in items if isinstance(n, Half)):
        cut = (len(duties) + 1) // 2
        places |= set(range(cut)) if part == 1 else set(range(cut, len(duties)))
    parities = {int(n) for n in items if isinstance(n, Parity)}
    places |= {p for p, d in enumerate(duties) if _number(d, p) % 2 in parities}
    for start in (n for n in items if isinstance(n, From)):
        at = next(
            (p for p, d in enumerate(duties) if (d.number or str(p + 1)) == str(int(start))), len(duties)
        )
        places |= set(range(at, len(duties)))
    return [d for p, d in enumerate(duties) if (d.number or str(p + 1)) in printed or p in places]


def within_chapters(duties: Sequence[Duty], items: Sequence[int]) -> list[Duty]:
    """The duties whose printed number within chapters (3.4) is among ``items``."""
    wanted = {n.printed for n in items if isinstance(n, Dotted)}
    printed = ((d, _POINTED_NUMBER.search(d.marker or "")) for d in duties) if wanted else ()
    return [d for d, number in printed if number and number.group() in wanted]


_ROUND = 2  # from here on a count is taken at its word


def _number(duty: Duty, place: int) -> int:
    """The printed number of an item, or its place where none is printed."""
    return int(duty.number) if duty.number and duty.number.isdigit() else place + 1


def spoken(items: Sequence[int]) -> str:
    """The items as a person would say them: "第2条、倒数第1条"."""
    return "、".join(
        ("双数条", "单数条")[n]
        if isinstance(n, Parity)
        else "中间的条目"
        if isinstance(n, Middle)
        else ("前一半", "后一半")[n - 1]
        if isinstance(n, Half)
        else n.printed
        if isinstance(n, Dotted)
        else f"倒数第{-n}条"
        if n < 0
        else f"第{int(n)}条{'起' if isinstance(n, From) else ''}"
        for n in items
    )
