"""The table of jobs: one row a file, its bytes beside it until the file is in the catalogue, drafted from or refused."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    Row,
    String,
    Table,
    delete,
    insert,
    select,
    update,
)

from corpus.catalogue import Catalogue
from corpus.errors import NotFound

State = Literal["waiting", "running", "done", "failed", "cancelled"]
Kind = Literal["batch", "drafts"]
"""What is done with the files of one upload, and how their batch's id begins: taken in, or drafted from."""

UNFINISHED: tuple[State, ...] = ("waiting", "running")
KEPT = 2_000
"""Finished jobs that are remembered."""

ATTEMPTS = 10
"""Starts after which a job that never came to its end (its process died each time) is given up."""

_COUNTS = "jobs"  # a counter of its own: nothing that is cached from the catalogue changes with a job

jobs = Table(
    "jobs",
    MetaData(),
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("batch", String, nullable=False),
    Column("kb", String, nullable=False),
    Column("name", String, nullable=False),
    Column("state", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("created_at", String, nullable=False),
    Column("updated_at", String, nullable=False),
    Column("data", LargeBinary),
    Column("result", JSON(none_as_null=True)),
)
_SHOWN = [column for column in jobs.c if column.name != "data"]


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be taken in or drafted from. ``result`` is the door's to fill: what became of it."""

    id: str
    batch: str
    kb: str
    name: str
    state: State
    size: int
    created_at: str
    updated_at: str
    result: dict[str, Any]

    @property
    def kind(self) -> Kind:
        """What is to be done with it."""
        return "drafts" if self.batch.startswith("drafts_") else "batch"

    @property
    def finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state not in UNFINISHED


class JobRecords:
    """Reads and writes jobs; every call is one transaction."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def put(self, kb: str, files: Sequence[tuple[str, bytes]], kind: Kind = "batch") -> list[Job]:
        """Store files to be worked off, all or none; when this returns they are on disk."""
        batch, now = f"{kind}_{secrets.token_hex(8)}", _now()
        rows = [
            {
                "id": "job_" + secrets.token_hex(8), "batch": batch, "kb": kb, "name": name, "state": "waiting",
                "size": len(data), "created_at": now, "updated_at": now, "data": data, "result": None,
            }
            for name, data in files
        ]  # fmt: skip
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            old = (
                select(jobs.c.sequence)
                .where(jobs.c.state.not_in(UNFINISHED))
                .order_by(jobs.c.sequence.desc())
                .offset(KEPT)
            )
            connection.execute(delete(jobs).where(jobs.c.sequence.in_(old)))
            if rows:
                connection.execute(insert(jobs), rows)
        return self.batch(batch)

    def get(self, job_id: str) -> Job:
        """One job; raises ``NotFound("job_not_found")``."""
        with self._catalogue.reading() as connection:
            row = connection.execute(select(*_SHOWN).where(jobs.c.id == job_id)).first()
        if row is None:
            raise NotFound("job_not_found", job_id=job_id)
        return _job(row)

    def batch(self, batch: str) -> list[Job]:
        """The jobs that came in together, in their order."""
        with self._catalogue.reading() as connection:
            rows = connection.execute(
                select(*_SHOWN).where(jobs.c.batch == batch).order_by(jobs.c.sequence)
            ).all()
        return [_job(row) for row in rows]

    def recent(self, limit: int) -> list[Job]:
        """The last jobs, newest first."""
        with self._catalogue.reading() as connection:
            rows = connection.execute(select(*_SHOWN).order_by(jobs.c.sequence.desc()).limit(limit)).all()
        return [_job(row) for row in rows]

    def unfinished(self) -> list[Job]:
        """What is still to be done, first come first."""
        query = select(*_SHOWN).where(jobs.c.state.in_(UNFINISHED)).order_by(jobs.c.sequence)
        with self._catalogue.reading() as connection:
            return [_job(row) for row in connection.execute(query)]

    def start(self, job: Job) -> bytes | None:
        """Mark a job as running and give its bytes; ``None`` when it was cancelled meanwhile."""
        attempts = int(job.result.get("attempts", 0)) + 1
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            started = connection.execute(
                update(jobs)
                .where(jobs.c.id == job.id, jobs.c.state.in_(UNFINISHED))
                .values(state="running", updated_at=_now(), result={"attempts": attempts})
            )
            if not started.rowcount:
                return None
            data = connection.execute(select(jobs.c.data).where(jobs.c.id == job.id)).scalar_one()
        return bytes(data)

    def finish(self, job_id: str, state: State, result: dict[str, Any], *, keep_data: bool = False) -> None:
        """Write down the end of a job and let its bytes go."""
        values: dict[str, Any] = {"state": state, "updated_at": _now(), "result": result}
        if not keep_data:
            values["data"] = None
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            connection.execute(update(jobs).where(jobs.c.id == job_id).values(**values))

    def cancel(self, job_id: str) -> bool:
        """Cancel a job that has not begun; gives whether it was one."""
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            done = connection.execute(
                update(jobs)
                .where(jobs.c.id == job_id, jobs.c.state == "waiting")
                .values(state="cancelled", updated_at=_now(), data=None, result={})
            )
        return bool(done.rowcount)

    def retry(self) -> int:
        """Let failed jobs whose bytes were kept (a full disk) wait again; gives how many."""
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            done = connection.execute(
                update(jobs)
                .where(jobs.c.state == "failed", jobs.c.data.is_not(None))
                .values(state="waiting", updated_at=_now(), result=None)
            )
        return int(done.rowcount)


def _job(row: Row[Any]) -> Job:
    return Job(
        id=row.id,
        batch=row.batch,
        kb=row.kb,
        name=row.name,
        state=row.state,
        size=row.size,
        created_at=row.created_at,
        updated_at=row.updated_at,
        result=row.result or {},
    )


def _now() -> str:
    return datetime.now(UTC).isoformat()
