"""Which of the known names a typed title means, with the reason, best first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from corpus.titles.reading import Title, read_title

Reason = Literal["same", "spelling", "department", "short", "longer", "level", "rank", "alike"]
"""Why a name is offered. The first five mean the same job; the rest are neighbours to ask about."""

SURE: Final = 0.7
_SCORES: Final[dict[Reason, float]] = {
    "same": 1.0,
    "spelling": 0.97,  # 销售部门 负责人岗 = 销售部负责人
    "department": 0.9,  # 营业部负责人 = 销售部负责人, 销售经理 = 销售部经理
    "short": 0.8,  # 出纳 for 财务科出纳, PHP工程师 for PHP工程师（高级）
    "longer": 0.75,  # 财务科出纳 where the texts say 出纳
    "level": 0.6,  # 高级会计师 is not 会计师
    "rank": 0.5,  # 销售主管 is not 销售经理
    "alike": 0.0,
}
_ALIKE: Final = 0.4  # Dice of the characters' pairs from which on a name is worth offering


@dataclass(frozen=True, slots=True)
class Match:
    """A known name, how surely it is meant (0..1) and why."""

    name: str
    score: float
    reason: Reason

    @property
    def sure(self) -> bool:
        """Whether the name means the same job; else it is a neighbour, to be offered, never taken."""
        return self.score >= SURE


def resolve_title(typed: str, names: Iterable[str], *, limit: int = 5) -> list[Match]:
    """Rank ``names`` by how surely ``typed`` means them; names that have nothing in common are left out."""
    wanted = read_title(typed)
    if not wanted.key:
        return []
    found = [match for name in dict.fromkeys(names) if (match := _match(typed, wanted, name)) is not None]
    return sorted(found, key=lambda match: (-match.score, len(match.name), match.name))[:limit]


def _match(typed: str, wanted: Title, name: str) -> Match | None:
    known = read_title(name)
    reason = _reason(typed, wanted, name, known)
    if reason != "alike":
        return Match(name, _SCORES[reason], reason)
    alike = _dice(wanted.key, known.key)
    return Match(name, round(alike * 0.5, 4), "alike") if alike >= _ALIKE else None


def _reason(typed: str, wanted: Title, name: str, known: Title) -> Reason:
    if typed == name:
        return "same"
    if wanted.key == known.key:
        return "spelling"
    if not wanted.names_somebody or not known.names_somebody:
        return "alike"
    same_field = wanted.field == known.field
    if wanted.rank == known.rank:
        said = wanted.seniority == known.seniority and (not wanted.note or wanted.note == known.note)
        if same_field and said and wanted.note == known.note:
            spelled = wanted.department == known.department and wanted.key[:1] == known.key[:1]
            return "spelling" if spelled and wanted.unit == known.unit else "department"
        if same_field and not wanted.seniority and not wanted.note:
            return "short"  # the text tells levels or places apart, the question does not
        if said and known.department and not wanted.department and wanted.trade == known.trade:
            return "short"
        if said and wanted.department and not known.department and wanted.trade == known.trade:
            return "longer"
        return "level" if same_field else "alike"
    return "rank" if same_field else "alike"


def _dice(a: str, b: str) -> float:
    left, right = ({text[i : i + 2] for i in range(len(text) - 1)} or {text} for text in (a, b))
    return 2 * len(left & right) / (len(left) + len(right))
