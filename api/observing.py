"""One id, one line and a few numbers for each request: what may be known of it, and nothing that anybody typed.

A line holds the route's template, never the path or the query: names of documents and questions stand there.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import time
from datetime import UTC, datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access.permissions import NOT_LISTED, permission
from api.metrics import Metrics
from api.prefix import route_path

HEADER = "x-request-id"
_GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

log = logging.getLogger("zhize.requests")


class Observer:
    """ASGI middleware around the guard."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count, time and write down; a request id of the proxy is kept, so that both logs meet."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get(HEADER, "")
        request_id = given if _GIVEN.fullmatch(given) else secrets.token_urlsafe(9)
        scope.setdefault("state", {})["request_id"] = request_id
        started = time.perf_counter()
        status, first = 500, None

        async def observed(message: Message) -> None:
            nonlocal status, first
            if message["type"] == "http.response.start":
                status, first = message["status"], time.perf_counter() - started
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        self._metrics.began()
        try:
            await self._app(scope, receive, observed)
        finally:
            seconds = time.perf_counter() - started
            method = scope["method"] if scope["method"] in _METHODS else "other"
            row = permission(scope["method"], route_path(scope))
            route = "other" if row is NOT_LISTED else row.path
            self._metrics.ended(method, route, status, first=first, seconds=seconds)
            principal = scope["state"].get("principal")
            log.info(
                "request",
                extra={
                    "request_id": request_id,
                    "method": method,
                    "route": route,
                    "status": status,
                    "ms": round(seconds * 1000, 1),
                    "caller": principal.name if principal else "",
                },
            )


class TextLines(logging.Formatter):
    """Lines for people: time, level, logger, words, and the facts of a request behind them."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  # logging's own name
        """The line; see ``logging.Formatter``."""
        facts = " ".join(f"{name}={value}" for name, value in _facts(record).items())
        return f"{super().formatMessage(record)} {facts}".rstrip()


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The line; see ``logging.Formatter``."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "logger": record.name, "message": record.getMessage()}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps({**line, **_facts(record)}, ensure_ascii=False)


_FACTS = ("request_id", "method", "route", "status", "ms", "caller")


def _facts(record: logging.LogRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in _FACTS if hasattr(record, name)}
