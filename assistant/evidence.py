"""Which duties answer a matter: as many as are meant, from none to all.

Candidates come from words and meaning; each gets a few measures of how well it fits the question, by itself
and against the best candidate; ``decision.py`` turns them into the probability that it is meant, and says
whether the texts answer the question at all. What is likely enough is the answer, else there is none.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from assistant.decision import Decision
from assistant.features import Measures, item_features, words_features
from assistant.knowledge import Knowledge
from assistant.looking import Look
from assistant.matching import ALIKE, WHOLE, Support
from assistant.topic import Topic
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.hybrid import HybridIndex


class Found(NamedTuple):
    """One duty that may answer, with what speaks for it.

    Attributes:
        score: probability that the question means it; orders and selects, never shown as trust.
        likely: whether that is enough to answer with it.
    """

    duty: Duty
    support: Support
    cosine: float
    measures: Measures
    score: float
    likely: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The duties that answer, in text order, and the nearest ones that do not."""

    found: tuple[Found, ...]
    nearest: tuple[Found, ...]
    notes: tuple[str, ...]


class Selector:
    """Finds the evidence for a matter in one knowledge base. Made for one question, and looks for nothing twice."""

    def __init__(self, index: HybridIndex, knowledge: Knowledge, decision: Decision) -> None:
        self._index = index
        self._knowledge = knowledge
        self._decision = decision
        self._looks: dict[Hashable, Look] = {}

    def foresee(self, topic: Topic, question: str, kinds: Collection[Kind]) -> None:
        """Begin with what will most likely be selected next, from everything: its meaning is encoded meanwhile."""
        self._look(topic, question, None, None).begin(kinds)

    def select(
        self,
        topic: Topic,
        question: str,
        *,
        role_ids: Collection[str] | None = None,
        list_ids: Collection[str] | None = None,
        kinds: Collection[Kind] | None = None,
    ) -> Evidence:
        """The duties that ``question``, whose matter is ``topic``, means within the scope."""
        candidates, notes = self.candidates(
            topic, question, role_ids=role_ids, list_ids=list_ids, kinds=kinds
        )
        chosen = self._chosen(candidates)
        ids = {f.duty.id for f in chosen}
        rest = tuple(f for f in candidates if f.duty.id not in ids)[:3]
        return Evidence(tuple(self._in_text_order(chosen)), rest, notes)

    def _chosen(self, candidates: list[Found]) -> list[Found]:
        """Words decide where words can: duties that hold the whole matter are meant, and what the model adds."""
        whole = [f for f in candidates if f.support.coverage >= WHOLE]
        part = len(candidates) * 2 < self._knowledge.size
        answered = (
            whole
            or _said_otherwise(candidates)
            or self._decision.answers(
                [f.measures for f in candidates],
                [f.score for f in candidates],
                size=self._knowledge.size,
                part=part,
            )
        )
        if not answered:
            return []
        likely = [f for f in candidates if f.likely or f.support.coverage >= WHOLE]
        return likely or candidates[:1]

    def candidates(
        self,
        topic: Topic,
        question: str,
        *,
        role_ids: Collection[str] | None = None,
        list_ids: Collection[str] | None = None,
        kinds: Collection[Kind] | None = None,
    ) -> tuple[list[Found], tuple[str, ...]]:
        """Everything that might be meant, likeliest first, and what a reader must know of the index."""
        look = self._look(topic, question, role_ids, list_ids)
        search, by_words = look.search(kinds)
        duties = look.read([hit.duty_id for hit in search.hits], kinds)
        if not duties:
            return [], search.notes
        look.weigh(duties)
        cosines = {hit.duty_id: hit.cosine or 0.0 for hit in search.hits}
        if by_words:
            return self._scored(
                duties, look.held, cosines, None, (0.0, 0.0), [0.0] * len(duties)
            ), search.notes
        asked = self._index.cosines(question, [duty.id for duty in duties])
        over = _over(look.background(question), asked), _over(look.background(look.expansion), cosines)
        look.listen(duties)
        likelier = [look.spoken[duty.id] for duty in duties]
        return self._scored(duties, look.held, asked, cosines, over, likelier), search.notes

    def _look(
        self,
        topic: Topic,
        question: str,
        role_ids: Collection[str] | None,
        list_ids: Collection[str] | None,
    ) -> Look:
        scope = tuple(None if ids is None else tuple(ids) for ids in (role_ids, list_ids))
        key = topic, question, scope
        if key not in self._looks:
            self._looks[key] = Look(topic, question, self._index, self._knowledge, role_ids, list_ids)
        return self._looks[key]

    def _scored(
        self,
        duties: Sequence[Duty],
        known: Mapping[str, Support],
        asked: Mapping[str, float],
        expanded: Mapping[str, float] | None,
        over: tuple[float, float],
        spoken: Sequence[float],
    ) -> list[Found]:
        """Likeliest first; without ``expanded``, words decide and there is but one cosine.

        Args:
            over: the backgrounds of the question and of its expanded topic.
            spoken: how much likelier each duty makes the question's words.
        """
        expansion = asked if expanded is None else expanded
        held = np.array([known[duty.id] for duty in duties])
        near = np.array([(asked.get(duty.id, 0.0), expansion.get(duty.id, 0.0)) for duty in duties])
        table = np.column_stack([held[:, :2], near, held[:, 2:], near - over, spoken])
        if expanded is None:
            model, rows = self._decision.words, words_features(table)
        else:
            model, rows = self._decision.item, item_features(table)
        measures = map(Measures._make, table.tolist())
        chances = model.probabilities(rows)
        meant = self._decision.chosen(rows, chances, by_words=expanded is None)
        found = [
            Found(duty, known[duty.id], own.asked, own, chance, likely)
            for duty, own, chance, likely in zip(duties, measures, chances, meant, strict=True)
        ]
        return sorted(found, key=lambda f: -f.score)

    def _in_text_order(self, found: list[Found]) -> list[Found]:
        position = self._knowledge.place_of
        return sorted(found, key=lambda f: (position.get(f.duty.list_id, 0), f.duty.position))


def _over(background: float | None, cosines: Mapping[str, float]) -> float:
    """What cosines are measured against; where that is unknown, more than the best: none stands out."""
    return max(cosines.values(), default=0.0) + _UNKNOWN if background is None else background


def _said_otherwise(candidates: Sequence[Found]) -> bool:
    """Whether the lexicon alone leads to a likely duty: 上门吵架 stands in no duty, but 接待 and 投诉 for it do.

    Somebody wrote down that the one means the other, which the trees, far from any cosine, cannot know.
    """
    top = candidates[0] if candidates else None
    return (
        top is not None
        and top.score >= _LIKELY
        and top.measures.coverage >= _MOSTLY
        and top.measures.exact == 0.0
        and (
            top.measures.asked_over >= _FAR
            or top.measures.spoken >= _SPOKEN
            or top.measures.coverage >= ALIKE
        )
    )


_LIKELY, _MOSTLY = 0.85, 0.78
# A duty that much farther than any company's duties is only met by a reading that is not meant: 年会 → 组织 → 组织沟通能力.
# Of 36 looks on the tune sets (2026-11-28) it stops six of the seven that nothing answers, and one of those answered well.
_FAR = -0.15
_SPOKEN = 0.6  # nats a piece: what is said so often for a duty's words that its distance does not count (点检设备 → 设备点检、保养谁做)
_UNKNOWN = 0.2  # as of a question that nothing answers
