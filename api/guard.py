"""What every request passes first: host and origin checks, the body limit; what every response carries.

Threats, and what stops them here:

- *DNS rebinding*: a foreign page lets its own host name resolve to 127.0.0.1 and then reads our answers as its
  own. The ``Host`` header still names that page, so only loopback names are served.
- *Posts from foreign pages*: a form post with files needs no pre-flight. Browsers send ``Origin`` with it, so a
  writing request whose origin is not this host is refused.
- *Never-ending bodies*: counted while they arrive, refused at the limit; a body that declares too much is
  refused unread.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.handlers import HEADERS, problem_response

LOOPBACK_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
JSON_LIMIT = 1 << 20  # bytes; holds a question far over its limit, so that the refusal can say so
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_UPLOADS = frozenset({"/v1/documents", "/v1/kbs/import"})

PAGE_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, *, upload_limit: int) -> None:
        self._app = app
        self._upload_limit = upload_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, limit, pass on, and add the headers to whatever comes back."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                outgoing = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    outgoing.setdefault(name, value)
            await send(message)

        refusal = _refused(scope, headers)
        if refusal is not None:
            code, facts = refusal
            await problem_response(code, facts, path=scope["path"])(scope, receive, send_with_headers)
            return

        limit = self._upload_limit if scope["path"] in _UPLOADS else JSON_LIMIT
        if _declared(headers) > limit:
            response = problem_response("body_too_large", {"limit": limit}, path=scope["path"])
            await response(scope, receive, send_with_headers)
            return
        await self._app(scope, _counting(receive, limit), send_with_headers)


def _refused(scope: Scope, headers: Headers) -> tuple[str, dict[str, object]] | None:
    host = headers.get("host", "")
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        name = ""
    if name not in LOOPBACK_NAMES:
        return "host_refused", {"host": host[:100]}
    origin = headers.get("origin")
    if origin is not None and scope["method"] not in _READING and urlsplit(origin).netloc != host:
        return "origin_refused", {"origin": origin[:100]}
    return None


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
