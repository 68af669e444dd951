"""Questions that went unanswered, grouped by their wording, and how much was asked.

Thumbs down on an answer stand in the inbox too: an answer that a person found wrong is one that somebody should write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from assistant.contract import Answer
from assistant.curation.contract import InboxGroup, InboxList, Outcome, State, Usage, UsageMonth
from assistant.curation.feedback import COUNTER, now
from assistant.curation.keys import question_key
from assistant.curation.tables import (
    asked_counts,
    curated,
    curated_duties,
    curated_questions,
    feedback,
    inbox_asked,
    inbox_handled,
)
from corpus.catalogue import Catalogue
from corpus.errors import NotFound

WORDINGS = 5  # shown of a group
_REASONS = frozenset({"role_not_found", "not_covered"})  # a question back, small talk or a joke is no gap


def outcome_of(answer: Answer) -> Outcome:
    """What came of a question, as it is counted."""
    if answer.worded_by == "curated":
        return "curated"
    if not answer.answered:
        return "refused"
    return "partly" if answer.not_covered else "answered"


def reason_of(answer: Answer) -> str | None:
    """Why the question belongs into the inbox; ``None`` when it does not."""
    if answer.refusal is not None:
        return answer.refusal.reason if answer.refusal.reason in _REASONS else None
    return "partly" if answer.not_covered else None


class InboxRecords:
    """Reads and writes unanswered questions in the catalogue's database.

    Args:
        keep_text: whether a question is stored as written; without, groups have a count and no words.
    """

    def __init__(self, catalogue: Catalogue, *, keep_text: bool = True) -> None:
        self._catalogue = catalogue
        self._keep_text = keep_text

    def heard(self, answers: Iterable[tuple[str, Answer]]) -> None:
        """Count what was asked (``(kb, answer)``) and keep what went unanswered, in one transaction."""
        at = now()
        heard = list(answers)
        counts = Counter((kb, outcome_of(answer)) for kb, answer in heard)
        rows = [self._row(at, kb, answer, why) for kb, answer in heard if (why := reason_of(answer))]
        with self._catalogue.transaction(counts=COUNTER) as connection:
            for (kb, outcome), count in counts.items():
                _count(connection, kb, at[:7], outcome, count)
            if rows:
                connection.execute(inbox_asked.insert(), rows)

    def _row(self, at: str, kb: str, answer: Answer, reason: str) -> dict[str, object]:
        return {
            "at": at,
            "kb": kb,
            "key": question_key(answer.standalone_question),
            "conversation_id": answer.conversation_id,
            "question": answer.standalone_question if self._keep_text else "",
            "reason": reason,
        }

    def groups(self, kb: str | None = None, *, state: State | None = "open") -> InboxList:
        """The groups, most asked first; ``state`` ``None`` gives all of them."""
        with self._catalogue.reading() as connection:
            every = _groups(connection, kb)
        shown = [one for one in every if state is None or one.state == state]
        shown.sort(key=lambda one: one.last_at, reverse=True)
        shown.sort(key=lambda one: -one.count)
        return InboxList(open=sum(one.state == "open" for one in every), groups=shown)

    def group(self, key: str, kb: str) -> InboxGroup:
        """One group; raises ``NotFound``."""
        with self._catalogue.reading() as connection:
            for one in _groups(connection, kb):
                if one.key == key:
                    return one
        raise NotFound("inbox_not_found", key=key)

    def change(self, key: str, kb: str, state: State) -> InboxGroup:
        """Say what became of a group; raises ``NotFound``."""
        self.group(key, kb)
        with self._catalogue.transaction(counts=COUNTER) as connection:
            handle(connection, kb, [key], state)
        return self.group(key, kb)

    def usage(self, kb: str | None = None) -> Usage:
        """Counts by month, newest first."""
        asked = select(asked_counts.c.month, asked_counts.c.outcome, asked_counts.c.times)
        thumbs = select(
            feedback.c.at, feedback.c.rating, feedback.c.kb, feedback.c.conversation_id,
            feedback.c.question_key, feedback.c.duty_id,
        ).order_by(feedback.c.sequence)  # fmt: skip
        if kb is not None:
            asked, thumbs = asked.where(asked_counts.c.kb == kb), thumbs.where(feedback.c.kb == kb)
        months: dict[str, Counter[str]] = {}
        with self._catalogue.reading() as connection:
            for row in connection.execute(asked):
                months.setdefault(row.month, Counter())[row.outcome] += row.times
            for at, rating in _per_answer(connection.execute(thumbs)):
                months.setdefault(at[:7], Counter())[rating] += 1
        names = ("answered", "partly", "refused", "curated", "up", "down")
        return Usage(
            months=[
                UsageMonth(month=month, **{name: months[month][name] for name in names})
                for month in sorted(months, reverse=True)
            ]
        )

    def forget(self, conversation_id: str) -> int:
        """Delete everything that is kept of one conversation; gives how many rows went."""
        with self._catalogue.transaction(counts=COUNTER) as connection:
            gone = 0
            for table in (inbox_asked, feedback):
                done = connection.execute(table.delete().where(table.c.conversation_id == conversation_id))
                gone += done.rowcount
        return gone

    def drop(self, kb: str) -> None:
        """Delete what is kept of a knowledge base that is gone for good: questions, thumbs, curated answers, counts."""
        mine = select(curated.c.id).where(curated.c.kb == kb)
        with self._catalogue.transaction(counts="curated") as connection:
            connection.execute(curated_duties.delete().where(curated_duties.c.curated_id.in_(mine)))
            for table in (inbox_asked, inbox_handled, feedback, curated_questions, curated, asked_counts):
                connection.execute(table.delete().where(table.c.kb == kb))

    def purge(self, before: datetime) -> int:
        """Delete every question and thumb older than a moment (aware); the counts by month stay."""
        limit = before.isoformat(timespec="seconds")
        with self._catalogue.transaction(counts=COUNTER) as connection:
            return sum(
                connection.execute(table.delete().where(table.c.at < limit)).rowcount
                for table in (inbox_asked, feedback)
            )


def handle(connection: Connection, kb: str, keys: Iterable[str], state: State) -> None:
    """Note the state of groups, inside the caller's transaction."""
    at = now()
    for key in keys:
        connection.execute(inbox_handled.delete().where(inbox_handled.c.kb == kb, inbox_handled.c.key == key))
        connection.execute(inbox_handled.insert().values(kb=kb, key=key, state=state, at=at))


def _count(connection: Connection, kb: str, month: str, outcome: str, count: int) -> None:
    connection.exec_driver_sql(
        "INSERT INTO asked_counts (kb, month, outcome, times) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (kb, month, outcome) DO UPDATE SET times = asked_counts.times + excluded.times",
        (kb, month, outcome, count),
    )


def _per_answer(thumbs: Iterable[Row[Any]]) -> Iterable[tuple[str, str]]:
    """(moment, rating) of each answer: its own thumb, else that of its bullets, so that no answer counts twice."""
    found: dict[tuple[str, str, str], Row[Any]] = {}
    for thumb in thumbs:
        key = (thumb.kb, thumb.conversation_id, thumb.question_key)
        if key not in found or thumb.duty_id is None:
            found[key] = thumb
    return [(thumb.at, thumb.rating) for thumb in found.values()]


def _groups(connection: Connection, kb: str | None) -> list[InboxGroup]:
    asked = select(
        inbox_asked.c.kb, inbox_asked.c.key, inbox_asked.c.at, inbox_asked.c.question, inbox_asked.c.reason,
        inbox_asked.c.conversation_id,
    ).order_by(inbox_asked.c.sequence)  # fmt: skip
    thumbs = (
        select(
            feedback.c.kb,
            feedback.c.question_key,
            feedback.c.at,
            feedback.c.question,
            feedback.c.conversation_id,
        )
        .where(feedback.c.rating == "down", feedback.c.question_key != question_key(""))
        .order_by(feedback.c.sequence)
    )
    if kb is not None:
        asked, thumbs = asked.where(inbox_asked.c.kb == kb), thumbs.where(feedback.c.kb == kb)
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    told: set[tuple[str, str, str]] = (
        set()
    )  # a conversation's thumbs for an answer and its bullets are one complaint
    for row in connection.execute(asked):
        found.setdefault((row.kb, row.key), []).append((row.at, row.question, row.reason))
        told.add((row.kb, row.key, row.conversation_id))
    for thumb in connection.execute(thumbs):
        person = (thumb.kb, thumb.question_key, thumb.conversation_id)
        if person not in told:
            told.add(person)
            found.setdefault(person[:2], []).append((thumb.at, thumb.question, "thumb_down"))
    handled = {(row.kb, row.key): row for row in connection.execute(select(inbox_handled))}
    answers = {(row.kb, row.key): row.curated_id for row in connection.execute(select(curated_questions))}
    return [
        _group(kb, key, sorted(rows), handled.get((kb, key)), answers.get((kb, key)))
        for (kb, key), rows in found.items()
    ]


def _group(
    kb: str, key: str, rows: list[tuple[str, str, str]], handled: Row[Any] | None, curated_id: str | None
) -> InboxGroup:
    wordings = list(dict.fromkeys(question for _, question, _ in reversed(rows) if question))
    last = rows[-1][0]
    return InboxGroup(
        key=key,
        kb=kb,
        question=wordings[0] if wordings else "",
        wordings=wordings[:WORDINGS],
        count=len(rows),
        reasons=dict(sorted(Counter(reason for _, _, reason in rows).items())),
        first_at=rows[0][0],
        last_at=last,
        state=_state(handled, last),
        curated_id=curated_id,
    )


def _state(handled: Row[Any] | None, last: str) -> State:
    """Asked again after it was done: open again (the answer did not help); what is ignored stays so."""
    if handled is None or (handled.state == "done" and last > handled.at):
        return "open"
    state: State = handled.state
    return state
