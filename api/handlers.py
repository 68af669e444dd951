"""The only place that turns errors into HTTP responses: always ``application/problem+json``."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Mapping
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api import openai_errors
from api.contract import Problem
from api.problems import MEDIA_TYPE, problem, problem_of
from corpus.errors import ZhizeError

# On every response. The guard adds them; a problem has them of itself, since the one for an unforeseen error is
# made outside of the guard.
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
}

log = logging.getLogger("zhize.api")


class ProblemResponse(Response):
    """A problem with its own media type."""

    media_type = MEDIA_TYPE


def respond(found: Problem, headers: Mapping[str, str] | None = None) -> Response:
    """The response for a problem; the OpenAI-compatible addresses have a shape of their own for it."""
    if found.instance is not None and openai_errors.speaks(found.instance):
        return openai_errors.response(found, {**HEADERS, **(headers or {})})
    return ProblemResponse(
        found.model_dump_json(exclude_none=False),
        status_code=found.status,
        headers={**HEADERS, **(headers or {})},
    )


def problem_response(
    code: str,
    facts: Mapping[str, object] | None = None,
    *,
    path: str,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The response for a code."""
    return respond(problem(code, facts, instance=quote(path)), headers)


def install(app: FastAPI) -> None:
    """Register the handlers: ours, the framework's, and the one for what nobody foresaw."""

    @app.exception_handler(ZhizeError)
    async def ours(request: Request, exc: ZhizeError) -> Response:
        found = problem_of(exc, instance=quote(request.url.path))
        if found.status >= 500:
            log.error("%s on %s", exc, request.url.path, exc_info=exc)
        return respond(found)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, exc: RequestValidationError) -> Response:
        path = request.url.path
        if _wrong_type(request):
            expected = "multipart/form-data" if path == "/v1/documents" else "application/json"
            return problem_response("media_type", {"expected": expected}, path=path)
        return problem_response("invalid_request", {"reason": _reason(exc)}, path=path)

    @app.exception_handler(HTTPException)
    async def framework(request: Request, exc: HTTPException) -> Response:
        path = request.url.path
        if exc.status_code == 404:
            return problem_response("route_not_found", {"path": path}, path=path)
        if exc.status_code == 405:
            found = problem(
                "method_not_allowed", {"path": path, "method": request.method}, instance=quote(path)
            )
            return respond(found, exc.headers)
        if exc.status_code == 413:  # raised by the guard while the body arrived
            return problem_response("body_too_large", {"limit": exc.detail}, path=path)
        found = problem(
            "invalid_request", {"reason": exc.detail}, instance=quote(path), status=exc.status_code
        )
        return respond(found, exc.headers)

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, _: Exception) -> Response:
        # The server logs the traceback; the caller sees none of it.
        return problem_response("internal", path=request.url.path)


def _wrong_type(request: Request) -> bool:
    """Whether the body could not be read because its Content-Type is not the one of the route."""
    if request.method != "POST":
        return False
    given = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.url.path == "/v1/documents":
        return given != "multipart/form-data"
    return given != "application/json" and not given.endswith("+json")


# What is wrong, in Chinese; the framework's own English stands behind it. Named are its bounds, never what was sent.
_WRONG = {
    "missing": "没有填写",
    "extra_forbidden": "没有这一项",
    "greater_than_equal": "应不小于 {ge}",
    "less_than_equal": "应不大于 {le}",
    "string_too_long": "最多 {max_length} 个字",
    "string_too_short": "至少 {min_length} 个字",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "literal_error": "应是 {expected}",
    "int_parsing": "应是整数",
    "int_type": "应是整数",
    "string_type": "应是文字",
    "list_type": "应是列表",
    "json_invalid": "不是 JSON",
}


def _reason(exc: RequestValidationError) -> str:
    """The first thing wrong, e.g. ``body.question: 没有填写 (Field required)``; never what was sent."""
    first = exc.errors()[0]
    where = ".".join(str(part) for part in first["loc"])
    said = _WRONG.get(first["type"], "").format_map(defaultdict(str, first.get("ctx") or {}))
    return f"{where}: {said} ({first['msg']})" if said else f"{where}: {first['msg']}"
