"""The rule table's own examples, run."""

from __future__ import annotations

import pytest

from assistant.posting.checker import Checker
from assistant.posting.rules import Rule, rule_table

CHECKER = Checker(rule_table())
RULES = rule_table().rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_bad_examples_are_found_and_good_ones_are_not(rule: Rule) -> None:
    for sentence in rule.bad:
        assert rule.id in {one.rule for one in CHECKER.statements(sentence)}, sentence
    for sentence in rule.good:
        assert rule.id not in {one.rule for one in CHECKER.statements(sentence)}, sentence


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_can_be_reviewed(rule: Rule) -> None:
    assert rule.good and len(rule.bad) >= 2
    assert rule.advice and rule.basis
    assert rule.level in ("block", "warn", "info")
    assert rule.certainty in ("read", "quoted", "unverified", "none")
    assert not any(pattern.compiled.match("") for pattern in rule.patterns), "matches nothing at all"
