"""``/v1/drafts``: make, read, change, compare and export drafts."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.routes.dependencies import DeskDep, problems
from api.wording import polished
from assistant.drafting.contract import Brief, Draft
from assistant.drafting.editing import Comparison, EditRequest
from assistant.drafting.export import MEDIA_TYPES, Format, exported

router = APIRouter(prefix="/v1/drafts", tags=["drafts"])

Version = Annotated[int | None, Query(ge=1, le=10**9, description="版本，缺省为最新 (version)")]


@router.post(
    "",
    response_model=Draft,
    status_code=201,
    responses={
        200: {"model": Draft, "description": "请先选定一类工作 (options)"},
        **problems(403, 404, 413, 415, 507),
    },
    summary="起草 (draft)",
)
async def create(brief: Brief, request: Request, desk: DeskDep, response: Response) -> Draft:
    """A draft in which every line names its source; or, not saved, the question which job is meant."""
    draft = await run_in_threadpool(desk.drafts.create, brief)
    wordings = await polished(desk.polisher, draft, gone=request.is_disconnected)
    if wordings and draft.draft_id is not None:
        draft = await run_in_threadpool(desk.drafts.reworded, draft.draft_id, wordings)
    if draft.draft_id is None:
        response.status_code = 200
    return draft


@router.get("/{draft_id}", response_model=Draft, responses=problems(404), summary="一份草稿 (draft)")
def get(draft_id: str, desk: DeskDep, version: Version = None) -> Draft:
    """A saved version."""
    return desk.drafts.get(draft_id, version)


@router.patch(
    "/{draft_id}",
    response_model=Draft,
    responses=problems(403, 404, 413, 415, 507),
    summary="修改草稿 (edit)",
)
def edit(draft_id: str, request: EditRequest, desk: DeskDep) -> Draft:
    """Edit, add, remove, move, lock or regenerate lines; all changes together make the next version."""
    return desk.drafts.edit(draft_id, request.edits)


@router.get(
    "/{draft_id}/compare", response_model=Comparison, responses=problems(404), summary="比较版本 (compare)"
)
def compare(
    draft_id: str,
    desk: DeskDep,
    before: Annotated[int, Query(ge=1, le=10**9)],
    after: Annotated[int, Query(ge=1, le=10**9)],
) -> Comparison:
    """What changed from one version to another."""
    return desk.drafts.compare(draft_id, before, after)


@router.get(
    "/{draft_id}/export",
    response_class=Response,
    responses={
        200: {"content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}},
        **problems(404),
    },
    summary="导出 (export)",
)
def export(
    draft_id: str,
    desk: DeskDep,
    format: Annotated[Format, Query(description="md txt html jsonld docx")] = "md",  # noqa: A002  (the contract's name)
    version: Version = None,
    sources: Annotated[bool, Query(description="docx：附来源 (appendix)")] = False,
    limit: Annotated[int | None, Query(ge=100, le=100_000, description="txt：字数上限 (characters)")] = None,
) -> Response:
    """The draft as a file. Nothing of a brief can become markup or a formula in it."""
    saved = desk.drafts.get(draft_id, version)
    made = exported(saved, format, sources=sources, limit=limit)
    named = quote(f"{saved.title}.{format}", safe="")  # what the officer looks for among her files
    plain = f"draft-{draft_id}.{format}"
    headers = {"content-disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{named}"}
    return Response(made.data, media_type=made.media_type, headers=headers)
