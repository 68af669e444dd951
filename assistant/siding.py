"""Which sides a question sets against one another: lists, headings, subjects or roles, or two names of one job."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.attributelines import attributes_joined, by_several
from assistant.attributes import (
    DEMANDED,
    GENERAL,
    attribute_in,
    attribute_of_field,
    has_field,
    only_attribute,
)
from assistant.attributing import by_attribute
from assistant.bothsides import told_of_both
from assistant.comparing import compare, side_by_side
from assistant.contract import Block, Intent
from assistant.coordinates import about_matter, coordinates, own_items
from assistant.enumerating import role_map, whole_lists
from assistant.framing import unframed
from assistant.headings import KIND_WORDS, heading_key
from assistant.matching import supports
from assistant.requiring import requirements
from assistant.scope import kind_named, title_of
from assistant.sides import items_about, shared_matter
from assistant.subjects import is_subject
from assistant.topic import Topic, topic_of
from corpus.model import Duty, DutyList
from corpus.parsing.result import Kind
from index.text import folded


def compared(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The comparison that is asked for; ``None`` where the question names no two sides."""
    if asked.target.items and len(asked.target.named_lists) > 1:  # "职责3第5条和职责4第6条比", "各自的前两条"
        named = asked.target.named_lists
        return whole_lists(asked, desk, named, intent, title=title_of(asked, desk.knowledge))
    if found := told_of_both(asked, desk) or by_several(asked, desk):
        return found
    attribute = attribute_asked(asked) or attribute_of_field(asked)
    if attribute and has_field(attribute, asked.target.roles):
        return by_attribute(desk, attribute, asked.target.roles, asked.text)
    said = attribute_in(asked.text) or attribute
    of_matter = said is not None and said.name in _OF_MATTERS and not only_attribute(asked, said)
    several = len(attributes_joined(asked.target.rest)) > 1 or _JOINED.search(asked.target.rest)
    if attribute is None and said is not None and said.name in DEMANDED and not several:
        attribute = said  # "年龄线分别是多少"
    if attribute and len(asked.target.roles) > 1 and attribute.name not in GENERAL and not of_matter:
        found = by_attribute(desk, attribute, asked.target.roles, asked.text)
        if found.refusal is None:
            return replace(found, intent="compare")
    one_role = len(asked.target.role_words) > 1 and len(asked.target.roles) == 1
    if one_role and asked.topic.empty and len(asked.target.named_lists) < 2:
        return _one_role(asked, desk)
    sides = _sides(asked, desk, of_matter=of_matter)
    if len(sides) < 2 and (joined := _coordinated(asked, desk)):
        return joined
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


_JOINED = re.compile(
    r"\S[、和与跟及]\S"
)  # "学历、经验有啥区别" asks for more than the attribute that is known
_OF_PERSON = re.compile(r"素质|学历|任职|应聘|资格|(?:能力|经验|年龄|证书|态度|知识)[^，,]{0,8}要求")


def _one_role(asked: Asked, desk: Desk) -> Outcome:
    """ "销售部负责人和营业部负责人有什么区别": in these texts two names of one job."""
    role = asked.target.roles[0]
    outcome = role_map(desk, role, desk.knowledge.lists_of([role.id], "duty"))
    names = "”与“".join(asked.target.role_words)
    same = Block(type="text", text=f"“{names}”在现有文本里是同一个岗位的不同叫法，没有可比较的两份职责。")
    return replace(outcome, intent="compare", blocks=(same, *outcome.blocks))


# Attributes that are always of some matter: the 权限 to grant a discount, which may stand among the duties.
_OF_MATTERS = frozenset({"权限"})
_ANYWHERE: tuple[Kind, ...] = ("duty", "authority")


def _coordinated(asked: Asked, desk: Desk) -> Outcome | None:
    """Sides joined by 和 that are named in any way; ``None`` where a side holds nothing."""
    found = coordinates(asked, desk)
    if found is None:
        return None
    a, b, rest = found
    matter = topic_of(unframed(rest), desk.index, desk.lexicon, desk.knowledge)
    terms = tuple(t for t in matter.terms if t.word not in _KIND_SAID)
    topic = replace(matter, terms=terms, label="".join(t.word for t in terms))
    if not (a.lists and b.lists):
        sides = [(side.label, _about(topic, about_matter(desk, side))) for side in (a, b)]
        return side_by_side(desk, sides) if all(duties for _, duties in sides) else None
    kind = kind_named(asked.text)
    for each in dict.fromkeys((kind or "duty", "duty")):  # 收货要求 may be what duties say
        lists = [(side.label, [e for e in side.lists if e.kind == each]) for side in (a, b)]
        its_own = [list(own_items(desk, side, each)) if each != "duty" else [] for side in (a, b)]
        if all(held for _, held in lists) and (each == "duty" or not terms):
            return compare(replace(asked, topic=topic), desk, lists)
        scoped = replace(asked, topic=shared_matter(topic, desk, [held for _, held in lists]))
        of_each = [
            (label, items_about(scoped, desk, held) if held else _about(topic, own))
            for (label, held), own in zip(lists, its_own, strict=True)
        ]
        if all(duties for _, duties in of_each):
            return side_by_side(desk, of_each, topic.label)
    return None


def _about(topic: Topic, duties: list[Duty]) -> list[Duty]:
    """Those of ``duties`` that speak of what is asked of both sides, where some do."""
    scores = supports(topic, [(d.text, "") for d in duties]) if topic.terms else []
    held = [d for d, s in zip(duties, scores, strict=False) if s.coverage > 0]
    return held or duties


_KIND_SAID = frozenset(word for _, words in KIND_WORDS for word in words)


def _sides(asked: Asked, desk: Desk, *, of_matter: bool = False) -> list[tuple[str, Sequence[DutyList]]]:
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
        kinds = _ANYWHERE if of_matter else (kind_named(asked.text) or "duty",)
        whose = {
            e.role_id for e in asked.target.lists
        }  # "营业部负责人职责7和销售监督": the job only leads the number
        roles = [r for r in asked.target.roles if r.id not in whose]
        sides += _under_the_heading(
            asked.target.rest, [(r.title, knowledge.lists_of([r.id], *kinds)) for r in roles]
        )
    return sides


def _under_the_heading(
    rest: str, sides: list[tuple[str, Sequence[DutyList]]]
) -> list[tuple[str, Sequence[DutyList]]]:
    """Of each job the lists under the heading that is named (优先条件); all of the kind where one side has none so headed."""
    keys = {heading_key(e.heading or "") for _, lists in sides for e in lists}
    named = {key for key in keys if len(key) > 1 and key in folded(rest) and key not in _KIND_SAID}
    narrow = [(title, [e for e in lists if heading_key(e.heading or "") in named]) for title, lists in sides]
    return [*narrow] if narrow and all(lists for _, lists in narrow) else sides
