"""``/v1/jobs``: files on their way in, as JSON or as events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated, Any

import anyio
from anyio import to_thread
from fastapi import APIRouter, Query, Request
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.contract import JobList, JobView
from api.desk import Desk
from api.routes.dependencies import DeskDep, problems
from api.streaming import MEDIA_TYPE, PING_SECONDS, SEND_SECONDS

router = APIRouter(prefix="/v1/jobs", tags=["jobs"])

_LOOK_SECONDS = 0.2  # how often a followed job is looked at: one indexed read
_UNFINISHED = {"waiting", "running"}
Batch = Annotated[str | None, Query(max_length=100, description="同一次上传的任务 (one upload's jobs)")]
_FOLLOW: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "任务；Accept: text/event-stream 时为 progress、done 事件流 (job, or its events)",
        "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
    },
    **problems(404),
}


@router.get("", response_model=JobList, responses=problems(), summary="任务清单 (jobs)")
def jobs(desk: DeskDep, batch: Batch = None) -> JobList:
    """The jobs of one upload, or the last ones, newest first."""
    return desk.intake.jobs(batch)


@router.delete("", response_model=JobList, responses=problems(403), summary="取消一批任务 (cancel a batch)")
def cancel_batch(desk: DeskDep, batch: Annotated[str, Query(max_length=100)]) -> JobList:
    """Cancel what is not finished of one upload."""
    return desk.intake.cancel_batch(batch)


@router.get("/{job_id}", response_model=JobView, responses=_FOLLOW, summary="任务 (job)")
async def job(job_id: str, request: Request, desk: DeskDep) -> JobView | Response:
    """How far a file is. As events: ``progress`` whenever that changes, ``done`` with the end; each is the job."""
    found = await run_in_threadpool(desk.intake.job, job_id)
    if MEDIA_TYPE not in request.headers.get("accept", ""):
        return found
    return EventSourceResponse(
        _events(desk, found),
        ping=PING_SECONDS,
        send_timeout=SEND_SECONDS,
        headers={"cache-control": "no-cache", "x-accel-buffering": "no"},
    )


@router.delete("/{job_id}", response_model=JobView, responses=problems(403, 404), summary="取消任务 (cancel)")
def cancel(job_id: str, desk: DeskDep) -> JobView:
    """Cancel a job: at once while it waits or is being read; a document that is being written is finished."""
    return desk.intake.cancel(job_id)


async def _events(desk: Desk, found: JobView) -> AsyncIterator[ServerSentEvent]:
    while found.state in _UNFINISHED:
        yield ServerSentEvent(event="progress", data=found.model_dump_json())
        last = found
        while found == last and found.state in _UNFINISHED:
            await anyio.sleep(_LOOK_SECONDS)
            found = await to_thread.run_sync(desk.intake.job, found.job_id)
    yield ServerSentEvent(event="done", data=found.model_dump_json())
