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
from typing import NamedTuple

from assistant.characters import shares
from assistant.topic import Term, Topic
from corpus.folding import same_duty
from index.text import all_folded, folded

WHOLE = 0.97  # every word of the matter stands there, a synonym of strength 1 or a light word aside
ALIKE = 0.94  # it does in words that stand for one another: 补货, and 补充货源 is printed; 普通发票 for 普票, no 专用发票
_CLAUSE = re.compile(r"[；;。！!？?]|[，,](?=[^，,；;。]{6,})")
_PART_STRENGTH = 0.98  # a compound found in parts (固定资产 … 盘点) is a touch weaker than in one piece
_IN_HEADING = 0.85  # a word of the heading instead of the duty's own
_HELD = 0.75
_SCATTERED = 0.9  # the same words spread over clauses
_ALL = 0.999  # of the matter's characters
QUOTED = 8  # characters of a duty that stand in a question as they are printed, wherever words or acts end
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
    wholes = all_folded([text for text, _ in duties])
    pile = _Pile(wholes)
    found = [pile.strengths(term) for term in topic.terms]
    spread, exact, words = [0.0] * len(duties), [0.0] * len(duties), [0] * len(duties)
    for term, held in zip(topic.terms, found, strict=True):
        weight = term.weight
        for place, strong in held.strength.items():
            spread[place] += weight * strong
            words[place] += 1
        for place in held.printed:
            exact[place] += weight
    best = _best(topic, wholes, found, spread, exact, words)
    beside = _beside(topic, found, [context for _, context in duties])
    rarest = found[max(range(len(found)), key=lambda n: topic.terms[n].weight)].strength
    heads = [n for n, term in enumerate(topic.terms) if len(term.word) > 1]
    head = found[heads[-1] if heads else len(found) - 1].strength
    quoted = _bare(topic.label)
    measured: list[Support] = []
    for n, chars in enumerate(shares(topic.text, wholes)):
        inside, scattered = best[n] / total, spread[n] / total * _SCATTERED
        coverage = inside if inside >= scattered else scattered
        if n in beside:
            coverage += _IN_HEADING * beside[n] / total
        if chars > _ALL and coverage < WHOLE and len(quoted) >= QUOTED and quoted in _bare(wholes[n]):
            coverage = 1.0  # "操作气体净化设备，除去原": two acts, and half a word of 原料气
        measured.append(Support(coverage, exact[n] / total, rarest.get(n, 0.0), head.get(n, 0.0), chars))
    return measured


@dataclass(frozen=True, slots=True)
class _Held:
    """One term in many texts: how strongly it stands in each that holds it, and where as the word itself (1.0)."""

    strength: dict[int, float]
    printed: list[int]


def _beside(topic: Topic, found: Sequence[_Held], contexts: Sequence[str]) -> dict[int, float]:
    """The weight of what only the headings over a duty say, where some word of the matter stands in the duty."""
    anchored = {
        place
        for term, held in zip(topic.terms, found, strict=True)
        if len(term.word) > 1
        for place, strong in held.strength.items()
        if strong >= _HELD
    }
    lent: dict[int, float] = {}
    if anchored:
        over = _Pile(contexts)
        for term, held in zip(topic.terms, found, strict=True):
            for place in over.holding(term.word):
                if place in anchored and place not in held.strength:
                    lent[place] = lent.get(place, 0.0) + term.weight
    return lent


def _best(
    topic: Topic,
    wholes: Sequence[str],
    found: Sequence[_Held],
    spread: Sequence[float],
    exact: Sequence[float],
    words: Sequence[int],
) -> list[float]:
    """The most weight that each text holds in one clause; ``spread`` is what it holds, which no clause exceeds.

    Args:
        words: how many of the terms each text holds.
    """
    best = list(spread)
    for place, count in enumerate(words):
        if not count or (count == 1 and exact[place]):
            continue  # a single word, printed as it is, stands in one clause
        acts = _acts(wholes[place])
        if len(acts) == 1 and len(acts[0]) == len(wholes[place]):
            continue
        # What the whole duty lacks no clause has, so only the terms that it holds are asked.
        here = [term for term, held in zip(topic.terms, found, strict=True) if place in held.strength]
        most = 0.0
        for clause in acts:
            inside = sum([term.weight * strength(term, clause) for term in here])
            if inside > most:
                most = inside
                if most == spread[place]:
                    break
        best[place] = most
    return best


class _Pile:
    """Many folded texts as one, so that a word is found in all of them by one search in C."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._joined = "\n".join(texts)  # a folded text holds no blank
        self._starts = [0, *accumulate([len(text) + 1 for text in texts])]

    def holding(self, word: str) -> list[int]:
        """The places of the texts that hold ``word``."""
        found: list[int] = []
        joined, starts = self._joined, self._starts
        at = joined.find(word)
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found.append(place)
            at = joined.find(word, starts[place + 1])
        return found

    def strengths(self, term: Term) -> _Held:
        """``strength`` of the term in each text that holds it."""
        value: dict[int, float] = {}
        for word, strong in term.variants:
            for place in self.holding(word):
                value[place] = max(value.get(place, 0.0), strong)
        if term.parts:
            counts = Counter(place for part in term.parts for place in self.holding(part))
            for place, count in counts.items():
                value[place] = max(value.get(place, 0.0), count / len(term.parts) * _PART_STRENGTH)
        printed = self.holding(term.word)
        value.update(dict.fromkeys(printed, 1.0))
        return _Held(value, printed)


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
    bare = _bare(text)
    return {bare[i : i + 2] for i in range(len(bare) - 1)}


def _bare(text: str) -> str:
    """A text folded and without its punctuation."""
    return _TEXT_CHARS.sub("", folded(text))


def near_equal(a: str, b: str) -> bool:
    """Whether two duties say the same, in print or in other words (``corpus.folding`` decides)."""
    return same_duty(a, b)
