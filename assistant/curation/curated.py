"""Curated answers: written by a person, tied to duties, put aside as soon as one of those changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection, select

from assistant.curation.contract import Curated, CuratedDuty, CuratedList, CuratedRequest
from assistant.curation.feedback import now
from assistant.curation.inbox import handle
from assistant.curation.keys import question_key, wording_key
from assistant.curation.tables import curated, curated_duties, curated_questions
from assistant.identifiers import random_id
from corpus.catalogue import Catalogue
from corpus.errors import Conflict, InvalidQuestion, InvalidRequest, NotFound
from corpus.model import Duty

COUNTER = "curated"


@dataclass(frozen=True, slots=True)
class Match:
    """The curated answer for a question, and the duties it cites as they stand now."""

    answer: Curated
    duties: tuple[Duty, ...]


class CuratedRecords:
    """Reads and writes curated answers in the catalogue's database. Safe to share between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = Lock()
        self._keys: tuple[int, dict[tuple[str, str], str]] = (-1, {})

    def match(self, kb: str, questions: Sequence[str]) -> Match | None:
        """The curated answer of the first of ``questions`` that has one, stale or not."""
        known = self._known()
        if not known:
            return None
        for question in questions:
            if (found := known.get((kb, question_key(question)))) is not None:
                answer = self.get(found)
                duties = self._catalogue.duties_by_id([one.duty_id for one in answer.duties])
                return Match(answer, tuple(duties.values()))
        return None

    def add(self, given: CuratedRequest, *, kb: str) -> Curated:
        """Store a new answer; questions of the inbox that it answers are done.

        Raises:
            NotFound: ``duty_not_found``.
            InvalidRequest: a duty of another knowledge base.
            Conflict: ``curated_question_taken``.
            InvalidQuestion: a way to ask without a word in it.
        """
        return self._put(random_id(9), given, kb, created_at=now())

    def change(self, curated_id: str, given: CuratedRequest) -> Curated:
        """Replace questions, text and duties; what was stale is current again. Raises as ``add``."""
        old = self.get(curated_id)
        if given.kb is not None and given.kb != old.kb:
            raise InvalidRequest("invalid_request", reason=f"kb: {given.kb} ≠ {old.kb}")
        return self._put(curated_id, given, old.kb, created_at=old.created_at)

    def remove(self, curated_id: str) -> None:
        """Delete an answer; raises ``NotFound``."""
        self.get(curated_id)
        with self._catalogue.transaction(counts=COUNTER) as connection:
            _delete(connection, curated_id)

    def get(self, curated_id: str) -> Curated:
        """One answer; raises ``NotFound``."""
        found = self._read(curated_id=curated_id)
        if not found:
            raise NotFound("curated_not_found", curated_id=curated_id)
        return found[0]

    def every(self, kb: str | None = None) -> CuratedList:
        """All answers, last changed first."""
        found = self._read(kb=kb)
        return CuratedList(stale=sum(one.stale for one in found), curated=found)

    def _known(self) -> dict[tuple[str, str], str]:
        """(kb, key of a question) -> id of its answer, read anew when an answer was changed."""
        with self._catalogue.reading() as connection:
            counter = self._catalogue.counter(COUNTER)
            if counter == 0:  # nobody ever wrote one
                return {}
            with self._lock:
                if self._keys[0] != counter:
                    rows = connection.execute(select(curated_questions))
                    self._keys = counter, {(row.kb, row.key): row.curated_id for row in rows}
                return self._keys[1]

    def _put(self, curated_id: str, given: CuratedRequest, kb: str, *, created_at: str) -> Curated:
        if not all(map(wording_key, given.questions)):
            raise InvalidQuestion("question_empty")
        duties = self._cited(given.duty_ids, kb)
        asked = {question_key(question): question for question in reversed(given.questions)}
        with self._catalogue.transaction(counts=COUNTER) as connection:
            _delete(connection, curated_id)
            for row in connection.execute(select(curated_questions).where(curated_questions.c.kb == kb)):
                if row.key in asked:
                    raise Conflict(
                        "curated_question_taken", question=asked[row.key], curated_id=row.curated_id
                    )
            connection.execute(
                curated.insert().values(
                    id=curated_id, kb=kb, text=given.text, created_at=created_at, updated_at=now()
                )
            )
            connection.execute(
                curated_questions.insert(),
                [
                    {"kb": kb, "key": key, "curated_id": curated_id, "position": n, "question": question}
                    for n, (key, question) in enumerate(reversed(asked.items()))
                ],
            )
            for n, duty in enumerate(duties):
                connection.execute(
                    curated_duties.insert().values(
                        curated_id=curated_id, position=n, duty_id=duty.id, text=duty.text
                    )
                )
            handle(connection, kb, asked, "done")
        return self.get(curated_id)

    def _cited(self, duty_ids: Sequence[str], kb: str) -> list[Duty]:
        found = self._catalogue.duties_by_id(duty_ids)
        for duty_id in duty_ids:
            if duty_id not in found:
                raise NotFound("duty_not_found", duty_id=duty_id)
            if found[duty_id].kb != kb:
                raise InvalidRequest("invalid_request", reason=f"duty {duty_id}: {found[duty_id].kb} ≠ {kb}")
        return list(found.values())

    def _read(self, *, kb: str | None = None, curated_id: str | None = None) -> list[Curated]:
        query = select(curated).order_by(curated.c.updated_at.desc(), curated.c.id)
        if kb is not None:
            query = query.where(curated.c.kb == kb)
        if curated_id is not None:
            query = query.where(curated.c.id == curated_id)
        with self._catalogue.reading() as connection:
            rows = connection.execute(query).all()
            return [self._whole(connection, row.id, dict(row._mapping)) for row in rows]

    def _whole(self, connection: Connection, curated_id: str, row: dict[str, str]) -> Curated:
        questions = connection.execute(
            select(curated_questions.c.question)
            .where(curated_questions.c.curated_id == curated_id)
            .order_by(curated_questions.c.position)
        ).scalars()
        cited = connection.execute(
            select(curated_duties)
            .where(curated_duties.c.curated_id == curated_id)
            .order_by(curated_duties.c.position)
        ).all()
        present = self._catalogue.duties_by_id([one.duty_id for one in cited])
        # An id is made of the words and their place: a duty that changed has another one.
        duties = [
            CuratedDuty(
                duty_id=one.duty_id,
                text=one.text,
                standing="current" if one.duty_id in present else "changed",
            )
            for one in cited
        ]
        stale = any(one.standing != "current" for one in duties)
        return Curated(**row, questions=list(questions), duties=duties, stale=stale)


def _delete(connection: Connection, curated_id: str) -> None:
    for table, column in (
        (curated, curated.c.id),
        (curated_questions, curated_questions.c.curated_id),
        (curated_duties, curated_duties.c.curated_id),
    ):
        connection.execute(table.delete().where(column == curated_id))
