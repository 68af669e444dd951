"""What every request passes first: who sends it, from where, how much, how often; what every response carries.

Threats, and what stops them here:

- *DNS rebinding*: a foreign page lets its own host name resolve to this machine and then reads our answers as its
  own. The ``Host`` header still names that page, so only known names are served.
- *Requests from foreign pages*: a form post with files needs no pre-flight. Browsers send ``Origin`` with it, so a
  writing request whose origin is not this host is refused. Two doors stand open: a widget's session on the origin
  that it was given for, and the call that gives such a session (it looks at the origin itself).
- *Cookies that a foreign page makes the browser send*: a page session may write only with ``Origin`` (or
  ``Sec-Fetch-Site``) of this very service.
- *Never-ending bodies*: counted while they arrive, refused at the limit; a body that declares too much is
  refused unread.
- *Credentials and roles*: looked at before a byte of the body is read; see ``api.access.permissions``.
"""

from __future__ import annotations

import ipaddress
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qs, quote, urlsplit

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.access import Access
from api.access.limiting import Limiter
from api.access.permissions import Permission, Role, parameters, permission, widget_path
from api.access.principal import Principal
from api.handlers import HEADERS, problem_response
from api.prefix import route_path
from corpus.errors import ZhizeError

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
JSON_LIMIT = 1 << 20  # bytes; holds a question far over its limit, so that the refusal can say so
WIDGET_LIMIT = 16 << 10  # a visitor's question or feedback
COOKIE = "zhize_session"
FRAME = "/widget/frame"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_PAGES = frozenset({"/", "/chat"})  # where a person without a session is shown the way in
_UPLOADS = frozenset({"/v1/documents", "/v1/drafts/batch", "/v1/kbs/import"})
_WIDGET_SESSION = "/v1/widget/session"
_PREFLIGHT = {
    "access-control-allow-methods": "POST, DELETE",
    "access-control-allow-headers": "authorization, content-type, accept, last-event-id",
    "access-control-max-age": "600",
}

PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


log = logging.getLogger("zhize.api")


class AuditLog(Protocol):
    """Where changes are written down."""

    def put(self, actor: str, action: str, target: str, status: int, request_id: str = "") -> None:
        """Add a line."""
        ...


@dataclass(frozen=True, slots=True)
class Hosts:
    """The names that this service is reached under.

    ``any_address``: it listens beyond this machine, so addresses (which nobody can rebind) are fine too.
    """

    names: frozenset[str] = LOOPBACK_NAMES
    any_address: bool = False

    def known(self, host: str) -> bool:
        """Whether a ``Host`` header names this service."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self.names:
            return True
        if not self.any_address:
            return False
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        access: Access,
        limiter: Limiter,
        hosts: Hosts,
        upload_limit: int,
        audit: AuditLog | None = None,
    ) -> None:
        self._app = app
        self._access = access
        self._limiter = limiter
        self._hosts = hosts
        self._upload_limit = upload_limit
        self._audit = audit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, limit, pass on, and add the headers to whatever comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        path = route_path(scope)
        row = permission(scope["method"], path)
        added = self._added(scope, headers, path)
        ended: list[int] = []

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ended.append(message["status"])
                outgoing = MutableHeaders(scope=message)
                for name, value in added.items():
                    outgoing.setdefault(name, value)
                if path == FRAME:
                    del outgoing["x-frame-options"]
            await send(message)

        refusal = self._refusal(scope, headers, path, row)
        if refusal is not None:
            await refusal(scope, receive, send_with_headers)
            return
        principal: Principal = scope["state"]["principal"]
        limit = self._limit(path, principal)
        if _declared(headers) > limit:
            response = problem_response("body_too_large", {"limit": limit}, path=path)
            await response(scope, receive, send_with_headers)
            return
        await self._app(scope, _counting(receive, limit), send_with_headers)
        if row.changes and self._audit is not None and ended:
            await self._write_down(scope, path, row, principal, ended[0])

    def _refusal(self, scope: Scope, headers: Headers, path: str, row: Permission) -> Response | None:
        """The response to a request that goes no further; who is let in stands in the scope's state."""
        host, origin = headers.get("host", ""), headers.get("origin")
        if not self._hosts.known(host):
            return problem_response("host_refused", {"host": host[:100]}, path=path)
        if scope["method"] == "OPTIONS" and origin is not None:
            return self._preflight(origin, path, headers)
        own = f"{scope.get('scheme', 'http')}://{host}"
        principal = self._access.principal(
            headers.get("authorization", ""),
            cookie_parser(headers.get("cookie", "")).get(COOKIE, ""),
            origin,
            own=own,
        )
        scope.setdefault("state", {})["principal"] = principal
        if (wait := self._too_often(principal, row, scope)) > 0:
            return problem_response(
                "too_many_requests", {"seconds": wait}, path=path, headers={"retry-after": str(wait)}
            )
        if (code := _misplaced(scope["method"], headers, path, principal, own)) is not None:
            return problem_response(code, {"origin": (origin or "")[:100]}, path=path)
        return _unentitled(principal, row, scope, path)

    def _too_often(self, principal: Principal, row: Permission, scope: Scope) -> int:
        address = scope["client"][0] if scope.get("client") else ""
        if principal.kind == "anonymous":
            if principal.why not in ("key_needed", "session_expired") and row.role > Role.nobody:
                return self._limiter.failed(address)
            if not row.path.startswith("/v1/"):  # pages and health cost next to nothing
                return 0
        return self._limiter.wait(principal, address)

    def _preflight(self, origin: str, path: str, headers: Headers) -> Response:
        asked = headers.get("access-control-request-method") is not None
        if asked and widget_path(path) and origin in self._access.widget_origins():
            return Response(status_code=204, headers=_PREFLIGHT)
        return problem_response("origin_refused", {"origin": origin[:100]}, path=path)

    def _added(self, scope: Scope, headers: Headers, path: str) -> Mapping[str, str]:
        """The headers of every response, and what lets a widget's page read its own."""
        added = dict(HEADERS)
        if path == FRAME:
            key = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("key", [""])[0]
            ancestors = " ".join(self._access.origins_of(key)) or "'none'"
            added["content-security-policy"] = PAGE_POLICY.replace(
                "frame-ancestors 'none'", f"frame-ancestors {ancestors}"
            )
        if widget_path(path):
            added["vary"] = "Origin"
            origin = headers.get("origin")
            if origin is not None and origin in self._access.widget_origins():
                added["access-control-allow-origin"] = origin
                added["access-control-expose-headers"] = "x-request-id, retry-after"
        return added

    def _limit(self, path: str, principal: Principal) -> int:
        if path in _UPLOADS:
            return self._upload_limit
        return WIDGET_LIMIT if principal.kind == "widget" or path == _WIDGET_SESSION else JSON_LIMIT

    async def _write_down(
        self, scope: Scope, path: str, row: Permission, principal: Principal, status: int
    ) -> None:
        """One line into the log of changes. The change is done by now: a full disk must not unsay it."""
        state = scope["state"]
        parts = [f"{name}={value}" for name, value in parameters(row, path).items()]
        target = " ".join([*parts, *([state["target"]] if "target" in state else [])])
        action, request_id = f"{row.method} {row.path}", state.get("request_id", "")
        assert self._audit is not None
        try:
            await to_thread.run_sync(self._audit.put, principal.name, action, target, status, request_id)
        except ZhizeError as exc:
            log.error("a change was not written down: %s by %s: %s", action, principal.name, exc)


def _misplaced(method: str, headers: Headers, path: str, principal: Principal, own: str) -> str | None:
    """The code when a request changes something from a place that may not."""
    if method in _READING:
        return None
    origin = headers.get("origin")
    if principal.cookie:
        same = origin == own if origin is not None else headers.get("sec-fetch-site") == "same-origin"
        return None if same else "origin_refused"
    if origin is None or urlsplit(origin).netloc == headers.get("host", ""):
        return None
    if principal.kind == "widget" or path == _WIDGET_SESSION:
        return None  # its own origin was looked at with its token, or will be by the route
    return "origin_refused" if not widget_path(path) or not principal.why else None


def _unentitled(principal: Principal, row: Permission, scope: Scope, path: str) -> Response | None:
    if row.role == Role.nobody:
        return None
    if principal.kind == "widget":
        return None if row.widget else problem_response("widget_endpoint", {"path": path}, path=path)
    if principal.role >= row.role:
        return None
    if principal.kind != "anonymous":
        return problem_response("role_needed", {"role": row.role.name}, path=path)
    if path in _PAGES and scope["method"] in ("GET", "HEAD"):
        return RedirectResponse(quote(scope.get("root_path", "")) + "/enter", status_code=303)
    if principal.why == "widget_origin":
        return problem_response("widget_origin", {"origin": "?"}, path=path)
    code = principal.why or "key_needed"
    return problem_response(code, {}, path=path, headers={"www-authenticate": "Bearer"})


def _declared(headers: Headers) -> int:
    declared = headers.get("content-length", "")
    return int(declared) if declared.isascii() and declared.isdigit() else 0


def _counting(receive: Receive, limit: int) -> Receive:
    arrived = 0

    async def receive_counted() -> Message:
        nonlocal arrived
        message = await receive()
        if message["type"] == "http.request":
            arrived += len(message.get("body", b""))
            if arrived > limit:
                # FastAPI lets its own exception through while it reads a body, and no other.
                raise HTTPException(413, detail=str(limit))
        return message

    return receive_counted
