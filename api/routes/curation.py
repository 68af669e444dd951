"""``/v1/feedback``, ``/v1/inbox``, ``/v1/usage`` and ``/v1/curated``: what people say of answers, and their own."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query

from api.access.conversations import rated_by
from api.routes.dependencies import DeskDep, Kb, PrincipalDep, problems
from assistant.curation.contract import (
    Curated,
    CuratedList,
    CuratedRemoved,
    CuratedRequest,
    Feedback,
    FeedbackList,
    FeedbackRequest,
    InboxChange,
    InboxGroup,
    InboxList,
    Rating,
    Usage,
)

router = APIRouter(prefix="/v1", tags=["curation"])


@router.post(
    "/feedback",
    response_model=Feedback,
    status_code=201,
    responses=problems(403, 404, 413, 415, 507),
    summary="评价 (rate)",
)
def rate(given: FeedbackRequest, desk: DeskDep, principal: PrincipalDep) -> Feedback:
    """A thumb for an answer, or for one bullet (``duty_id``); sent again, it replaces the one before."""
    kept = desk.curation.rate(rated_by(principal, given), source=principal.kind)
    return kept.model_copy(update={"conversation_id": given.conversation_id})


@router.get("/feedback", response_model=FeedbackList, responses=problems(), summary="评价列表 (feedback)")
def feedback(
    desk: DeskDep,
    kb: Kb = None,
    rating: Rating | None = None,
    limit: Annotated[int, Query(ge=1, le=1_000)] = 100,
) -> FeedbackList:
    """The newest thumbs with the counts of all."""
    return desk.curation.feedback(kb, rating=rating, limit=limit)


@router.get("/inbox", response_model=InboxList, responses=problems(), summary="未答问题 (inbox)")
def inbox(
    desk: DeskDep, kb: Kb = None, state: Literal["open", "done", "ignored", "all"] = "open"
) -> InboxList:
    """Questions that went unanswered or got a thumb down, grouped by their wording, most asked first."""
    return desk.curation.inbox(kb, state=None if state == "all" else state)


@router.patch(
    "/inbox/{key}",
    response_model=InboxGroup,
    responses=problems(403, 404, 413, 415, 507),
    summary="处理未答问题 (handle)",
)
def handle(key: str, change: InboxChange, desk: DeskDep, kb: Kb = None) -> InboxGroup:
    """Say what became of a group; asked again after ``done`` it is open again."""
    return desk.curation.handle(key, change, kb)


@router.get("/usage", response_model=Usage, responses=problems(), summary="用量 (usage)")
def usage(desk: DeskDep, kb: Kb = None) -> Usage:
    """How much was asked by month and what came of it: counts only, never texts."""
    return desk.curation.usage(kb)


@router.get("/curated", response_model=CuratedList, responses=problems(), summary="人工解答 (curated)")
def curated(desk: DeskDep, kb: Kb = None) -> CuratedList:
    """Every curated answer, last changed first; a stale one is not served."""
    return desk.curation.curated(kb)


@router.post(
    "/curated",
    response_model=Curated,
    status_code=201,
    responses=problems(403, 404, 409, 413, 415, 507),
    summary="写人工解答 (write)",
)
def write(given: CuratedRequest, desk: DeskDep) -> Curated:
    """An answer by a person: ways to ask, text, duties. It is served first, and named as such."""
    return desk.curation.write(given)


@router.get(
    "/curated/{curated_id}", response_model=Curated, responses=problems(404), summary="一条人工解答 (one)"
)
def one(curated_id: str, desk: DeskDep) -> Curated:
    """One curated answer with the standing of its duties."""
    return desk.curation.one(curated_id)


@router.put(
    "/curated/{curated_id}",
    response_model=Curated,
    responses=problems(403, 404, 409, 413, 415, 507),
    summary="改人工解答 (rewrite)",
)
def rewrite(curated_id: str, given: CuratedRequest, desk: DeskDep) -> Curated:
    """Replace questions, text and duties; what was stale is current again."""
    return desk.curation.rewrite(curated_id, given)


@router.delete(
    "/curated/{curated_id}",
    response_model=CuratedRemoved,
    responses=problems(403, 404, 507),
    summary="删人工解答 (remove)",
)
def remove(curated_id: str, desk: DeskDep) -> CuratedRemoved:
    """Delete a curated answer; its questions are answered from the texts again."""
    return desk.curation.remove(curated_id)
