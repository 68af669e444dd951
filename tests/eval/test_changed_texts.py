"""Texts as copying changes them: none may be read worse than committed."""

from __future__ import annotations

import json

import pytest

from tests.eval.changed_texts import SHARES, shares


@pytest.mark.slow
def test_changed_texts_are_read_as_committed() -> None:
    committed = json.loads(SHARES.read_text(encoding="utf-8"))
    found = shares()
    assert set(found) == set(committed)
    worse = {
        (change, measure): (value, found[change][measure])
        for change, row in committed.items()
        for measure, value in row.items()
        if found[change][measure] < value
    }
    assert worse == {}
