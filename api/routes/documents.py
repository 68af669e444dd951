"""``/v1/documents``: list, upload, read, remove."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from starlette.concurrency import run_in_threadpool

from api.contract import DocumentList, DocumentSummary, DocumentText, RemovedDocument, UploadResult
from api.routes.dependencies import DeskDep, Kb, problems

router = APIRouter(prefix="/v1/documents", tags=["documents"])


@router.get("", response_model=DocumentList, responses=problems(404), summary="文档清单 (documents)")
def documents(desk: DeskDep, kb: Kb = None) -> DocumentList:
    """Every document that can be answered from, newest version of each name."""
    return desk.documents(kb)


@router.post(
    "",
    response_model=UploadResult,
    status_code=201,
    responses=problems(403, 413, 415, 507),
    summary="上传文档 (upload)",
)
async def upload(
    desk: DeskDep,
    file: Annotated[list[UploadFile], File(description="一个或多个 .txt / .md 文件 (files)")],
    kb: Annotated[str | None, Form(max_length=100)] = None,
) -> UploadResult:
    """Take files in. Those that cannot be read are listed in ``problems``; the others are kept.

    When no file can be read, the answer is the first file's problem.
    """
    uploads = [(one.filename or "未命名.txt", await one.read()) for one in file]
    return await run_in_threadpool(desk.add, uploads, kb=kb)


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
def remove(document_id: str, desk: DeskDep) -> RemovedDocument:
    """Take a document, by id or by name, out of every answer."""
    return desk.remove(document_id)


@router.get(
    "/{document_id}/text", response_model=DocumentText, responses=problems(404), summary="原文 (text)"
)
def text(document_id: str, desk: DeskDep) -> DocumentText:
    """The text exactly as read; offsets of citations point into it."""
    return desk.text(document_id)
