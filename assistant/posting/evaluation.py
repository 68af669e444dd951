"""Precision and recall of the rule table on labelled sentences, by level.

A sentence's label says which rules must find something, and around which words (one place, or several); a finding
counts as right when its rule is expected and it touches such words. Every other finding is wrong, every place not met
is missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from assistant.posting.checker import Checker
from assistant.posting.contract import Level
from assistant.posting.rules import rule_table


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence, and for each rule that must fire the words that it is about: one place, or a list of them."""

    text: str
    expect: Mapping[str, str | list[str]]

    def places(self) -> list[tuple[str, int, int]]:
        """Rule, start and end (exclusive) of every place at which a finding is expected.

        Raises:
            ValueError: the words of a label do not stand in its text.
        """
        return [
            (rule, start := self.text.index(words), start + len(words))
            for rule, said in self.expect.items()
            for words in ([said] if isinstance(said, str) else said)
        ]


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
        met: set[tuple[str, int, int]] = set()
        places = sentence.places()
        for found in checker.statements(sentence.text):
            touched = {p for p in places if p[0] == found.rule and found.start < p[2] and p[1] < found.end}
            met |= touched
            if not touched:
                tallies[found.level].wrong.append(f"{sentence.text} → {found.rule}: {found.text}")
        for place in places:
            if place in met:
                tallies[levels[place[0]]].right += 1
            else:
                words = sentence.text[place[1] : place[2]]
                tallies[levels[place[0]]].missed.append(f"{sentence.text} → {place[0]}: {words}")
    return tallies
