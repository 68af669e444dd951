"""Matches the rules on the view of a text and gives findings with exact places in the untouched text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.posting.contract import DISCLAIMER, CheckResult, Finding
from assistant.posting.elements import missing_elements
from assistant.posting.rules import Rule, RuleTable, rule_table
from assistant.posting.starts import matches
from assistant.posting.style import style_findings
from assistant.posting.view import View, view_of

_CLAUSE_END = re.compile(r"[,;。!?\n]")
_BLANK = re.compile(r"\S[ \t\u3000\xa0]+\S")
_PARTED = re.compile(r"[ \t\u3000]?[,，、及和且]?[ \t\u3000]?")
_BEFORE = re.compile(r"(?:^|[\s，,；;。：:！!？?、（(】\]|.])[ \t]*$")
_AFTER = re.compile(r"者?(?:$|[\s，,；;。！!？?、）)|])")
_CLAUSE_WINDOW = 40  # characters looked back for the clause's beginning


class Checker:
    """Applies one rule table. Holds no state; share it freely."""

    def __init__(self, table: RuleTable) -> None:
        self._table = table

    def check(self, text: str, *, whole: bool | None = None) -> CheckResult:
        """Every finding of ``text``.

        Args:
            whole: whether the text is a whole posting, of which the compulsory elements are asked;
                ``None`` decides by its shape.
        """
        findings = [*self.statements(text), *style_findings(text)]
        findings.sort(key=lambda one: (one.start, one.end, one.rule))
        counts = {level: sum(one.level == level for one in findings) for level in ("block", "warn", "info")}
        return CheckResult(
            findings=findings,
            blocks=counts["block"],
            warnings=counts["warn"],
            hints=counts["info"],
            missing=missing_elements(text, whole=whole),
            rules=self._table.fingerprint,
            disclaimer=DISCLAIMER,
        )

    def statements(self, text: str) -> list[Finding]:
        """The findings of the rule table alone (no style), each rule's overlapping matches made one."""
        joined = view_of(text)
        views = [joined, view_of(_parted_lines(text), spaced=True)] if _BLANK.search(text) else [joined]
        found: list[Finding] = []
        for rule in self._table.rules:
            places = {place for view in views for place in self._places(rule, view, joined)}
            for first, last in _merged(text, places):
                found.append(_finding(rule, text, first, last))
        return found

    def _places(self, rule: Rule, view: View, joined: View) -> Iterable[tuple[int, int]]:
        """Where ``rule`` finds something in ``view``, as places of the untouched text.

        What the words around a finding take back is looked for in the joined view too: "婚否 不限".
        """
        for start, end in self._matches(rule, view):
            if start == end or self._excused(rule, view, start, end):
                continue
            start, end = _trimmed(view.text, start, end)
            first, last = view.span(start, end)
            if view is joined or not self._excused(rule, joined, *joined.place(first, last)):
                yield first, last

    def _matches(self, rule: Rule, view: View) -> Iterator[tuple[int, int]]:
        for pattern in rule.patterns:
            for match in matches(pattern, view):
                yield match.span("hit") if "hit" in pattern.compiled.groupindex else match.span()
        for net in rule.nets:
            yield from net.caught(view, self._table.work)

    def _excused(self, rule: Rule, view: View, start: int, end: int) -> bool:
        touched = any(start < last and first < end for first, last in _exceptions(rule, view))
        return touched or self._taken_back(rule, view.text, start, end)

    def _taken_back(self, rule: Rule, text: str, start: int, end: int) -> bool:
        """Whether the clause refuses, allows or only speaks of it: "不收取任何押金", "婚育状况不限", "大小周问题调研"."""
        before = _CLAUSE_END.split(text[max(start - _CLAUSE_WINDOW, 0) : start])[-1]
        after = _CLAUSE_END.split(text[end : end + _CLAUSE_WINDOW])[0]
        refused = rule.refusable and self._table.refusals.search(before)
        allowed = rule.allowable and self._table.allowances.search(after)
        return bool(refused or allowed or (rule.topical and self._table.topics.search(after)))


def check(text: str, *, whole: bool | None = None) -> CheckResult:
    """Check ``text`` by the packaged rules."""
    return Checker(rule_table()).check(text, whole=whole)


def _parted_lines(text: str) -> str:
    """``text`` with every line blanked, at its length, that has no blank inside: it was matched in the joined view."""
    return "\n".join(line if _BLANK.search(line) else " " * len(line) for line in text.split("\n"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the marks at the edges, unless it is all marks."""
    within = text[start:end].strip(",;:、。!-")
    first = start + text[start:end].find(within) if within else start
    return (first, first + len(within)) if within else (start, end)


@lru_cache(maxsize=64)  # the rules of one text, in its two views
def _exceptions(rule: Rule, view: View) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for one in rule.exceptions for m in matches(one, view))


def _merged(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places that overlap, or that only a mark parts ("无高血压、心脏病"), made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if merged and (start < merged[-1][1] or _PARTED.fullmatch(text[merged[-1][1] : start])):
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _finding(rule: Rule, text: str, start: int, end: int) -> Finding:
    return Finding(
        rule=rule.id,
        level=rule.level,
        title=rule.title,
        text=text[start:end],
        start=start,
        end=end,
        basis=rule.basis,
        certainty=rule.certainty,
        advice=rule.advice,
        rewrite=_rewrite(rule, text, start, end),
    )


def _rewrite(rule: Rule, text: str, start: int, end: int) -> str | None:
    """What may safely stand instead: the rule's own substitution for these words, else what the rule gives for all.

    Words are left out only where they are a whole clause: of "招两名女性会计" nobody knows what should be left.
    """
    whole = view_of(text[start:end]).text
    for pattern, words in rule.substitutions:
        if match := pattern.fullmatch(whole):
            return match.expand(words)
    if rule.rewrite == "" and not (_BEFORE.search(text[:start][-3:]) and _AFTER.match(text[end : end + 2])):
        return None
    return rule.rewrite
