"""Quality is a number: the sets score what ``baseline.json`` says, until it is updated on purpose."""

from pathlib import Path

import pytest

from tests.eval.baseline import BLIND, QUICK, REPORTED, committed, measured

TOLERANCE = 0.002  # a cosine's last digit may decide one item on another processor
QUICK_TOLERANCE = 0.02  # below one question of the smaller sample: none of it may get worse
_HIGHER = ("f1", "recall", "precision", "exact", "refused")


def test_the_quick_part_got_no_worse(assets_dir: Path) -> None:
    before = committed()[QUICK]
    for name, row in measured(QUICK, assets_dir).items():
        for measure in _HIGHER:
            assert row[measure] >= before[name][measure] - QUICK_TOLERANCE, (
                f"{name}: {measure} fell from {before[name][measure]} to {row[measure]}"
            )
        assert row["wrongly_refused"] <= before[name]["wrongly_refused"] + QUICK_TOLERANCE, name


@pytest.mark.slow
@pytest.mark.parametrize("part", [*REPORTED, *BLIND])
def test_the_report_parts_score_what_was_committed(part: str, assets_dir: Path) -> None:
    before = committed()[part]
    now = measured(part, assets_dir)
    changed = [kind for kind, row in now.items() if row != pytest.approx(before[kind], abs=TOLERANCE)]
    # Names only: whoever runs the tests must not learn a report part's scores by the way.
    assert not changed and set(now) == set(before), (
        f"{part}: {', '.join(changed)} changed: look why (on the parts that may be tuned on), "
        "then run python -m tests.eval.baseline --write"
    )
