"""Where in a text a pattern may begin: bit masks of what stands where, combined as the pattern's needs say.

Bit ``i`` of a mask stands for character ``i`` of the view. Two thousand characters are one number of 250 bytes, so a
pattern that matches nowhere costs a few shifts instead of a walk through the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.posting.needs import Need, Pattern
from assistant.posting.view import View

_MANY = (
    3  # where more than every third character may be a beginning, the pattern walks through the text itself
)
_LONGEST = 20_000  # characters of a text; the masks of a longer one cost more than they spare


def matches(pattern: Pattern, view: View) -> Iterator[re.Match[str]]:
    """What ``pattern.compiled.finditer(view.text)`` gives."""
    if not pattern.may_match(view.characters):
        return
    if pattern.needs is None or len(view.text) > _LONGEST:
        yield from pattern.compiled.finditer(view.text)
        return
    starts = _places(view).of(pattern)
    if not starts:
        return
    if starts.bit_count() * _MANY > len(view.text):
        yield from pattern.compiled.finditer(view.text)
        return
    while starts:
        place = (starts & -starts).bit_length() - 1
        found = pattern.compiled.match(view.text, place)
        if found:
            yield found
        done = found.end() if found else place + 1
        starts = starts >> done << done


class _Places:
    """The masks of one view, made when they are first asked for."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._all = (1 << len(text)) - 1
        of: dict[str, int] = {}
        for place, character in enumerate(text):
            of[character] = of.get(character, 0) | 1 << place
        self._of = of
        self._characters = frozenset(of)
        self._any: dict[frozenset[str], int] = {}

    def of(self, pattern: Pattern) -> int:
        """Every place at which a match of ``pattern`` may begin."""
        starts = 0
        for way in pattern.ways:
            starts |= self._of_way(way)
        return starts

    def _of_way(self, way: tuple[Need, ...]) -> int:
        """Every place from which all needs of one alternative are met; all places when it has none."""
        starts = self._all
        for need in way:
            mask = self._of_any(need.characters)
            if not mask:
                return 0
            starts &= self._before(mask, need.low, need.high)
            if not starts:
                return 0
        return starts

    def _of_any(self, characters: frozenset[str]) -> int:
        mask = self._any.get(characters)
        if mask is None:
            mask = 0
            for one in characters & self._characters:
                mask |= self._of[one]
            self._any[characters] = mask
        return mask

    def _before(self, mask: int, low: int, high: int) -> int:
        """The places from which a place of ``mask`` is ``low`` to ``high`` characters on (behind, when negative)."""
        mask = mask >> low if low >= 0 else mask << -low
        spread = min(high, self._length) - low
        covered = 0
        while covered < spread:  # doubling: every bit also at the ``spread`` places before it
            step = min(covered + 1, spread - covered)
            mask |= mask >> step
            covered += step
        return mask


@lru_cache(maxsize=4)  # the two views of a text; every pattern asks for them
def _places(view: View) -> _Places:
    return _Places(view.text)
