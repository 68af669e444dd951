"""Titles hold their committed measures."""

from __future__ import annotations

import json

from tests.eval.titles.measure import BASELINE, EVERY, name_measures, occupation_measures


def test_names_hold() -> None:
    measures, wrong = name_measures()
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))["names"]
    assert measures["precision"] >= max(0.95, baseline["precision"]), wrong
    assert measures["recall"] >= baseline["recall"], wrong


def test_the_wheels_cases_hold() -> None:
    """Update with ``python -m tests.eval.titles.measure --update`` after looking at what it prints."""
    measures = occupation_measures(EVERY)
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))["sampled"]
    assert measures["cases"] == baseline["cases"]
    for name in ("top1", "top3", "same_class"):
        assert measures[name] >= baseline[name] - 0.005, name
