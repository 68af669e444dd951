"""Which duties answer a matter: as many as are meant, from none to all.

Candidates come from words and meaning; each gets a few measures of how well it fits the question, by itself
and against the best candidate, and a logistic model turns them into the probability that it is meant
(``decision.py``). Everything above the threshold is the answer; nothing above it is a refusal.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.decision import Decision, Measures
from assistant.knowledge import Knowledge
from assistant.matching import Support, support
from assistant.topic import Topic
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.hybrid import HybridIndex

CANDIDATES = 120
WHOLE = 0.97  # every word of the matter stands there, a synonym of strength 1 or a light word aside


@dataclass(frozen=True, slots=True)
class Found:
    """One duty that may answer, with what speaks for it.

    Attributes:
        score: probability that the question means it; orders and selects, never shown as trust.
    """

    duty: Duty
    support: Support
    cosine: float
    measures: Measures
    score: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """The duties that answer, in text order, and the nearest ones that do not."""

    found: tuple[Found, ...]
    nearest: tuple[Found, ...]
    notes: tuple[str, ...]


class Selector:
    """Finds the evidence for a matter in one knowledge base."""

    def __init__(self, index: HybridIndex, knowledge: Knowledge, decision: Decision) -> None:
        self._index = index
        self._knowledge = knowledge
        self._decision = decision

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
        chosen = [f for f in candidates if self.is_meant(f)]
        rest = tuple(f for f in candidates if not self.is_meant(f))[:3]
        return Evidence(tuple(self._in_text_order(chosen)), rest, notes)

    def is_meant(self, found: Found) -> bool:
        """Words decide where words can: a duty that holds the whole matter is meant, else the model says."""
        return found.support.coverage >= WHOLE or found.score >= self._decision.threshold

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
        search = self._index.search(
            topic.expansion, kb=self._knowledge.kb, limit=CANDIDATES, role_ids=role_ids, list_ids=list_ids
        )
        duties = self._of_kinds(self._knowledge.duties_by_id([hit.duty_id for hit in search.hits]), kinds)
        return self._scored(topic, question, list(duties.values())), search.notes

    def _scored(self, topic: Topic, question: str, duties: Sequence[Duty]) -> list[Found]:
        ids = [duty.id for duty in duties]
        asked = self._index.cosines(question, ids)
        expanded = self._index.cosines(topic.expansion, ids)
        supports = [support(topic, duty.text) for duty in duties]
        best = Measures(
            coverage=max((s.coverage for s in supports), default=0.0),
            exact=max((s.exact for s in supports), default=0.0),
            asked=max(asked.values(), default=0.0),
            expanded=max(expanded.values(), default=0.0),
            rarest=0.0,
            head=0.0,
        )
        found = []
        for duty, held in zip(duties, supports, strict=True):
            measures = Measures(
                coverage=held.coverage,
                exact=held.exact,
                asked=asked.get(duty.id, 0.0),
                expanded=expanded.get(duty.id, 0.0),
                rarest=held.rarest,
                head=held.head,
            )
            score = self._decision.probability(measures, best)
            found.append(Found(duty, held, measures.asked, measures, score))
        return sorted(found, key=lambda f: -f.score)

    def _of_kinds(self, duties: dict[str, Duty], kinds: Collection[Kind] | None) -> dict[str, Duty]:
        if kinds is None:
            return duties
        return {i: d for i, d in duties.items() if self._knowledge.lists[d.list_id].kind in kinds}

    def _in_text_order(self, found: list[Found]) -> list[Found]:
        position = {list_id: n for n, list_id in enumerate(self._knowledge.lists)}
        return sorted(found, key=lambda f: (position.get(f.duty.list_id, 0), f.duty.position))
