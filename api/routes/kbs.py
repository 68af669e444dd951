"""``/v1/kbs``: the knowledge bases, their removal, export and import."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from api.contract import ImportResult, KbList, RemovedKb
from api.routes.dependencies import DeskDep, Kb, problems

router = APIRouter(prefix="/v1/kbs", tags=["kbs"])

NDJSON = "application/x-ndjson"


@router.get("", response_model=KbList, responses=problems(), summary="知识库 (knowledge bases)")
def knowledge_bases(desk: DeskDep) -> KbList:
    """Every knowledge base with its sizes; one comes to be when a document is added to it."""
    return desk.library.knowledge_bases()


@router.delete(
    "/{kb}", response_model=RemovedKb, responses=problems(403, 404, 507), summary="移除知识库 (remove)"
)
def remove(
    kb: str,
    desk: DeskDep,
    purge: Annotated[bool, Query(description="彻底删除，不可恢复 (for good)")] = False,
) -> RemovedKb:
    """Remove every document of a knowledge base; each can be restored unless it is purged."""
    return desk.library.remove_kb(kb, purge=purge)


@router.get(
    "/{kb}/export",
    response_class=StreamingResponse,
    responses={
        200: {"content": {NDJSON: {}}, "description": "JSON Lines，含原文件 (with original bytes)"},
        **problems(404),
    },
    summary="导出 (export)",
)
def export(kb: str, desk: DeskDep) -> StreamingResponse:
    """The whole knowledge base, every version with its original bytes, as JSON Lines."""
    name = quote(f"{kb}.jsonl", safe="")
    return StreamingResponse(
        desk.library.export(kb),
        media_type=NDJSON,
        headers={"content-disposition": f"attachment; filename*=UTF-8''{name}"},
    )


@router.post(
    "/import",
    response_model=ImportResult,
    responses=problems(403, 413, 507),
    summary="导入 (import)",
    openapi_extra={"requestBody": {"required": True, "content": {NDJSON: {"schema": {"type": "string"}}}}},
)
async def take(request: Request, desk: DeskDep, kb: Kb = None) -> ImportResult:
    """An exported knowledge base back; a damaged file is refused before anything of it is taken."""
    lines = (await request.body()).split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    return await run_in_threadpool(desk.library.take, lambda: lines, kb=kb)
