"""The view that rules are matched on, with the way back: one entry of ``origin`` a character of the view.

Postings hide words from filters, and keyboards mix widths: "1 8 - 3 5 岁", "①⑧—③⑤岁", "限 男 性", "男\u200b性優先".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from index.text import simplified

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－～~〜至到﹣", "-"))
# Marks that only decorate or hide: "限*男*性", 限“男性”. Book marks 《》 stay, they name laws.
_IDLE = frozenset("\"'“”‘’「」『』*_`^#~")
_NUMBERS = frozenset("0123456789岁一二三四五六七八九十点半")
_SIGNS = str.maketrans("♀♂", "女男")
# 至 and 到 are a dash between two numbers only: "18至35岁", "早八点到晚八点", not "到岗".
_BETWEEN_NUMBERS = re.compile(
    r"(?<=[\d岁一二三四五六七八九十点半])([至到])(?=[\d一二三四五六七八九十早晚下凌])"
)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """``text`` for matching; ``origin[i]`` is the place of its character ``i`` in the untouched text."""

    text: str
    origin: tuple[int, ...]
    characters: frozenset[str]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the untouched text of a non-empty stretch of the view."""
        return self.origin[start], self.origin[end - 1] + 1

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the view that holds the places ``start`` to ``end`` of the untouched text."""
        return bisect_left(self.origin, start), bisect_left(self.origin, end)


def view_of(text: str, *, spaced: bool = False) -> View:
    """Width, script and case folded, blanks and invisible characters gone (line ends stay), dashes made one.

    With ``spaced`` a run of blanks inside a line becomes a comma: "长白班 未婚 包住" is three things.
    """
    characters: list[str] = []
    origin: list[int] = []
    for place, raw in enumerate(text):
        kept = _folded(raw)
        if raw == "~" and characters and characters[-1] in _NUMBERS:
            kept = "-"  # "22~30岁" is a range, "~限男性~" an ornament
        if spaced and not kept and raw.isspace() and characters and characters[-1] not in ",:\n":
            kept = ","
        for character in kept:
            characters.append(character)
            origin.append(place)
    whole = "".join(characters)
    shown = _BETWEEN_NUMBERS.sub("-", whole)
    return View(shown, tuple(origin), frozenset(shown))


@lru_cache(maxsize=20_000)  # every character of a usual text, once
def _folded(character: str) -> str:
    if character in "\n\r\u2028\u2029\v\f":
        return "\n"
    if (
        character.isspace()
        or unicodedata.category(character) in {"Cf", "Mn", "Me", "Cc"}
        or character in _IDLE
    ):
        return ""
    if character not in "至到":
        character = character.translate(_DASHES)
    folded = unicodedata.normalize("NFKC", character).lower().translate(_SIGNS)
    return simplified(folded).replace(" ", "")
