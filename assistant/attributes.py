"""Attributes of a job that people ask about and duty texts often do not hold: pay, degree, leave …

An attribute is answered from the role's fields and from lists of a fitting kind only: a duty that speaks
of 工资 (核算工资) says nothing about this job's own pay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block
from assistant.refusing import not_covered, which_role
from corpus.model import Role
from corpus.parsing.result import Kind

ATTRIBUTE_KINDS: tuple[Kind, ...] = (
    "requirement",
    "benefit",
    "condition",
    "kpi",
    "relation",
    "authority",
    "other",
)


_WHOSE = 3  # an attribute of nobody in particular is asked back where there are more roles
# Attributes that ask for a role's requirements as a whole, not for one of them.
GENERAL = frozenset({"技能要求", "性格素质"})


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: how people ask for it, which fields hold it, which words prove it."""

    name: str
    patterns: tuple[str, ...]
    fields: tuple[str, ...]
    evidence: tuple[str, ...]


@cache
def attributes() -> tuple[Attribute, ...]:
    """The packaged table."""
    text = (files("assistant.data") / "attributes.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(
        Attribute(r[0], tuple(r[1].split()), tuple(r[2].replace(" ", "|").split("|")), tuple(r[3].split()))
        for r in rows
    )


def attribute_in(text: str) -> Attribute | None:
    """The attribute that the question asks for: the one with the longest pattern found in it."""
    best: tuple[int, Attribute | None] = (0, None)
    for attribute in attributes():
        size = max((len(p) for p in (attribute.name, *attribute.patterns) if p in text), default=0)
        if size > best[0]:
            best = (size, attribute)
    return best[1]


def has_other_matter(asked: Asked, attribute: Attribute) -> bool:
    """Whether another clause of the question has a matter: 排班表 in "排班表多久审一次，审不完扣多少钱"."""
    words = " ".join((attribute.name, *attribute.patterns, *attribute.evidence))
    asking = (attribute.name, *attribute.patterns)
    elsewhere = [c for c in re.split(r"[，,；;。]", asked.text) if not any(p in c for p in asking)]
    return any(
        len(term.word) > 1 and term.word not in words and any(term.word in c.lower() for c in elsewhere)
        for term in asked.topic.terms
    )


def has_field(attribute: Attribute, roles: Sequence[Role]) -> bool:
    """Whether a role's fields hold the attribute: "直接上级是谁" is then no question about duties."""
    return any(
        name and name in field.name for role in roles for field in role.fields for name in attribute.fields
    )


def by_attribute(desk: Desk, attribute: Attribute, roles: Sequence[Role]) -> Outcome:
    """Fields and fitting lists of the roles that hold the attribute; refused when none does."""
    role_ids = [role.id for role in roles] or list(desk.knowledge.roles)
    if len(role_ids) > _WHOSE and not roles:
        return which_role(desk, "fact", f"的{attribute.name}")
    fields = [
        (role, field)
        for role in (desk.knowledge.roles[i] for i in role_ids)
        for field in role.fields
        if any(name and name in field.name for name in attribute.fields)
    ]
    lists = desk.knowledge.lists_of(role_ids, *ATTRIBUTE_KINDS)
    duties = [d for d in desk.knowledge.duties(lists) if any(word in d.text for word in attribute.evidence)]
    if not fields and not duties:
        who = f"{roles[0].title}的" if len(roles) == 1 else ""
        return not_covered(desk, f"{who}{attribute.name}", "fact")
    head = Block(type="text", text=f"关于“{attribute.name}”，文本中写到：")
    lines = [
        Block(type="item", label=role.title, text=f"{field.name}：{field.text}", markers=[marker])
        for role, field in fields
        if (marker := desk.composer.mark_field(role, field)) is not None
    ]
    items = desk.composer.items(duties)
    return Outcome("fact", (head, *lines, *items), len(lines) + len(items), len(lines) + len(items))
