"""Reads the rule table ``rules.yaml`` with its classes of words (``words.yaml``) and makes its patterns ready."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from assistant.posting.contract import Certainty, Level
from assistant.posting.needs import Pattern
from assistant.posting.nets import Net

_MACRO = re.compile(r"<([A-Z]+)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``good`` and ``bad`` are sentences that must not, and must, give its finding."""

    id: str
    level: Level
    title: str
    patterns: tuple[Pattern, ...]
    nets: tuple[Net, ...]
    exceptions: tuple[Pattern, ...]
    refusable: bool
    allowable: bool
    topical: bool
    basis: str
    certainty: Certainty
    advice: str
    rewrite: str | None
    substitutions: tuple[tuple[re.Pattern[str], str], ...]
    good: tuple[str, ...]
    bad: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleTable:
    """All rules, in the order of the file, and the words that take a finding back."""

    rules: tuple[Rule, ...]
    refusals: re.Pattern[str]
    allowances: re.Pattern[str]
    topics: re.Pattern[str]
    work: re.Pattern[str]
    fingerprint: str


@cache
def rule_table() -> RuleTable:
    """The packaged table, read once."""
    folder = files("assistant.posting")
    return parsed(
        *(folder.joinpath(name).read_text(encoding="utf-8") for name in ("rules.yaml", "words.yaml"))
    )


def parsed(source: str, words: str) -> RuleTable:
    """The table that a YAML text describes, with the classes of words that another one gives.

    Raises:
        ValueError, KeyError, re.error: the table is wrong; it is packaged, so a test finds that first.
    """
    raw = yaml.safe_load(source)
    macros: dict[str, str] = yaml.safe_load(words)["classes"]
    rules = tuple(_rule(entry, macros) for entry in raw["rules"])
    if len({rule.id for rule in rules}) != len(rules):
        raise ValueError("two rules bear one id")
    return RuleTable(
        rules=rules,
        refusals=_compiled(raw["refusals"], macros),
        allowances=_compiled(raw["allowances"], macros),
        topics=_compiled(raw["topics"], macros),
        work=_compiled(raw.get("work", "(?!)"), macros),
        fingerprint=hashlib.sha256((source + words).encode()).hexdigest()[:12],
    )


def _rule(entry: dict[str, Any], macros: dict[str, str]) -> Rule:
    return Rule(
        id=entry["id"],
        level=entry["level"],
        title=entry["title"],
        patterns=tuple(Pattern(_whole(p, macros)) for p in entry["patterns"]),
        nets=tuple(_net(one, macros) for one in entry.get("nets", [])),
        exceptions=tuple(Pattern(_whole(p, macros)) for p in entry["exceptions"]),
        refusable=entry["refusable"],
        allowable=entry.get("allowable", entry["refusable"]),
        topical=entry.get("topical", False),
        basis=entry["basis"],
        certainty=entry["certainty"],
        advice=entry["advice"],
        rewrite=entry.get("rewrite"),
        substitutions=tuple((_compiled(p, macros), words) for p, words in entry.get("substitutions", [])),
        good=tuple(entry["good"]),
        bad=tuple(entry["bad"]),
    )


def _net(entry: dict[str, Any], macros: dict[str, str]) -> Net:
    return Net(
        ground=Pattern(_whole(entry["ground"], macros)),
        holds=tuple(Pattern(_whole(one, macros)) for one in entry["holds"]),
        unless=Pattern(_whole(entry["unless"], macros)),
    )


def _compiled(pattern: str, macros: dict[str, str]) -> re.Pattern[str]:
    return re.compile(_whole(pattern, macros), re.MULTILINE)


def _whole(pattern: str, macros: dict[str, str]) -> str:
    """The pattern with its classes of words written out."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda found: macros[found.group(1)], pattern)
    return pattern
