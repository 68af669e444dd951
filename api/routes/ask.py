"""``POST /v1/ask`` and ``GET /v1/search``."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import streaming
from api.access.asking import asking
from api.access.conversations import asked_by
from api.contract import SearchResult
from api.desk import DEFAULT_KB, checked
from api.routes.dependencies import AccessDep, DeskDep, Kb, PrincipalDep, problems
from api.wording import understood, worded
from assistant.contract import Answer, Question

router = APIRouter(prefix="/v1", tags=["ask"])

_ASK: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "回答，或说明原因的拒答；Accept: text/event-stream 时为事件流 (answer or refusal)",
        "content": {streaming.MEDIA_TYPE: {"schema": {"type": "string"}}},
    },
    **problems(403, 404, 413, 415, 507),
}


@router.post("/ask", response_model=Answer, responses=_ASK, summary="提问 (ask)")
async def ask(
    question: Question, request: Request, desk: DeskDep, principal: PrincipalDep, access: AccessDep
) -> Answer | Response:
    """A complete answer with citations into the untouched sources, or an honest refusal."""
    answer_to = asking(desk, principal, access, request.app.state.metrics.answered)
    if _wants_events(request):
        checked(question.question)  # a wrong question is a problem, not a stream
        kb = asked_by(principal, question).kb or DEFAULT_KB  # so is one that may not be asked
        return streaming.stream(answer_to, question, path=request.url.path, worder=desk.worder, kb=kb)
    answer = await run_in_threadpool(answer_to, question)
    kb = asked_by(principal, question).kb or DEFAULT_KB
    answer = await understood(desk.worder, answer, question, kb, answer_to, gone=request.is_disconnected)
    answer = await worded(desk.worder, answer, kb, gone=request.is_disconnected)
    # Written at once: the framework would take it apart and put it together again before.
    return Response(answer.model_dump_json(), media_type="application/json")


@router.get("/search", response_model=SearchResult, responses=problems(404), summary="检索 (search)")
def search(
    desk: DeskDep,
    q: Annotated[str, Query(description="检索词 (query)")],
    kb: Kb = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> SearchResult:
    """Ranked duties for a query, best first; scores order one result and say nothing of trust."""
    return desk.search(q, kb=kb, limit=limit)


def _wants_events(request: Request) -> bool:
    return streaming.MEDIA_TYPE in request.headers.get("accept", "")
