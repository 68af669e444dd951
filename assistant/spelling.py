"""Words typed with a homophone's or a look-alike's characters (出口推税, 外江核销), mended by a noisy channel.

The question is cut anew into the cheapest row of words, where a stretch may also stand for a word of the texts that
sounds or looks like it: the cost of a word is its surprise, ``-log p``, under a mixture of the general dictionary and the
knowledge base's own vocabulary, and every mistyped character costs ``_CHANGE``. So 外汇和销 becomes 外汇核销 although
和 and 销 are words, and 相关门店 stays what it is. After Kernighan, Church and Gale (1990), *A Spelling Correction Program
Based on a Noisy Channel Model*; the search is Viterbi's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files

from assistant.pinyin import forgiven, is_han
from assistant.syllables import syllable

# Measured on eight question sets (2,000 questions): 8 mends 外汇和销 and two more false friends than 9, which leaves it.
_CHANGE = 8.5
_INEXACT = 1.5  # more, where the two differ in z/zh or n/ng: 检 and 讲 are confused less often than 检 and 捡
_LOOKS = 1.0  # more for a character that only looks like it (江 for 汇): typed by shape, or read from a scan
_ASKS = frozenset("谁哪啥吗")  # what makes a question is no slip: 归谁控 is no 税控
_UNKNOWN = 18.0  # a character that stands in no dictionary
_ASKING = 2e-4  # the share of a question word in questions; of them all the dictionary knows too little
_FLATTENED = 10  # the first ranks of a vocabulary differ less than Zipf's law says
_LONGEST = 8

Words = Callable[[str], Sequence[Sequence[tuple[str, float]]]]


class Speller:
    """Mends the homophones of one knowledge base's questions. Safe to share between threads.

    Args:
        vocabulary: the words of the texts, most frequent first.
        asking: words of questions that no duty text has to hold.
        words: the dictionary's words that begin at each character of a text, with their shares of all text.
    """

    def __init__(self, vocabulary: Iterable[str], asking: Iterable[str], words: Words) -> None:
        self._words = words
        known = [w for w in dict.fromkeys(vocabulary) if _usable(w)]
        whole = math.log(len(known) + _FLATTENED)
        self._shares = {word: 1 / ((rank + _FLATTENED) * whole) for rank, word in enumerate(known)}
        for word in asking:
            if _usable(word):
                self._shares.setdefault(word, _ASKING)
        self._at: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        for word in self._shares:
            for place, character in enumerate(word):
                self._at[len(word), place, character].append(word)

    def mend(self, text: str) -> str:
        """``text`` (simplified, lower case) with its homophones written as the texts write them."""
        best: list[tuple[float, str]] = [(0.0, "")] + [(math.inf, "")] * len(text)
        for start, found in enumerate(self._words(text)):
            cost, before = best[start]
            for word, price in self._options(text, start, found):
                end = start + len(word)
                if cost + price < best[end][0]:
                    best[end] = (cost + price, before + word)
        return best[-1][1]

    def _options(
        self, text: str, start: int, found: Sequence[tuple[str, float]]
    ) -> Iterable[tuple[str, float]]:
        """The words that may stand at a place, each with its cost: as typed, and what sounds like it."""
        shares = dict(found)
        yield text[start], self._surprise(shares.get(text[start], 0.0), text[start])
        for size in range(2, min(_LONGEST, len(text) - start) + 1):
            typed = text[start : start + size]
            if typed in shares or typed in self._shares:
                yield typed, self._surprise(shares.get(typed, 0.0), typed)
            for word in self._sounding(typed):
                # Its share of general text is left out: that a word is common is no sign that it was meant here.
                yield word, self._surprise(0.0, word) + _changes(typed, word)

    def _surprise(self, share: float, word: str) -> float:
        mixed = (share + self._shares.get(word, 0.0)) / 2
        return -math.log(mixed) if mixed else _UNKNOWN

    def _sounding(self, typed: str) -> set[str]:
        """Words of the vocabulary that sound or look like what was typed and share at least half of its characters."""
        size = len(typed)
        near = {word for place, c in enumerate(typed) for word in self._at.get((size, place, c), ())}
        return {word for word in near if word != typed and _mistaken(typed, word)}


def _mistaken(typed: str, meant: str) -> bool:
    """Whether half of the characters at the most differ, each by a slip; most words part at their first."""
    slips = 0
    for a, b in zip(typed, meant, strict=True):
        if a != b:
            if not _is_slip(a, b):
                return False
            slips += 1
    return slips * 2 <= len(typed)


def _usable(word: str) -> bool:
    return 2 <= len(word) <= _LONGEST and is_han(word)


def _changes(typed: str, meant: str) -> float:
    """What it costs that each differing character was mistyped."""
    pairs = [(a, b) for a, b in zip(typed, meant, strict=True) if a != b]
    return sum(_CHANGE + _farther(a, b) for a, b in pairs)


def _farther(typed: str, meant: str) -> float:
    """What a slip costs above the plainest one, where two characters sound quite the same."""
    if _sound(typed) != _sound(meant):
        return _LOOKS
    return (syllable(typed) != syllable(meant)) * _INEXACT


def _is_slip(typed: str, meant: str) -> bool:
    return typed not in _ASKS and (_sound(typed) == _sound(meant) or meant in look_alikes().get(typed, ""))


@cache
def look_alikes() -> dict[str, str]:
    """Characters that are mistaken for each one by their look."""
    text = (files("assistant.data") / "near_shapes.txt").read_text(encoding="utf-8")
    near: dict[str, str] = {}
    for group in (line for line in text.split() if not line.startswith("#")):
        for character in group:
            near[character] = near.get(character, "") + group.replace(character, "")
    return near


@lru_cache(maxsize=10_000)
def _sound(character: str) -> str:
    return forgiven(syllable(character)) if is_han(character) else character
