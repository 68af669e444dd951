"""Quality is a number: the report parts score what ``baseline.json`` says, until it is updated on purpose."""

import json
from pathlib import Path

import pytest

from tests.eval.baseline import BASELINE, measured

TOLERANCE = 0.002  # a cosine's last digit may decide one item on another processor


def test_the_answers_score_what_was_committed(assets_dir: Path) -> None:
    committed = json.loads(BASELINE.read_text(encoding="utf-8"))
    for name, kinds in measured(assets_dir).items():
        for kind, row in kinds.items():
            assert row == pytest.approx(committed[name][kind], abs=TOLERANCE), (
                f"{name}/{kind} changed: look why, then run python -m tests.eval.baseline --write"
            )
