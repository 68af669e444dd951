"""Pages are asked for their own lists: no way of naming them may get worse than committed."""

from __future__ import annotations

import json

from tests.eval.own_lists import SHARES, shares


def test_pages_give_their_own_lists_as_committed() -> None:
    committed = json.loads(SHARES.read_text(encoding="utf-8"))
    found = shares()
    assert {way for way in committed if found[way] < committed[way]} == set()
