"""Profiles hold their committed measures on the labelled roles and on the seed."""

from __future__ import annotations

import json

from tests.eval.profiles.measure import BASELINE, measure


def test_measures_hold() -> None:
    """Update with ``python -m tests.eval.profiles.measure --update`` after looking at what it prints."""
    measures, wrong = measure()
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    for name, now in measures.items():
        assert now["precision"] >= max(0.95, baseline[name]["precision"]), wrong
        assert now["recall"] >= baseline[name]["recall"], wrong
