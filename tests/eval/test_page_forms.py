"""The same posts in many forms: no group may be read worse than committed."""

from __future__ import annotations

import json

import pytest

from tests.eval.page_forms import SHARES, shares


@pytest.mark.slow
def test_page_forms_are_read_as_committed() -> None:
    committed = json.loads(SHARES.read_text(encoding="utf-8"))
    found = shares()
    assert {name: (share, found[name]) for name, share in committed.items() if found[name] < share} == {}
    assert set(found) == set(committed)
