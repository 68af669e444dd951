"""Thumbs for answers and for single bullets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, func, select

from assistant.curation.contract import Feedback, FeedbackList, FeedbackRequest
from assistant.curation.keys import question_key
from assistant.curation.tables import feedback
from assistant.identifiers import random_id
from corpus.catalogue import Catalogue

COUNTER = "feedback"  # thumbs are no duties: what is cached from the catalogue stays good


class FeedbackRecords:
    """Reads and writes thumbs in the catalogue's database.

    Args:
        keep_text: whether questions and comments are stored as written; without, only a key of the question is.
    """

    def __init__(self, catalogue: Catalogue, *, keep_text: bool = True) -> None:
        self._catalogue = catalogue
        self._keep_text = keep_text

    def add(self, given: FeedbackRequest, *, kb: str, source: str) -> Feedback:
        """Store a thumb; one for the same answer or bullet of the same conversation is replaced, or taken back."""
        key = question_key(given.question)
        kept = Feedback(
            id=random_id(9),
            at=now(),
            kb=kb,
            conversation_id=given.conversation_id,
            rating=given.rating,
            question=given.question if self._keep_text else "",
            duty_id=given.duty_id,
            comment=given.comment if self._keep_text else "",
            source=source,
        )
        same = (
            (feedback.c.conversation_id == kept.conversation_id)
            & (feedback.c.kb == kb)
            & (feedback.c.question_key == key)
            & (feedback.c.duty_id.is_(None) if kept.duty_id is None else feedback.c.duty_id == kept.duty_id)
        )
        with self._catalogue.transaction(counts=COUNTER) as connection:
            connection.execute(feedback.delete().where(same))
            if kept.rating == "none":
                return kept
            connection.execute(feedback.insert().values(**kept.model_dump(), question_key=key))
        return kept

    def newest(self, kb: str | None = None, *, rating: str | None = None, limit: int = 100) -> FeedbackList:
        """The newest thumbs, and how many there are of each."""
        where = [feedback.c.kb == kb] if kb is not None else []
        counted = select(feedback.c.rating, func.count()).where(*where).group_by(feedback.c.rating)
        query = select(feedback).where(*where).order_by(feedback.c.sequence.desc()).limit(limit)
        if rating is not None:
            query = query.where(feedback.c.rating == rating)
        with self._catalogue.reading() as connection:
            counts: dict[str, int] = {row[0]: row[1] for row in connection.execute(counted)}
            rows = connection.execute(query).all()
        return FeedbackList(
            up=counts.get("up", 0), down=counts.get("down", 0), feedback=[_feedback(row) for row in rows]
        )


def now() -> str:
    """This moment as the catalogue writes it (ISO 8601, UTC, seconds)."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _feedback(row: Row[Any]) -> Feedback:
    return Feedback.model_validate({name: getattr(row, name) for name in Feedback.model_fields})
