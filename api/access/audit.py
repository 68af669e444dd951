"""The log of changes: who changed what and when. No text of a document, question or draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Column, Integer, MetaData, String, Table, delete, select

from corpus.catalogue import Catalogue

KEPT_DAYS = 365
_COUNTS = "audit"
_TARGET_LIMIT = 500

audit = Table(
    "audit",
    MetaData(),
    Column("sequence", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("action", String, nullable=False),
    Column("target", String, nullable=False),
    Column("status", Integer, nullable=False),
    Column("request_id", String, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Change:
    """One line: the HTTP status says how it ended (0 and 1 for a command: failed, done)."""

    at: str
    actor: str
    action: str
    target: str
    status: int
    request_id: str


class AuditRecords:
    """Writes and reads the log; lines are never changed, and go after ``KEPT_DAYS``."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def put(self, actor: str, action: str, target: str, status: int, request_id: str = "") -> None:
        """Add a line."""
        now = datetime.now(UTC)
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            connection.execute(
                audit.insert().values(
                    at=now.isoformat(timespec="seconds"),
                    actor=actor,
                    action=action,
                    target=target[:_TARGET_LIMIT],
                    status=status,
                    request_id=request_id,
                )
            )
            before = (now - timedelta(days=KEPT_DAYS)).isoformat(timespec="seconds")
            connection.execute(delete(audit).where(audit.c.at < before))

    def last(self, limit: int) -> list[Change]:
        """The newest lines, newest first."""
        query = select(audit).order_by(audit.c.sequence.desc()).limit(limit)
        with self._catalogue.reading() as connection:
            return [
                Change(row.at, row.actor, row.action, row.target, row.status, row.request_id)
                for row in connection.execute(query)
            ]
