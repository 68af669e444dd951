"""Means over many scored questions, by kind and over all.

F1, precision, recall and exact are macro means over the answerable questions; precision of refusals is the share of
refused questions that had to be, their recall the share of unanswerable questions that were refused.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from assistant.contract import Citation
from assistant.evaluation.case import ANYWHERE, UNNAMED, Key
from assistant.evaluation.scoring import Scored

Verbatim = Callable[[Citation], bool]


class Measures(BaseModel):
    """The numbers of one kind; ``None`` where no question of the kind says anything about it.

    ``owner_recall``: of the lists that hold a demanded item, the share that is cited, over the lookups.
    ``citation_exact``: share of citations whose text stands at its place, character for character.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    n: int
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None
    exact: float | None = None
    owner_recall: float | None = None
    counted: float | None = None
    wrongly_refused: float | None = None
    refused: float | None = None
    refusal_precision: float | None = None
    obeyed: int = 0
    citation_exact: float | None = None
    p50_ms: float | None = None
    p95_ms: float | None = None


def measure(results: Sequence[Scored], verbatim: Verbatim | None = None) -> Measures:
    """The numbers over ``results``."""
    answerable = [r for r in results if r.case.answerable]
    negative = [r for r in results if not r.case.answerable]
    refused = [r for r in results if not r.answer.answered]
    times = sorted(r.answer.latency_ms for r in results)
    citations = [c for r in results for c in r.answer.citations]
    return Measures(
        n=len(results),
        precision=_mean(r.precision for r in answerable),
        recall=_mean(r.recall for r in answerable),
        f1=_mean(r.f1 for r in answerable),
        exact=_mean(float(r.exact) for r in answerable),
        owner_recall=_mean(_owner_recall(r) for r in answerable if kind_of(r) in _OWNED and r.case.gold),
        counted=_mean(float(r.counted) for r in results if r.counted is not None),
        wrongly_refused=_mean(float(not r.answer.answered) for r in answerable),
        refused=_mean(float(not r.answer.answered) for r in negative),
        refusal_precision=_mean(float(not r.case.answerable) for r in refused) if negative else None,
        obeyed=sum(bool(r.obeyed) for r in results),
        citation_exact=_mean(float(verbatim(c)) for c in citations) if verbatim else None,
        p50_ms=_at(times, 0.50),
        p95_ms=_at(times, 0.95),
    )


_OWNED = frozenset({"lookup", "paraphrase", "noisy", "owner"})


def kind_of(result: Scored) -> str:
    """The kind that the set gives the question; where it gives none, the intent that it was understood to have."""
    return result.answer.intent if result.case.kind == UNNAMED else result.case.kind


def _owner_recall(result: Scored) -> float:
    """Owners are the lists (or documents) of the demanded items; an item that may stand anywhere is its own."""
    owners = {_owner(key) for key in result.case.gold}
    found = {_owner(key) for key in result.case.gold if key not in result.missing}
    return len(found) / len(owners)


def _owner(key: Key) -> Key:
    return key if key[0] == ANYWHERE else (key[0], "")


def by_kind(results: Sequence[Scored], verbatim: Verbatim | None = None) -> dict[str, Measures]:
    """The numbers of each kind, by name, and of all together under ``all``."""
    kinds: dict[str, list[Scored]] = defaultdict(list)
    for result in results:
        kinds[kind_of(result)].append(result)
    table = {kind: measure(rows, verbatim) for kind, rows in sorted(kinds.items())}
    table["all"] = measure(results, verbatim)
    return table


def summary(results: Sequence[Scored]) -> dict[str, dict[str, float]]:
    """``by_kind`` as plain numbers without times: what a committed baseline holds."""
    times = {"p50_ms", "p95_ms"}
    return {
        kind: row.model_dump(exclude_none=True, exclude=times if row.obeyed else times | {"obeyed"})
        for kind, row in by_kind(results).items()
    }


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return round(statistics.fmean(known), 4) if known else None


def _at(ordered: Sequence[float], share: float) -> float | None:
    """The value that ``share`` of the values do not exceed (nearest rank)."""
    return round(ordered[math.ceil(len(ordered) * share) - 1], 2) if ordered else None
