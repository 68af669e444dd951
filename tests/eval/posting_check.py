"""Prints precision and recall of the posting check, and commits them.

    python -m tests.eval.posting_check [tune|report|blind|tune2|report2|own2|tune3|own3|own4|own5|blind2 ...]
    python -m tests.eval.posting_check tune3 own3 --write    commit what was measured as the floor; none is lowered

``tune2``, ``report2`` and ``tune3`` are by authors who saw no rules; ``own2`` to ``own5`` are ours, written
batch by batch before they were run. A label of ``own3``, ``own4`` and ``own5`` names the rule and the whole sentence, not the words.
``report``, ``blind``, ``report2`` and ``blind2`` are sealed: of them only the totals are printed.
"""

from __future__ import annotations

import json
import re
import sys
from math import floor
from pathlib import Path

from assistant.posting.evaluation import Labelled, Tally, tally

FOLDER = Path(__file__).with_name("posting")
BASELINE = FOLDER / "baseline.json"
HIGHEST_FLOOR = 0.99  # one sentence of a set may still change its mind
SEALED = ("report", "blind", "report2", "blind2")


def labelled(name: str) -> list[Labelled]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Labelled(**json.loads(line)) for line in lines]


def raised(floors: dict[str, float], counts: Tally) -> dict[str, float]:
    """Precision and recall to commit: what was measured, rounded down to 0.01, never under what was committed."""
    measured = {"precision": counts.precision, "recall": counts.recall}
    return {
        key: max(floors.get(key, 0.0), min(floor(value * 100) / 100, HIGHEST_FLOOR))
        for key, value in measured.items()
    }


def laid_out(baseline: dict[str, object]) -> str:
    """JSON with a set, or a level of the histories, on one line."""
    text = json.dumps(baseline, ensure_ascii=False, indent=2)
    innermost = re.compile(r"([\[{])\s+([^\[\]{}]*?)\s+([\]}])")
    for _ in range(2):
        text = innermost.sub(lambda m: m[1] + re.sub(r"\s*\n\s*", " ", m[2]) + m[3], text)
    return text + "\n"


def main(arguments: list[str]) -> None:
    committed = json.loads(BASELINE.read_text(encoding="utf-8"))
    for name in [one for one in arguments if one != "--write"] or ["tune", "report"]:
        for level, counts in tally(labelled(name)).items():
            print(f"{name} {level}: precision {counts.precision:.3f} recall {counts.recall:.3f}")
            floors = committed.setdefault(name, {})
            floors[level] = raised(floors.get(level, {}), counts)
            if name in SEALED:
                continue
            for line in counts.wrong:
                print("  wrong ", line)
            for line in counts.missed:
                print("  missed", line)
    if "--write" in arguments:
        BASELINE.write_text(laid_out(committed), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
