"""Duties as an answer shows them: grouped by owner and list, near-equal ones folded into one line, no mark lost."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Desk
from assistant.contract import Block
from assistant.evidence import Found
from corpus import folding


def owner_groups(desk: Desk, found: Sequence[Found]) -> list[Block]:
    """One group per role, in it one per list, in it the duties; near-equal ones folded, owners kept."""
    knowledge = desk.knowledge
    by_role: dict[str, dict[str, list[Found]]] = {}
    twins_of: dict[str, tuple[Found, ...]] = {}
    for leader, twins in fold(found):
        for f in (leader, *twins):
            desk.composer.mark(f.duty, f.score)
        by_role.setdefault(leader.duty.role_id, {}).setdefault(leader.duty.list_id, []).append(leader)
        twins_of[leader.duty.id] = twins
    blocks = []
    for role_id, lists in by_role.items():
        children = [
            Block(
                type="group",
                label=knowledge.label(knowledge.lists[list_id]),
                text="",
                children=[_line(desk, f, twins_of[f.duty.id]) for f in leaders],
            )
            for list_id, leaders in lists.items()
        ]
        blocks.append(Block(type="group", label=knowledge.roles[role_id].title, text="", children=children))
    return blocks


def _line(desk: Desk, leader: Found, twins: Sequence[Found]) -> Block:
    markers = [m for f in (leader, *twins) if (m := desk.composer.mark(f.duty, f.score)) is not None]
    also = "、".join(desk.knowledge.label(desk.knowledge.lists[f.duty.list_id]) for f in twins)
    children = [Block(type="note", text=f"同样的职责也见于：{also}")] if also else []
    return Block(
        type="item", text=leader.duty.text, label=leader.duty.number or "", markers=markers, children=children
    )


def fold(found: Sequence[Found]) -> list[tuple[Found, tuple[Found, ...]]]:
    """Near-equal duties brought together, the first one leading; none is lost."""
    return [
        (found[one.leader], tuple(found[place] for place in one.twins))
        for one in folding.fold(f.duty.text for f in found)
    ]
