"""``DELETE /v1/conversations/{id}``: forget me."""

from __future__ import annotations

from fastapi import APIRouter

from api.access.conversations import inside
from api.contract import Forgotten
from api.routes.dependencies import DeskDep, PrincipalDep, problems

router = APIRouter(prefix="/v1/conversations", tags=["ask"])


@router.delete(
    "/{conversation_id}",
    response_model=Forgotten,
    responses=problems(403, 507),
    summary="忘记对话 (forget me)",
)
def forget(conversation_id: str, desk: DeskDep, principal: PrincipalDep) -> Forgotten:
    """Delete what is kept of one of the caller's own conversations. One that is not known is forgotten already."""
    gone = desk.forget(inside(principal, conversation_id))
    return gone.model_copy(update={"conversation_id": conversation_id})
