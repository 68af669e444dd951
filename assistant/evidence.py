"""Which duties answer a matter: as many as are meant, from none to all.

Candidates come from words and meaning; each gets a few measures of how well it fits the question, by itself
and against the best candidate; ``decision.py`` turns them into the probability that it is meant, and says
whether the texts answer the question at all. What is likely enough is the answer, else there is none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.decision import Decision, Measures, item_features, words_features
from assistant.knowledge import Knowledge
from assistant.matching import Support, supports
from assistant.topic import Topic
from assistant.translation import translation
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.hybrid import HybridIndex, Meant

CANDIDATES = 120
LEADING = (
    24  # what words alone find first: among these stands a duty that holds the whole matter, if any does
)
WHOLE = 0.97  # every word of the matter stands there, a synonym of strength 1 or a light word aside


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
                [f.measures for f in candidates], [f.score for f in candidates], part=part
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

        known: dict[str, Support] = {}
        spoken: dict[str, float] = {}
        by_words = False
        over_question: float | None = None
        expansion = topic.expansion

        def meaning(ids: Sequence[str]) -> Meant:
            nonlocal by_words
            known.update(self._supports(topic, self._read(ids[:LEADING], kinds)))
            by_words = any(held.coverage >= WHOLE for held in known.values())
            if by_words:
                # What words do not find among so many holds next to nothing of the matter and is not meant.
                return Meant(topic.meaning or topic.text, proposes=False)

            def judge() -> None:  # what words found, and what the question is measured against
                nonlocal over_question
                found = self._read(ids, kinds)
                known.update(self._supports(topic, [duty for duty in found if duty.id not in known]))
                spoken.update(_spoken(question, found))
                over_question = self._index.background(question)

            return Meant(expansion, meanwhile=judge)

        search = self._index.search(
            expansion,
            kb=self._knowledge.kb,
            limit=CANDIDATES,
            role_ids=role_ids,
            list_ids=list_ids,
            meaning=meaning,
        )
        duties = self._read([hit.duty_id for hit in search.hits], kinds)
        known.update(self._supports(topic, [duty for duty in duties if duty.id not in known]))
        cosines = {hit.duty_id: hit.cosine or 0.0 for hit in search.hits}
        asked = cosines if by_words else self._index.cosines(question, [duty.id for duty in duties])
        if by_words:
            return self._scored(duties, known, asked, None, (0.0, 0.0), [0.0] * len(duties)), search.notes
        over = _over(over_question, asked), _over(self._index.background(expansion), cosines)
        spoken.update(_spoken(question, [duty for duty in duties if duty.id not in spoken]))
        likelier = [spoken[duty.id] for duty in duties]
        return self._scored(duties, known, asked, cosines, over, likelier), search.notes

    def _read(self, ids: Sequence[str], kinds: Collection[Kind] | None) -> list[Duty]:
        duties = self._knowledge.duties_by_id(ids).values()
        if kinds is None:
            return list(duties)
        kind_of = self._knowledge.kind_of
        return [duty for duty in duties if kind_of[duty.list_id] in kinds]

    def _supports(self, topic: Topic, duties: Sequence[Duty]) -> dict[str, Support]:
        held_by = supports(topic, [(d.text, self._knowledge.context(d.list_id)) for d in duties])
        return {duty.id: held for duty, held in zip(duties, held_by, strict=True)}

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
        if not duties:
            return []
        meant = asked if expanded is None else expanded
        measures: list[Measures] = []
        for duty, likelier in zip(duties, spoken, strict=True):
            held = known[duty.id]
            cosine, other = asked.get(duty.id, 0.0), meant.get(duty.id, 0.0)
            measures.append(
                Measures(
                    held.coverage, held.exact, cosine, other, held.rarest, held.head, held.chars,
                    cosine - over[0], other - over[1], likelier,
                )
            )  # fmt: skip
        if expanded is None:
            model, rows = self._decision.words, words_features(measures)
        else:
            model, rows = self._decision.item, item_features(measures)
        threshold = model.threshold
        found = [
            Found(duty, known[duty.id], own.asked, own, chance, chance >= threshold)
            for duty, own, chance in zip(duties, measures, model.probabilities(rows), strict=True)
        ]
        return sorted(found, key=lambda f: -f.score)

    def _in_text_order(self, found: list[Found]) -> list[Found]:
        position = self._knowledge.place_of
        return sorted(found, key=lambda f: (position.get(f.duty.list_id, 0), f.duty.position))


def _spoken(question: str, duties: Sequence[Duty]) -> dict[str, float]:
    """How much likelier each duty makes the question's words, by its id."""
    scores = translation().scores(question, [duty.text for duty in duties])
    return {duty.id: score for duty, score in zip(duties, scores, strict=True)}


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
        and (top.measures.asked_over >= _FAR or top.measures.spoken >= _SPOKEN)
    )


_LIKELY, _MOSTLY = 0.85, 0.78
# A duty that much farther than any company's duties is only met by a reading that is not meant: 年会 → 组织 → 组织沟通能力.
# Of 36 looks on the tune sets (2026-11-28) it stops six of the seven that nothing answers, and one of those answered well.
_FAR = -0.15
_SPOKEN = 0.6  # nats a piece: what is said so often for a duty's words that its distance does not count (点检设备 → 设备点检、保养谁做)
_UNKNOWN = 0.2  # as of a question that nothing answers
