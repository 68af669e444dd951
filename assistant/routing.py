"""Which handler answers: the one place where intent, names and matter meet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.aggregating import aggregate, asks_without, by_words, excepted
from assistant.asked import Asked, Desk, Outcome, refused
from assistant.attributes import GENERAL, attribute_in, by_attribute, has_field, has_other_matter
from assistant.comparing import compare, items_about
from assistant.contract import Block, Intent
from assistant.details import asks_detail
from assistant.enumerating import (
    chosen_items,
    in_full_or_map,
    role_map,
    unknown_number,
    which_list,
    whole_lists,
)
from assistant.knowledge import KIND_NAMES, Knowledge, list_number
from assistant.literal import words_asked
from assistant.previous import of_cited
from assistant.refusing import empty_knowledge, lost_subject, not_covered, role_not_found, which_role
from assistant.smalltalk import off_topic, small_talk, without_injection
from assistant.structure import structural
from assistant.topical import by_topic, gather, owner_groups
from corpus.model import DutyList, Role
from corpus.parsing.result import Kind

_ITEM_KINDS: tuple[Kind, ...] = ("duty",)

# Words that name a kind of list: "岗位要求", "权限", "考核指标".
_KIND_WORDS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    (
        "requirement",
        ("任职要求", "任职资格", "任职条件", "岗位要求", "职位要求", "招聘要求", "应聘条件", "应征条件", "素质"),
    ),
    ("authority", ("权限", "职权", "有权")),
    ("kpi", ("考核指标", "绩效指标", "kpi", "考核标准")),
    ("benefit", ("福利", "待遇", "薪资", "薪酬")),
    ("relation", ("工作关系", "汇报关系", "上下级")),
    ("condition", ("工作条件", "工作环境", "工作时间", "工作地点")),
)


def route(asked: Asked, desk: Desk) -> Outcome:
    """Answer or refuse; every path ends in an outcome."""
    early = _before_evidence(asked, desk)
    if early is not None:
        return early
    target = asked.target
    if asked.lost:
        return lost_subject(desk)
    if asked.missing:
        return not_covered(desk, asked.missing, "enumerate")
    if asked.about:
        return of_cited(asked, desk)
    intent = asked.intent or ("enumerate" if target.named_lists or target.roles else "fact")
    if target.items and not target.named_lists and intent in ("fact", "overview"):
        intent = "enumerate"
    if target.unknown_role and intent not in ("draft", "lookup"):
        return role_not_found(desk, target.unknown_role, intent)
    if target.unknown_numbers:
        return unknown_number(asked, desk)
    if target.asker and not target.roles:
        return which_role(desk, intent)
    if found := structural(asked, desk, intent):
        return found
    if found := _by_words(asked, desk):
        return found
    if not asked.topic.empty and not target.items and (asks_without(asked) or excepted(asked)):
        intent = "aggregate"
    elif intent == "aggregate" and target.items and target.named_lists:
        intent = "enumerate"
    elif (
        intent in _PER_SIDE
        and not target.items
        and not asked.topic.empty
        and len(target.lists) + len(target.sections) > 1
    ):
        intent = "compare"
    return _HANDLERS[intent](asked, desk, intent)


# Intents that, asked of several lists at once about one matter, are answered side by side.
_PER_SIDE = frozenset({"fact", "enumerate", "lookup", "requirements"})


def _several(asked: Asked) -> bool:
    """Whether several lists or headings are named, or several roles whose shares are asked for."""
    target = asked.target
    return len(target.lists) + len(target.sections) > 1 or (
        len(target.roles) > 1 and bool(re.search(r"分工|各|分别|衔接", asked.text))
    )


def _by_words(asked: Asked, desk: Desk) -> Outcome | None:
    words = words_asked(asked.text)
    if not words:
        return None
    named = asked.target.named_lists
    every = [e for e in desk.knowledge.lists.values() if e.kind != "requirement"]
    if excepted(asked):
        return by_words(asked, desk, words, [e for e in every if e not in named])
    if "编号" in asked.text:
        every = [e for e in every if e.heading and list_number(e.heading) is not None]
    return by_words(asked, desk, words, named or every)


def _before_evidence(asked: Asked, desk: Desk) -> Outcome | None:
    reply = small_talk(asked.wording.text)
    if reply:
        return Outcome("smalltalk", (Block(type="text", text=reply),))
    _, injected = without_injection(asked.wording.text)
    if injected:
        return refused(
            "off_topic",
            "unsafe",
            "这条消息要求改变我的工作方式，我不会照做。我只根据已上传的职责文本作答。请直接提出关于岗位职责的问题。",
        )
    if off_topic(asked.text):
        return refused(
            "off_topic",
            "off_topic",
            "这个问题与岗位职责无关，我只根据已上传的职责文本作答。",
            suggestions=[f"{role.title}有哪些职责" for role in list(desk.knowledge.roles.values())[:2]],
        )
    if not desk.knowledge.lists:
        return empty_knowledge(asked.intent or "fact")
    return None


# ------------------------------------------------------------------ handlers


def _enumerate(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    target = asked.target
    if target.named_lists:
        return _named(asked, desk, intent)
    if target.items and not target.roles:
        return _items_of_kind(asked, desk, intent) or which_list(asked, desk)
    attribute = attribute_in(asked.text)
    if attribute and not has_other_matter(asked, attribute):
        return by_attribute(desk, attribute, target.roles)
    if not asked.topic.empty:
        return by_topic(asked, desk, intent)
    roles = _roles(asked, desk)
    if not roles:
        return which_role(desk, intent)
    kind = _kind(asked.text) or "duty"
    lists = desk.knowledge.lists_of([role.id for role in roles], kind)
    if not lists:
        return not_covered(desk, f"{roles[0].title}的{KIND_NAMES[kind]}", intent)
    return in_full_or_map(asked, desk, roles, intent, lists)


def _kind_of_role(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "财务主管有哪些权限": the role's lists of the kind that the question names, and nothing else in it."""
    kind = _kind(asked.text)
    words = next((words for k, words in _KIND_WORDS if k == kind), ())
    if kind is None or not asked.target.roles or any(t.word not in "".join(words) for t in asked.topic.terms):
        return None
    lists = desk.knowledge.lists_of([role.id for role in asked.target.roles], kind)
    who = "、".join(role.title for role in asked.target.roles)
    return whole_lists(asked, desk, lists, intent, title=f"“{who}”的{KIND_NAMES[kind]}") if lists else None


def _items_of_kind(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "素质要求里第4条": a kind of list named instead of a list, where there is just one of it."""
    kind = _kind(asked.text)
    lists = [e for e in desk.knowledge.lists.values() if kind and e.kind == kind]
    if len(lists) != 1:
        return None
    return whole_lists(asked, desk, lists, intent, title=f"“{desk.knowledge.label(lists[0])}”")


def _named(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    """Lists named by number or heading: whole, or only the items about a matter."""
    leads = [e for e in asked.target.named_lists if e.kind == "overview"]
    if leads and _LEADS.search(asked.text):
        return whole_lists(asked, desk, leads[:1], intent, title=f"“{desk.knowledge.label(leads[0])}”的引言")
    lists = [e for e in asked.target.named_lists if e.kind != "overview"]
    if not asked.topic.empty and not asked.target.items:
        scoped = by_topic(asked, desk, intent, scope=lists)
        if (
            scoped.refusal is None
            or _INSISTS.search(asked.text)
            or attribute_in(asked.text)
            or asks_detail(asked.text)
        ):
            return scoped
    return whole_lists(
        asked, desk, list(asked.target.named_lists), intent, title=_title(asked, desk.knowledge)
    )


# "开头那段总述": the sentence that introduces the lists.
_LEADS = re.compile(r"总述|引言|导语|引子|开头(?:的|那|一)*(?:段|句)|概述(?:段|部分|那段)")


def _title(asked: Asked, knowledge: Knowledge) -> str:
    labels = [knowledge.label(e) for e in asked.target.lists] + [
        s.label.strip() for s in asked.target.sections
    ]
    return "、".join(f"“{label}”" for label in dict.fromkeys(labels))


def _lookup(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    target = asked.target
    if asked.topic.empty and target.named_lists:
        return _named(asked, desk, intent)
    if asked.topic.empty:
        return _enumerate(asked, desk, intent) if target.roles else which_role(desk, intent)
    attribute = attribute_in(asked.text) if target.roles else None
    if attribute and has_field(attribute, target.roles):
        return by_attribute(desk, attribute, target.roles)
    return by_topic(asked, desk, intent, scope=target.lists)


def _fact(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    if asked.topic.empty:
        return _enumerate(asked, desk, intent)
    attribute = attribute_in(asked.text)
    if attribute is None or asked.target.named_lists:
        return by_topic(asked, desk, intent, scope=asked.target.named_lists)
    if has_other_matter(asked, attribute):
        found = by_topic(asked, desk, intent)
        if found.refusal is None:
            return replace(found, not_covered=(*found.not_covered, attribute.name))
    return by_attribute(desk, attribute, asked.target.roles)


def _count(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    if asked.target.named_lists and asked.topic.empty:
        return _named(asked, desk, intent)
    if of_kind := _items_of_kind(asked, desk, intent):
        return of_kind
    if not asked.topic.empty:
        return _fact(asked, desk, intent)
    roles = _roles(asked, desk)
    if len(roles) != 1:
        return which_role(desk, intent, "有多少条职责", among=roles)
    return in_full_or_map(asked, desk, roles, intent, desk.knowledge.lists_of([roles[0].id], "duty"))


def _compare(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    sides = _sides(asked, desk)
    if len(sides) < 2:
        return _fact(asked, desk, "fact") if sides or not asked.topic.empty else which_role(desk, intent)
    return compare(asked, desk, sides)


def _sides(asked: Asked, desk: Desk) -> list[tuple[str, Sequence[DutyList]]]:
    """What is set side by side: the lists and headings named, else the roles."""
    knowledge = desk.knowledge
    sides: list[tuple[str, Sequence[DutyList]]] = [(knowledge.label(e), [e]) for e in asked.target.lists]
    sides += [(s.label.strip(), s.of_kind("duty", "requirement", "other")) for s in asked.target.sections]
    if len(sides) < 2:
        kind = _kind(asked.text) or "duty"
        sides += [(r.title, knowledge.lists_of([r.id], kind)) for r in asked.target.roles]
    return sides


def _requirements(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    target = asked.target
    named = [e for e in target.named_lists if e.kind == "requirement"]
    if target.lists and not named:
        return (
            by_topic(asked, desk, "fact", scope=target.lists)
            if not asked.topic.empty
            else not_covered(desk, f"{_title(asked, desk.knowledge)}的任职要求", intent)
        )
    attribute = attribute_in(asked.text)
    if attribute and attribute.name not in GENERAL:
        return by_attribute(desk, attribute, target.roles)
    roles = _roles(asked, desk)
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
    title = _title(asked, desk.knowledge) or f"“{whose}”的任职要求"
    return whole_lists(asked, desk, lists, intent, title=title)


# One quality is asked for ("要不要懂财务"), unless the whole list is: "要具备什么".
_ALL_REQUIREMENTS = re.compile(
    r"哪些|什么|啥|怎样|全部|所有|要求(?:是|有|列|$)|条件$|资格$|素质$|素质要求|任职|胜任|列|几[条项点]"
)
_GENERIC_REQUIREMENT = frozenset("素质 能力 条件 资格 要求 素养 任职 具备 门槛 标准 胜任 招聘 应聘".split())


def _overview(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    if asked.target.named_lists:
        return _named(asked, desk, intent)
    this = bool(_THIS_ROLE.search(asked.text)) and len(desk.knowledge.roles) == 1
    if not asked.topic.empty and not this and (not asked.target.roles or _ABOUT.search(asked.text)):
        return by_topic(asked, desk, intent)
    roles = _roles(asked, desk)
    if not roles:
        return which_role(desk, intent, "主要做什么")
    lists = desk.knowledge.lists_of([role.id for role in roles], "duty")
    if not lists:
        return not_covered(desk, f"{roles[0].title}的岗位职责", intent)
    return in_full_or_map(asked, desk, roles, intent, lists)


_THIS_ROLE = re.compile(r"(?:这|该|本)(?:个|一)?(?:岗位|职位|岗|工作|职务)")
# "销售部负责人在渠道方面主要做什么": the matter is marked; otherwise an overview is of the whole role.
_ABOUT = re.compile(
    r"(?<!哪些)(?<!什么)(?<!哪几)(?<!几个)方面|关于|有关|针对|这块|这一块|在.{1,12}(?:上|中|里)"
)


# "职责7里关于食堂的": the matter was truly asked for; "职责7贴给我" has none, whatever words are left.
_INSISTS = re.compile(r"方面|关于|有关|相关|提到|涉及|针对|写没写|有没有")


def _aggregate(asked: Asked, desk: Desk, _: Intent) -> Outcome:
    if excepted(asked):
        named = {e.id for e in asked.target.named_lists}
        rest = [e for e in desk.knowledge.lists.values() if e.kind == "duty" and e.id not in named]
        return by_topic(asked, desk, "aggregate", scope=rest)
    lists = [e for e in asked.target.named_lists if e.kind == "duty"]
    role_ids = [role.id for role in asked.target.roles] or list(desk.knowledge.roles)
    return aggregate(asked, desk, lists or desk.knowledge.lists_of(role_ids, *_ITEM_KINDS))


def _draft(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    """The material for a draft: drafting itself has its own door."""
    if asked.target.unknown_role:
        return role_not_found(desk, asked.target.unknown_role, intent)
    if asked.target.named_lists:
        return whole_lists(asked, desk, asked.target.named_lists, intent, title=_title(asked, desk.knowledge))
    roles = _roles(asked, desk)
    if len(roles) != 1:
        return which_role(desk, intent, "的招聘JD素材", among=roles)
    outcome = role_map(desk, roles[0], desk.knowledge.lists_of([roles[0].id], "duty"))
    note = "这里给出可用于起草的职责清单；起草招聘JD需先选定其中一份（一类）职责。"
    return Outcome(intent, outcome.blocks, outcome.total, outcome.shown, (*outcome.notes, note))


_HANDLERS = {
    "enumerate": _enumerate,
    "lookup": _lookup,
    "fact": _fact,
    "count": _count,
    "compare": _compare,
    "requirements": _requirements,
    "overview": _overview,
    "aggregate": _aggregate,
    "draft": _draft,
}


def _roles(asked: Asked, desk: Desk) -> list[Role]:
    """The roles meant: those named, or the only one there is."""
    if asked.target.roles:
        return list(asked.target.roles)
    roles = list(desk.knowledge.roles.values())
    return roles if len(roles) == 1 else []


def _kind(text: str) -> Kind | None:
    lowered = text.lower()
    return next((kind for kind, words in _KIND_WORDS if any(word in lowered for word in words)), None)
