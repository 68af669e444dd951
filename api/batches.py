"""Many drafts from one table of briefs: a job like those of documents, its rows' outcomes, and the drafts as one zip."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from api.contract import DraftBatch, DraftedRow, Problem
from api.jobs.records import Job, JobRecords
from api.problems import problem_of
from assistant.drafting.batch import Row, file_name, report_csv, rows
from assistant.drafting.contract import Brief, Draft
from assistant.drafting.export import Format, exported
from corpus.errors import Conflict, InputError, NotFound

if TYPE_CHECKING:
    from api.jobs.runner import JobRunner, Progress
    from api.remote import RemoteDesk
    from api.wiring import Workspace

REPORT = "report.csv"
_HEADER = ("行", "岗位", "文件", "结果", "尚缺", "提示")
_OUTCOMES = {"written": "已写成", "choose": "请指明岗位类型", "invalid": "填写有误", "refused": "未写成"}


class Batches(Protocol):
    """What a person or a program can ask of tables of briefs."""

    def submit(self, name: str, table: bytes, *, kb: str | None = None, seconds: float) -> DraftBatch:
        """Store a table and draft from it in the background; wait no longer than so many seconds.

        Raises:
            InputError: it is no table, has no column for the role or too many rows, or ``kb`` is unknown.
        """
        ...

    def batch(self, job_id: str) -> DraftBatch:
        """How far it is, and what became of its rows; ``NotFound`` otherwise."""
        ...

    def zipped(self, job_id: str, form: Format) -> Iterator[bytes]:
        """The drafts, each in its newest version, and the report, as the parts of a zip.

        Raises:
            NotFound: no batch has that id.
            Conflict: ``batch_unfinished``.
        """
        ...


class LocalBatches:
    """Batches on a workspace of this process."""

    def __init__(self, workspace: Workspace, records: JobRecords, runner: JobRunner) -> None:
        self._workspace = workspace
        self._records = records
        self._runner = runner

    def submit(self, name: str, table: bytes, *, kb: str | None = None, seconds: float) -> DraftBatch:
        """See ``Batches.submit``."""
        from api.desk import DEFAULT_KB

        if kb is not None:
            self._workspace.desk.roles(kb)  # a knowledge base that is named must exist
        rows(table, name)  # a table that is none is said at once, not by a job
        (job,) = self._records.put(kb or DEFAULT_KB, [(name, table)], "drafts")
        self._runner.start()
        (job,) = self._runner.wait([job], seconds)
        return self._view(job)

    def batch(self, job_id: str) -> DraftBatch:
        """See ``Batches.batch``."""
        return self._view(self._job(job_id))

    def zipped(self, job_id: str, form: Format) -> Iterator[bytes]:
        """See ``Batches.zipped``."""
        found = self.batch(job_id)
        if found.state != "done":
            raise Conflict("batch_unfinished", job_id=job_id, state=found.state)
        return zipped(found.rows, self._workspace.desk.drafts.get, form)

    def take(self, job: Job, table: bytes, progress: Progress) -> dict[str, Any]:
        """Draft from every row; gives the rows' outcomes. Done again it gives the same drafts."""
        from api.desk import DEFAULT_KB

        drafts = self._workspace.desk.drafts
        found = rows(table, job.name)
        outcomes: list[dict[str, Any]] = []
        for row in found:
            progress("drafts", len(outcomes), len(found))
            draft_id = hashlib.sha256(f"{job.id}:{row.number}".encode()).hexdigest()[:12]

            def create(brief: Brief, draft_id: str = draft_id) -> Draft:
                wished = brief if job.kb == DEFAULT_KB else brief.model_copy(update={"kb": job.kb})
                return drafts.create(wished, draft_id)

            outcomes.append(drafted(row, create)[0].model_dump())
        return {"rows": outcomes}

    def _job(self, job_id: str) -> Job:
        job = self._records.get(job_id)
        if job.kind != "drafts":
            raise NotFound("job_not_found", job_id=job_id)
        return job

    def _view(self, job: Job) -> DraftBatch:
        outcomes = [DraftedRow.model_validate(one) for one in job.result.get("rows", ())]
        wrong = job.result.get("problem")
        _, done, total = self._runner.progress_of(job.id) or ("", len(outcomes), len(outcomes))
        return DraftBatch(
            job_id=job.id,
            name=job.name,
            kb=job.kb,
            state=job.state,
            done=done,
            total=total,
            written=sum(one.outcome == "written" for one in outcomes),
            created_at=job.created_at,
            updated_at=job.updated_at,
            rows=outcomes,
            problem=Problem.model_validate(wrong) if wrong else None,
        )


class RemoteBatches:
    """Batches of a service that runs already."""

    def __init__(self, desk: RemoteDesk) -> None:
        self._desk = desk

    def submit(self, name: str, table: bytes, *, kb: str | None = None, seconds: float) -> DraftBatch:
        """See ``Batches.submit``."""
        return self._desk.call(
            DraftBatch,
            "POST",
            "/v1/drafts/batch",
            files=[("file", (name, table, "application/octet-stream"))],
            data={"kb": kb} if kb else {},
            headers={"prefer": f"wait={seconds:.0f}"},
        )

    def batch(self, job_id: str) -> DraftBatch:
        """See ``Batches.batch``."""
        return self._desk.call(DraftBatch, "GET", f"/v1/drafts/batch/{quote(job_id, safe='')}")

    def zipped(self, job_id: str, form: Format) -> Iterator[bytes]:
        """See ``Batches.zipped``."""
        path = f"/v1/drafts/batch/{quote(job_id, safe='')}/zip"
        yield self._desk.fetch(path, params={"format": form})[0]


def drafted(row: Row, create: Callable[[Brief], Draft]) -> tuple[DraftedRow, Draft | None]:
    """What becomes of one row, and its draft where one was written."""

    def outcome(kind: str, draft_id: str | None = None, **more: list[str]) -> DraftedRow:
        lists = {"missing": [], "options": [], "remarks": [], **more}
        return DraftedRow.model_validate(
            {"row": row.number, "role": row.role, "outcome": kind, "draft_id": draft_id, **lists}
        )

    if row.brief is None:
        return outcome("invalid", remarks=[row.problem]), None
    try:
        made = create(row.brief)
    except InputError as exc:
        return outcome("refused", remarks=[problem_of(exc).message_zh]), None
    if made.draft_id is None:
        return outcome("choose", options=[one.profile for one in made.options]), None
    unused = [f"没有用到的列：{'、'.join(row.unused)}"] if row.unused else []
    remarks = [*made.notes, *(f"{one.title}：{one.text}" for one in made.findings), *unused]
    return outcome("written", made.draft_id, missing=made.missing, remarks=remarks), made


def draft_file(row: DraftedRow, form: Format) -> str:
    """The name of a row's file, e.g. ``007-销售经理.docx``."""
    return file_name(Row(row.row, row.role, None), form)


def report(outcomes: Sequence[DraftedRow], form: Format) -> bytes:
    """The report as CSV: a line a row, with its file and what is still open in it."""
    lines: list[tuple[str, ...]] = [_HEADER]
    for one in outcomes:
        target = draft_file(one, form) if one.outcome == "written" else ""
        said = "；".join(each.rstrip("。；") for each in one.options or one.remarks)
        lines.append((str(one.row), one.role, target, _OUTCOMES[one.outcome], "、".join(one.missing), said))
    return report_csv(lines)


class _Parts(io.RawIOBase):
    """A file that a zip is written to and that is emptied again and again: a zip may be larger than the memory."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        """Yes."""
        return True

    def write(self, data: Any) -> int:
        """Hold what is written until it is taken."""
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        """What was written since the last time."""
        part, self._held = bytes(self._held), bytearray()
        return part


def zipped(outcomes: Sequence[DraftedRow], get: Callable[[str], Draft], form: Format) -> Iterator[bytes]:
    """The parts of a zip with a file for every draft that was written, and the report."""
    out = _Parts()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(REPORT, report(outcomes, form))
        for one in outcomes:
            if one.draft_id is not None:
                bundle.writestr(draft_file(one, form), exported(get(one.draft_id), form).data)
                yield out.taken()
    yield out.taken()
