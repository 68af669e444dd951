"""Everything that a call of a chat endpoint may raise, as one kind of fault: the only place that knows them."""

from __future__ import annotations

import email.utils
import json
import time

import openai

from assistant.wording.door import ModelFault

_OVERLOADED = frozenset({408, 409, 425, 429})


def fault_of(exc: Exception) -> ModelFault:
    """The fault behind an exception of langchain-openai, openai, httpx or the JSON parser."""
    if isinstance(exc, ModelFault):
        return exc
    if isinstance(exc, openai.APIStatusError):
        return _of_status(exc)
    if isinstance(exc, openai.APITimeoutError):
        return ModelFault("timeout")
    if isinstance(exc, TimeoutError):  # langchain's StreamChunkTimeoutError: no chunk for too long
        began = getattr(exc, "chunks_received", 0)
        return ModelFault("stalled" if began else "timeout")
    if isinstance(exc, openai.APIConnectionError | OSError):
        return ModelFault("unreachable")
    if isinstance(exc, openai.APIError):  # an error object inside the stream
        return ModelFault("error")
    if isinstance(exc, json.JSONDecodeError | UnicodeDecodeError):
        return ModelFault("malformed")
    if isinstance(exc, ValueError | TypeError | KeyError | AttributeError):
        # "No generation chunks were returned" (HTML, or [DONE] alone), or a body of another shape.
        return ModelFault("malformed")
    if type(exc).__module__.partition(".")[0] in ("httpx", "httpcore", "anyio", "h11"):
        return ModelFault("unreachable")
    return ModelFault("error")


def _of_status(exc: openai.APIStatusError) -> ModelFault:
    if exc.status_code in _OVERLOADED or exc.status_code >= 500:
        return ModelFault("overloaded", retry_after=_seconds(exc.response.headers.get("retry-after")))
    return ModelFault("rejected")


def _seconds(header: str | None) -> float | None:
    """``Retry-After`` in seconds, given as such or as a date (RFC 9110 §10.2.3); ``None`` when unreadable."""
    if not header:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(header).timestamp() - time.time())
    except ValueError:
        return None
