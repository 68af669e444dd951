"""An answer as server-sent events: ``status``, ``citation``, ``delta``, ``done``, or ``error``.

The deltas of an answer joined together are its ``answer`` exactly. ``done`` carries the whole Answer, so a client
that missed an event loses nothing.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Iterator

from anyio import to_thread
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.contract import Problem
from api.desk import Desk
from api.problems import problem, problem_of
from assistant.contract import Answer, Question
from corpus.errors import ZhizeError

SEND_SECONDS = 10.0  # a reader that takes nothing for this long is cut off
PING_SECONDS = 15
MEDIA_TYPE = "text/event-stream"

log = logging.getLogger("zhize.api")


def deltas(answer: str) -> Iterator[str]:
    """The answer line by line, each with its line end."""
    yield from answer.splitlines(keepends=True)


def events(answer: Answer) -> Iterator[ServerSentEvent]:
    """The events after the answer is known."""
    for citation in answer.citations:
        yield ServerSentEvent(event="citation", data=citation.model_dump_json())
    for piece in deltas(answer.answer):
        yield ServerSentEvent(event="delta", data=_json({"text": piece}))
    yield ServerSentEvent(event="done", data=answer.model_dump_json())


def stream(desk: Desk, question: Question, *, path: str) -> EventSourceResponse:
    """The response: the first event goes out before the work begins, the work runs in a thread."""

    async def produce() -> AsyncIterator[ServerSentEvent]:
        yield ServerSentEvent(event="status", data=_json({"stage": "understanding", "text": "正在理解问题"}))
        try:
            answer = await to_thread.run_sync(desk.ask, question)
        except ZhizeError as exc:
            yield _error(problem_of(exc, instance=path))
            return
        except Exception:  # the status line is gone: only an event can still tell the reader
            log.exception("unforeseen error in a stream")
            yield _error(problem("internal", instance=path))
            return
        for event in events(answer):
            yield event

    return EventSourceResponse(
        produce(),
        ping=PING_SECONDS,
        send_timeout=SEND_SECONDS,
        headers={"cache-control": "no-cache", "x-accel-buffering": "no"},
    )


def _error(found: Problem) -> ServerSentEvent:
    return ServerSentEvent(event="error", data=found.model_dump_json())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
