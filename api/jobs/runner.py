"""Works the jobs off, one at a time and in the order in which they came.

A job runs until its document is committed and found, or its drafts are written. A process that dies in between leaves
the job unfinished; the next one does it again, and since the same bytes under the same name change nothing, and a
job's drafts have the same ids each time, nothing is doubled.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from typing import Any

from api.jobs.records import ATTEMPTS, Job, JobRecords
from api.problems import problem, problem_of
from corpus.errors import InputError, ZhizeError

Progress = Callable[[str, int, int], None]
Take = Callable[[Job, bytes, Progress], dict[str, Any]]
"""Takes a job and its bytes in; gives what became of them, as the door shows it."""

_CANCELLABLE = frozenset({"read", "drafts"})
"""Stages in which a job may be left: nothing is being written that must be whole."""

STOP_SECONDS = 10.0
_LOG = logging.getLogger("zhize.jobs")


class _Cancelled(Exception):
    """The job was cancelled before its document was written."""


class _Stopped(Exception):
    """The process is ending; the job stays unfinished for the next one."""


class JobRunner:
    """Runs jobs in the calling thread, or in one of its own once ``start`` was called."""

    def __init__(self, records: JobRecords, take: Take) -> None:
        self._records = records
        self._take = take
        self._one_at_a_time = threading.Lock()
        self._changed = threading.Condition()
        self._progress: dict[str, tuple[str, int, int]] = {}
        self._cancelled: set[str] = set()
        self._stopping = False
        self._thread: threading.Thread | None = None
        self._news = 0

    def start(self) -> None:
        """Work in the background from now on; harmless when it does already."""
        with self._changed:
            if self._thread is None and not self._stopping:
                self._thread = threading.Thread(target=self._work, name="zhize-jobs", daemon=True)
                self._thread.start()
            self._news += 1
            self._changed.notify_all()

    def stop(self) -> None:
        """End the background thread; a job in the middle stays unfinished for the next start."""
        with self._changed:
            self._stopping = True
            self._changed.notify_all()
            thread = self._thread
        if thread is not None:
            thread.join(STOP_SECONDS)

    def run_pending(self, progress: Progress | None = None) -> int:
        """Do everything that waits; gives how many jobs that were."""
        done = 0
        with self._one_at_a_time:
            while not self._stopping and (waiting := self._records.unfinished()):
                for job in waiting:
                    if self._stopping:
                        break
                    self._run(job, progress)
                    done += 1
                    if progress is not None:
                        progress("files", done, max(done, len(waiting)))
        return done

    def wait(self, jobs: Sequence[Job], seconds: float) -> list[Job]:
        """The jobs as they stand once all of them are finished, or after so many seconds."""
        deadline = time.monotonic() + seconds
        while True:
            with self._changed:
                news = self._news
            now = [self._records.get(job.id) for job in jobs]
            left = deadline - time.monotonic()
            if left <= 0 or all(job.finished for job in now):
                return now
            with self._changed:
                if self._news == news:
                    self._changed.wait(left)

    def progress_of(self, job_id: str) -> tuple[str, int, int] | None:
        """Stage, done and total of a running job."""
        return self._progress.get(job_id)

    def cancel(self, job_id: str) -> Job:
        """Cancel a job: at once while it waits, and until its document is written while it runs.

        Raises:
            NotFound: ``job_not_found``.
        """
        job = self._records.get(job_id)
        if not job.finished:
            self._cancelled.add(job_id)
            if self._records.cancel(job_id):
                self._cancelled.discard(job_id)
                self._tell()
        return self._records.get(job_id)

    def _work(self) -> None:
        while not self._stopping:
            with self._changed:
                news = self._news
            try:
                self.run_pending()
            except ZhizeError:  # the catalogue itself: nothing to do but to try again with the next job
                _LOG.exception("jobs could not be worked off")
            with self._changed:
                if self._news == news and not self._stopping:
                    self._changed.wait()

    def _run(self, job: Job, progress: Progress | None) -> None:
        if int(job.result.get("attempts", 0)) >= ATTEMPTS:
            self._finish(job, {"problem": problem("internal").model_dump()}, failed=True)
            return
        data = self._records.start(job)
        if data is None:
            return

        def step(stage: str, done: int, total: int) -> None:
            if self._stopping:
                raise _Stopped
            if job.id in self._cancelled and stage in _CANCELLABLE:
                raise _Cancelled
            self._progress[job.id] = (stage, done, total)
            if progress is not None and stage != "read":
                progress(stage, done, total)

        try:
            self._finish(job, self._take(job, data, step))
        except _Stopped:
            pass
        except _Cancelled:
            self._records.finish(job.id, "cancelled", {})
        except InputError as exc:
            exc.facts.setdefault("name", job.name)
            self._finish(job, {"problem": problem_of(exc).model_dump()}, failed=True)
        except ZhizeError as exc:  # the disk or an asset: the same bytes may well go in later
            _LOG.exception("a job failed")
            self._finish(job, {"problem": problem_of(exc).model_dump()}, failed=True, keep_data=True)
        except Exception:  # noqa: BLE001  # one file that hits a bug must not keep the others from their turn
            _LOG.exception("a job failed")
            self._finish(job, {"problem": problem("internal").model_dump()}, failed=True, keep_data=True)
        finally:
            self._progress.pop(job.id, None)
            self._cancelled.discard(job.id)
            self._tell()

    def _finish(
        self, job: Job, result: dict[str, Any], *, failed: bool = False, keep_data: bool = False
    ) -> None:
        self._records.finish(job.id, "failed" if failed else "done", result, keep_data=keep_data)
        self._tell()

    def _tell(self) -> None:
        with self._changed:
            self._news += 1
            self._changed.notify_all()
