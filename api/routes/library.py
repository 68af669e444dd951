"""``/v1/documents/{id}/…``: versions, diff, original, rename, restore, reparse, check."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, ConfigDict

from api.contract import (
    DocumentDiff,
    DocumentSummary,
    ReparseResult,
    SourceCheck,
    UploadedDocument,
    VersionList,
)
from api.routes.dependencies import DeskDep, Kb, problems
from corpus.parsing.result import ParseResult

router = APIRouter(prefix="/v1/documents", tags=["documents"])

Version = Annotated[int | None, Query(ge=1, le=10**9, description="版本号，缺省为最新 (version)")]


class NewName(BaseModel):
    """The body of a rename."""

    model_config = ConfigDict(extra="forbid")

    name: str


# Fixed paths first: they would else be taken for a document's id.
@router.get("/check", response_model=SourceCheck, responses=problems(404), summary="检查原文 (check)")
def check_all(desk: DeskDep, kb: Kb = None) -> SourceCheck:
    """What looks wrong in the texts of a knowledge base, or of all."""
    return desk.library.check(kb=kb)


@router.post(
    "/reparse", response_model=ReparseResult, responses=problems(403, 404, 507), summary="重新识别 (reparse)"
)
def reparse_all(
    desk: DeskDep,
    kb: Kb = None,
    everything: Annotated[bool, Query(alias="all", description="不只旧版解析器读过的 (all of them)")] = False,
) -> ReparseResult:
    """Read the originals again that an older parser read, and say what that changed, duty by duty."""
    return desk.library.reparse(kb=kb, everything=everything)


@router.patch(
    "/{document_id}",
    response_model=DocumentSummary,
    responses=problems(403, 404, 409),
    summary="改名 (rename)",
)
def rename(document_id: str, body: NewName, desk: DeskDep) -> DocumentSummary:
    """Another name for every version; all ids stay."""
    return desk.library.rename(document_id, body.name)


@router.post(
    "/{document_id}/restore",
    response_model=UploadedDocument,
    responses=problems(403, 404, 507),
    summary="恢复 (restore)",
)
def restore(document_id: str, desk: DeskDep, version: Version = None) -> UploadedDocument:
    """Bring a removed document back, or make an older version current again (it becomes a new version)."""
    return desk.library.restore(document_id, version=version)


@router.post(
    "/{document_id}/reparse",
    response_model=ReparseResult,
    responses=problems(403, 404, 507),
    summary="重新识别一份 (reparse one)",
)
def reparse(document_id: str, desk: DeskDep) -> ReparseResult:
    """Read one original again."""
    return desk.library.reparse(document_id)


@router.get(
    "/{document_id}/versions", response_model=VersionList, responses=problems(404), summary="版本 (versions)"
)
def versions(document_id: str, desk: DeskDep) -> VersionList:
    """Every version, newest first; also of a removed document."""
    return desk.library.versions(document_id)


@router.get(
    "/{document_id}/diff", response_model=DocumentDiff, responses=problems(404), summary="逐条比较 (diff)"
)
def diff(
    document_id: str,
    desk: DeskDep,
    before: Annotated[int | None, Query(alias="from", ge=0, le=10**9, description="旧版本号 (from)")] = None,
    after: Annotated[int | None, Query(alias="to", ge=1, le=10**9, description="新版本号 (to)")] = None,
) -> DocumentDiff:
    """What changed duty by duty; by default between the version before and this one."""
    return desk.library.diff(document_id, before=before, after=after)


@router.get(
    "/{document_id}/parse", response_model=ParseResult, responses=problems(404), summary="识别结果 (parse)"
)
def parse(document_id: str, desk: DeskDep, version: Version = None) -> ParseResult:
    """How the text was read: every item, what was dropped and why, what was repaired; offsets into the text."""
    return desk.library.parse(document_id, version=version)


@router.get(
    "/{document_id}/check",
    response_model=SourceCheck,
    responses=problems(404),
    summary="检查一份 (check one)",
)
def check(document_id: str, desk: DeskDep) -> SourceCheck:
    """What looks wrong in one document, also against the others."""
    return desk.library.check(document_id)


@router.get(
    "/{document_id}/original",
    response_class=Response,
    responses={
        200: {"content": {"application/octet-stream": {}}, "description": "原文件 (the file as sent)"},
        **problems(404),
    },
    summary="下载原文件 (original)",
)
def original(document_id: str, desk: DeskDep, version: Version = None) -> Response:
    """The bytes exactly as they were sent, always as a download: never shown as a page of this service."""
    found = desk.library.original(document_id, version=version)
    base = found.name.rsplit("/", 1)[-1]
    return Response(
        found.data,
        media_type=found.media_type,
        headers={"content-disposition": f"attachment; filename*=UTF-8''{quote(base, safe='')}"},
    )
