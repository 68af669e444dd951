"""Folding measured on the labelled pairs: precision, recall, and both by sort of change.

``python -m tests.eval.folding.measure`` prints the measures and every wrong pair; ``--update`` also writes
them to baseline.json, which the test holds.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.folding import same_duty

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, whether they say the same, and what was changed between them."""

    a: str
    b: str
    same: bool
    sort: str


def pairs() -> list[Pair]:
    """The labelled pairs in the file's order."""
    out: list[Pair] = []
    base = ""
    for line in (HERE / "pairs.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("> "):
            base = line[2:]
        elif line[:2] in ("= ", "! "):
            sort, text = line[2:].split(": ", 1)
            out.append(Pair(base, text, line[0] == "=", sort))
    return out


def measure() -> tuple[dict[str, Any], list[Pair]]:
    """The measures, and the pairs that were judged wrongly."""
    wrong: list[Pair] = []
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    hits = folded = 0
    labelled = pairs()
    for pair in labelled:
        said = same_duty(pair.a, pair.b)
        name = ("= " if pair.same else "! ") + pair.sort
        total[name] += 1
        right[name] += said == pair.same
        folded += said
        hits += said and pair.same
        if said != pair.same:
            wrong.append(pair)
    measures = {
        "pairs": len(labelled),
        "precision": round(hits / max(folded, 1), 4),
        "recall": round(hits / sum(p.same for p in labelled), 4),
        "by_sort": {name: f"{right[name]}/{total[name]}" for name in sorted(total)},
    }
    return measures, wrong


def main() -> None:
    """Print, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write baseline.json")
    update = parser.parse_args().update
    measures, wrong = measure()
    for pair in wrong:
        print("missed" if pair.same else "WRONGLY FOLDED", pair.sort, pair.a, "|", pair.b)
    print(json.dumps(measures, ensure_ascii=False, indent=1))
    if update:
        BASELINE.write_text(json.dumps(measures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
