"""``/v1/drafts/batch``: a table of briefs in, a job with progress, a zip of drafts and a report out."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Header, Query, Response, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api.contract import DraftBatch
from api.routes.dependencies import DeskDep, problems
from api.routes.documents import patience
from assistant.drafting.export import Format

router = APIRouter(prefix="/v1/drafts/batch", tags=["drafts"])

_ZIP = "application/zip"


@router.post(
    "",
    response_model=DraftBatch,
    status_code=201,
    responses={
        202: {"model": DraftBatch, "description": "已存盘，正在起草；见 job_id (accepted, being drafted)"},
        **problems(403, 404, 413, 415, 507),
    },
    summary="批量起草 (draft a table of briefs)",
)
async def submit(
    desk: DeskDep,
    response: Response,
    file: Annotated[UploadFile, File(description="CSV 或 XLSX，首行为列名：岗位、侧重点、薪酬 … (a table)")],
    kb: Annotated[str | None, Form(max_length=100)] = None,
    prefer: Annotated[str, Header(description="wait=秒数：最多等这么久 (RFC 7240)")] = "",
) -> DraftBatch:
    """Draft from every row of a table, up to 1,000.

    201 when all of it is done within two seconds (``Prefer: wait=N`` asks for N, up to 60), else 202: follow the
    job at ``/v1/jobs/{job_id}``, then read the outcome here and fetch the zip.
    """
    table = await file.read()
    name = file.filename or "briefs.csv"
    made = await run_in_threadpool(desk.batches.submit, name, table, kb=kb, seconds=patience(prefer))
    if made.state in ("waiting", "running"):
        response.status_code = 202
    response.headers["location"] = f"/v1/drafts/batch/{made.job_id}"
    return made


@router.get("/{job_id}", response_model=DraftBatch, responses=problems(404), summary="批量起草的结果 (batch)")
def batch(job_id: str, desk: DeskDep) -> DraftBatch:
    """How far it is; once it is done, what became of every row."""
    return desk.batches.batch(job_id)


@router.get(
    "/{job_id}/zip",
    response_class=Response,
    responses={
        200: {"content": {_ZIP: {"schema": {"type": "string", "format": "binary"}}}},
        **problems(404, 409),
    },
    summary="下载整批草稿 (zip)",
)
def bundle(
    job_id: str,
    desk: DeskDep,
    format: Annotated[Format, Query(description="md txt html jsonld docx")] = "docx",  # noqa: A002  (the contract's name)
) -> Response:
    """Every draft that was written, in its newest version, and ``report.csv``."""
    parts = desk.batches.zipped(job_id, format)
    named = quote("岗位草稿.zip", safe="")
    headers = {"content-disposition": f"attachment; filename=\"drafts.zip\"; filename*=UTF-8''{named}"}
    return StreamingResponse(parts, media_type=_ZIP, headers=headers)
