"""Titles measured: against our own labelled pairs, and against the 5,903 title→code cases of the wheel.

``python -m tests.eval.titles.measure`` prints; ``--update`` writes baseline.json, which the test holds. The
cases are an asset (``OCCUPATION_CASES``), pulled here and never committed.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
from pathlib import Path
from typing import Any

from corpus.assets import OCCUPATIONS, AssetStore
from corpus.assets.registry import OCCUPATION_CASES
from corpus.titles import resolve_title
from corpus.titles.occupations import Occupations

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
EVERY = 6
"""The test asks every sixth case; the baseline holds both."""


def occupation_measures(step: int = 1) -> dict[str, Any]:
    """Top-1 and top-3 over every ``step``-th case; ``same_class`` compares the middle class (2-06) only."""
    folder = os.environ.get("ZHIZE_ASSETS_DIR")
    store = AssetStore(Path(folder) if folder else Path.home() / ".cache/zhize/assets")
    table = Occupations.load(store.pull(OCCUPATIONS) / "csco22.csv")
    with (store.pull(OCCUPATION_CASES) / "testcases.csv").open(encoding="utf-8", newline="") as stream:
        cases = [(row["job_name"], row["expected_code"]) for row in csv.DictReader(stream)][::step]
    first = third = same_class = 0
    for title, code in cases:
        found = [match.code for match in table.resolve(title, limit=3)]
        first += found[:1] == [code]
        third += code in found
        same_class += bool(found) and found[0][:4] == code[:4]
    return {
        "cases": len(cases),
        "top1": round(first / len(cases), 4),
        "top3": round(third / len(cases), 4),
        "same_class": round(same_class / len(cases), 4),
    }


def name_measures() -> tuple[dict[str, Any], list[str]]:
    """Sure matches on our labelled titles: ``typed <tab> names | … <tab> the right ones | …``."""
    said = right = wanted = lines = 0
    wrong: list[str] = []
    for line in (HERE / "names.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        typed, names, expected = line.split("\t")
        known = names.split("|")
        gold = {name for name in expected.split("|") if name != "-"}
        found = {match.name for match in resolve_title(typed, known, limit=10) if match.sure}
        lines += 1
        said, right, wanted = said + len(found), right + len(found & gold), wanted + len(gold)
        if found != gold:
            wrong.append(f"{typed}: {sorted(found)} instead of {sorted(gold)}")
    return {
        "titles": lines,
        "precision": round(right / max(said, 1), 4),
        "recall": round(right / max(wanted, 1), 4),
    }, wrong


def main() -> None:
    """Print, and write when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write baseline.json")
    update = parser.parse_args().update
    names, wrong = name_measures()
    print("\n".join(wrong))
    measures = {"names": names, "occupations": occupation_measures(), "sampled": occupation_measures(EVERY)}
    print(json.dumps(measures, indent=1))
    if update:
        BASELINE.write_text(json.dumps(measures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
