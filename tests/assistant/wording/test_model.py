"""The door to a chat endpoint under every fault of the list, and what is done about it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable

import pytest

from assistant.lc.model import Endpoint, LangChainDoor
from assistant.wording.breaker import FAILURES, Breaker, RetryBudget
from assistant.wording.door import ModelFault, Request
from assistant.wording.steady import Limits, SteadyModel
from tests.assistant.wording.fault_server import FaultServer

ASKED = Request(system="只说一句。", user="你好", max_chars=400)
DEADLINE, SILENCE = 1.2, 0.4
SLACK = 0.8  # seconds a busy machine may add


@pytest.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer("一句话。又一句话。").running() as running:
        yield running


Making = Callable[..., SteadyModel]


@pytest.fixture
async def model(server: FaultServer) -> AsyncIterator[Making]:
    """Makes models at the server and lets their connections go at the end."""
    made: list[SteadyModel] = []

    def make(fault: str, **limits: float) -> SteadyModel:
        door = LangChainDoor(Endpoint("m", server.base_url(fault), "sk-secret", silence=SILENCE))
        made.append(SteadyModel(door, Limits(**{"deadline": DEADLINE, "retries": 1, **limits})))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        await one.close()


async def said(steady: SteadyModel) -> str:
    return "".join([piece async for piece in steady.stream(ASKED)])


async def test_a_good_answer_comes_whole_with_its_usage(server: FaultServer, model: Making) -> None:
    steady = model("good")
    assert await said(steady) == server.text
    assert (steady.meter.calls, steady.meter.answers) == (1, 1)
    assert (steady.meter.prompt_tokens, steady.meter.completion_tokens) == (11, 5)
    body = server.bodies[0]
    assert body["stream"] is True and body["max_tokens"] == 400 and body["temperature"] == 0.0


@pytest.mark.parametrize(
    ("fault", "kind", "tries"),
    [
        ("hang", "timeout", 1),
        ("500", "overloaded", 2),
        ("429", "overloaded", 1),
        ("401", "rejected", 1),
        ("html", "malformed", 2),
        ("done_only", "malformed", 2),
        ("empty", "empty", 2),
        ("broken_json", "malformed", 1),
        ("cut", "unreachable", 1),
        ("no_finish", "cut", 1),
        ("error_event", "error", 1),
        ("stall", "stalled", 1),
        ("comments", "timeout", 1),
        ("babble", "babbling", 1),
        ("length", "babbling", 1),
        ("refused", "unreachable", 0),
    ],
)
async def test_every_fault_ends_in_one_kind_within_the_deadline(
    server: FaultServer, model: Making, fault: str, kind: str, tries: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="zhize")
    steady = model(fault)
    started = time.perf_counter()
    with pytest.raises(ModelFault) as caught:
        await said(steady)
    assert caught.value.kind == kind
    assert time.perf_counter() - started < DEADLINE + SLACK
    assert server.requests[fault] == tries
    assert "secret" not in caplog.text and "sk-" not in str(caught.value)


async def test_a_fault_before_the_first_word_is_tried_again(server: FaultServer, model: Making) -> None:
    assert await said(model("then_500")) == server.text
    assert server.requests["then_500"] == 2


async def test_a_long_retry_after_is_not_slept_through_and_is_respected(
    server: FaultServer, model: Making
) -> None:
    steady = model("429")
    started = time.perf_counter()
    with pytest.raises(ModelFault):
        await said(steady)
    assert time.perf_counter() - started < 1.0
    assert steady.resting
    with pytest.raises(ModelFault, match="resting"):
        await said(steady)
    assert server.requests["429"] == 1


async def test_after_failures_in_a_row_the_model_is_left_alone(server: FaultServer, model: Making) -> None:
    steady = model("401", retries=0)
    for _ in range(FAILURES):
        with pytest.raises(ModelFault, match="rejected"):
            await said(steady)
    with pytest.raises(ModelFault, match="resting"):
        await said(steady)
    assert server.requests["401"] == FAILURES


async def test_no_more_calls_at_once_than_allowed(server: FaultServer, model: Making) -> None:
    steady = model("slow", at_once=1)
    first = steady.stream(ASKED)
    await anext(first)
    with pytest.raises(ModelFault, match="busy"):
        await said(steady)
    await first.aclose()
    second = steady.stream(ASKED)
    assert await anext(second)
    await second.aclose()


async def test_a_reader_who_leaves_ends_the_call(server: FaultServer, model: Making) -> None:
    steady = model("slow", deadline=30)
    stream = steady.stream(ASKED)
    await anext(stream)
    await stream.aclose()
    await asyncio.wait_for(server.left.wait(), 2)


async def test_a_closed_model_leaves_no_connection_and_can_be_asked_again(
    server: FaultServer, model: Making
) -> None:
    steady = model("kept")
    for _ in range(2):
        with pytest.raises(ModelFault, match="rejected"):
            await said(steady)
        assert not server.left.is_set(), "kept for the next call"
        await steady.close()
        await asyncio.wait_for(server.left.wait(), 2)
        server.left.clear()


async def test_tracing_stays_off_whatever_the_environment_says(
    server: FaultServer, model: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LangSmith would be sent every prompt: company texts must not leave for it."""
    from langchain_core.tracers.langchain import LangChainTracer

    seen: list[object] = []
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "x")
    monkeypatch.setattr(LangChainTracer, "on_chat_model_start", lambda *a, **k: seen.append(a))
    assert await said(model("good")) == server.text
    assert seen == []


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_breaker_rests_probes_once_and_rests_longer() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        assert breaker.admit()
        breaker.failed()
    assert not breaker.admit()
    clock.now += 20.1
    assert breaker.admit() and not breaker.admit(), "one probe at a time"
    breaker.failed()
    clock.now += 20.1
    assert not breaker.admit(), "the second rest is longer"
    clock.now += 20.0
    assert breaker.admit()
    breaker.succeeded()
    assert breaker.admit() and breaker.admit()


def test_a_probe_whose_reader_left_does_not_block_the_next() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.failed()
    clock.now += 21
    assert breaker.admit()
    breaker.abandoned()
    assert breaker.admit()


def test_retries_are_a_fraction_of_the_calls() -> None:
    budget = RetryBudget()
    retries = 0
    for _ in range(100):
        budget.earn()
        retries += budget.spend()
    assert 20 <= retries <= 24
