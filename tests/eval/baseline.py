"""The committed quality of the answers: ``python -m tests.eval.baseline [--write]``.

Scores the parts that are only reported, never tuned on. A change of behaviour shows here as a diff of
``baseline.json``; the numbers are deterministic, so any difference fails the test until it is written anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from assistant import evaluation
from tests.eval.workspace import SETS, open_workspace

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"

Table = dict[str, dict[str, dict[str, float]]]


def measured(assets: Path | None = None) -> Table:
    """Scores by set and kind over the report parts."""
    table: Table = {}
    for name in SETS:
        workspace = open_workspace(name, assets=assets)
        cases = evaluation.load(HERE / name / "report.jsonl")
        table[name] = evaluation.summary(evaluation.run(cases, workspace.assistant.ask))
        workspace.catalogue.close()
    return table


def main() -> None:
    """Print the table; with ``--write``, commit to it."""
    table = measured()
    for name, kinds in table.items():
        print(f"{name}/report.jsonl")
        for kind, row in kinds.items():
            print(f"  {kind:14s} " + "  ".join(f"{key} {value:g}" for key, value in row.items()))
    if "--write" in sys.argv:
        BASELINE.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
