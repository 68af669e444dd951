"""How well one duty supports a topic: rarity-weighted coverage of the topic's words, clause by clause.

A duty often runs several acts together ("审核销售发票申请并负责增值税发票的开具；及时维护出库账单…"). Words that
answer a question stand in one clause; the same words scattered over a long duty say less.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from assistant.characters import shares
from assistant.topic import Term, Topic
from corpus.folding import same_duty
from index.text import folded

Floats = NDArray[np.float64]

_CLAUSE = re.compile(r"[；;。！!？?]|[，,](?=[^，,；;。]{6,})")
_PART_STRENGTH = 0.98  # a compound found in parts (固定资产 … 盘点) is a touch weaker than in one piece
_IN_HEADING = 0.85  # a word of the heading instead of the duty's own
_HELD = 0.75
_SCATTERED = 0.9  # the same words spread over clauses
_TEXT_CHARS = re.compile(r"[\s，,。；;、：:（）()“”\"]")


class Support(NamedTuple):  # a hundred a question: a frozen dataclass takes three times as long to make
    """What of a topic one duty holds, each measure in 0..1.

    Attributes:
        coverage: share of the topic's rarity found in the duty.
        exact: the same, counting only the words as asked.
        rarest: strength of the topic's rarest word in the duty.
        head: strength of its last word, the head of a Chinese noun phrase.
        chars: share of its characters, weighed by their rarity, wherever they stand.
    """

    coverage: float
    exact: float
    rarest: float
    head: float
    chars: float


_NOTHING = Support(*[0.0] * 5)


def support(topic: Topic, text: str, context: str = "") -> Support:
    """How well the duty's ``text`` supports ``topic``; see ``supports``."""
    return supports(topic, [(text, context)])[0]


def supports(topic: Topic, duties: Sequence[tuple[str, str]]) -> list[Support]:
    """How well each of the duties supports ``topic``; a word is looked for in all of them at once.

    Args:
        duties: each one's text, and its context: its headings, folded. They stand for words that the duty
            itself leaves out ("销售监督的工作原则" under 销售监督的基本素质), once some word of the matter stands
            in the duty.
    """
    total = sum(term.weight for term in topic.terms)
    if not total or not duties:
        return [_NOTHING] * len(duties)
    wholes = [_whole(text) for text, _ in duties]
    pile = _Pile(wholes)
    found = [pile.strengths(term) for term in topic.terms]
    spread, exact, beside = np.zeros(len(duties)), np.zeros(len(duties)), np.zeros(len(duties))
    anchored = np.zeros(len(duties), dtype=bool)
    for term, held in zip(topic.terms, found, strict=True):
        spread += term.weight * held.strength
        exact += term.weight * held.printed
        if len(term.word) > 1:
            anchored |= held.present & (held.strength >= _HELD)
    if anchored.any():
        over = _Pile([context for _, context in duties])
        for term, held in zip(topic.terms, found, strict=True):
            if places := over.holding(term.word):
                lent = np.zeros(len(duties))
                lent[places] = term.weight
                beside += np.where(anchored & ~held.present, lent, 0.0)
    coverage = np.maximum(_best(topic, wholes, found, spread, exact) / total, spread / total * _SCATTERED)
    coverage += _IN_HEADING * beside / total
    rarest = max(range(len(found)), key=lambda n: topic.terms[n].weight)
    heads = [n for n, term in enumerate(topic.terms) if len(term.word) > 1]
    head = heads[-1] if heads else len(found) - 1
    chars = np.array(shares(topic.text, wholes))
    columns = (coverage, exact / total, found[rarest].strength, found[head].strength, chars)
    return [Support(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


@dataclass(frozen=True, slots=True)
class _Held:
    """One term in many texts, a place each: how strongly, whether at all, whether as the word itself (1.0)."""

    strength: Floats
    present: NDArray[np.bool_]
    printed: Floats


def _best(
    topic: Topic, wholes: Sequence[str], found: Sequence[_Held], spread: Floats, exact: Floats
) -> Floats:
    """The most weight that each text holds in one clause; ``spread`` is what it holds, which no clause exceeds."""
    best = spread.copy()
    several = np.add.reduce([held.present for held in found], dtype=np.int64)
    # A single word, printed as it is, stands in one clause.
    for place in np.flatnonzero((several > 1) | ((several == 1) & (exact == 0.0))).tolist():
        acts = _acts(wholes[place])
        if len(acts) == 1 and len(acts[0]) == len(wholes[place]):
            continue
        here = [term for term, held in zip(topic.terms, found, strict=True) if held.present[place]]
        most = 0.0
        for clause in acts:
            most = max(most, _in_clause(here, clause))
            if most == spread[place]:
                break
        best[place] = most
    return best


def _in_clause(held: Sequence[Term], clause: str) -> float:
    """The weight found in one clause; what the whole duty lacks no clause has, so only ``held`` is asked."""
    return sum([term.weight * strength(term, clause) for term in held])


class _Pile:
    """Many folded texts as one, so that a word is found in all of them by one search in C."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "\n".join(texts)  # a folded text holds no blank
        self._starts = [0, *accumulate(len(text) + 1 for text in texts)]

    def holding(self, word: str) -> list[int]:
        """The places of the texts that hold ``word``."""
        found: list[int] = []
        at = self._joined.find(word)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            found.append(place)
            at = self._joined.find(word, self._starts[place + 1])
        return found

    def strengths(self, term: Term) -> _Held:
        """``strength`` of the term in each text."""
        size = len(self._starts) - 1
        value, present, printed = np.zeros(size), np.zeros(size, dtype=bool), np.zeros(size)
        for word, strong in term.variants:
            if places := self.holding(word):
                value[places] = np.maximum(value[places], strong)
                present[places] = True
        if term.parts:
            counts = np.zeros(size)
            for part in term.parts:
                counts[self.holding(part)] += 1
            present |= counts > 0
            value = np.maximum(value, counts / len(term.parts) * _PART_STRENGTH)
        if places := self.holding(term.word):
            value[places] = printed[places] = 1.0
            present[places] = True
        return _Held(value, present, printed)


@lru_cache(maxsize=20_000)  # about 10 MB; the same duties are candidates again and again
def _whole(text: str) -> str:
    return folded(text)


@lru_cache(maxsize=4_000)
def _acts(whole: str) -> tuple[str, ...]:
    """The acts of a folded duty: split at semicolons, full stops and commas before a longer stretch."""
    return tuple(part for part in _CLAUSE.split(whole) if part)


def strength(term: Term, text: str) -> float:
    """How surely ``term`` stands in ``text``: 1 for the word itself, less for a variant or its parts."""
    if term.word in text:
        return 1.0
    best = 0.0
    for word, value in term.variants:
        if value > best and word in text:
            best = value
    if term.parts:
        share = sum([part in text for part in term.parts]) / len(term.parts)
        best = max(best, share * _PART_STRENGTH)
    return best


def similarity(a: str, b: str) -> float:
    """Dice coefficient of the character bigrams of two texts, 0..1 (Dice 1945)."""
    left, right = _bigrams(a), _bigrams(b)
    if not left or not right:
        return float(a == b)
    return 2 * len(left & right) / (len(left) + len(right))


def _bigrams(text: str) -> set[str]:
    bare = _TEXT_CHARS.sub("", folded(text))
    return {bare[i : i + 2] for i in range(len(bare) - 1)}


def near_equal(a: str, b: str) -> bool:
    """Whether two duties say the same, in print or in other words (``corpus.folding`` decides)."""
    return same_duty(a, b)
