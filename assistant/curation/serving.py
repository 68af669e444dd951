"""A curated answer in the shape of every other: its text first, then the duties it rests on, cited verbatim."""

from __future__ import annotations

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block
from assistant.curation.curated import CuratedRecords, Match

_LABEL = "人工解答"


def curated_outcome(match: Match, asked: Asked, desk: Desk) -> Outcome | None:
    """What is served; ``None`` for a stale answer, or one whose duties do not stand at their places."""
    answer = match.answer
    if answer.stale or not all(desk.knowledge.source.holds(duty) for duty in match.duties):
        return None
    items = desk.composer.items(match.duties)
    markers = [marker for item in items for marker in item.markers]
    blocks = [Block(type="text", text=answer.text, label=_LABEL, markers=markers)]
    if items:
        blocks.append(Block(type="group", text="", label="依据", children=items))
    basis = "" if items else "，没有引用原文"
    return Outcome(
        intent=asked.intent or "lookup",
        blocks=tuple(blocks),
        total=len(items),
        shown=len(items),
        notes=(f"{_LABEL}，由人整理（{answer.updated_at[:10]} 更新）{basis}。",),
        worded_by="curated",
    )


def served(records: CuratedRecords, asked: Asked, desk: Desk) -> tuple[Outcome | None, tuple[str, ...]]:
    """The curated outcome for a question, and what the reader must know when there is one that cannot be used."""
    match = records.match(desk.knowledge.kb, (asked.standalone, asked.wording.original))
    if match is None:
        return None, ()
    outcome = curated_outcome(match, asked, desk)
    if outcome is not None:
        return outcome, ()
    return None, ("这个问题有一条人工解答，但它引用的职责已经变更，待复核后才会再用。",)
