"""Which sides a question sets against one another: lists, headings, subjects or roles, or two names of one job."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import GENERAL, attribute_asked, attribute_of_field, by_attribute, has_field
from assistant.comparing import compare
from assistant.contract import Block, Intent
from assistant.enumerating import role_map, whole_lists
from assistant.requiring import requirements
from assistant.scope import kind_named, title_of
from assistant.subjects import is_subject
from corpus.model import DutyList


def compared(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The comparison that is asked for; ``None`` where the question names no two sides."""
    if asked.target.items_of:  # "职责3第5条和职责4第6条比": the items themselves, side by side
        named = asked.target.named_lists
        return whole_lists(asked, desk, named, intent, title=title_of(asked, desk.knowledge))
    attribute = attribute_asked(asked) or attribute_of_field(asked)
    if attribute and has_field(attribute, asked.target.roles):
        return by_attribute(desk, attribute, asked.target.roles)
    if attribute and len(asked.target.roles) > 1 and attribute.name not in GENERAL:
        found = by_attribute(desk, attribute, asked.target.roles, asked.text)
        if found.refusal is None:
            return replace(found, intent="compare")
    if len(asked.target.role_words) > 1 and len(asked.target.roles) == 1 and asked.topic.empty:
        return _one_role(asked, desk)
    sides = _sides(asked, desk)
    if (
        _OF_PERSON.search(asked.text)
        and not asked.target.lists
        and is_subject(asked.target.sections, desk.knowledge)
    ):
        return requirements(asked, desk, "requirements")
    if len(sides) < 2 and _OF_PERSON.search(asked.text):
        return requirements(asked, desk, "requirements")  # "素质和学历分别怎么要求"
    if len(sides) < 2:
        return None
    return compare(asked, desk, sides)


_OF_PERSON = re.compile(r"素质|学历|任职|应聘|资格|(?:能力|经验|年龄|证书|态度|知识)[^，,]{0,8}要求")


def _one_role(asked: Asked, desk: Desk) -> Outcome:
    """ "销售部负责人和营业部负责人有什么区别": in these texts two names of one job."""
    role = asked.target.roles[0]
    outcome = role_map(desk, role, desk.knowledge.lists_of([role.id], "duty"))
    names = "”与“".join(asked.target.role_words)
    same = Block(type="text", text=f"“{names}”在现有文本里是同一个岗位的不同叫法，没有可比较的两份职责。")
    return replace(outcome, intent="compare", blocks=(same, *outcome.blocks))


def _sides(asked: Asked, desk: Desk) -> list[tuple[str, Sequence[DutyList]]]:
    """What is set side by side: the lists and headings named, else the roles."""
    knowledge = desk.knowledge
    sides: list[tuple[str, Sequence[DutyList]]] = [(knowledge.label(e), [e]) for e in asked.target.lists]
    sections = asked.target.sections
    if sides and is_subject(sections, knowledge):  # "职责7跟督导那边": all of it is one side
        lists = [e for s in sections for e in s.of_kind("duty", "requirement", "other")]
        sides.append(("、".join(s.label.strip() for s in sections), lists))
        return sides
    sides += [(s.label.strip(), s.of_kind("duty", "requirement", "other")) for s in sections]
    if len(sides) < 2:
        kind = kind_named(asked.text) or "duty"
        sides += [(r.title, knowledge.lists_of([r.id], kind)) for r in asked.target.roles]
    return sides
