"""Folding holds its committed measures on the labelled pairs."""

from __future__ import annotations

import json

from tests.eval.folding.measure import BASELINE, measure, pairs


def test_pairs_are_labelled_once_and_enough() -> None:
    labelled = pairs()
    assert len(labelled) >= 300
    assert len({(p.a, p.b, p.sort) for p in labelled}) == len(labelled)


def test_measures_hold() -> None:
    """Update with ``python -m tests.eval.folding.measure --update`` after looking at what it prints."""
    measures, wrong = measure()
    assert not [pair for pair in wrong if not pair.same], "different duties were folded"
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    assert measures["precision"] >= baseline["precision"]
    assert measures["recall"] >= baseline["recall"]
