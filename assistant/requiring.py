"""Requirements: the whole list of a role, or the one quality that a question asks for."""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import GENERAL, attribute_in, by_attribute
from assistant.comparing import items_about
from assistant.contract import Block, Intent
from assistant.enumerating import (
    chosen_items,
    whole_lists,
)
from assistant.refusing import not_covered, which_role
from assistant.scope import roles_meant, title_of
from assistant.topical import by_topic, gather, owner_groups


def requirements(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    """Items of requirement lists only; duties are never mixed in."""
    target = asked.target
    named = [e for e in target.named_lists if e.kind == "requirement"]
    if target.lists and not named:
        return (
            by_topic(asked, desk, "fact", scope=target.lists)
            if not asked.topic.empty
            else not_covered(desk, f"{title_of(asked, desk.knowledge)}的任职要求", intent)
        )
    attribute = attribute_in(asked.text)
    if attribute and attribute.name not in GENERAL:
        return by_attribute(desk, attribute, target.roles)
    roles = roles_meant(asked, desk)
    ids = [role.id for role in roles] or list(desk.knowledge.roles)
    lists = named or desk.knowledge.lists_of(ids, "requirement")
    whose = "、".join(role.title for role in roles)
    if not lists:
        return not_covered(desk, f"{whose}任职要求", intent)
    if not roles and len({e.role_id for e in lists}) > 1:
        return which_role(desk, intent, "有哪些任职要求")
    specific = any(term.word not in _GENERIC_REQUIREMENT for term in asked.topic.terms)
    if specific and not named:
        evidence = gather(asked, desk, scope=lists)
        if evidence.found:
            groups = owner_groups(desk, evidence.found)
            total = len(evidence.found)
            head = Block(type="text", text=f"关于“{asked.topic.text}”的要求，文本中有 {total} 条：")
            return Outcome(intent, (head, *groups), total, total, evidence.notes)
        if not _ALL_REQUIREMENTS.search(asked.text):
            if held := items_about(asked, desk, lists):
                return chosen_items(desk, held, intent, f"关于“{asked.topic.text}”的要求")
            return by_topic(asked, desk, "fact", scope=target.named_lists)
    title = title_of(asked, desk.knowledge) or f"“{whose}”的任职要求"
    return whole_lists(asked, desk, lists, intent, title=title)


# One quality is asked for ("要不要懂财务"), unless the whole list is: "要具备什么".
_ALL_REQUIREMENTS = re.compile(
    r"哪些|什么|啥|怎样|全部|所有|要求(?:是|有|列|$)|条件$|资格$|素质$|素质要求|任职|胜任|列|几[条项点]"
)
_GENERIC_REQUIREMENT = frozenset("素质 能力 条件 资格 要求 素养 任职 具备 门槛 标准 胜任 招聘 应聘".split())
