"""Any OpenAI-compatible chat endpoint through LangChain. Imported only when a model is configured:
importing it takes seconds.

What langchain-openai 1.7 does was measured (see ``tests/assistant/wording/fault_server.py``): its own
retries and time-outs are switched off or set here, every exception becomes one ``ModelFault``, a stream
without a finish reason counts as cut, and tracing to LangSmith is off whatever the environment says: company
texts go to the configured endpoint and nowhere else.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any, cast

import openai
from langchain_core.messages import AIMessageChunk
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import SecretStr

from assistant.lc.model_faults import fault_of
from assistant.wording.door import ModelFault, Request, Usage

_CONNECT_SECONDS = 3.0
_CHARS_A_TOKEN = (
    1.0  # of Chinese, at worst; a limit in tokens that never cuts what a limit in characters allows
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where the model is; ``silence`` is how long it may say nothing, in seconds."""

    model: str
    base_url: str
    api_key: str = field(default="", repr=False)
    silence: float = 10.0
    temperature: float = 0.0


class LangChainDoor:
    """One endpoint as ``assistant.wording.door.Door``."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._made: ChatOpenAI | None = None
        self._loop: object = None

    @property
    def stamp(self) -> str:
        """The model's name and a hash of where it is served."""
        where = hashlib.sha256(self._endpoint.base_url.encode()).hexdigest()[:8]
        return f"{self._endpoint.model}@{where}"

    async def stream(self, request: Request) -> AsyncGenerator[str | Usage, None]:
        """See ``Door.stream``."""
        chat = self._chat()
        messages = [("system", request.system), ("user", request.user)]
        finished: str | None = None
        with tracing_context(enabled=False):
            source = cast(
                AsyncGenerator[AIMessageChunk, None],
                chat.astream(messages, extra_body=self._length(request)),
            )
        try:
            async with aclosing(source) as chunks:
                async for chunk in chunks:
                    finished = chunk.response_metadata.get("finish_reason") or finished
                    if chunk.usage_metadata:
                        used = chunk.usage_metadata
                        yield Usage(used.get("input_tokens", 0), used.get("output_tokens", 0))
                    if text := _text(chunk.content):
                        yield text
        except Exception as exc:  # six kinds of libraries' errors, told apart in one place
            raise fault_of(exc) from exc
        if finished == "length":
            raise ModelFault("babbling")
        if not finished:
            raise ModelFault("cut")

    async def close(self) -> None:
        """See ``Door.close``."""
        if self._made is not None:
            await self._made.root_async_client.close()
            self._made = None

    def _chat(self) -> ChatOpenAI:
        """The client, made anew for another event loop: its connections belong to the one they were made in."""
        loop = asyncio.get_running_loop()
        if self._made is None or self._loop is not loop:
            self._made, self._loop = self._make(), loop
        return self._made

    def _make(self) -> ChatOpenAI:
        one = self._endpoint
        patience = openai.Timeout(one.silence, connect=min(_CONNECT_SECONDS, one.silence))
        return ChatOpenAI(
            model=one.model,
            base_url=one.base_url,
            api_key=SecretStr(one.api_key or "none"),  # a local server wants none, the client insists on one
            temperature=one.temperature,
            timeout=patience,
            max_retries=0,
            stream_chunk_timeout=one.silence,
            stream_usage=True,
            use_responses_api=False,
            http_async_client=openai.DefaultAsyncHttpxClient(timeout=patience),
        )

    @staticmethod
    def _length(request: Request) -> dict[str, Any]:
        """``max_tokens`` as compatible servers name it; the client would rename it ``max_completion_tokens``."""
        return {"max_tokens": int(request.max_chars / _CHARS_A_TOKEN)}


def _text(content: object) -> str:
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else []
    return "".join(p if isinstance(p, str) else str(p.get("text") or "") for p in parts if p)
