"""A real llama.cpp server with a small, bad model (``make test-llm``): it streams, it can be cancelled, it harms nothing."""

from __future__ import annotations

import asyncio
import importlib.util
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.contract import Question
from assistant.lc.model import Endpoint, LangChainDoor
from assistant.wording import layout
from assistant.wording.door import ModelFault, Request
from assistant.wording.steady import Limits, SteadyModel
from assistant.wording.worder import ModelWorder
from index.tokens import Tokens
from tests.assistant.conftest import Office
from tests.assistant.wording.test_worder import complete

pytestmark = [
    pytest.mark.llm,
    pytest.mark.skipif(
        importlib.util.find_spec("xllamacpp") is None, reason="make test-llm installs xllamacpp"
    ),
]
QUESTIONS = (
    "谁负责开具增值税发票？",
    "谁负责接听400电话？",
    "销售部负责人职责2的内容",
    "谁负责出口退税的申报？",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("model")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.assistant.wording.llama_server", str(folder)],
        cwd=Path(__file__).parents[3], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    yield process.stdout.readline().strip() + "/v1"
    process.terminate()
    process.wait(20)
    process.stdout.close()


def model(address: str, deadline: float) -> SteadyModel:
    return SteadyModel(LangChainDoor(Endpoint("gemma", address, silence=60)), Limits(deadline, retries=0))


async def test_it_streams_and_counts_its_tokens(address: str) -> None:
    steady = model(address, 90)
    pieces: list[str] = []
    try:
        async for piece in steady.stream(Request("续写。", "公司的会计每天", max_chars=24)):
            pieces.append(piece)  # noqa: PERF401  # what came before a fault counts
    except ModelFault as fault:
        assert fault.kind == "babbling", fault  # a base model does not know when to stop
    finally:
        await steady.close()
    assert len(pieces) > 2
    assert steady.meter.calls == 1


async def test_a_reader_who_leaves_frees_the_server(address: str) -> None:
    steady = model(address, 120)
    stream = steady.stream(Request("续写。", "很久很久以前，", max_chars=4000))
    await anext(stream)
    await stream.aclose()
    started = time.perf_counter()
    async with asyncio.timeout(60):  # both slots would be taken for minutes if the first went on
        for _ in range(2):
            other = steady.stream(Request("续写。", "从前有座山，", max_chars=200))
            assert await anext(other)
            await other.aclose()
    await steady.close()
    assert time.perf_counter() - started < 60


async def test_a_bad_model_harms_no_answer(address: str, seed: Office, tokens: Tokens) -> None:
    names = {role.title: tuple(role.names) for role in seed.catalogue.roles("default")}
    worder = ModelWorder(model(address, 25), tokens.words, lambda kb: names)
    for question in QUESTIONS:
        plain = seed.assistant.ask(Question(question=question))
        started = time.perf_counter()
        whole = await worder.word(plain, "default")
        assert time.perf_counter() - started < 25 + 5
        complete(whole, plain)
        if whole.worded_by == "extractive":
            assert whole.answer == plain.answer and layout.FALLBACK_NOTE in whole.notes
        held = {c.marker: c.text for c in plain.citations}
        for block in whole.blocks:
            if block.type == "item":
                assert block.text in [held[marker] for marker in block.markers]
        sys.stderr.write(f"{question} {whole.worded_by} dropped={whole.dropped} {worder.model.meter}\n")
    await worder.close()
