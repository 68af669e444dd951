"""Patterns that are compiled when a text first may hold a match of theirs: most of a thousand are passed over by that.

A match of ``(?:已婚|未婚)的?(?:优先|佳)`` begins with 已 or 未, has a 婚 one character on and a 优 or 佳 at most three on:
where a text has these at such distances stands in bit masks (``starts.py``), and nothing else need be tried. Read from
the parsed pattern, so nothing has to be kept in step by hand; a test holds that no finding is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_COMMON = frozenset("的一不人有年工上岗位要可会无业员作公司中大的、,:")
_COMMON_WEIGHT = 25  # a character that nearly every posting holds passes nothing over
_WIDEST_RANGE = 64
_MOST_NEEDS = 4  # the lightest of a pattern; what a fifth would pass over is not worth asking
UNBOUNDED = 1 << 20  # further than any text goes on
_REPEATS = {
    getattr(codes, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(codes, name)
}


@dataclass(frozen=True, slots=True)
class Need:
    """One of ``characters`` stands at least ``low`` and at most ``high`` places after the first of every match."""

    characters: frozenset[str]
    low: int
    high: int


class Pattern:
    """A regular expression, read and compiled when first wanted: compiling all of them takes a second or more."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Ready for matching; raises ``re.error`` when it is none."""
        return re.compile(self.source, re.MULTILINE)

    @cached_property
    def ways(self) -> tuple[tuple[Need, ...], ...]:
        """For each alternative of the pattern what every match of it needs. Empty needs tell nothing."""
        tree = parser.parse(self.source, re.MULTILINE)
        alternatives = tree[0][1][1] if len(tree) == 1 and tree[0][0] is codes.BRANCH else [tree]
        if any(one.getwidth()[0] == 0 for one in alternatives):
            return ((),)  # a match of nothing has no first character
        return tuple(_needs(one) for one in alternatives)

    @cached_property
    def needs(self) -> frozenset[str] | None:
        """At least one of these stands in, or beside, every match; ``None`` when that cannot be told."""
        if not all(self.ways):
            return None
        return frozenset().union(*(min((n.characters for n in way), key=_weight) for way in self.ways))

    def may_match(self, characters: frozenset[str]) -> bool:
        """Whether a text of these characters need be searched."""
        return self.needs is None or not self.needs.isdisjoint(characters)


def _needs(sequence: Any) -> tuple[Need, ...]:
    """What a sequence of the parsed pattern cannot match without, the lightest first, and what it begins with."""
    found = sorted(_within(sequence), key=lambda one: _weight(one.characters))[:_MOST_NEEDS]
    first = _first(sequence)
    return (*found, Need(first, 0, 0)) if first else tuple(found)


def _within(sequence: Any) -> Iterator[Need]:
    low = high = 0
    for code, value in sequence:
        for one in _of(code, value):
            yield Need(one.characters, low + one.low, min(high + one.high, UNBOUNDED))
        shortest, longest = _width(code, value)
        low, high = low + shortest, min(high + longest, UNBOUNDED)


def _of(code: Any, value: Any) -> Iterable[Need]:
    """What one element needs, counted from its own beginning."""
    if code is codes.LITERAL:
        return [Need(frozenset(chr(value)), 0, 0)]
    if code is codes.IN:
        members = _members(value)
        return [Need(members, 0, 0)] if members else []
    if code is codes.BRANCH:
        return _either(value[1])
    if code is codes.SUBPATTERN:
        return _within(value[3])
    if code in _REPEATS:
        return _within(value[2]) if value[0] >= 1 else []
    if code is codes.ASSERT:  # what must stand before or behind stands in the text too
        back = value[1].getwidth()[1] if value[0] < 0 else 0
        return [Need(one.characters, one.low - back, one.high - back) for one in _within(value[1])]
    return []


def _either(ways: Iterable[Any]) -> Iterable[Need]:
    """One need made of the lightest of each way; none when a way needs nothing that can be told."""
    lightest = [min(_within(way), key=lambda one: _weight(one.characters), default=None) for way in ways]
    told = [one for one in lightest if one is not None]
    if not told or len(told) < len(lightest):
        return []
    characters = frozenset().union(*(one.characters for one in told))
    return [Need(characters, min(one.low for one in told), max(one.high for one in told))]


def _first(sequence: Any) -> frozenset[str] | None:
    """The characters a match begins with; ``None`` when that cannot be told."""
    begun, sure = _begun(sequence)
    return begun if sure else None


def _begun(sequence: Any) -> tuple[frozenset[str] | None, bool]:
    """The characters a match may begin with, ``None`` when that cannot be told, and whether it is never empty."""
    begun: set[str] = set()
    for code, value in sequence:
        shortest, longest = _width(code, value)
        if longest == 0:
            continue
        characters = _first_of(code, value)
        if characters is None:
            return None, False
        begun |= characters
        if shortest > 0:
            return frozenset(begun), True
    return frozenset(begun), False


def _first_of(code: Any, value: Any) -> frozenset[str] | None:
    if code is codes.LITERAL:
        return frozenset(chr(value))
    if code is codes.IN:
        return _members(value)
    if code is codes.SUBPATTERN:
        return _first_or_empty(value[3])
    if code in _REPEATS:
        return _first_or_empty(value[2])
    if code is codes.BRANCH:
        ways = [_first_or_empty(way) for way in value[1]]
        return None if None in ways else frozenset().union(*(way for way in ways if way))
    return None


def _first_or_empty(sequence: Any) -> frozenset[str] | None:
    """As ``_first``, of a sequence that may also match nothing: what follows is asked as well by the caller."""
    return _begun(sequence)[0]


def _width(code: Any, value: Any) -> tuple[int, int]:
    """The fewest and the most characters that an element takes."""
    if code in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return 0, 0
    if code is codes.BRANCH:
        widths = [way.getwidth() for way in value[1]]
        return min(low for low, _ in widths), min(max(high for _, high in widths), UNBOUNDED)
    if code is codes.SUBPATTERN:
        low, high = value[3].getwidth()
        return low, min(high, UNBOUNDED)
    if code in _REPEATS:
        low, high = value[2].getwidth()
        return low * value[0], min(high * value[1], UNBOUNDED)
    if code in (codes.LITERAL, codes.NOT_LITERAL, codes.IN, codes.ANY):
        return 1, 1
    return 0, UNBOUNDED  # a reference or a conditional: nothing can be told


def _members(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    found: set[str] = set()
    for code, value in members:
        if code is codes.LITERAL:
            found.add(chr(value))
        elif code is codes.RANGE and value[1] - value[0] < _WIDEST_RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return frozenset(found)


def _weight(characters: frozenset[str]) -> int:
    return sum(_COMMON_WEIGHT if one in _COMMON else 1 for one in characters)
