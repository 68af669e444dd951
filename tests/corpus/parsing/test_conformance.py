"""Every trap of the grammar as a small text with the reading it must get (conformance.jsonl)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.parsing import parse
from corpus.parsing.result import Parse

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "conformance.jsonl").read_text("utf-8").splitlines()
]


def _key(one: dict[str, Any]) -> tuple[str, str, str, list[str]]:
    return one["role"], one["kind"], one["heading"] or "", one["items"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reads_as_expected(case: dict[str, Any], assert_sound: Callable[[str, Parse], None]) -> None:
    parsed = parse(case["text"])
    assert_sound(case["text"], parsed)
    got = [
        {
            "role": role.title,
            "kind": lst.kind,
            "heading": lst.heading,
            "items": [item.text for item in lst.items],
        }
        for role in parsed.result.roles
        for lst in role.lists
    ]
    assert sorted(map(_key, got)) == sorted(map(_key, case["expect"]))
    values = {role.title: {field.name: field.text for field in role.fields} for role in parsed.result.roles}
    for role, wanted in case["fields"].items():
        assert wanted.items() <= values[role].items()
    for text in case["dropped"]:
        assert any(text in dropped.text for dropped in parsed.result.dropped), text


def test_names_are_unique() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES)
