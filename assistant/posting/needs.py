"""Patterns that are compiled when a text first holds a character they need: most of a thousand are passed over by that.

A match of ``(?:已婚|未婚)优先`` holds a 婚 and a 优; a text without 婚 need not be searched. Read from the parsed
pattern, so nothing has to be kept in step by hand; a test holds that no finding is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_COMMON = frozenset("的一不人有年工上岗位要可会无业员作公司中大的、,:")
_COMMON_WEIGHT = 25  # a character that nearly every posting holds passes nothing over
_WIDEST_RANGE = 64
_REPEATS = {
    getattr(codes, name) for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") if hasattr(codes, name)
}


class Pattern:
    """A regular expression, read and compiled when first wanted: compiling all of them takes a second or more."""

    def __init__(self, source: str) -> None:
        self.source = source

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """Ready for matching; raises ``re.error`` when it is none."""
        return re.compile(self.source, re.MULTILINE)

    @cached_property
    def needs(self) -> frozenset[str] | None:
        """At least one of these stands in, or beside, every match; ``None`` when that cannot be told."""
        return _of_sequence(parser.parse(self.source, re.MULTILINE))

    def may_match(self, characters: frozenset[str]) -> bool:
        """Whether a text of these characters need be searched."""
        return self.needs is None or not self.needs.isdisjoint(characters)


def _of_sequence(sequence: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
    told = [one for one in (_of(code, value) for code, value in sequence) if one is not None]
    return min(told, key=_weight) if told else None


def _of(code: Any, value: Any) -> frozenset[str] | None:
    if code is codes.LITERAL:
        return frozenset(chr(value))
    if code is codes.IN:
        return _of_set(value)
    if code is codes.BRANCH:
        ways = [_of_sequence(one) for one in value[1]]
        return None if None in ways else frozenset().union(*(one for one in ways if one))
    if code is codes.SUBPATTERN:
        return _of_sequence(value[3])
    if code in _REPEATS:
        return _of_sequence(value[2]) if value[0] >= 1 else None
    if code is codes.ASSERT:  # what must stand before or behind it stands in the text too
        return _of_sequence(value[1])
    return None


def _of_set(members: Iterable[tuple[Any, Any]]) -> frozenset[str] | None:
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
