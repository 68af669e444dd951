"""The masks lose no match: what they give is what the pattern finds walking through the whole text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.posting.needs import Need, Pattern
from assistant.posting.rules import rule_table
from assistant.posting.starts import matches
from assistant.posting.view import view_of

SETS = Path(__file__).resolve().parents[2] / "eval" / "posting"


def _spans(pattern: Pattern, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    view = view_of(text)
    walked = [found.span() for found in pattern.compiled.finditer(view.text)]
    return [found.span() for found in matches(pattern, view)], walked


def test_every_rule_finds_what_it_finds_without_masks() -> None:
    rows = (SETS / "own3.jsonl").read_text(encoding="utf-8").splitlines()
    texts = ["\n".join(json.loads(row)["text"] for row in rows[at : at + 40]) for at in range(0, 400, 80)]
    for rule in rule_table().rules:
        for pattern in (*rule.patterns, *rule.exceptions):
            for text in texts:
                masked, walked = _spans(pattern, text)
                assert masked == walked, pattern.source


@pytest.mark.parametrize(
    "source",
    [
        "(?:男|女)(?:的|生)?(?:优先|佳)",
        "(?<=[招收])男|女(?=生|的)",
        "(?<!不)招[^,]{0,3}?男",
        "男*女+|招{2,3}",
        "^男|女$",
        "(?:男|女)?",  # matches nothing too
        "[^招]女",
        "(男|女)\\1",
        "招.*女",
    ],
)
@given(text=st.text(alphabet="男女招收的生不优先佳,\n", max_size=40))
def test_any_pattern_finds_what_it_finds_without_masks(source: str, text: str) -> None:
    masked, walked = _spans(Pattern(source), text)
    assert masked == walked


def test_needs_stand_at_their_distance() -> None:
    (way,) = Pattern("(?:已|未)婚的?优先").ways
    assert Need(frozenset("优"), 2, 3) in way
    assert Need(frozenset("已未"), 0, 0) in way


def test_a_long_text_is_walked_through() -> None:
    text = "维护客户关系。" * 4_000 + "男生优先"
    masked, walked = _spans(Pattern("男生?优先"), text)
    assert masked == walked == [(28_000, 28_004)]
