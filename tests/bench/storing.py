"""Ingest, memory, the cost of a query as the corpus grows, and the parser's speed."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from typing import Any

from api.reference import install
from api.wiring import Workspace
from corpus import occupations, parsing
from corpus.catalogue import Catalogue
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.bench.measuring import Budget, p50, publish, timed
from tests.bench.place import bare_encoder, settings, table
from tests.storage import OBJECTS, PLACES, VERBS, made_document, simple_parse, simple_read

ROOT = Path(__file__).resolve().parents[2]


def ingest(data: Path, before: dict[str, Any], _rounds: int) -> None:
    """All 10,583 duties, against two bare workers on the same texts; leaves the directory filled."""
    items = [
        item.text
        for role in occupations.parse(table()).result.roles
        for one in role.lists
        for item in one.items
    ]
    sample = items[::6]
    encoder = bare_encoder()
    with ThreadPoolExecutor(2) as pool:
        start = time.perf_counter()
        list(pool.map(lambda text: next(iter(encoder.encode_texts([text]))), sample))
        bare = len(sample) / (time.perf_counter() - start)
    shutil.rmtree(data, ignore_errors=True)
    opened = Workspace.open(settings(data), seed=False)
    start = time.perf_counter()
    done = install(opened)
    seconds = time.perf_counter() - start
    opened.close()
    assert done.document.duties == len(items)
    assert done.pending == 0
    rate = len(items) / seconds
    publish(
        "ingest",
        [Budget("ingest", rate / bare, "≥", 0.7, "× two bare workers", f"{rate:.0f} duties/s")],
        before,
        {"bare_rate": bare, "seconds": seconds, "duties": len(items)},
    )


def memory(data: Path, before: dict[str, Any], _rounds: int) -> None:
    """Resident memory of a serving process with 10,583 duties: after questions, and after an ingest on top."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.resident", str(data)],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    asked, ingested = (float(word) for word in done.stdout.split())
    budgets = [
        Budget("resident memory, serving", asked, "≤", 450.0, "MB"),
        Budget("resident memory, after ingest", ingested, "≤", 450.0, "MB"),
    ]
    publish("memory", budgets, before, {})


def scale(_data: Path, before: dict[str, Any], rounds: int) -> None:
    """Word search at 10⁴ and 10⁵ made duties. (Vectors: Chroma's own growth is logarithmic; not run here.)"""
    found = _searched((10_000, 100_000), rounds)
    small, large = found[10_000], found[100_000]
    budgets = [
        Budget(
            f"query cost 10⁴ to 10⁵, {kind} words",
            large[key] / small[key],
            "≤",
            3.0,
            "×",
            f"{large[key]:.1f} ms",
        )
        for kind, key in (("rare", "rare_ms"), ("common", "common_ms"))
    ]
    publish("scale", budgets, before, {"measured": {str(size): one for size, one in found.items()}})


def million(_data: Path, before: dict[str, Any], rounds: int) -> None:
    """The same at 10⁶, which has no budget: reported beside 10⁵."""
    found = _searched((100_000, 1_000_000), rounds)
    small, large = found[100_000], found[1_000_000]
    budgets = [
        Budget(
            f"query cost 10⁵ to 10⁶, {kind} words",
            large[key] / small[key],
            "≤",
            None,
            "×",
            f"{large[key]:.1f} ms",
        )
        for kind, key in (("rare", "rare_ms"), ("common", "common_ms"))
    ]
    publish("million", budgets, before, {"measured": {str(size): one for size, one in found.items()}})


def _searched(sizes: Sequence[int], rounds: int) -> dict[int, dict[str, float]]:
    """The medians of two sorts of word searches as a knowledge base grows to each of the sizes."""
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="zhize-bench-") as place:
        tokens = Tokens(Path(place) / "jieba.cache")
        catalogue = Catalogue.open(Path(place) / "catalogue.sqlite3")
        fake = FakeEncoder(dimensions=8)
        words = HybridIndex(catalogue, tokens, None)
        ingestor = Ingestor(
            catalogue, HybridIndex(catalogue, tokens, fake), fake, read=simple_read, parse=simple_parse
        )
        seed = 0
        for size in sizes:
            while seed * 2000 < size:
                ingestor.add(made_document(seed, duties=2000, lists=20).encode(), f"{seed}.txt")
                seed += 1
            rare = timed(
                lambda n, seed=seed: words.search(f"谁{VERBS[n % 18]}zz{n % seed}x3x{n % 90}", kb="default"),
                rounds,
            )
            common = timed(
                lambda n: words.search(f"{VERBS[n % 18]}{PLACES[n % 12]}的{OBJECTS[n % 20]}", kb="default"),
                rounds,
            )
            found[size] = {"rare_ms": p50(rare), "common_ms": p50(common)}
        catalogue.close()
    return found


def parse(_data: Path, before: dict[str, Any], rounds: int) -> None:
    seed = resources.files("corpus.data").joinpath("seed.txt").read_text(encoding="utf-8")
    text = seed * 8
    once = p50(timed(lambda _: parsing.parse(text), max(3, rounds // 20)))
    twice = p50(timed(lambda _: parsing.parse(text + text), max(3, rounds // 20)))
    size = len(text.encode()) / 1e6
    budgets = [
        Budget("parse in process", size / once * 1000, "≥", 1.0, "MB/s"),
        Budget("parse, t(2n) / t(n)", twice / once, "≤", 2.3, "×"),
    ]
    publish("parse", budgets, before, {"megabytes": size})
