"""``/v1/chat/completions`` and ``/v1/models``: for programs that speak the OpenAI API.

The model ``zhize`` answers from the default knowledge base, ``zhize:NAME`` from another. What such clients send of
sampling, tools or a system message has nothing to act on here: no language model is asked, so no text of a caller can
instruct one. Earlier user messages are understood anew for each request; nothing of them is kept.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api import openai_errors
from api.access.asking import asking
from api.access.conversations import inside
from api.desk import DEFAULT_KB, Desk, checked
from api.problems import problem, problem_of
from api.routes.dependencies import AccessDep, DeskDep, PrincipalDep
from api.streaming import PING_SECONDS, SEND_SECONDS
from assistant.contract import Answer, Question
from corpus.errors import InvalidRequest, NotFound, ZhizeError

router = APIRouter(prefix="/v1", tags=["openai"])

MODEL = "zhize"
_TURNS = 4  # user messages that are read: a follow-up leans on the turn before, which may lean on its own
_STARTED = int(time.time())


class Part(BaseModel):
    """One part of a message; only text can be read."""

    model_config = ConfigDict(extra="allow")

    type: str
    text: str | None = None


class Message(BaseModel):
    """One message of the conversation."""

    model_config = ConfigDict(extra="allow")

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """The words; raises ``InvalidRequest`` for what is none."""
        if isinstance(self.content, str) or self.content is None:
            return self.content or ""
        if any(part.type != "text" for part in self.content):
            raise InvalidRequest("invalid_request", reason="messages.content: only text can be read")
        return "\n".join(part.text or "" for part in self.content)


class StreamOptions(BaseModel):
    """Options of a stream."""

    model_config = ConfigDict(extra="allow")

    include_usage: bool = False


class Completion(BaseModel):
    """A request; fields that are not named here are accepted and have no effect."""

    model_config = ConfigDict(extra="allow")

    model: Annotated[str, Field(max_length=200)]
    messages: Annotated[list[Message], Field(min_length=1, max_length=500)]
    stream: bool = False
    stream_options: StreamOptions | None = None
    n: int | None = None


class Model(BaseModel):
    """One model."""

    id: str
    object: Literal["model"] = "model"
    created: int
    owned_by: str = "zhize"


class Models(BaseModel):
    """``GET /v1/models``."""

    object: Literal["list"] = "list"
    data: list[Model]


_ERROR = {"content": {"application/json": {"schema": {"type": "object", "required": ["error"]}}}}
_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"description": "OpenAI 格式的错误 (error in that API's shape)", **_ERROR}
    for status in (400, 401, 403, 404, 413, 415, 421, 422, 429, 500, 503, 507)
}
_STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "chat.completion；stream 时为 chat.completion.chunk 事件流",
        "content": {
            "application/json": {"schema": {"type": "object", "required": ["id", "object", "choices"]}},
            "text/event-stream": {"schema": {"type": "string"}},
        },
    },
    **_ERRORS,
}


@router.get("/models", response_model=Models, responses=_ERRORS, summary="模型 (OpenAI models)")
def models(desk: DeskDep) -> Models:
    """One model for each knowledge base."""
    return Models(data=[Model(id=name, created=_STARTED) for name in _names(desk)])


@router.get("/models/{model}", response_model=Model, responses=_ERRORS, summary="一个模型 (OpenAI model)")
def model(model: str, desk: DeskDep) -> Model:
    """One model."""
    return Model(id=MODEL if _kb(model, desk) == DEFAULT_KB else model, created=_STARTED)


@router.post("/chat/completions", responses=_STREAM, response_model=None, summary="对话 (OpenAI chat)")
async def complete(
    body: Completion, request: Request, desk: DeskDep, principal: PrincipalDep, access: AccessDep
) -> Response:
    """An answer as an assistant's message; its sources follow as text, and whole under ``zhize``."""
    if body.n is not None and body.n != 1:
        raise InvalidRequest("invalid_request", reason="n: only 1 answer is given")
    kb = await run_in_threadpool(_kb, body.model, desk)
    turns = [one.text for one in body.messages if one.role == "user"][-_TURNS:]
    if not turns or body.messages[-1].role not in ("user", "system", "developer"):
        raise InvalidRequest("invalid_request", reason="messages: the last one must be a user's")
    checked(turns[-1])
    ask = asking(desk, principal, access, request.app.state.metrics.answered)

    def answered() -> Answer:
        conversation = secrets.token_urlsafe(16)
        try:
            for turn in turns[:-1]:
                if turn.strip():
                    ask(Question(question=turn[:2000], conversation_id=conversation, kb=kb))
            return ask(Question(question=turns[-1], conversation_id=conversation, kb=kb))
        finally:
            desk.forget(inside(principal, conversation))

    frame = {"id": f"chatcmpl-{secrets.token_hex(12)}", "created": int(time.time()), "model": body.model}
    asked = sum(len(one.text) for one in body.messages)
    if body.stream:
        usage = body.stream_options is not None and body.stream_options.include_usage
        return EventSourceResponse(
            _chunks(answered, frame, asked, usage=usage, path=request.url.path),
            ping=PING_SECONDS,
            send_timeout=SEND_SECONDS,
            headers={"cache-control": "no-cache", "x-accel-buffering": "no"},
        )
    answer = await run_in_threadpool(answered)
    text = told(answer)
    return Response(
        _json(
            {
                **frame,
                "object": "chat.completion",
                "choices": [
                    {
                        "index": 0,
                        "message": {"role": "assistant", "content": text, "refusal": None},
                        "logprobs": None,
                        "finish_reason": "stop",
                    }
                ],
                "usage": _usage(asked, text),
                "zhize": answer.model_dump(mode="json"),
            }
        ),
        media_type="application/json",
    )


def told(answer: Answer) -> str:
    """The answer with its sources as plain text, one line each."""
    parts = [answer.answer]
    if answer.refusal is not None:
        parts += [f"- {one}" for one in answer.refusal.suggestions]
        parts += [f"- {one.label}：{one.question}" for one in answer.refusal.options]
    if answer.citations:
        parts.append("\n来源：")
        parts += [
            f"[{one.marker}] {one.document} · {one.list}{f' 第{one.number}条' if one.number else ''}：{one.text}"
            for one in answer.citations
        ]
    parts += [f"（{one}）" for one in answer.notes]
    return "\n".join(parts)


async def _chunks(
    answered: Callable[[], Answer], frame: dict[str, Any], asked: int, *, usage: bool, path: str
) -> AsyncIterator[ServerSentEvent]:
    """The chunks of a stream. An error is its last event, and then there is neither a finish nor ``[DONE]``."""

    def chunk(delta: dict[str, Any], finish: str | None = None, **more: Any) -> ServerSentEvent:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        rest = {"usage": None} if usage else {}
        return _event({**frame, "object": "chat.completion.chunk", "choices": [choice], **rest, **more})

    yield chunk({"role": "assistant", "content": ""})
    try:
        answer = await run_in_threadpool(answered)
    except ZhizeError as exc:
        yield _event(openai_errors.error(problem_of(exc, instance=path)))
        return
    except Exception:  # noqa: BLE001  # the status line is gone: only an event can still tell the reader
        yield _event(openai_errors.error(problem("internal", instance=path)))
        return
    text = told(answer)
    for line in text.splitlines(keepends=True):
        yield chunk({"content": line})
    yield chunk({}, "stop", zhize=answer.model_dump(mode="json"))
    if usage:
        yield _event(
            {**frame, "object": "chat.completion.chunk", "choices": [], "usage": _usage(asked, text)}
        )
    yield ServerSentEvent(data="[DONE]")


def _names(desk: Desk) -> list[str]:
    others = [one.kb for one in desk.library.knowledge_bases().knowledge_bases if one.kb != DEFAULT_KB]
    return [MODEL, *(f"{MODEL}:{kb}" for kb in others)]


def _kb(name: str, desk: Desk) -> str:
    """The knowledge base of a model; raises ``NotFound``."""
    if name in (MODEL, f"{MODEL}:{DEFAULT_KB}"):
        return DEFAULT_KB
    if name not in _names(desk):
        raise NotFound("model_not_found", model=name[:100])
    return name.partition(":")[2]


def _usage(asked: int, text: str) -> dict[str, int]:
    """Characters, since no model counts tokens here."""
    return {"prompt_tokens": asked, "completion_tokens": len(text), "total_tokens": asked + len(text)}


def _event(value: object) -> ServerSentEvent:
    return ServerSentEvent(data=_json(value))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
