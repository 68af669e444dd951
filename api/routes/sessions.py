"""The doors in: ``/v1/session`` for a browser with a key or a link, ``/v1/widget/session`` for a widget."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.access.principal import anonymous
from api.access.views import session_view
from api.contract import SessionView, WidgetToken
from api.guard import COOKIE
from api.routes.dependencies import AccessDep, PrincipalDep, problems
from corpus.errors import InvalidRequest

router = APIRouter(prefix="/v1", tags=["access"])


class Credential(BaseModel):
    """A key, or the token of a reader link."""

    model_config = ConfigDict(extra="forbid")

    credential: Annotated[str, Field(max_length=1000)]


class WidgetRequest(BaseModel):
    """Which widget; ``token``: the session before, whose conversation goes on."""

    model_config = ConfigDict(extra="forbid")

    key: Annotated[str, Field(max_length=100)]
    token: Annotated[str | None, Field(max_length=2000)] = None


@router.get("/session", response_model=SessionView, responses=problems(403), summary="当前身份 (who am I)")
def whoami(principal: PrincipalDep, access: AccessDep) -> SessionView:
    """Who this browser or key is, so that a page offers only what will be allowed."""
    return session_view(principal, access)


@router.post("/session", response_model=SessionView, responses=problems(403), summary="登录 (enter)")
def enter(body: Credential, request: Request, response: Response, access: AccessDep) -> SessionView:
    """Trade a key or a link's token for a session cookie that scripts cannot read."""
    entered = access.page_session(body.credential)
    if entered is None:
        raise InvalidRequest("key_unknown")
    token, principal, seconds = entered
    response.set_cookie(
        COOKIE,
        token,
        max_age=int(seconds),
        path=request.scope.get("root_path", "") or "/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",  # strict would lose the session on a click in a mail; writes need our own Origin anyway
    )
    return session_view(principal, access)


@router.delete("/session", response_model=SessionView, responses=problems(403), summary="退出 (leave)")
def leave(request: Request, response: Response, access: AccessDep) -> SessionView:
    """Forget the cookie. (A key or link that may be known to others is ended with ``DELETE /v1/keys/{id}``.)"""
    response.delete_cookie(
        COOKIE, path=request.scope.get("root_path", "") or "/", httponly=True, samesite="lax"
    )
    return session_view(anonymous(), access)


@router.post(
    "/widget/session",
    response_model=WidgetToken,
    responses=problems(403),
    summary="对话窗会话 (widget session)",
)
def widget(body: WidgetRequest, request: Request, access: AccessDep) -> WidgetToken:
    """A short-lived token for a widget, on one of the origins that it was made for."""
    own = f"{request.url.scheme}://{request.headers.get('host', '')}"
    session = access.widget_session(body.key, request.headers.get("origin"), own=own, before=body.token)
    kbs = list(session.key.kbs)
    return WidgetToken(
        token=session.token,
        expires_at=session.expires_at.isoformat(timespec="seconds"),
        kbs=kbs,
        hides_sources=bool(access.hidden().intersection(kbs)),
    )
