"""What the user typed, on its way into a draft: made one safe line, and never an unlawful one.

Clauses in which the check finds something of level ``block`` are left out and reported; the rest stays.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from assistant.drafting.contract import DraftFinding
from assistant.posting.checker import Checker

_CLAUSE = re.compile(r"[^，,；;。！!？?、]+[，,；;。！!？?、]?")
_EDGE = " \t　，,；;。、的"


@dataclass(frozen=True, slots=True)
class Admitted:
    """What may stand in the draft ("" for nothing), and what was found."""

    text: str
    findings: tuple[DraftFinding, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return not self.findings


def one_line(text: str) -> str:
    """No line ends, control or direction-changing characters; blanks made one."""
    kept = "".join(
        " " if one.isspace() else one for one in text if one.isspace() or unicodedata.category(one)[0] != "C"
    )
    return " ".join(kept.split())


def admit(text: str, where: str, checker: Checker) -> Admitted:
    """The lawful part of ``text``; ``where`` names the field of the brief or the place in the corpus."""
    line = one_line(text)
    blocked = [one for one in checker.statements(line) if one.level == "block"]
    if not blocked:
        return Admitted(line, ())
    findings = tuple(DraftFinding(**one.model_dump(), where=where, left_out=True) for one in blocked)
    kept = "".join(
        m.group()
        for m in _CLAUSE.finditer(line)
        if not any(m.start() < one.end and one.start < m.end() for one in blocked)
    ).strip(_EDGE)
    if any(one.level == "block" for one in checker.statements(kept)):
        kept = ""
    return Admitted(kept, findings)


def admit_title(title: str, checker: Checker) -> Admitted:
    """A job title without its unlawful words: 前台 for 限女性前台."""
    admitted = admit(title, "role", checker)
    if admitted.whole:
        return admitted
    line = one_line(title)
    while blocked := [one for one in checker.statements(line) if one.level == "block"]:
        # The shortest goes first: a longer finding may reach over the job itself (只招未婚女性的前台).
        least = min(blocked, key=lambda one: one.end - one.start)
        line = (line[: least.start] + line[least.end :]).strip(_EDGE)
    return Admitted(line, admitted.findings)
