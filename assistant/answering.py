"""The way of a question: normalised, made whole, resolved, routed, composed, checked.

``Assistant`` is the only thing the layer above needs. It holds no state but the last turn of each
conversation, a snapshot of each knowledge base's names, and the answers given last.
"""

from __future__ import annotations

import time
from collections.abc import Hashable, Sequence
from dataclasses import replace
from threading import Lock

from assistant import routing
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import asks_terms
from assistant.besideagain import again_beside
from assistant.besides import told_beside
from assistant.composer import Composer, markdown
from assistant.contract import Answer, Question
from assistant.conversation import Memory, Turn
from assistant.curation.curated import COUNTER, CuratedRecords
from assistant.curation.serving import served
from assistant.decision import decision
from assistant.evidence import Selector
from assistant.excluding import leaves_out_a_matter, less
from assistant.foreign import ForeignReader
from assistant.given import Given, GivenAnswers
from assistant.inturns import turns_in
from assistant.knowledge import Knowledge
from assistant.lexicon import lexicon
from assistant.normalise import MAX_QUESTION_CHARS
from assistant.others import of_others
from assistant.printedwords import printed
from assistant.relating import leaving_out
from assistant.remembering import remember
from assistant.rereading import joined_parts, second_readings
from assistant.rescuing import rescued
from assistant.standing_out import nearer
from assistant.titled import names_headings
from assistant.twofold import each_asked, matters_asked
from assistant.understanding import understand
from corpus import heap
from corpus.catalogue import Catalogue
from corpus.errors import InvalidQuestion
from index.exact import VECTORS_COUNTER
from index.hybrid import HybridIndex

DEFAULT_KB = "default"


class Assistant:
    """Answers questions over the catalogue's knowledge bases. Safe to share between threads.

    Args:
        config: hash of the settings that make the answers, stamped into each.
    """

    def __init__(self, catalogue: Catalogue, index: HybridIndex, *, config: str = "") -> None:
        self._catalogue = catalogue
        self._index = index
        self._config = config
        self._memory = Memory()
        self._given = GivenAnswers()
        self._curated = CuratedRecords(catalogue)
        self._knowledge: dict[str, Knowledge] = {}
        self._readers: dict[str, ForeignReader] = {}
        self._lock = Lock()

    def ask(self, question: Question) -> Answer:
        """Answer one question.

        Raises:
            InvalidQuestion: the question is empty or longer than 2,000 characters.
        """
        started = time.perf_counter()
        _check(question.question)
        with self._catalogue.reading():  # an answer is of one state, and the state is looked up once
            return self._ask(question, started)

    def _ask(self, question: Question, started: float) -> Answer:
        conversation = question.conversation_id or self._memory.new_id()
        before, state = self._memory.last(question.conversation_id), self._state()
        if before is None and (given := self._given.find(question, state)) is not None:
            return self._again(given, conversation, started)
        desk = self._desk(question.kb or DEFAULT_KB)
        asked = understand(question, desk, before)
        curated, stale = served(self._curated, asked, desk)
        if curated is None and (turns := self._in_turns(question, before)) is not None:
            asked, joined, desk, turn = turns
            self._memory.keep(conversation, turn)
            return self._answer(question, conversation, asked, _noted(joined, stale), desk, started)
        outcome = curated or self._others(asked, desk) or self._less(asked, desk, before)
        if outcome is None and (parted := self._each(asked, desk)) is not None:
            outcome, desk = parted
        outcome = outcome or routing.route(asked, desk)
        if (
            outcome.refusal is not None
            and outcome.refusal.reason == "not_covered"
            and not (asked.about or asked.others)
        ):
            if not asks_terms(asked):
                outcome, desk = self._second_look(asked, outcome, desk, before)
            if outcome.refusal is not None and (beside := told_beside(asked, desk)) is not None:
                outcome = beside
        if outcome.refusal is not None and outcome.refusal.reason in _READ_AGAIN:
            outcome = printed(asked, desk) or outcome
        outcome, desk = nearer(asked, outcome, desk)
        if outcome.refusal is not None and outcome.refusal.reason == "not_covered":
            outcome = again_beside(asked, before, desk) or outcome
        outcome = _shown(outcome, desk)
        turn = remember(asked, outcome, desk, before)
        self._memory.keep(conversation, turn)
        answer = self._answer(question, conversation, asked, _noted(outcome, stale), desk, started)
        if before is None:
            self._given.keep(question, state, Given(answer, turn))
        return answer

    def _in_turns(self, question: Question, before: Turn | None) -> tuple[Asked, Outcome, Desk, Turn] | None:
        """What is asked in several turns typed as one, each answered after the one before; ``None`` where it is one."""
        if not (turns := turns_in(question.question)):
            return None
        desk, turn = self._desk(question.kb or DEFAULT_KB), before
        each: list[tuple[Asked, Outcome]] = []
        for text in turns:
            asked = understand(question.model_copy(update={"question": text}), desk, turn)
            each.append((asked, routing.route(asked, desk)))
            turn = remember(*each[-1], desk, turn)
        joined = joined_parts([outcome for _, outcome in each])
        if turn is None or joined is None:
            return None
        whole = "；".join(asked.standalone for asked, _ in each)
        return replace(each[-1][0], standalone=whole), _shown(joined, desk), desk, turn

    def _state(self) -> Hashable:
        """Everything besides the question that an answer is made of."""
        counters = ("revision", VECTORS_COUNTER, COUNTER)
        return self._index.condition, *(self._catalogue.counter(name) for name in counters)

    def _again(self, given: Given, conversation: str, started: float) -> Answer:
        """The same answer in another conversation."""
        self._memory.keep(conversation, given.turn)
        spent = round((time.perf_counter() - started) * 1000, 2)
        return given.answer.model_copy(update={"conversation_id": conversation, "latency_ms": spent})

    def _second_look(
        self, asked: Asked, outcome: Outcome, desk: Desk, before: Turn | None
    ) -> tuple[Outcome, Desk]:
        """The first other reading of a refused question that something answers; else the refusal it had."""
        for reading in second_readings(asked):
            again = _cleared(desk)
            parts = [
                routing.route(understand(Question(question=text, role=asked.job or None), again, None), again)
                for text in reading.questions
            ]
            if again.composer.count and (joined := joined_parts(parts)) is not None:
                return joined, again
        if (before or asked.job) and (about := rescued(asked, before, desk.knowledge)):
            again = _cleared(desk)
            of_lines = routing.route(replace(asked, about=about), again)
            if of_lines.refusal is None:
                return of_lines, again
        return outcome, desk

    def _others(self, asked: Asked, desk: Desk) -> Outcome | None:
        """The answer for those that the turn before did not show."""
        if asked.others is None:
            return None
        question, shown = asked.others
        again = _cleared(desk)
        routing.route(understand(Question(question=question, role=asked.job or None), again, None), again)
        return of_others(asked, again.composer.cited, shown, desk)

    def _less(self, asked: Asked, desk: Desk, before: Turn | None) -> Outcome | None:
        """The answer of a question that leaves a matter out: that of what it keeps, less what speaks of the matter."""
        typed = leaving_out(asked.wording.text) if before is None else None
        parts = typed or leaving_out(asked.standalone)
        if parts is None or asked.about or asked.missing or names_headings(asked.text):
            return None
        if not leaves_out_a_matter(parts, asked, desk):
            return None
        again = _cleared(desk)
        kept = understand(Question(question=parts.kept, role=asked.job or None), again, None)
        found = routing.route(kept, again)
        if found.refusal is not None or found.intent in ("compare", "smalltalk"):
            return None
        return less(parts, again.composer.cited, desk, found.intent)

    def _each(self, asked: Asked, desk: Desk) -> tuple[Outcome, Desk] | None:
        """The answers for each person asked for, as one; ``None`` where one is asked for or none of them is found.

        On a desk of their own: what the parts cite is cited only where they are the answer.
        """
        named = asked.about or asked.missing or asked.lost or asked.others or asked.target.items
        both = () if named else matters_asked(asked.standalone)
        asks_one = named or both or asked.intent != "lookup"
        if not (questions := both or (() if asks_one else each_asked(asked.standalone))):
            return None
        again = _cleared(desk)
        each = [understand(Question(question=q, role=asked.job or None), again, None) for q in questions]
        if not all(any(len(term.word) > 1 for term in one.topic.terms) for one in each):
            return None  # "货谁发": a single character finds anything
        parts = [routing.route(one, again) for one in each]
        if not both and any(part.refusal is None and part.total > _FEW for part in parts):
            return None
        joined = joined_parts(parts)
        return None if joined is None else (joined, again)

    def forget(self, conversation_id: str) -> bool:
        """Forget what was said in a conversation; gives whether there was one."""
        self._given.clear()  # nobody knows whose words they were
        return self._memory.forget(conversation_id)

    def knowledge(self, kb: str) -> Knowledge:
        """The snapshot of ``kb`` at the catalogue's present revision."""
        with self._lock:
            known = self._knowledge.get(kb)
            if known is None or known.revision != self._catalogue.revision:
                if known is not None:
                    # Two at once, and the holes they leave, are ten megabytes at 10,000 duties.
                    large, known = known.size >= heap.MUCH, None
                    del self._knowledge[kb]
                    self._readers.pop(kb, None)
                    if large:
                        heap.collect()
                known = self._knowledge[kb] = Knowledge(self._catalogue, self._index, kb)
            return known

    def _desk(self, kb: str) -> Desk:
        knowledge = self.knowledge(kb)
        return Desk(
            knowledge=knowledge,
            index=self._index,
            selector=Selector(self._index, knowledge, decision()),
            composer=Composer(knowledge),
            lexicon=lexicon(),
            reader=self._reader(knowledge),
        )

    def _reader(self, knowledge: Knowledge) -> ForeignReader:
        reader = self._readers.get(knowledge.kb)
        if reader is None or reader.revision != knowledge.revision:
            reader = self._readers[knowledge.kb] = ForeignReader(knowledge, self._index, lexicon())
        return reader

    def _answer(
        self,
        question: Question,
        conversation: str,
        asked: Asked,
        outcome: Outcome,
        desk: Desk,
        started: float,
    ) -> Answer:
        answered = outcome.refusal is None
        notes = [*outcome.notes]
        if answered and asked.by_matter:
            notes.insert(0, asked.by_matter.note)
        if answered and (taken := asked.target.taken_for):
            notes.insert(0, f"“{taken[0]}”可能指“{taken[1]}”，以下按此回答。")
        citations = desk.composer.citations() if answered else []
        if any(desk.knowledge.documents[i].sample for i in {c.document_id for c in citations}):
            notes.append("示例：答案来自随附的示例文本，上传自己的文本后可一步移除。")
        return Answer(
            conversation_id=conversation,
            question=question.question,
            standalone_question=asked.standalone,
            intent=outcome.intent,
            answered=answered,
            answer=markdown(outcome.blocks)
            if answered
            else outcome.refusal.message
            if outcome.refusal
            else "",
            total=outcome.total,
            shown=outcome.shown,
            blocks=list(outcome.blocks) if answered else [],
            citations=citations,
            not_covered=list(outcome.not_covered),
            notes=notes,
            refusal=outcome.refusal,
            worded_by=outcome.worded_by,
            dropped=desk.composer.dropped,
            latency_ms=round((time.perf_counter() - started) * 1000, 2),
            config=self._config,
        )


def _shown(outcome: Outcome, desk: Desk) -> Outcome:
    """``outcome`` with what it shows cited, and nothing else."""
    return (
        replace(outcome, blocks=desk.composer.only_shown(outcome.blocks))
        if outcome.refusal is None
        else outcome
    )


def _noted(outcome: Outcome, notes: Sequence[str]) -> Outcome:
    return replace(outcome, notes=(*outcome.notes, *notes)) if notes else outcome


def _cleared(desk: Desk) -> Desk:
    """A desk with nothing cited yet, for another reading of the same question; what was looked for stays known."""
    return replace(desk, composer=Composer(desk.knowledge))


def _check(question: str) -> None:
    if not any(char.isalnum() for char in question):
        raise InvalidQuestion("question_empty")
    if len(question) > MAX_QUESTION_CHARS:
        raise InvalidQuestion("question_too_long", chars=len(question), limit=MAX_QUESTION_CHARS)


_READ_AGAIN = frozenset({"not_covered", "role_not_found", "ambiguous"})
_FEW = 5  # duties; of more the act was not told by its own words (转, 看), and the matter is asked as a whole
