"""What every benchmark shares: the conditions, the bare encoder as the yardstick, percentiles, results."""

from __future__ import annotations

import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from index.protocols import Encoder

RESULTS = Path(__file__).with_name("results")
QUIET = 2.0
"""A load average above this, before a run, makes its numbers worthless as absolute ones."""


@dataclass(frozen=True, slots=True)
class Budget:
    """One line of the table. ``met`` compares ``value`` with ``limit`` in the direction of ``relation``.

    A limit of ``None``: only reported.
    """

    name: str
    value: float
    relation: str
    limit: float | None
    unit: str
    detail: str = ""

    @property
    def met(self) -> bool:
        if self.limit is None:
            return True
        return self.value <= self.limit if self.relation == "≤" else self.value >= self.limit


def conditions() -> dict[str, Any]:
    """Of the machine, before anything runs."""
    load = os.getloadavg()
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": len(os.sched_getaffinity(0)),
        "cpu": _cpu(),
        "load_average": [round(one, 2) for one in load],
        "quiet": load[0] < QUIET,
        "python": platform.python_version(),
        "packages": {
            name: version(name) for name in ("chromadb", "numpy", "onnxruntime", "sqlalchemy", "tokenizers")
        },
    }


def timed(work: Callable[[int], object], rounds: int) -> list[float]:
    """Milliseconds of each call, after a few that are not counted (caches, lazy imports)."""
    for number in range(min(5, rounds) if rounds > 5 else 0):
        work(number)
    times: list[float] = []
    for number in range(rounds):
        start = time.perf_counter()
        work(number)
        times.append((time.perf_counter() - start) * 1000)
    return times


def cpu_ms(work: Callable[[int], object], rounds: int) -> list[float]:
    """Milliseconds of processor time of each call, all threads: what a busy machine changes least."""
    times: list[float] = []
    for number in range(rounds):
        start = time.process_time()
        work(number)
        times.append((time.process_time() - start) * 1000)
    return times


def p50(times: Sequence[float]) -> float:
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def bare_query_ms(encoder: Encoder, texts: Sequence[str]) -> float:
    """The median of one bare call of the encoder on these questions, after a warm-up."""
    timed(lambda n: encoder.encode_query(texts[n % len(texts)]), 10)
    return p50(timed(lambda n: encoder.encode_query(texts[n % len(texts)]), max(40, len(texts))))


def bare_rate(encoder: Encoder, texts: Sequence[str]) -> float:
    """Bare calls a second, one text a call, with a thread on each core (two at most): what the cores give together.

    One thread's rate times two is more than they give, as they share caches and memory.
    """
    threads = min(2, len(os.sched_getaffinity(0)))
    asked = [texts[n % len(texts)] for n in range(max(400, len(texts)))]
    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(encoder.encode_query, asked[:40]))
        start = time.perf_counter()
        list(pool.map(encoder.encode_query, asked))
        return len(asked) / (time.perf_counter() - start)


def publish(name: str, budgets: Sequence[Budget], before: dict[str, Any], more: dict[str, Any]) -> None:
    """Print the budgets and keep them as ``results/NAME.json``."""
    for one in budgets:
        mark = "       " if one.limit is None else "met    " if one.met else "NOT MET"
        bound = "" if one.limit is None else f"({one.relation} {one.limit:g}) "
        print(f"  {mark}  {one.name}: {one.value:.2f} {one.unit} {bound}{one.detail}", flush=True)
    RESULTS.mkdir(exist_ok=True)
    found = {"conditions": before, "budgets": [{**asdict(one), "met": one.met} for one in budgets], **more}
    (RESULTS / f"{name}.json").write_text(
        json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
