"""Questions: in process, over HTTP, by sixteen clients at once, and by a cold command."""

from __future__ import annotations

import json
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from assistant.contract import Question
from tests.bench.measuring import Budget, bare_query_ms, bare_rate, cpu_ms, p50, p95, publish, timed
from tests.bench.place import KB, bare_encoder, enumerations, lookups, workspace

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = 16
OK = 200
MANY = 5_000
"""Different questions for the sixteen clients, more than they get through."""
WARM = 100
"""Questions asked beforehand: a service that has just been started reads the words and the vectors first."""


def in_process(data: Path, before: dict[str, Any], rounds: int) -> None:
    with workspace(data, serving=True) as opened:
        opened.warm_up()  # as a service does before its first request
        warm, asked = _apart(lookups(opened, rounds + WARM))
        listed = enumerations(opened, rounds)
        bare = bare_query_ms(bare_encoder(), asked)
        for question in (*warm, *listed[:5]):
            opened.desk.ask(Question(question=question, kb=KB))
        half = len(asked) // 2
        encoder = bare_encoder()
        bare_cpu = p50(cpu_ms(lambda n: encoder.encode_query(asked[n]), half))
        cpu = p50(cpu_ms(lambda n: opened.desk.ask(Question(question=asked[n], kb=KB)), half)) / bare_cpu
        asked = asked[half:]
        look = timed(lambda n: opened.desk.ask(Question(question=asked[n], kb=KB)), len(asked))
        lists = timed(lambda n: opened.desk.ask(Question(question=listed[n], kb=KB)), len(listed))
        search = timed(lambda n: opened.index.search(asked[n] + "工作", kb=KB), len(asked))
    budgets = [
        Budget(
            "ask in process, lookup, p50",
            p50(look) / bare,
            "≤",
            3.0,
            "× bare",
            f"{p50(look):.1f} ms; {cpu:.2f} × its processor time",
        ),
        Budget(
            "ask in process, enumerate, p50", p50(lists) / bare, "≤", 3.0, "× bare", f"{p50(lists):.1f} ms"
        ),
        Budget("lookup, p95 / p50", p95(look) / p50(look), "≤", 2.0, "×"),
        Budget("enumerate, p95 / p50", p95(lists) / p50(lists), "≤", 2.0, "×"),
    ]
    publish(
        "ask",
        budgets,
        before,
        {"bare_ms": bare, "cpu_ratio": cpu, "search_p50_ms": p50(search), "rounds": rounds},
    )


def _apart(questions: list[str]) -> tuple[list[str], list[str]]:
    """The questions that warm up, taken from everywhere among them, and the others."""
    warm = questions[:: max(1, len(questions) // WARM)][:WARM]
    return warm, [question for question in questions if question not in set(warm)]


@contextmanager
def service(data: Path) -> Iterator[str]:
    """A service of its own process, its vector index in service or about to be."""
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", "--data", str(data), "--no-seed"]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        line = child.stdout.readline()
        url = line[line.index("http") :].strip()
        time.sleep(3.0)  # the vector index opens in the background
        yield url
    finally:
        child.send_signal(signal.SIGTERM)
        child.wait(30)


def over_http(data: Path, before: dict[str, Any], rounds: int) -> None:
    with workspace(data) as opened:
        warm, asked = _apart(lookups(opened, rounds + WARM))
        listed = enumerations(opened, rounds)
        many = lookups(opened, MANY, first=11)
    encoder = bare_encoder()
    bare = bare_query_ms(encoder, asked)
    alone = bare_rate(encoder, asked)
    with service(data) as url, closing(_client(url)) as client:

        def ask(question: str) -> None:
            if _post(client, question) != OK:
                raise RuntimeError(f"not answered: {question}")

        for question in (*warm, *listed[:3]):
            ask(question)
        look = timed(lambda n: ask(asked[n]), len(asked))
        lists = timed(lambda n: ask(listed[n]), len(listed))
        rate, errors = _sixteen(url, many)
    budgets = [
        Budget("ask over HTTP, lookup, p50", p50(look), "≤", 15.0, "ms"),
        Budget("ask over HTTP, enumerate, p50", p50(lists), "≤", 15.0, "ms"),
        Budget("16 clients", rate / alone, "≥", 0.25, "× bare rate", f"{rate:.0f}/s, {errors} errors"),
    ]
    publish("http", budgets, before, {"bare_ms": bare, "bare_rate": alone, "rounds": rounds})


def _client(url: str) -> HTTPConnection:
    """One that shares the cores with what it measures, and takes little of them: httpx takes several times as much."""
    return HTTPConnection(url.removeprefix("http://"), timeout=60)


def _post(client: HTTPConnection, question: str) -> int:
    """Ask, read the whole answer, and give its status."""
    body = json.dumps({"question": question, "kb": KB})
    client.request("POST", "/v1/ask", body, {"content-type": "application/json"})
    answer = client.getresponse()
    answer.read()
    return answer.status


def _sixteen(url: str, asked: Sequence[str], seconds: float = 8.0) -> tuple[float, int]:
    done, failed = [0] * CLIENTS, [0] * CLIENTS
    end = time.monotonic() + seconds

    def run(number: int) -> None:
        with closing(_client(url)) as client:
            place = number
            while time.monotonic() < end:
                # Each question once: one that was asked before costs next to nothing.
                failed[number] += _post(client, asked[place % len(asked)]) != OK
                done[number] += 1
                place += CLIENTS

    threads = [threading.Thread(target=run, args=(number,)) for number in range(CLIENTS)]
    start = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done) / (time.monotonic() - start), sum(failed)


def cold(data: Path, before: dict[str, Any], rounds: int) -> None:
    """A one-shot command on the packaged sample, from the start of the process to its end."""
    command = [sys.executable, "-m", "api.cli", "ask", "--json", "--data", str(data.with_name("cold"))]
    budgets = []
    for name, question in (("lookup", "谁负责开具增值税发票"), ("enumerate", "销售部负责人职责12有哪些")):
        run = [*command, question]
        subprocess.run(run, cwd=ROOT, capture_output=True, check=True)
        times = timed(
            lambda _, run=run: subprocess.run(run, cwd=ROOT, capture_output=True, check=True), rounds
        )
        answer = json.loads(subprocess.run(run, cwd=ROOT, capture_output=True, check=True).stdout)
        assert answer["answered"]
        budgets.append(Budget(f"cold zhize ask, {name}", statistics.median(times) / 1000, "≤", 2.5, "s"))
    publish("cold", budgets, before, {"rounds": rounds})
