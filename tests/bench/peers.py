"""``python -m tests.bench.peers [NAME …]``: the same questions put to what people build first instead.

txtai, LlamaIndex and the pipeline of LangChain's tutorials, each in its plainest form: the 10,583 duties as texts,
our encoder, the best ten by cosine. They stand in an environment of their own (``peers.txt``; a minute and 1 GB where
torch is a CPU wheel, set up on the first run) and get our parsed duties with their vectors, so what is compared is
search alone. Questions: the 120 reworded ones of ``tests/eval/occupations/tune.jsonl``; recall counts the duties meant.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from assistant.contract import Question
from corpus.assets import ENCODER, AssetStore
from index.pinned import DIMENSIONS, MAX_TOKENS, QUERY_PREFIX
from index.vectors import read_all
from tests.bench.measuring import RESULTS, bare_query_ms, conditions, p50, p95
from tests.bench.place import KB, Settings, bare_encoder, workspace

HERE = Path(__file__).parent
NAMES = ("txtai", "llamaindex", "langchain")
CASES = HERE.parent / "eval" / "occupations" / "tune.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.peers", description=__doc__)
    parser.add_argument("names", nargs="*", default=NAMES, help=" ".join(NAMES))
    parser.add_argument("--data", type=Path, default=Path("/tmp/zhize-bench/data"))
    parser.add_argument("--environment", type=Path, default=Path("/tmp/zhize-bench/peers"))
    chosen = parser.parse_args()
    before = conditions()
    print(json.dumps(before, ensure_ascii=False), flush=True)
    python = _environment(chosen.environment)
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    asked = [str(case["question"]) for case in cases]
    bare = bare_query_ms(bare_encoder(), asked)
    vectors = chosen.environment / "vectors.npy"
    found, duties = _ourselves(chosen.data, asked, vectors)
    told: dict[str, Any] = {"zhize": _scored(found["texts"], found["ms"], cases)}
    task = chosen.environment / "task.json"
    task.write_text(
        json.dumps(
            {
                "folder": str(AssetStore(Settings().assets_dir).pull(ENCODER)),
                "files": [file.path for file in ENCODER.files],
                "prefix": QUERY_PREFIX,
                "longest": MAX_TOKENS,
                "duties": duties,
                "vectors": str(vectors),
                "questions": asked,
            },
            ensure_ascii=False,
        ),
        encoding="utf-8",
    )
    for name in chosen.names:
        done = subprocess.run(
            [str(python), str(HERE / "peer.py"), name, str(task)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", flush=True)
            continue
        answer = json.loads(done.stdout.splitlines()[-1])
        told[name] = _scored(answer["texts"], answer["ms"], cases)
    for name, one in told.items():
        print(f"{name:12s} {json.dumps(one)}", flush=True)
    result = {"conditions": before, "bare_ms": bare, "questions": len(asked), "peers": told}
    (RESULTS / "peers.json").write_text(
        json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _environment(folder: Path) -> Path:
    """The Python of the peers' own environment, made where it is not there yet."""
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        subprocess.run([*install, "-r", str(HERE / "peers.txt")], check=True)
    return python


def _ourselves(data: Path, asked: list[str], vectors: Path) -> tuple[dict[str, Any], list[str]]:
    """What our answers cite, each question's milliseconds, and every duty's text; ``vectors`` gets theirs."""
    with workspace(data, serving=True) as opened:
        with opened.catalogue.reading() as connection:
            ids, matrix = read_all(connection, KB, DIMENSIONS)
        texts_of = opened.catalogue.duties_by_id(ids)
        duties = [texts_of[duty_id].text for duty_id in ids]
        np.save(vectors, matrix)
        opened.desk.ask(Question(question="谁负责检修？", kb=KB))
        texts, times = [], []
        for question in asked:
            start = time.perf_counter()
            answer = opened.desk.ask(Question(question=question, kb=KB))
            times.append((time.perf_counter() - start) * 1000)
            texts.append([one.text for one in answer.citations])
    return {"texts": texts, "ms": times}, duties


def _scored(texts: list[list[str]], times: list[float], cases: list[dict[str, Any]]) -> dict[str, float]:
    """Shares of the duties meant that were found, and of those found that were meant (or may stand there)."""
    meant = [{item["text"] for item in case["gold"]} for case in cases]
    fine = [own | {item["text"] for item in case["also_ok"]} for own, case in zip(meant, cases, strict=True)]
    recalls = [len(own & set(found)) / len(own) for own, found in zip(meant, texts, strict=True)]
    right = sum(len(may & set(found)) for may, found in zip(fine, texts, strict=True))
    shown = sum(len(set(found)) for found in texts)
    return {
        "recall": round(sum(recalls) / len(recalls), 3),
        "precision": round(right / max(1, shown), 3),
        "shown": round(shown / len(texts), 1),
        "p50_ms": round(p50(times), 2),
        "p95_ms": round(p95(times), 2),
    }


if __name__ == "__main__":
    main()
