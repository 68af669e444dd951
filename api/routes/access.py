"""``/v1/keys``, ``/v1/kbs/{kb}/privacy`` and ``/v1/changes``: what an administrator does."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict

from api.contract import ChangeList, CreatedKey, KbPrivacy, KeyList, KeySummary
from api.doorkeeping import NewKey
from api.routes.dependencies import DeskDep, problems

router = APIRouter(prefix="/v1", tags=["access"])


class Privacy(BaseModel):
    """The switch."""

    model_config = ConfigDict(extra="forbid")

    hide_sources: bool


@router.get("/keys", response_model=KeyList, responses=problems(), summary="密钥 (keys)")
def keys(desk: DeskDep) -> KeyList:
    """Every key, link and widget, also those that open nothing any more. No secrets."""
    return desk.doors.keys()


@router.post(
    "/keys",
    response_model=CreatedKey,
    status_code=201,
    responses=problems(403, 413, 415, 507),
    summary="新建密钥 (make a key)",
)
def create(
    wanted: NewKey,
    desk: DeskDep,
    request: Request,
    base: Annotated[
        str | None, Query(max_length=300, pattern=r"^https?://[^\s?#]+$", description="链接的网址 (base)")
    ] = None,
) -> CreatedKey:
    """A new key, link or widget. Its secret is in this response and nowhere else."""
    made = desk.doors.create(wanted, base=base)
    request.state.target = f"key_id={made.key.key_id} kind={wanted.kind}"
    return made


@router.delete(
    "/keys/{key_id}", response_model=KeySummary, responses=problems(403, 404, 507), summary="停用 (revoke)"
)
def revoke(key_id: str, desk: DeskDep) -> KeySummary:
    """End a key with every session that came of it; the next request already finds it ended."""
    return desk.doors.revoke(key_id)


@router.put(
    "/kbs/{kb}/privacy",
    response_model=KbPrivacy,
    responses=problems(403, 404, 413, 415, 507),
    summary="对外隐藏来源 (privacy)",
)
def privacy(kb: str, body: Privacy, desk: DeskDep) -> KbPrivacy:
    """Whether widgets see the names of documents and the places in them."""
    desk.roles(kb)  # a knowledge base that is named must exist
    return desk.doors.privacy(kb, hide_sources=body.hide_sources)


@router.get("/changes", response_model=ChangeList, responses=problems(), summary="变更记录 (audit)")
def changes(desk: DeskDep, limit: Annotated[int, Query(ge=1, le=1000)] = 100) -> ChangeList:
    """The newest changes: who, what, when, how it ended."""
    return desk.doors.changes(limit)
