"""``python -m tests.bench [NAME …]``: the budgets of ARCHITECTURE.md, as ratios to the bare encoder in one run."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import asking, storing
from tests.bench.measuring import QUIET, RESULTS, conditions

Bench = Callable[[Path, dict[str, Any], int], None]

BENCHES: dict[str, tuple[Bench, int]] = {  # in this order: ingest fills the directory that others read
    "ingest": (storing.ingest, 1),
    "ask": (asking.in_process, 300),
    "http": (asking.over_http, 100),
    "memory": (storing.memory, 1),
    "cold": (asking.cold, 5),
    "parse": (storing.parse, 100),
    "scale": (storing.scale, 60),
    "million": (storing.million, 60),
}
LONG = {"million"}  # a quarter of an hour to fill: only where it is named
README = Path(__file__).with_name("README.md")
MARK = "<!-- results -->"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", help=f"all, table, or some of: {' '.join(BENCHES)}")
    parser.add_argument(
        "--data", type=Path, default=Path("/tmp/zhize-bench/data"), help="data directory to use"
    )
    parser.add_argument("--rounds", type=int, help="instead of each benchmark's own number")
    chosen = parser.parse_args()
    usual = [name for name in BENCHES if name not in LONG]
    names = usual if chosen.names in ([], ["all"]) else chosen.names
    if names == ["table"]:
        names = []
    unknown = set(names) - set(BENCHES)
    if unknown:
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}")
    for name in [name for name in os.environ if name.startswith("ZHIZE_") and name != "ZHIZE_ASSETS_DIR"]:
        del os.environ[name]
    chosen.data.parent.mkdir(parents=True, exist_ok=True)
    before = conditions()
    print(json.dumps(before, ensure_ascii=False), flush=True)
    if names and not before["quiet"]:
        print(f"load average above {QUIET:g}: absolute numbers say little, ratios are rough", flush=True)
    for name in names:
        print(name, flush=True)
        bench, rounds = BENCHES[name]
        bench(chosen.data, before, chosen.rounds or rounds)
    _write_table()


def _write_table() -> None:
    lines = ["| budget | limit | measured | met | load before |", "|---|---|---|---|---|"]
    for name in BENCHES:
        file = RESULTS / f"{name}.json"
        if not file.is_file():
            continue
        found = json.loads(file.read_text(encoding="utf-8"))
        load = found["conditions"]["load_average"][0]
        for one in found["budgets"]:
            value = f"{one['value']:.2f} {one['unit']}" + (f" ({one['detail']})" if one["detail"] else "")
            limit, met = "reported", "–"
            if one["limit"] is not None:
                limit, met = f"{one['relation']} {one['limit']:g}", "yes" if one["met"] else "no"
            lines.append(f"| {one['name']} | {limit} | {value} | {met} | {load:g} |")
    if (file := RESULTS / "peers.json").is_file():
        lines += _peers(json.loads(file.read_text(encoding="utf-8")))
    head = README.read_text(encoding="utf-8").partition(MARK)[0]
    README.write_text(f"{head}{MARK}\n" + "\n".join(lines) + "\n", encoding="utf-8")


def _peers(found: dict[str, Any]) -> list[str]:
    """The table of ``tests.bench.peers``."""
    load = found["conditions"]["load_average"][0]
    lines = [
        "",
        f"Peers: {found['questions']} questions; the best ten by cosine, or our answers' citations (load before: {load:g}).",
        "",
        "| | recall | precision | shown | p50 | p95 |",
        "|---|---|---|---|---|---|",
    ]
    for name, one in found["peers"].items():
        numbers = f"{one['recall']:.3f} | {one['precision']:.3f} | {one['shown']:.1f}"
        lines.append(f"| {name} | {numbers} | {one['p50_ms']:.0f} ms | {one['p95_ms']:.0f} ms |")
    return lines


if __name__ == "__main__":
    main()
