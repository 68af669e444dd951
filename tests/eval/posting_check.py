"""Prints precision and recall of the posting check: ``python -m tests.eval.posting_check [tune|report|blind|tune2|report2|own2]``.

``tune2`` and ``report2`` are by an author who saw no rules; ``own2`` is ours, written batch by batch before it was run.
``report``, ``blind`` and ``report2`` are sealed: of them only the totals are printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant.posting.evaluation import Labelled, tally

FOLDER = Path(__file__).with_name("posting")
SEALED = ("report", "blind", "report2")


def labelled(name: str) -> list[Labelled]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Labelled(**json.loads(line)) for line in lines]


if __name__ == "__main__":
    for name in sys.argv[1:] or ["tune", "report"]:
        for level, counts in tally(labelled(name)).items():
            print(f"{name} {level}: precision {counts.precision:.3f} recall {counts.recall:.3f}")
            if name in SEALED:
                continue
            for line in counts.wrong:
                print("  wrong ", line)
            for line in counts.missed:
                print("  missed", line)
