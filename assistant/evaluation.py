"""Scores answers against a question set: items found, enumerations exact, refusals right.

A set is JSON Lines, one question each; the fields are described in ``tests/eval/seed/README.md``. Items are
compared by their verbatim text and the heading they stand under, never by wording.
"""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.contract import Answer, Citation, Question
from assistant.knowledge import heading_key
from index.text import folded

Ask = Callable[[Question], Answer]
_EDGE = "；;。.，,、：: \n\t"


@dataclass(frozen=True, slots=True)
class Case:
    """One question of a set."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    role: str | None
    gold: frozenset[tuple[str, str]]
    also_ok: frozenset[tuple[str, str]]
    by_document: bool
    lists: tuple[str, ...]
    answerable: bool
    reason: str | None
    raw: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Scored:
    """One question with what came out."""

    case: Case
    answer: Answer
    precision: float
    recall: float
    f1: float
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def right(self) -> bool:
        """Exact items, or the refusal that was due."""
        return self.f1 == 1.0 if self.case.answerable else not self.answer.answered


def load(path: Path) -> list[Case]:
    """The cases of a JSON Lines file."""
    return [_case(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _case(row: dict[str, Any]) -> Case:
    return Case(
        id=row["id"],
        kind=row["kind"],
        question=row["question"],
        history=tuple(row.get("history") or ()),
        role=row.get("role"),
        gold=frozenset(map(_gold_key, row["gold"])),
        also_ok=frozenset(map(_gold_key, row.get("also_ok") or ())),
        by_document=any("doc" in i for i in (*row["gold"], *(row.get("also_ok") or ()))),
        lists=tuple(row.get("lists") or ()),
        answerable=row["answerable"],
        reason=row.get("reason"),
        raw=row,
    )


def item_key(heading: str, text: str) -> tuple[str, str]:
    """What an item is compared by: its heading's end and its text, both folded."""
    return heading_key(heading)[-8:], folded(text).strip(_EDGE)


def _gold_key(item: dict[str, Any]) -> tuple[str, str]:
    """A set over several documents names the document instead of the heading."""
    return (
        (item["doc"], folded(item["text"]).strip(_EDGE))
        if "doc" in item
        else item_key(item["list"], item["text"])
    )


def cited_key(case: Case, citation: Citation) -> tuple[str, str]:
    """The key of a cited item, as the case's gold is keyed."""
    if case.by_document:
        return citation.document, folded(citation.text).strip(_EDGE)
    return item_key(citation.list, citation.text)


def score(case: Case, answer: Answer) -> Scored:
    """Precision, recall and F1 of the cited items; items in ``also_ok`` count neither way."""
    got = {cited_key(case, c) for c in answer.citations}
    hit = got & case.gold
    wrong = got - case.gold - case.also_ok
    if not case.gold:
        fine = _fine_without_items(case, answer)
        return Scored(case, answer, fine, fine, fine, (), tuple(t for _, t in wrong))
    precision = len(hit) / (len(hit) + len(wrong)) if hit or wrong else 0.0
    recall = len(hit) / len(case.gold)
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    missing = tuple(f"{h}·{t}" for h, t in sorted(case.gold - got))
    return Scored(case, answer, precision, recall, f1, missing, tuple(f"{h}·{t}" for h, t in sorted(wrong)))


def _fine_without_items(case: Case, answer: Answer) -> float:
    if not case.answerable:
        return float(not answer.answered)
    if not answer.answered:
        return 0.0
    if not case.lists:
        return 1.0
    wanted = {heading_key(h)[-8:] for h in case.lists}
    allowed = {heading_key(h)[-8:] for h in case.raw.get("also_lists") or ()}
    named = {heading_key(c.list)[-8:] for c in answer.citations} - (allowed - wanted)
    return len(wanted & named) / len(wanted | named)


def run(cases: Iterable[Case], ask: Ask, *, kb: str | None = None) -> list[Scored]:
    """Ask every question, its history first, each in a conversation of its own."""
    results = []
    for case in cases:
        conversation: str | None = None
        for turn in case.history:
            conversation = ask(
                Question(question=turn, conversation_id=conversation, role=case.role, kb=kb)
            ).conversation_id
        question = Question(question=case.question, conversation_id=conversation, role=case.role, kb=kb)
        results.append(score(case, ask(question)))
    return results


def summary(results: Sequence[Scored]) -> dict[str, dict[str, float]]:
    """Means by kind and over all: F1 of answerable questions, exact rate, refusals, wrong refusals."""
    by_kind: dict[str, list[Scored]] = defaultdict(list)
    for result in results:
        by_kind[result.case.kind].append(result)
    table = {kind: _row(rows) for kind, rows in sorted(by_kind.items())}
    table["all"] = _row(results)
    return table


def _row(rows: Sequence[Scored]) -> dict[str, float]:
    answerable = [r for r in rows if r.case.answerable]
    negative = [r for r in rows if not r.case.answerable]
    row: dict[str, float] = {"n": len(rows)}
    if answerable:
        row["f1"] = _mean(r.f1 for r in answerable)
        row["exact"] = _mean(float(r.f1 == 1.0) for r in answerable)
        row["recall"] = _mean(r.recall for r in answerable)
        row["wrongly_refused"] = _mean(float(not r.answer.answered) for r in answerable)
    if negative:
        row["refused"] = _mean(float(not r.answer.answered) for r in negative)
    return row


def _mean(values: Iterable[float]) -> float:
    return round(statistics.fmean(values), 4)
