"""Which duties answer a topic: as many as are meant, from none to all.

Words decide where words can: when some duty holds the whole topic, exactly those that do are meant.
Where the question is put in other words than the texts, the encoder proposes and must be clear of the
crowd. The thresholds were set on ``tests/eval/seed/tune.jsonl``; their effect is measured there.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from assistant.knowledge import Knowledge
from assistant.matching import Support, support
from assistant.topic import Topic
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.hybrid import HybridIndex

CANDIDATES = 120
FULL = 0.82  # the topic's words all stand there, give or take a light one
PARTIAL = 0.5  # half of the topic's rarity: enough when the meaning agrees
MEANING = 0.62  # cosine from which the encoder alone may speak
NEIGHBOUR = 0.03  # cosine distance within which neighbours are meant too
SLACK = 0.08  # coverage distance within which duties rank as equals


@dataclass(frozen=True, slots=True)
class Found:
    """One duty that supports the topic."""

    duty: Duty
    support: Support
    cosine: float

    @property
    def score(self) -> float:
        """Order of certainty within one answer; never shown as trust."""
        return 0.7 * self.support.coverage + 0.3 * max(self.cosine, 0.0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The duties that answer, in text order, and the nearest ones that do not."""

    found: tuple[Found, ...]
    nearest: tuple[Found, ...]
    notes: tuple[str, ...]


class Selector:
    """Finds the evidence for a topic in one knowledge base."""

    def __init__(self, index: HybridIndex, knowledge: Knowledge) -> None:
        self._index = index
        self._knowledge = knowledge

    def select(
        self,
        topic: Topic,
        *,
        role_ids: Collection[str] | None = None,
        list_ids: Collection[str] | None = None,
        kinds: Collection[Kind] | None = None,
    ) -> Evidence:
        """The duties meant by ``topic`` within the scope."""
        search = self._index.search(
            topic.expansion,
            kb=self._knowledge.kb,
            limit=CANDIDATES,
            role_ids=role_ids,
            list_ids=list_ids,
        )
        duties = self._of_kinds(self._knowledge.duties_by_id([hit.duty_id for hit in search.hits]), kinds)
        cosines = self._index.cosines(topic.text, list(duties))
        scored = [
            Found(duty, support(topic, duty.text), cosines.get(duty.id, 0.0)) for duty in duties.values()
        ]
        scored.sort(key=lambda f: -f.score)
        chosen = meant(scored)
        ids = {f.duty.id for f in chosen}
        rest = tuple(f for f in scored if f.duty.id not in ids)[:3]
        return Evidence(tuple(self._in_text_order(chosen)), rest, search.notes)

    def _of_kinds(self, duties: dict[str, Duty], kinds: Collection[Kind] | None) -> dict[str, Duty]:
        if kinds is None:
            return duties
        return {i: d for i, d in duties.items() if self._knowledge.lists[d.list_id].kind in kinds}

    def _in_text_order(self, found: list[Found]) -> list[Found]:
        position = {list_id: n for n, list_id in enumerate(self._knowledge.lists)}
        return sorted(found, key=lambda f: (position.get(f.duty.list_id, 0), f.duty.position))


def meant(scored: list[Found]) -> list[Found]:
    """Of candidates sorted by score, those that the topic means (see the module's docstring)."""
    if not scored:
        return []
    best = max(f.support.coverage for f in scored)
    if best >= FULL:
        return [f for f in scored if f.support.coverage >= max(FULL, best - SLACK)]
    leader = max(scored, key=lambda f: f.cosine)
    if best >= PARTIAL:
        chosen = [f for f in scored if f.support.coverage >= best - SLACK]
        return [
            f for f in chosen if f.cosine >= leader.cosine - 2 * NEIGHBOUR or f.support.coverage >= FULL
        ] or chosen[:1]
    if leader.cosine >= MEANING:
        return [f for f in scored if f.cosine >= leader.cosine - NEIGHBOUR]
    return []
