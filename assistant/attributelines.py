"""Jobs compared by several attributes: "推广专员跟推广经理，薪水和年限各差多少", "两个岗的学历、年龄要求一样吗"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import GENERAL, Attribute, attribute_in, spoken_attribute
from assistant.attributing import by_attribute, field_lines
from assistant.contract import Block
from assistant.rereading import joined_parts
from corpus.model import Duty, Role, RoleField
from index.text import folded

_JOINT = re.compile(r"[，,、；;/ ]|和|跟|与|及|还有|以及|或者?")


def attributes_joined(rest: str, *, spoken: bool = False) -> tuple[Attribute, ...]:
    """The attributes that ``rest``, in which the jobs are left out, names one by one: 薪水和学历, 学历专业.

    Args:
        spoken: whether a bare word by which texts head an attribute names it too: 经验 of 学历和经验.
    """
    found = [
        attribute
        for piece in _JOINT.split(rest)
        for attribute in _named_in((spoken_attribute(piece) or piece) if spoken else piece)
    ]
    return tuple(a for a in dict.fromkeys(found) if a.name not in GENERAL)


def _named_in(piece: str) -> list[Attribute]:
    found: list[Attribute] = []
    while len(piece) > 1 and (attribute := attribute_in(piece)):
        found.append(attribute)
        said = [w for w in (attribute.name, *attribute.patterns) if w in piece]
        piece = piece.replace(max(said, key=len), " ").strip()
    return found


def _labelled(rest: str, roles: Sequence[Role]) -> list[tuple[Role, RoleField]]:
    """The jobs' fields that a piece of ``rest`` calls by the end of their label, and that no attribute is: 工作年限 by 年限."""
    pieces = [p for p in _JOINT.split(rest) if len(p) > 1 and not attribute_in(p)]
    return [(r, f) for r in roles for f in r.fields if any(folded(f.name)[-_LABEL_END:] in p for p in pieces)]


def _labelled_items(rest: str, roles: Sequence[Role], desk: Desk) -> list[Duty]:
    """The same where the label opens an item of a list: 工作年限：一年以上."""
    pieces = [p for p in _JOINT.split(rest) if len(p) > 1 and not attribute_in(p)]
    labels = (
        (d, folded(d.text).partition(":"))
        for d in desk.knowledge.duties(desk.knowledge.lists_of([r.id for r in roles]))
    )
    return [
        d
        for d, (label, colon, _) in labels
        if colon and len(label) <= _LABEL and any(label[-_LABEL_END:] in p for p in pieces)
    ]


_LABEL_END, _LABEL = 2, 6


def by_several(asked: Asked, desk: Desk) -> Outcome | None:
    """The lines of each attribute, job by job; ``None`` where no two are named, or the texts lack all of them."""
    roles, target = asked.target.roles, asked.target
    if len(roles) < 2 or target.named_lists or target.items:
        return None
    named, labelled = attributes_joined(target.rest), _labelled(target.rest, roles)
    in_lists = _labelled_items(target.rest, roles, desk)
    names = dict.fromkeys(
        (*(f.name for _, f in labelled), *(folded(d.text).partition(":")[0] for d in in_lists))
    )
    labels = {folded(name) for name in names}
    if len(named) + len(labels) < 2:
        return None
    parts = [by_attribute(desk, one, roles, asked.text) for one in named]
    if lines := [*field_lines(desk, labelled), *desk.composer.items(in_lists)]:
        head = Block(type="text", text=f"关于“{'、'.join(names)}”，文本中写到：")
        parts.append(Outcome("fact", (head, *lines), len(lines), len(lines)))
    found = joined_parts(parts)
    return replace(found, intent="compare") if found else None
