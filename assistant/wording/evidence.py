"""The numbered evidence of an answer: what a sentence may lean on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.contract import Answer


@dataclass(frozen=True, slots=True)
class Evidence:
    """One cited duty: its mark, its verbatim text, every name of its role, and the heading it stands under."""

    marker: int
    text: str
    roles: tuple[str, ...]
    heading: str = ""


Aliases = Mapping[str, Sequence[str]]


def evidence_of(answer: Answer, aliases: Aliases | None = None) -> list[Evidence]:
    """The citations of an answer as evidence; ``aliases`` gives a role's other names by its title."""
    known = aliases or {}
    return [
        Evidence(
            marker=one.marker,
            text=one.text,
            roles=tuple(dict.fromkeys([one.role, *known.get(one.role, ())])),
            heading=one.list,
        )
        for one in answer.citations
    ]
