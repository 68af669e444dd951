"""Every job asked for all that it has, in the ways that people ask: no group may be answered worse than committed."""

from __future__ import annotations

import json

import pytest

from tests.eval.plain_asks import SHARES, ask_all, shares


@pytest.mark.slow
def test_plain_asks_are_answered_as_committed() -> None:
    committed = json.loads(SHARES.read_text(encoding="utf-8"))
    found = shares(list(ask_all()))
    assert {name: (share, found[name]) for name, share in committed.items() if found[name] < share} == {}
    assert set(found) == set(committed)
