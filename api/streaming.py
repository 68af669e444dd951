"""An answer as server-sent events: ``status``, ``citation``, ``delta``, ``done``, or ``error``.

The deltas of an answer joined together are its ``answer`` exactly. ``done`` carries the whole Answer, so a client
that missed an event loses nothing.
"""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing
from typing import TYPE_CHECKING

import anyio
from anyio import to_thread
from sse_starlette import EventSourceResponse, ServerSentEvent

from api.access.asking import Ask
from api.contract import Problem
from api.problems import problem, problem_of
from api.wording import understood
from assistant.contract import Answer, Question
from corpus.errors import ZhizeError

if TYPE_CHECKING:
    from assistant.wording.worder import Worder

SEND_SECONDS = 10.0  # a reader that takes nothing for this long is cut off
PING_SECONDS = 15
STOPPING_SECONDS = (
    4.0  # a service that ends lets open answers finish for so long; within api.server.GRACE_SECONDS
)
FAREWELL_SECONDS = 3.0  # what is not answered by then is told so
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


async def worded_events(answer: Answer, worder: Worder, kb: str) -> AsyncGenerator[ServerSentEvent, None]:
    """The same with a model: sentence by sentence, each checked before it goes out.

    A reader who leaves cancels this, and with it the model's work.
    """
    if worder.asks(answer, kb):
        yield ServerSentEvent(event="status", data=_json({"stage": "wording", "text": "正在组织语言"}))
    for citation in answer.citations:
        yield ServerSentEvent(event="citation", data=citation.model_dump_json())
    told = ""
    try:
        async with aclosing(worder.stream(answer, kb)) as pieces:
            async for piece in pieces:
                if isinstance(piece, Answer):
                    yield ServerSentEvent(event="done", data=piece.model_dump_json())
                    return
                told += piece
                for part in deltas(piece):
                    yield ServerSentEvent(event="delta", data=_json({"text": part}))
    except Exception:  # whatever the model's side does, the reader still gets the plain answer
        log.exception("unforeseen error while wording an answer")
    rest = f"\n\n{answer.answer}" if told else answer.answer
    yield ServerSentEvent(event="delta", data=_json({"text": rest}))
    whole = answer.model_copy(update={"answer": told + rest})
    yield ServerSentEvent(event="done", data=whole.model_dump_json())


def stream(
    ask: Ask, question: Question, *, path: str, worder: Worder | None = None, kb: str = ""
) -> EventSourceResponse:
    """The response: the first event goes out before the work begins, the work runs in a thread."""

    async def produce() -> AsyncIterator[ServerSentEvent | bytes]:
        yield ServerSentEvent(event="status", data=_json({"stage": "understanding", "text": "正在理解问题"}))
        found = await _answered(ask, question, stopping)
        if isinstance(found, Answer) and worder is not None:
            found = await understood(worder, found, question, kb, ask)
            async with aclosing(worded_events(found, worder, kb)) as told:
                async for event in told:
                    yield event
        elif isinstance(found, Answer):
            # All of it is known at once: one write instead of one for each event, which costs 200 readers less.
            yield b"".join(event.encode() for event in events(found))
        elif isinstance(found, ZhizeError):
            yield _error(problem_of(found, instance=path))
        elif found is None:
            yield _error(problem("not_ready", instance=path))
        else:  # the status line is gone: only an event can still tell the reader
            log.error("unforeseen error in a stream", exc_info=found)
            yield _error(problem("internal", instance=path))

    stopping = anyio.Event()

    return EventSourceResponse(
        produce(),
        ping=PING_SECONDS,
        send_timeout=SEND_SECONDS,
        shutdown_event=stopping,
        shutdown_grace_period=STOPPING_SECONDS,
        headers={"cache-control": "no-cache", "x-accel-buffering": "no"},
    )


async def _answered(ask: Ask, question: Question, stopping: anyio.Event) -> Answer | Exception | None:
    """The answer or what kept it; ``None`` when the service ends before either."""
    outcome: list[Answer | Exception] = []

    async def work() -> None:
        try:
            outcome.append(await to_thread.run_sync(ask, question, abandon_on_cancel=True))
        except Exception as exc:  # noqa: BLE001  # told to the reader as an event, see stream
            outcome.append(exc)
        group.cancel_scope.cancel()

    async def watch() -> None:
        await stopping.wait()
        await anyio.sleep(FAREWELL_SECONDS)
        group.cancel_scope.cancel()

    async with anyio.create_task_group() as group:
        group.start_soon(work)
        group.start_soon(watch)
    return outcome[0] if outcome else None


def _error(found: Problem) -> ServerSentEvent:
    return ServerSentEvent(event="error", data=found.model_dump_json())


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
