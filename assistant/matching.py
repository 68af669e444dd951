"""How well one duty supports a topic: rarity-weighted coverage of the topic's words, clause by clause.

A duty often runs several acts together ("审核销售发票申请并负责增值税发票的开具；及时维护出库账单…"). Words that
answer a question stand in one clause; the same words scattered over a long duty say less.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from assistant.topic import Term, Topic
from corpus.folding import same_duty
from index.text import folded

_CLAUSE = re.compile(r"[；;。！!？?]|[，,](?=[^，,；;。]{6,})")
_PART_STRENGTH = 0.98  # a compound found in parts (固定资产 … 盘点) is a touch weaker than in one piece
_IN_HEADING = 0.85  # a word of the heading instead of the duty's own
_HELD = 0.75
_SCATTERED = 0.9  # the same words spread over clauses
_TEXT_CHARS = re.compile(r"[\s，,。；;、：:（）()“”\"]")


@dataclass(frozen=True, slots=True)
class Support:
    """What of a topic one duty holds, each measure in 0..1.

    Attributes:
        coverage: share of the topic's rarity found in the duty.
        exact: the same, counting only the words as asked.
        rarest: strength of the topic's rarest word in the duty.
        head: strength of its last word, the head of a Chinese noun phrase.
    """

    coverage: float
    exact: float
    rarest: float
    head: float


_NOTHING = Support(0.0, 0.0, 0.0, 0.0)


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
    if not total:
        return [_NOTHING] * len(duties)
    wholes = [_whole(text) for text, _ in duties]
    pile = _Pile(wholes)
    held: list[list[tuple[Term, float]]] = [[] for _ in duties]
    for term in topic.terms:
        for place, value in pile.strengths(term).items():
            held[place].append((term, value))
    return [
        _support(topic, whole, context, found, total) if found else _NOTHING
        for whole, (_, context), found in zip(wholes, duties, held, strict=True)
    ]


def _support(
    topic: Topic, whole: str, context: str, held: Sequence[tuple[Term, float]], total: float
) -> Support:
    spread = sum([term.weight * value for term, value in held]) / total
    best = max([_in_clause(held, clause) for clause in _acts(whole)], default=0.0) / total
    found = {term.word: value for term, value in held}
    rarest = max(topic.terms, key=lambda term: term.weight)
    head = next((t for t in reversed(topic.terms) if len(t.word) > 1), topic.terms[-1])
    anchored = any(value >= _HELD for term, value in held if len(term.word) > 1)
    beside = sum(t.weight for t in topic.terms if anchored and t.word not in found and t.word in context)
    return Support(
        coverage=max(best, spread * _SCATTERED) + _IN_HEADING * beside / total,
        exact=sum([term.weight for term, _ in held if term.word in whole]) / total,
        rarest=found.get(rarest.word, 0.0),
        head=found.get(head.word, 0.0),
    )


def _in_clause(held: Sequence[tuple[Term, float]], clause: str) -> float:
    """The weight found in one clause; what the whole duty lacks no clause has, so only ``held`` is asked."""
    return sum([term.weight * strength(term, clause) for term, _ in held])


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

    def strengths(self, term: Term) -> dict[int, float]:
        """``strength`` of the term in each text that holds anything of it."""
        found: dict[int, float] = {}
        for word, value in term.variants:
            for place in self.holding(word):
                found[place] = max(value, found.get(place, 0.0))
        parts = Counter(place for part in term.parts for place in self.holding(part))
        for place, count in parts.items():
            found[place] = max(count / len(term.parts) * _PART_STRENGTH, found.get(place, 0.0))
        return found | dict.fromkeys(self.holding(term.word), 1.0)


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
