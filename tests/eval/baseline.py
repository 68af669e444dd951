"""The committed quality of the answers: ``python -m tests.eval.baseline [PART ...] [--write]``.

    python -m tests.eval.baseline                       the parts that were reported before, and the quick one
    python -m tests.eval.baseline seed/report2.jsonl    a part by name; blind parts are only scored when named
    python -m tests.eval.baseline … --write             commit what was measured; other parts stay as they were

Scores of report parts are for reporting, never for tuning; a change of behaviour shows as a diff of
``baseline.json``. The quick part is a sample of the sets that may be tuned on: it guards every run of the tests.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from assistant import evaluation
from tests.eval.workspace import SETS, open_workspace

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
REPORTED = ("seed/report.jsonl", "office/report.jsonl", "occupations/report.jsonl")
BLIND = (
    "seed/report2.jsonl",
    "seed/report3.jsonl",
    "seed/report4.jsonl",
)  # scored at the end of a round of work and not in between
QUICK = "quick"
_QUICK_STEP = 10  # every tenth question of the sets that may be tuned on

Row = dict[str, float]
Table = dict[str, dict[str, Row]]


def measured(part: str, assets: Path | None = None) -> dict[str, Row]:
    """Scores by kind of one part: a file below this folder, or ``quick``."""
    if part == QUICK:
        return _quick(assets)
    name = part.split("/")[0]
    return evaluation.summary(_run(name, evaluation.load(HERE / part), assets))


def _quick(assets: Path | None) -> dict[str, Row]:
    """``all`` of each set's sample: kinds would be a handful of questions each."""
    table = {}
    for name in SETS:
        parts = sorted((HERE / name).glob("tune*.jsonl"))
        cases = [case for part in parts for case in evaluation.load(part)]
        table[name] = evaluation.summary(_run(name, cases[::_QUICK_STEP], assets))["all"]
    return table


def _run(name: str, cases: Sequence[evaluation.Case], assets: Path | None) -> list[evaluation.Scored]:
    workspace = open_workspace(name, assets=assets)
    try:
        return evaluation.run(cases, workspace.assistant.ask, kb=workspace.kb)
    finally:
        workspace.catalogue.close()


def committed() -> Table:
    """The baseline as committed."""
    found: Table = json.loads(BASELINE.read_text(encoding="utf-8"))
    return found


def show(part: str, kinds: dict[str, Row]) -> Iterable[str]:
    """The lines of a part's table."""
    yield part
    for kind, row in kinds.items():
        yield f"  {kind:14s} " + "  ".join(f"{key} {value:g}" for key, value in row.items())


def main() -> None:
    """Print the tables; with ``--write``, commit to them."""
    parts = [one for one in sys.argv[1:] if not one.startswith("-")] or [QUICK, *REPORTED]
    table = committed()
    for part in parts:
        table[part] = measured(part)
        print("\n".join(show(part, table[part])))
    if "--write" in sys.argv:
        ordered = {part: table[part] for part in (QUICK, *REPORTED, *BLIND) if part in table}
        BASELINE.write_text(json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
