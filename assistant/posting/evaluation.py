"""Precision and recall of the rule table on labelled sentences, by level.

A sentence's label says which rules must find something, and around which words; a finding counts as right when its
rule is expected and it touches those words. Every other finding is wrong, every expectation not met is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.posting.checker import Checker
from assistant.posting.contract import Level
from assistant.posting.rules import rule_table


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, and for each rule that must fire the words that it is about."""

    text: str
    expect: Mapping[str, str]


@dataclass(slots=True)
class Tally:
    """Counts for one level, with the sentences that went wrong."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the findings that were expected."""
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the expectations that were met."""
        expected = self.right + len(self.missed)
        return self.right / expected if expected else 1.0


def tally(sentences: Iterable[Labelled]) -> dict[Level, Tally]:
    """The counts for ``block`` and ``warn``."""
    checker = Checker(rule_table())
    levels = {rule.id: rule.level for rule in rule_table().rules}
    tallies: dict[Level, Tally] = {"block": Tally(), "warn": Tally()}
    for sentence in sentences:
        met: set[str] = set()
        for found in checker.statements(sentence.text):
            words = sentence.expect.get(found.rule)
            start = sentence.text.find(words) if words else -1
            if words and found.start < start + len(words) and start < found.end:
                met.add(found.rule)
            else:
                tallies[found.level].wrong.append(f"{sentence.text} → {found.rule}: {found.text}")
        for rule in sentence.expect:
            if rule in met:
                tallies[levels[rule]].right += 1
            else:
                tallies[levels[rule]].missed.append(f"{sentence.text} → {rule}")
    return tallies
