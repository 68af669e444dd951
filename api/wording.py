"""Answers worded by a model for every door: over HTTP with the reader who may leave, in a command at once.

Without ``ZHIZE_LLM_MODEL`` nothing here is made and no LangChain model code is imported.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from assistant.contract import Answer, Question

if TYPE_CHECKING:
    from api.settings import Settings
    from assistant.answering import Assistant
    from assistant.drafting.contract import Draft
    from assistant.lc.model import Endpoint
    from assistant.wording.evidence import Aliases
    from assistant.wording.polishing import Polisher
    from assistant.wording.worder import ModelWorder, Worder

log = logging.getLogger("zhize.api")

T = TypeVar("T")

_TRIED_CHARS = 64
_LOOKED_AFTER = 0.2  # seconds between looks whether the reader is still there


def make_worder(settings: Settings, assistant: Assistant, cut: Callable[[str], list[str]]) -> ModelWorder:
    """The worder of a configured model; importing its client takes seconds, so make it before serving."""
    from assistant.lc.model import LangChainDoor
    from assistant.wording.steady import Limits, SteadyModel
    from assistant.wording.worder import ModelWorder

    limits = Limits(
        deadline=settings.llm_deadline_seconds, retries=settings.llm_retries, at_once=settings.llm_at_once
    )

    def naming(kb: str) -> Aliases:
        return {role.title: tuple(role.names) for role in assistant.knowledge(kb).roles.values()}

    model = SteadyModel(LangChainDoor(_endpoint(settings)), limits)
    return ModelWorder(model, cut, naming, understanding=settings.llm_understanding)


def _endpoint(settings: Settings) -> Endpoint:
    from assistant.lc.model import Endpoint

    return Endpoint(
        model=settings.llm_model,
        base_url=settings.llm_base_url,
        api_key=settings.llm_api_key.get_secret_value(),
        silence=settings.llm_silence_seconds,
        temperature=settings.llm_temperature,
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one short call: the kind of fault, ``None`` for none, and the seconds it took."""

    fault: str | None
    seconds: float


def tried(settings: Settings) -> Tried:
    """Ask the configured model for one word."""
    from assistant.lc.model import LangChainDoor
    from assistant.wording.door import ModelFault, Request
    from assistant.wording.steady import Limits, SteadyModel

    model = SteadyModel(LangChainDoor(_endpoint(settings)), Limits(settings.llm_deadline_seconds, retries=0))
    request = Request(system="只回答一个字。", user="好", max_chars=_TRIED_CHARS)

    async def call() -> str | None:
        try:
            async for _ in model.stream(request):
                pass
        except ModelFault as fault:
            return None if fault.kind == "babbling" else fault.kind  # it talks, and that is what was asked
        finally:
            await model.close()
        return None

    started = time.perf_counter()
    return Tried(asyncio.run(call()), time.perf_counter() - started)


async def worded(
    worder: Worder | None, answer: Answer, kb: str, *, gone: Callable[[], Awaitable[bool]] | None = None
) -> Answer:
    """The answer in the model's words where there is a model; the plain one when the reader left meanwhile."""
    if worder is None:
        return answer
    return await _while_read(_safely(worder, answer, kb), gone, answer)


async def _while_read(
    asked: Coroutine[Any, Any, T], gone: Callable[[], Awaitable[bool]] | None, otherwise: T
) -> T:
    """What a model is asked for, or ``otherwise`` as soon as the reader has left: then its work is cancelled."""
    work = asyncio.create_task(asked)
    leaving = asyncio.create_task(_until(gone)) if gone else None
    try:
        waiting = {work, leaving} if leaving else {work}
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        return work.result() if work.done() else otherwise
    finally:
        for task in (work, leaving):
            if task is not None and not task.done():
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


async def polished(
    polisher: Polisher | None, draft: Draft, *, gone: Callable[[], Awaitable[bool]] | None = None
) -> dict[str, str]:
    """Checked other words for a draft's lines, by their ids; none when there is no model, it fails or the reader left."""
    if polisher is None or draft.draft_id is None:
        return {}
    return await _while_read(_polished_safely(polisher, draft), gone, {})


async def _polished_safely(polisher: Polisher, draft: Draft) -> dict[str, str]:
    try:
        return await polisher.wordings(draft)
    except Exception:  # a draft was made without the model: a bug in polishing must not lose it
        log.exception("unforeseen error while polishing a draft")
        return {}


def polished_at_once(polisher: Polisher | None, draft: Draft) -> dict[str, str]:
    """The same for a command, which has no event loop; the connections end with it."""
    if polisher is None:
        return {}

    async def once() -> dict[str, str]:
        try:
            return await polished(polisher, draft)
        finally:
            await polisher.close()

    return asyncio.run(once())


async def understood(
    worder: Worder | None,
    answer: Answer,
    question: Question,
    kb: str,
    ask: Callable[[Question], Answer],
    *,
    gone: Callable[[], Awaitable[bool]] | None = None,
) -> Answer:
    """A refusal for want of evidence tried once more in the model's wording of the question.

    The second answer counts only when it has evidence; it says how the question was read.
    """
    if worder is None:
        return answer
    from starlette.concurrency import run_in_threadpool  # not needed where no model is configured

    try:
        other = await _while_read(worder.reread(answer, kb), gone, None)
        if other is None:
            return answer
        again = question.model_copy(update={"question": other, "conversation_id": answer.conversation_id})
        second = await run_in_threadpool(ask, again)
    except Exception:  # the first answer stands, so a second try that breaks costs nothing
        log.exception("unforeseen error while rewording a question")
        return answer
    if not second.answered or not second.citations:
        return answer
    notes = [*second.notes, f"原问法没有找到依据，按“{other}”理解。"]
    return second.model_copy(update={"question": answer.question, "notes": notes})


def worded_at_once(
    worder: Worder | None, question: Question, kb: str, ask: Callable[[Question], Answer]
) -> Answer:
    """An answer, understood and worded with the model where there is one, for a command, which has no event loop."""
    answer = ask(question)
    return answer if worder is None else asyncio.run(_once(worder, answer, question, kb, ask))


async def _once(
    worder: Worder, answer: Answer, question: Question, kb: str, ask: Callable[[Question], Answer]
) -> Answer:
    """For an event loop that ends with this call: the connections end with it too."""
    try:
        return await _safely(worder, await understood(worder, answer, question, kb, ask), kb)
    finally:
        await worder.close()


async def _safely(worder: Worder, answer: Answer, kb: str) -> Answer:
    """Wording must never cost an answer: whatever goes wrong in it, the plain one stands."""
    try:
        return await worder.word(answer, kb)
    except Exception:  # as the docstring says: no bug on the model's side may cost an answer
        log.exception("unforeseen error while wording an answer")
        return answer


async def _until(gone: Callable[[], Awaitable[bool]]) -> None:
    while not await gone():
        await asyncio.sleep(_LOOKED_AFTER)
