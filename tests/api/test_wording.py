"""A model behind the doors: worded answers over HTTP and events, every fault harmless, none configured unchanged."""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from api import wording
from api.settings import Settings
from api.wiring import Workspace
from assistant.contract import Answer, Question
from assistant.wording import layout
from corpus.errors import InvalidRequest
from tests.api.conftest import ContractClient, client_of
from tests.assistant.wording.fault_server import FaultServer

LOOKUP = {"question": "谁负责开具增值税发票？"}
LIST = {"question": "销售部负责人职责2的内容"}


class Endpoint:
    """A fault server with an event loop of its own."""

    def __init__(self) -> None:
        self.server = FaultServer()
        self._loop = asyncio.new_event_loop()
        self._ready, self._stop = threading.Event(), asyncio.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(5)

    def _run(self) -> None:
        async def serve() -> None:
            async with self.server.running():
                self._ready.set()
                await self._stop.wait()

        self._loop.run_until_complete(serve())
        self._loop.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    one = Endpoint()
    yield one
    one.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, assets_dir: Path) -> Path:
    """The sample, taken in once."""
    path = tmp_path_factory.mktemp("worded")
    Workspace.open(Settings(data_dir=path, assets_dir=assets_dir)).close()
    return path


@contextmanager
def opened(
    folder: Path, assets_dir: Path, endpoint: Endpoint, fault: str, **more: Any
) -> Iterator[ContractClient]:
    settings = Settings(
        data_dir=folder, assets_dir=assets_dir, llm_model="m", llm_base_url=endpoint.server.base_url(fault),
        llm_deadline_seconds=1.5, llm_silence_seconds=0.4, llm_api_key="sk-secret", **more,
    )  # fmt: skip
    workspace = Workspace.open(settings)
    _ = workspace.worder
    try:
        with client_of(workspace) as client:
            yield client
    finally:
        workspace.close()


def events_of(client: ContractClient, question: dict[str, str]) -> list[tuple[str, Any]]:
    response = client.post("/v1/ask", json=question, headers={"accept": "text/event-stream"})
    found = []
    for block in response.text.replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "event" in fields:
            found.append((fields["event"], json.loads(fields["data"])))
    return found


def test_worded_over_http_and_as_events(
    folder: Path, assets_dir: Path, endpoint: Endpoint, sample_client: ContractClient
) -> None:
    plain = sample_client.post("/v1/ask", json=LOOKUP).json()
    assert plain["worded_by"] == "extractive" and len(plain["citations"]) > 1
    endpoint.server.text = "".join(
        f"根据资料，{c['role']}的职责之一是{c['text']}[{c['marker']}]。" for c in plain["citations"]
    )
    endpoint.server.text += f"{plain['citations'][0]['role']}还负责审批对外投资[1]。"
    with opened(folder, assets_dir, endpoint, "good") as client:
        answer = client.post("/v1/ask", json=LOOKUP).json()
        events = events_of(client, LOOKUP)
    assert answer["worded_by"] == "model" and answer["dropped"] == 1 and "对外投资" not in answer["answer"]
    assert [c["duty_id"] for c in answer["citations"]] == [c["duty_id"] for c in plain["citations"]]
    assert answer["config"] != plain["config"]
    kinds = [kind for kind, _ in events]
    assert kinds[:2] == ["status", "status"] and kinds[-1] == "done" and kinds.count("delta") >= 2
    done = events[-1][1]
    assert (
        "".join(data["text"] for kind, data in events if kind == "delta")
        == done["answer"]
        == answer["answer"]
    )
    assert kinds.index("citation") < kinds.index("delta")


@pytest.mark.parametrize("fault", ["hang", "429", "cut", "no_finish", "error_event", "html"])
def test_a_fault_is_the_plain_answer_marked(
    folder: Path, assets_dir: Path, endpoint: Endpoint, sample_client: ContractClient, fault: str
) -> None:
    plain = sample_client.post("/v1/ask", json=LOOKUP).json()
    with opened(folder, assets_dir, endpoint, fault) as client:
        client.post("/v1/ask", json={"question": "你好"})  # what is read once is no part of the delay
        started = time.perf_counter()
        answer = client.post("/v1/ask", json=LOOKUP).json()
        assert time.perf_counter() - started < 1.5 + 1.0
        events = events_of(client, LIST)
    assert answer["answer"] == plain["answer"] and answer["worded_by"] == "extractive"
    assert layout.FALLBACK_NOTE in answer["notes"]
    done = events[-1][1]
    assert done["worded_by"] == "extractive" and done["shown"] == done["total"] > 3
    assert "secret" not in json.dumps([answer, events])


def test_a_hanging_model_delays_nobody_else(folder: Path, assets_dir: Path, endpoint: Endpoint) -> None:
    """More readers wait for the model than there are worker threads; a question it is not asked stays quick."""
    with opened(folder, assets_dir, endpoint, "hang", threads=2, llm_at_once=8) as client:
        client.post("/v1/ask", json={"question": "你好"})
        waiting = [threading.Thread(target=lambda: client.post("/v1/ask", json=LOOKUP)) for _ in range(5)]
        for one in waiting:
            one.start()
        time.sleep(0.15)
        took = []
        for _ in range(3):
            started = time.perf_counter()
            client.post("/v1/ask", json={"question": "你好"})
            took.append(time.perf_counter() - started)
        for one in waiting:
            one.join()
    assert min(took) < 0.3, took


async def test_a_reader_who_leaves_cancels_the_model() -> None:
    cancelled = asyncio.Event()

    class Slow:
        stamp = "slow"

        async def word(self, answer: Answer, kb: str) -> Answer:
            try:
                await asyncio.sleep(30)
            finally:
                cancelled.set()
            return answer

    async def gone() -> bool:
        return True

    given = Answer.model_construct(answer="plain")
    assert await wording.worded(Slow(), given, "default", gone=gone) is given  # type: ignore[arg-type]
    assert cancelled.is_set()


@pytest.mark.parametrize("call", ["reword", "polish"])
async def test_so_does_one_who_leaves_while_it_rewords_or_polishes(call: str) -> None:
    """The call is cancelled down to the endpoint's connection, which is seen there."""
    from assistant.drafting.contract import Draft
    from assistant.lc.model import Endpoint as Served
    from assistant.lc.model import LangChainDoor
    from assistant.wording.door import Request
    from assistant.wording.steady import Limits, SteadyModel

    async def gone() -> bool:
        return bool(server.requests)

    async with FaultServer("嗯" * 40).running() as server:
        steady = SteadyModel(
            LangChainDoor(Served("m", server.base_url("slow"))), Limits(deadline=30, retries=0)
        )

        async def asked() -> str:
            return "".join([piece async for piece in steady.stream(Request("", "", max_chars=9_000))])

        class Model:
            async def reread(self, answer: Answer, kb: str) -> str | None:
                return await asked()

            async def wordings(self, draft: Draft) -> dict[str, str]:
                return {"x": await asked()}

        async with asyncio.timeout(5):
            if call == "reword":
                given, question = (
                    Answer.model_construct(answer="plain"),
                    Question.model_construct(question="?"),
                )
                found: object = await wording.understood(
                    Model(),
                    given,
                    question,
                    "default",
                    lambda _: given,
                    gone=gone,  # type: ignore[arg-type]
                )
                assert found is given
            else:
                draft = Draft.model_construct(draft_id="d")
                assert await wording.polished(Model(), draft, gone=gone) == {}  # type: ignore[arg-type]
            await server.left.wait()
        assert steady._running == 0
        await steady.close()


async def test_an_unforeseen_error_costs_no_answer() -> None:
    class Broken:
        stamp = "broken"

        async def word(self, answer: Answer, kb: str) -> Answer:
            raise ZeroDivisionError

    given = Answer.model_construct(answer="plain")
    assert await wording.worded(Broken(), given, "default") is given  # type: ignore[arg-type]


def test_no_model_configured_imports_none_and_changes_nothing(
    folder: Path, assets_dir: Path, sample_client: ContractClient
) -> None:
    code = (
        "import sys; from pathlib import Path; from api.settings import Settings; from api.wiring import Workspace\n"
        "from assistant.contract import Question; from api.wording import worded_at_once\n"
        f"w = Workspace.open(Settings(data_dir=Path({str(folder)!r}), assets_dir=Path({str(assets_dir)!r})), reading=True)\n"
        f"a = worded_at_once(w.desk.worder, Question(question={LOOKUP['question']!r}), 'default', w.desk.ask)\n"
        "from api.app import create_app; create_app(w)\n"
        "bad = [m for m in sys.modules if m.split('.')[0] in ('langchain_openai', 'openai', 'langsmith', 'tiktoken')]\n"
        "bad += [m for m in sys.modules if m.startswith(('assistant.lc.model', 'assistant.wording.support'))]\n"
        "print(bad); print(a.model_dump_json(exclude={'latency_ms', 'conversation_id'})); w.close()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules, answer = done.stdout.splitlines()
    assert modules == "[]"
    asked = sample_client.post("/v1/ask", json=LOOKUP).json()
    mine = json.loads(answer)
    assert {key: asked[key] for key in mine if key != "citations"} == {
        key: mine[key] for key in mine if key != "citations"
    }


def test_a_refused_question_may_be_reworded(
    folder: Path, assets_dir: Path, endpoint: Endpoint, sample_client: ContractClient
) -> None:
    """The rewriting goes the plain way: what it finds is cited, and how it was read is said."""
    odd = {"question": "谁管那种能抵扣的单据凭条？"}
    assert sample_client.post("/v1/ask", json=odd).json()["refusal"]["reason"] == "not_covered"
    endpoint.server.text = "谁负责开具增值税发票？"
    with opened(folder, assets_dir, endpoint, "good", llm_understanding=True) as client:
        answer = client.post("/v1/ask", json=odd).json()
        done = events_of(client, odd)[-1][1]
    for found in (answer, done):
        assert found["answered"] and found["question"] == odd["question"]
        assert any("按“谁负责开具增值税发票？”理解" in note for note in found["notes"])
        assert found["worded_by"] == "extractive"  # the same words are no supported sentence
    with opened(folder, assets_dir, endpoint, "good") as client:
        assert not client.post("/v1/ask", json=odd).json()["answered"]


def test_a_command_asks_for_a_rewording_too(
    folder: Path, assets_dir: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    from typer.testing import CliRunner

    from api.cli.app import app

    endpoint.server.text = "谁负责开具增值税发票？"
    for name, value in {
        "LLM_MODEL": "m", "LLM_BASE_URL": endpoint.server.base_url("good"), "ASSETS_DIR": str(assets_dir), "LLM_UNDERSTANDING": "1",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"ZHIZE_{name}", value)
    done = CliRunner().invoke(app, ["ask", "谁管那种能抵扣的单据凭条？", "--json", "--data", str(folder)])
    assert done.exit_code == 0 and "理解。" in "".join(json.loads(done.stdout)["notes"])


def test_a_draft_is_polished_line_by_line_and_checked_after(
    folder: Path, assets_dir: Path, endpoint: Endpoint
) -> None:
    brief = {"role": "销售部负责人", "lists": ["销售部负责人职责2"], "duties": 5}
    with opened(folder, assets_dir, endpoint, "good") as client:
        plain = client.post("/v1/drafts", json=brief).json()
        assert plain["version"] == 1, "not asked for, not polished"
    lines = [line for one in plain["sections"] for line in one["lines"] if line["origin"] == "corpus"]
    endpoint.server.text = "\n".join(
        f"{n}、{line['text'].replace('，', '，并且', 1)}"
        if n % 2
        else f"{n}、{line['text']}，限男性，月薪两万"
        for n, line in enumerate(lines, 1)
    )
    with opened(folder, assets_dir, endpoint, "good", llm_polish=True) as client:
        draft = client.post("/v1/drafts", json=brief).json()
        kept = client.get(f"/v1/drafts/{draft['draft_id']}", params={"version": 1}).json()
    assert draft["version"] == 2 and kept["version"] == 1
    now = [line for one in draft["sections"] for line in one["lines"] if line["origin"] == "corpus"]
    assert [line["duty_ids"] for line in now] == [line["duty_ids"] for line in lines]
    changed = [line for line, old in zip(now, lines, strict=True) if line["text"] != old["text"]]
    assert changed and all(
        "并且" in line["text"] and line["reworded"] and line["original"] for line in changed
    )
    assert "男性" not in draft["markdown"] and "两万" not in draft["markdown"]
    assert any("人工智能" in note for note in draft["notes"])


def test_a_command_polishes_its_draft_too(
    folder: Path, assets_dir: Path, endpoint: Endpoint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from typer.testing import CliRunner

    from api.cli.app import app

    data = tmp_path / "data"
    shutil.copytree(folder, data)
    for name, value in {
        "LLM_MODEL": "m", "LLM_BASE_URL": endpoint.server.base_url("good"), "ASSETS_DIR": str(assets_dir),
    }.items():  # fmt: skip
        monkeypatch.setenv(f"ZHIZE_{name}", value)
    command = [
        "draft",
        "销售部负责人",
        "--list",
        "销售部负责人职责2",
        "--duties",
        "3",
        "--json",
        "--data",
        str(data),
    ]
    plain = json.loads(CliRunner().invoke(app, command).stdout)
    lines = [line for one in plain["sections"] for line in one["lines"] if line["origin"] == "corpus"]
    endpoint.server.text = "\n".join(
        f"{n}、{line['text'].replace('，', '，并且', 1)}" for n, line in enumerate(lines, 1)
    )
    monkeypatch.setenv("ZHIZE_LLM_POLISH", "1")
    draft = json.loads(CliRunner().invoke(app, command).stdout)
    assert plain["version"] == 1 and draft["version"] == 2
    assert any("人工智能" in note for note in draft["notes"])


@pytest.mark.parametrize(
    "question",
    [
        "销售部负责人有多少条职责？",
        "比较销售部负责人职责1和销售部负责人职责2",
        "介绍一下这份文档",
        "哪个岗位的职责最多",
    ],
)
def test_counts_comparisons_and_overviews_are_never_the_models(
    folder: Path, assets_dir: Path, endpoint: Endpoint, sample_client: ContractClient, question: str
) -> None:
    """It is not asked, so nothing is said of it: no note that it failed, no stage that waits for it."""
    asked = {"question": question}
    plain = sample_client.post("/v1/ask", json=asked).json()
    with opened(folder, assets_dir, endpoint, "hang") as client:
        events = events_of(client, asked)
        answer = client.post("/v1/ask", json=asked).json()
    assert endpoint.server.requests.total() == 0
    assert answer["worded_by"] == "extractive" and answer["dropped"] == 0
    assert (answer["answer"], answer["notes"]) == (plain["answer"], plain["notes"])
    assert [data["stage"] for kind, data in events if kind == "status"] == ["understanding"]


def test_what_the_model_costs_is_told(
    folder: Path, assets_dir: Path, endpoint: Endpoint, sample_client: ContractClient
) -> None:
    with opened(folder, assets_dir, endpoint, "then_500") as client:
        client.post("/v1/ask", json=LOOKUP)
        told = client.get("/metrics").text
    assert 'zhize_model_tokens_total{kind="prompt"} 11.0' in told and "zhize_model_calls_total 1.0" in told
    with opened(folder, assets_dir, endpoint, "hang") as client:
        client.post("/v1/ask", json=LOOKUP)
        assert 'zhize_model_faults_total{kind="timeout"} 1.0' in client.get("/metrics").text
    assert "zhize_model" not in sample_client.get("/metrics").text


def test_a_model_needs_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    from api import settings

    monkeypatch.setenv("ZHIZE_LLM_MODEL", "m")
    with pytest.raises(InvalidRequest) as caught:
        settings.load()
    assert caught.value.facts["name"] == "ZHIZE_LLM_BASE_URL"
    monkeypatch.setenv("ZHIZE_LLM_BASE_URL", "http://127.0.0.1:1/v1")
    monkeypatch.setenv("ZHIZE_LLM_API_KEY", "sk-secret")
    assert "sk-secret" not in repr(settings.load())


@pytest.mark.parametrize(
    ("fault", "found"),
    [("good", None), ("refused", "unreachable"), ("401", "rejected"), ("html", "malformed")],
)
def test_doctor_tries_the_endpoint(endpoint: Endpoint, fault: str, found: str | None) -> None:
    settings = Settings(
        llm_model="m",
        llm_base_url=endpoint.server.base_url(fault),
        llm_deadline_seconds=2,
        llm_silence_seconds=1,
    )
    assert wording.tried(settings).fault == found
    from api.cli.doctor import _model

    (check,) = _model(settings)
    assert check.ok == (found is None) and bool(check.advice) == (found is not None)
