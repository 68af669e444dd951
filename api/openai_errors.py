"""Errors in the shape that clients of the OpenAI API read: ``{"error": {message, type, param, code}}``."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from starlette.responses import Response

from api.contract import Problem

_SPEAKS = re.compile(r"/v1/(?:chat/completions|models(?:/[^/]*)?)")
_TYPES = {
    401: "authentication_error",
    403: "permission_error",
    404: "not_found_error",
    429: "rate_limit_error",
}


def speaks(path: str) -> bool:
    """Whether this address is one of the OpenAI-compatible ones."""
    return _SPEAKS.fullmatch(path) is not None


def error(found: Problem, *, param: str | None = None) -> dict[str, object]:
    """The body for a problem."""
    kind = _TYPES.get(found.status, "invalid_request_error" if found.status < 500 else "server_error")
    message = f"{found.message_en} {found.message_zh}"
    return {"error": {"message": message, "type": kind, "param": param, "code": found.code}}


def response(found: Problem, headers: Mapping[str, str]) -> Response:
    """The response for a problem."""
    return Response(
        json.dumps(error(found), ensure_ascii=False),
        status_code=400 if found.status == 422 else found.status,  # what clients of that API know
        headers=dict(headers),
        media_type="application/json",
    )
