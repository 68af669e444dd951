"""``/v1/documents``: list, upload, read, remove. What happens to a document later stands in ``library``."""

from __future__ import annotations

import re
from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Header, Query, Response, UploadFile
from starlette.concurrency import run_in_threadpool

from api.contract import (
    DocumentList,
    DocumentSummary,
    DocumentText,
    RemovedDocument,
    UploadAccepted,
    UploadResult,
)
from api.routes.dependencies import DeskDep, Kb, problems

router = APIRouter(prefix="/v1/documents", tags=["documents"])

_PATIENCE = 2.0  # seconds within which an upload is answered with its result
_LONGEST = 60.0
_WAIT = re.compile(r"wait\s*=\s*\"?(\d{1,4})")

_UPLOAD: dict[int | str, dict[str, Any]] = {
    202: {"model": UploadAccepted, "description": "已存盘，正在处理；见 jobs (accepted, jobs follow)"},
    **problems(403, 413, 415, 507),
}


def patience(prefer: str) -> float:
    """Seconds that a caller wishes to wait for the result (RFC 7240), two where it says nothing."""
    asked = _WAIT.search(prefer)
    return min(float(asked[1]), _LONGEST) if asked else _PATIENCE


@router.get("", response_model=DocumentList, responses=problems(404), summary="文档清单 (documents)")
def documents(
    desk: DeskDep,
    kb: Kb = None,
    removed: Annotated[
        bool, Query(description="改为列出已移除、可恢复的文档 (removed ones instead)")
    ] = False,
) -> DocumentList:
    """Every document that can be answered from, newest version of each name."""
    return desk.library.removed(kb) if removed else desk.documents(kb)


@router.post(
    "",
    response_model=UploadResult | UploadAccepted,
    status_code=201,
    responses=_UPLOAD,
    summary="上传文档 (upload)",
)
async def upload(
    desk: DeskDep,
    response: Response,
    file: Annotated[list[UploadFile], File(description="一个或多个文件，或它们的 zip (files)")],
    kb: Annotated[str | None, Form(max_length=100)] = None,
    prefer: Annotated[str, Header(description="wait=秒数：最多等这么久 (RFC 7240)")] = "",
) -> UploadResult | UploadAccepted:
    """Take files in. Those that cannot be read are listed in ``problems``; the others are kept.

    201 when all of it is done within two seconds (``Prefer: wait=N`` asks for N, up to 60), else 202: the bytes
    are safe on disk and the jobs say how far the work is. When no file can be read, the answer is the first
    file's problem.
    """
    uploads = [(one.filename or "未命名.txt", await one.read()) for one in file]
    result = await run_in_threadpool(desk.receive, uploads, kb=kb, seconds=patience(prefer))
    if isinstance(result, UploadAccepted):
        response.status_code = 202
        response.headers["location"] = f"/v1/jobs?batch={result.batch}"
    return result


@router.get(
    "/{document_id}", response_model=DocumentSummary, responses=problems(404), summary="一份文档 (document)"
)
def document(document_id: str, desk: DeskDep) -> DocumentSummary:
    """What is known of one document."""
    return desk.document(document_id)


@router.delete(
    "/{document_id}",
    response_model=RemovedDocument,
    responses=problems(403, 404, 507),
    summary="移除文档 (remove)",
)
def remove(
    document_id: str,
    desk: DeskDep,
    purge: Annotated[bool, Query(description="连同所有版本彻底删除，不可恢复 (for good)")] = False,
) -> RemovedDocument:
    """Take a document, by id or by name, out of every answer; it can be restored unless it is purged."""
    return desk.library.purge(document_id) if purge else desk.remove(document_id)


@router.get(
    "/{document_id}/text", response_model=DocumentText, responses=problems(404), summary="原文 (text)"
)
def text(document_id: str, desk: DeskDep) -> DocumentText:
    """The text exactly as read; offsets of citations point into it."""
    return desk.text(document_id)
