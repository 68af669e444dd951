"""Lines on the opposite of what is asked, taken out of the evidence: 一般投诉 for 重大投诉, 新员工 for 老员工."""

from __future__ import annotations

from dataclasses import replace

from assistant.asked import Asked, Desk
from assistant.evidence import Evidence, Found
from assistant.opposites import Opposed, opposed

_ROUNDING = 0.01  # of the matter


def qualifiers_of(asked: Asked, desk: Desk) -> list[Opposed]:
    """The words of the question that exclude others beside its nouns."""
    nouns = [term.word for term in asked.topic.terms]
    return opposed(desk.index.words(asked.target.rest or asked.text), nouns)


def without_opposites(asked: Asked, desk: Desk, evidence: Evidence) -> Evidence:
    """Lines on the opposite of what is asked (一般投诉 for 重大投诉) lead only to what is nearest.

    Where some are, only what says the side asked for stays, else what says neither and holds as much of the matter.
    """
    if not evidence.found:
        return evidence
    qualifiers = qualifiers_of(asked, desk)
    contrary: list[Found] = []
    kept: list[Found] = []
    for found in evidence.found:
        headings = desk.knowledge.context(found.duty.list_id)
        against = any(q.contradicts(found.duty.text, headings) for q in qualifiers)
        (contrary if against else kept).append(found)
    if not contrary:
        return evidence
    said = [f for f in kept if any(q.confirms(f.duty.text) for q in qualifiers)]
    enough = max(f.support.coverage for f in contrary) - _ROUNDING
    kept = said or [f for f in kept if f.support.coverage >= enough]
    return replace(evidence, found=tuple(kept), nearest=(*contrary, *evidence.nearest))
