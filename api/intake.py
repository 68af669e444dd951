"""Files on their way in: zips opened, bytes stored as jobs, jobs worked off, and what became of each file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api import views_library as views
from api.batches import LocalBatches
from api.contract import (
    JobList,
    JobView,
    Problem,
    SkippedFile,
    UploadAccepted,
    UploadedDocument,
    UploadResult,
)
from api.jobs.records import Job, JobRecords
from api.jobs.runner import JobRunner, Progress
from api.problems import problem_of
from corpus.errors import InputError, InvalidRequest, StateError

if TYPE_CHECKING:
    from api.wiring import Workspace

Upload = tuple[str, bytes]  # name, bytes
_KB_NAME = re.compile(r"[\w.-]{1,100}")  # letters, digits and characters of any script
_RECENT = 100


def checked_kb(kb: str | None, default: str) -> str:
    """The name of a knowledge base that may be new.

    Raises:
        InvalidRequest: it holds blanks, slashes or the like, or is too long.
    """
    if kb is not None and not _KB_NAME.fullmatch(kb):
        raise InvalidRequest(reason=f"kb: {_KB_NAME.pattern}")
    return kb or default


class Intake:
    """The one way in for files, for every door of this process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._records = JobRecords(workspace.catalogue)
        self.runner = JobRunner(self._records, self._take)
        self.batches = LocalBatches(workspace, self._records, self.runner)

    def add(self, uploads: Sequence[Upload], *, kb: str, progress: Progress | None = None) -> UploadResult:
        """Take files in and wait for all of them, each on its own.

        Raises:
            InputError: none of them could be read; it carries the first one's problem.
        """
        self.runner.run_pending(progress)  # what a killed run left comes first, and is not stored twice
        accepted = self._accept(uploads, kb)
        self.runner.run_pending(progress)
        return self._result(accepted)

    def receive(self, uploads: Sequence[Upload], *, kb: str, seconds: float) -> UploadResult | UploadAccepted:
        """Store files, work them off in the background, and wait so long for all of them.

        Raises:
            InputError: none of them could be read; it carries the first one's problem.
        """
        accepted = self._accept(uploads, kb)
        self.runner.start()
        jobs = self.runner.wait(self._records.batch(accepted.batch), seconds)
        if all(job.finished for job in jobs):
            return self._result(accepted)
        return accepted.model_copy(update={"jobs": [self._view(job) for job in jobs]})

    def resume(self, *, retry: bool = False, progress: Progress | None = None) -> int:
        """Finish what an earlier process left; with ``retry`` also what failed for want of room."""
        if retry:
            self._records.retry()
        return self.runner.run_pending(progress)

    def unfinished(self) -> int:
        """How many files still wait."""
        return len(self._records.unfinished())

    def job(self, job_id: str) -> JobView:
        """One job; ``NotFound`` otherwise."""
        return self._view(self._records.get(job_id))

    def jobs(self, batch: str | None = None) -> JobList:
        """The jobs of a batch in its order, or the last ones, newest first."""
        found = self._records.batch(batch) if batch else self._records.recent(_RECENT)
        return JobList(jobs=[self._view(job) for job in found])

    def cancel(self, job_id: str) -> JobView:
        """Cancel one job; one whose document is being written is finished instead."""
        return self._view(self.runner.cancel(job_id))

    def cancel_batch(self, batch: str) -> JobList:
        """Cancel every job of a batch that is not finished."""
        for job in reversed(self._records.batch(batch)):  # the running one last: the others stop at once
            if not job.finished:
                self.runner.cancel(job.id)
        return self.jobs(batch)

    def result(self, batch: str) -> UploadResult:
        """What became of a batch whose jobs are finished."""
        jobs = self.jobs(batch).jobs
        return self._result(UploadAccepted(batch=batch, jobs=jobs, problems=[], skipped=[]))

    def _accept(self, uploads: Sequence[Upload], kb: str) -> UploadAccepted:
        from corpus.bundles import is_archive, unpack

        files: list[Upload] = []
        skipped: list[SkippedFile] = []
        problems: list[Problem] = []
        for name, data in uploads:
            if not is_archive(data):
                files.append((name, data))
                continue
            try:
                members, passed = unpack(data, name)
            except InputError as exc:
                problems.append(problem_of(exc))
                continue
            files += [(member.name, member.data) for member in members]
            skipped += [views.skipped_file(one) for one in passed]
        jobs = self._records.put(kb, files)
        batch = jobs[0].batch if jobs else ""
        views_of = [self._view(job) for job in jobs]
        return UploadAccepted(batch=batch, jobs=views_of, problems=problems, skipped=skipped)

    def _result(self, accepted: UploadAccepted) -> UploadResult:
        jobs = [self._records.get(job.job_id) for job in accepted.jobs]
        found = [self._view(job) for job in jobs]
        done = [one.document for one in found if one.document is not None]
        problems = accepted.problems + [one.problem for one in found if one.problem is not None]
        if problems and not done:
            grave = next((one for one in problems if one.status >= 500), None)
            if grave is not None:  # the disk or the machine, not the file
                raise StateError(grave.code, problem=grave)
            raise InputError(problems[0].code, problem=problems[0])
        sample = any(one.sample for one in self._workspace.catalogue.documents(None))
        return views.upload_result(done, problems, accepted.skipped, sample_present=sample)

    def _take(self, job: Job, data: bytes, progress: Progress) -> dict[str, Any]:
        if job.kind == "drafts":
            return self.batches.take(job, data, progress)
        one = self._workspace.ingestor.add(data, job.name, kb=job.kb, progress=progress)
        return {"document": views.uploaded(one).model_dump()}

    def _view(self, job: Job) -> JobView:
        return views.job_view(job, self.runner.progress_of(job.id))


def shown(result: UploadResult) -> list[UploadedDocument]:
    """The documents of a result that deserve a look."""
    return [one for one in result.documents if not views.in_order(one)]
