"""The occupation standard's 10,583 duties are lawful words about work: the check must leave them alone."""

from __future__ import annotations

from pathlib import Path

from assistant.posting.checker import Checker
from assistant.posting.rules import rule_table
from corpus.assets import OCCUPATIONS, AssetStore
from corpus.occupations import parse


def test_hardly_any_duty_of_the_standard_is_found_unlawful(assets_dir: Path) -> None:
    folder = AssetStore(assets_dir).pull(OCCUPATIONS)
    (file,) = folder.rglob("csco22.csv")
    result = parse(file.read_text(encoding="utf-8")).result
    duties = [item.text for role in result.roles for one in role.lists for item in one.items]
    assert len(duties) > 10_000
    checker = Checker(rule_table())
    found = [one for text in duties[::4] for one in checker.statements(text) if one.level != "info"]
    assert len(found) <= 2, found
