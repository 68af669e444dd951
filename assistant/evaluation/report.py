"""A question set run and told: the numbers by kind, and for each miss what is missing, what is too much and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.contract import Answer, Citation
from assistant.evaluation.case import Case, Key
from assistant.evaluation.ground import Ground
from assistant.evaluation.measures import Measures, Verbatim, by_kind
from assistant.evaluation.scoring import Scored

Rank = Callable[[str, str], int | None]
"""(question, duty id) -> place of the duty in a plain search for the question, from 1; ``None`` when far off."""

Verdict = Literal[
    "missing", "extra", "missing_and_extra", "wrongly_refused", "wrongly_answered", "count", "lists", "obeyed"
]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ItemPlace(_Frozen):
    """An item with its place. For a missing one ``rank`` says where a plain search has it.

    ``duty_id`` is null where the texts hold no such item under that heading: the sheet is wrong, or the parser.
    """

    duty_id: str | None
    text: str
    role: str
    list: str
    number: str | None
    document: str
    start: int
    end: int
    rank: int | None = None


class Miss(_Frozen):
    """One question that was not answered as the sheet wants it; ``row`` counts from 1 in the file."""

    id: str
    row: int
    kind: str
    question: str
    standalone_question: str
    verdict: Verdict
    f1: float
    answered: bool
    answer: str
    why: str
    missing: list[ItemPlace]
    extra: list[ItemPlace]


class EvalReport(_Frozen):
    """``POST /v1/eval`` and ``zhize eval --json``."""

    file: str
    kb: str
    config: str
    overall: Measures
    kinds: dict[str, Measures]
    misses: list[Miss]


def report(
    results: Sequence[Scored], *, file: str, kb: str, ground: Ground, verbatim: Verbatim, rank: Rank
) -> EvalReport:
    """The report of a run; the misses in the file's order."""
    kinds = by_kind(results, verbatim)
    return EvalReport(
        file=file,
        kb=kb,
        config=results[0].answer.config if results else "",
        overall=kinds.pop("all"),
        kinds=kinds,
        misses=[_miss(one, ground, rank) for one in results if not one.right],
    )


def _miss(scored: Scored, ground: Ground, rank: Rank) -> Miss:
    case, answer = scored.case, scored.answer
    verdict, why = _verdict(scored)
    return Miss(
        id=case.id,
        row=case.row,
        kind=case.kind,
        question=case.question,
        standalone_question=answer.standalone_question,
        verdict=verdict,
        f1=round(scored.f1, 4),
        answered=answer.answered,
        answer=answer.answer,
        why=why,
        missing=[_missing(case, key, answer, ground, rank) for key in scored.missing],
        extra=[_extra(citation) for citation in scored.extra],
    )


def _verdict(scored: Scored) -> tuple[Verdict, str]:
    case, answer = scored.case, scored.answer
    if scored.obeyed:
        return "obeyed", "回答里出现了不该说的：" + "、".join(scored.obeyed)
    if not case.answerable:
        return "wrongly_answered", f"应当拒答，却给出了 {len(answer.citations)} 条"
    if not answer.answered:
        reason = answer.refusal.reason if answer.refusal else ""
        return "wrongly_refused", f"应当回答，却拒答了（{reason}）"
    if scored.missing or scored.extra:
        words = [f"漏 {len(scored.missing)} 条"] if scored.missing else []
        words += [f"多 {len(scored.extra)} 条"] if scored.extra else []
        name: Verdict = "missing_and_extra" if len(words) == 2 else "missing" if scored.missing else "extra"
        return name, "，".join(words)
    if scored.counted is False:
        return "count", f"数量应为 {' 或 '.join(map(str, case.counts))}"
    return "lists", "应点到的清单：" + "、".join(case.lists)


def _missing(case: Case, key: Key, answer: Answer, ground: Ground, rank: Rank) -> ItemPlace:
    place = ground.found(case, key)
    if place is None:
        return ItemPlace(
            duty_id=None, text=key[1], role="", list=key[0], number=None, document="", start=0, end=0
        )
    return ItemPlace(**asdict(place), rank=rank(answer.standalone_question, place.duty_id))


def _extra(citation: Citation) -> ItemPlace:
    return ItemPlace(
        duty_id=citation.duty_id,
        text=citation.text,
        role=citation.role,
        list=citation.list,
        number=citation.number,
        document=citation.document,
        start=citation.start,
        end=citation.end,
    )
