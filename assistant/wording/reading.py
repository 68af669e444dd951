"""A text read for the check: words, quantities, and what reaches each character. Evidence and sentences alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.wording.operators import Reach, marked_words, operator_spans, reach
from assistant.wording.quantities import MASK, Measured, measured
from assistant.wording.restating import canonical
from index.text import folded

Cut = Callable[[str], list[str]]

_HARD = re.compile(r"[;。!?\n]+")
_EACH = re.compile(r"各(?:个|项|类|种|位|自)?")
_WORD_MARK = 0xE100  # words such as 不合格 become one private character, so that 合格 is not found in them
_words_known: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch between semicolons or full stops, in the checking view.

    Attributes:
        text: folded, canonical, quantities masked, words like 不合格 as one private character each.
        words: (start, end) of its words, in order.
        reach: which operators reach each character.
        quantities, often: those of this stretch.
        operators: classes of all its operators.
    """

    text: str
    words: tuple[tuple[int, int], ...]
    reach: Reach
    measured: Measured
    operators: frozenset[str]


def read(text: str, cut: Cut) -> list[Unit]:
    """The units of a text; ``cut`` gives the words of a folded text, nothing left out."""
    return [unit(part, cut) for part in _HARD.split(view(text)) if part]


def view(text: str) -> str:
    """The folded, canonical text without 各, which claims nothing and sticks to what follows (各班|组)."""
    return canonical(_EACH.sub("", folded(text)))


def unit(part: str, cut: Cut) -> Unit:
    """One unit of a text in view form."""
    sizes = measured(part)
    masked = sizes.text
    for start, word in sorted(marked_words(masked).items(), reverse=True):
        masked = masked[:start] + _private(word) + MASK * (len(word) - 1) + masked[start + len(word) :]
    words = _spans(masked, cut)
    kinds = frozenset(kind for _, _, kind in operator_spans(masked))
    return Unit(masked, tuple(words), reach(masked, words), sizes, kinds)


def _private(word: str) -> str:
    return _words_known.setdefault(word, chr(_WORD_MARK + len(_words_known)))


def _spans(text: str, cut: Cut) -> list[tuple[int, int]]:
    spans, at = [], 0
    for word in cut(text):
        start = text.find(word, at)
        if start < 0:  # the cutter folded a character away; the rest is still in order
            continue
        at = start + len(word)
        if word.strip(MASK):
            spans.append((start, at))
    return spans
