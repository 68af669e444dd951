"""How each intent is answered: which lists (``listing.py``), which duties, or which refusal."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.aggregating import aggregate, excepted
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import asks_surely, attribute_asked, has_other_matter
from assistant.attributes import (
    RELATIONS,
    Attribute,
    attribute_named,
    attribute_of_field,
    has_field,
    only_attribute,
)
from assistant.attributes_held import FEW
from assistant.attributing import ONLY_STATED, by_attribute
from assistant.besides import states
from assistant.contract import Intent
from assistant.details import asks_detail, asks_rate
from assistant.enumerating import (
    WALL_ITEMS,
    WALL_LISTS,
    in_full_or_map,
    role_map,
    whole_lists,
)
from assistant.inventory import map_of_lists
from assistant.listing import items_of_kind, kind_of_role, listed, of_heading, of_named_lists, printed_in
from assistant.postterms import term_of_post
from assistant.refusing import not_covered, role_not_found, which_role
from assistant.requiring import requirements, who_requires
from assistant.scope import only_kind, roles_meant, title_of
from assistant.several_terms import of_several_attributes
from assistant.siding import compared
from assistant.topical import all_held, by_topic, gather
from corpus.parsing.result import Kind

_ITEM_KINDS: tuple[Kind, ...] = ("duty",)


# "谁不负责开发票": duty texts say who does a thing, never who does not.
_NOT_RESPONSIBLE = re.compile(
    r"(?:谁|哪(?:个|些|位)(?:岗位|人|部门)?|但|而)(?:都|是|也)?(?:不|没有?|无需|不用|不需要|无须)(?:负责|管|用管|参与|承担|做)"
)


# "财务主管归谁管": the role itself is whom somebody leads.
_LED_BY = re.compile(
    r"^(?:.{0,4}[ ,，])?\S{2,12}?(?:这个|这一)?(?:岗位?|职位)?(?:是|都|要|该|直接)?(?:归|受|由|被)(?:谁|哪个(?:领导|部门)|哪位)(?:来)?(?:直接)?(?:管|领导|管理|分管|指挥)(?:的)?$"
)


def _lookup(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    target = asked.target
    if _NOT_RESPONSIBLE.search(asked.text):
        return not_covered(desk, f"{asked.text}（文本只写由谁负责，不写谁不负责）", intent)
    if asked.topic.empty and target.named_lists:
        return of_named_lists(asked, desk, intent)
    if target.roles and _LED_BY.search(asked.text):
        return by_attribute(desk, attribute_named("汇报对象"), target.roles, asked.text)
    if not target.roles and (found := _led(asked, desk)):
        return found
    if asked.topic.empty:
        return listed(asked, desk, intent) if target.roles else which_role(desk, intent)
    attribute = attribute_asked(asked) if target.roles else None
    related = attribute is not None and attribute.name in RELATIONS and only_attribute(asked, attribute)
    if attribute and (related or (attribute.name not in RELATIONS and has_field(attribute, target.roles))):
        return by_attribute(desk, attribute, target.roles, asked.text)
    if not target.roles and (found := who_requires(asked, desk)):
        return found
    return by_topic(asked, desk, intent, scope=target.lists)


_POST_LED = re.compile(
    r"^(?:他|她|我|这个?(?:人|岗位?|职位)|[该本]岗位?)(?:平时|直接|主要|都|是|要|该)*(?:归|受|由|被)(?:谁|哪个(?:领导|部门|人)?|哪位)(?:来)?(?:直接)?(?:管|领导|管理|分管|指挥)"
)


def _led(asked: Asked, desk: Desk) -> Outcome | None:
    """ "他直接归谁领导": who leads the post of which the texts speak, where they are few; ``None`` where they don't say."""
    if len(desk.knowledge.roles) > FEW:
        return None
    attribute = attribute_named("汇报对象") if _POST_LED.search(asked.text) else attribute_asked(asked)
    if attribute is None or attribute.name not in RELATIONS:
        return None
    if not _POST_LED.search(asked.text) and not asks_surely(asked):
        return None
    found = by_attribute(desk, attribute, (), asked.text)
    return found if found.refusal is None else None


def _fact(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    if asked.topic.empty:
        return listed(asked, desk, intent)
    if found := of_several_attributes(asked, desk):
        return found
    attribute = attribute_asked(asked) or attribute_of_field(asked)
    if attribute and attribute.name in RELATIONS and not only_attribute(asked, attribute):
        attribute = None
    if term := term_of_post(asked, desk):
        roles = [desk.knowledge.roles[i] for i in dict.fromkeys(e.role_id for e in asked.target.named_lists)]
        return by_attribute(desk, term, roles, asked.text)
    if attribute is None or asked.target.named_lists:
        plain = not asked.target.named_lists
        in_full = asked.intent is None or _IN_FULL.search(asked.text)
        if plain and in_full and (found := of_heading(asked, desk, intent)):
            return found
        found = by_topic(asked, desk, intent, scope=asked.target.named_lists)
        if found.refusal is not None and plain and not asks_detail(asked.text):
            return of_heading(asked, desk, intent) or found  # "车间检查查什么" names a heading
        return found
    if not asked.target.roles and (told := _told_of_matter(asked, desk, attribute, intent)):
        return told
    if has_other_matter(asked, attribute):
        found = by_topic(asked, desk, intent)
        if found.refusal is None:
            return replace(found, not_covered=(*found.not_covered, attribute.name))
    if not asked.target.roles and not asks_surely(asked) and (told := _told(asked, desk, attribute, intent)):
        return told
    words = [t.word for t in asked.topic.terms if len(t.word) > 1]
    found = by_attribute(desk, attribute, asked.target.roles, asked.text, words)
    if found.refusal is not None and attribute.name in _A_DUTY_TELLS and not asked.target.roles:
        return by_topic(asked, desk, intent)
    return found


_A_DUTY_TELLS = frozenset({"发薪日"})  # paying the wages is somebody's duty, which says when it is done


def _told_of_matter(asked: Asked, desk: Desk, attribute: Attribute, intent: Intent) -> Outcome | None:
    """ "外包缺岗扣多少钱", "证书到期前多久提醒": what one duty says of the whole matter, of nobody's post in particular."""
    if only_attribute(asked, attribute) or not all_held(asked, desk):
        return None
    return _told(asked, desk, attribute, intent)


def _told(asked: Asked, desk: Desk, attribute: Attribute, intent: Intent) -> Outcome | None:
    """What duties say of the matter; ``None`` where a value is asked for that they don't print (冰柜坏了打哪个号)."""
    if attribute.name in ONLY_STATED and not any(
        states(attribute, found.duty.text) for found in gather(asked, desk).found
    ):
        return None
    told = by_topic(asked, desk, intent)
    return told if told.refusal is None else None


# "销售终端的运营管理怎么做，逐条": a heading's whole list is wanted.
_IN_FULL = re.compile(r"逐条|逐项|全部|列|完整|所有|每[一]?[条项]")


# "出纳带几个下属", "风控专员招几个人": people are counted, no duties.
_PEOPLE = frozenset({"下属", "人数编制"})


def _count(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    people = attribute_asked(asked) if asked.target.roles and not asked.target.named_lists else None
    if people is not None and people.name in _PEOPLE and only_attribute(asked, people):
        return by_attribute(desk, people, asked.target.roles, asked.text)
    if asks_rate(asked.text) and not asked.topic.empty:
        return by_topic(asked, desk, "fact", scope=asked.target.named_lists)
    named = asked.target.named_lists
    lists = named or desk.knowledge.lists_of([r.id for r in asked.target.roles], "duty")
    if lists and not printed_in(asked, desk, lists):
        asked = replace(asked, topic=replace(asked.topic, terms=()))
        if named:
            return of_named_lists(asked, desk, intent)
    if of_kind := kind_of_role(asked, desk, intent) or of_heading(asked, desk, intent):
        return of_kind
    if only_kind(asked, desk) and (of_kind := items_of_kind(asked, desk, intent)):
        return of_kind
    if not asked.topic.empty:
        return _fact(asked, desk, intent)
    roles = roles_meant(asked, desk)
    if len(roles) > 1 and len(lists) <= WALL_LISTS and sum(e.size for e in lists) <= WALL_ITEMS:
        return whole_lists(asked, desk, lists, intent, title="、".join(f"“{r.title}”" for r in roles))
    if len(roles) != 1:
        return which_role(desk, intent, "有多少条职责", among=roles)
    return in_full_or_map(asked, desk, roles, intent, desk.knowledge.lists_of([roles[0].id], "duty"))


def _compare(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    if found := compared(asked, desk, intent):
        return found
    named = asked.target.named_lists or asked.target.roles
    return _fact(asked, desk, "fact") if named or not asked.topic.empty else which_role(desk, intent)


def _overview(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    named = asked.target.named_lists
    if len(named) > WALL_LISTS and sum(e.size for e in named) > WALL_ITEMS and asked.topic.empty:
        return map_of_lists(desk, named, title_of(asked, desk.knowledge), intent)
    if asked.target.named_lists:
        return of_named_lists(asked, desk, intent)
    this = bool(_THIS_ROLE.search(asked.text)) and len(desk.knowledge.roles) == 1
    if found := kind_of_role(asked, desk, intent) or of_heading(asked, desk, intent):
        return found
    if not asked.topic.empty and not this and (not asked.target.roles or _ABOUT.search(asked.text)):
        return by_topic(asked, desk, intent)
    roles = roles_meant(asked, desk)
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
        return whole_lists(
            asked, desk, asked.target.named_lists, intent, title=title_of(asked, desk.knowledge)
        )
    roles = roles_meant(asked, desk)
    if len(roles) != 1:
        return which_role(desk, intent, "的招聘JD素材", among=roles)
    outcome = role_map(desk, roles[0], desk.knowledge.lists_of([roles[0].id], "duty"))
    note = "这里给出可用于起草的职责清单；草稿请在“起草”页生成（命令行 zhize draft），每一行都注明出处。"
    return Outcome(intent, outcome.blocks, outcome.total, outcome.shown, (*outcome.notes, note))


HANDLERS = {
    "enumerate": listed,
    "lookup": _lookup,
    "fact": _fact,
    "count": _count,
    "compare": _compare,
    "requirements": requirements,
    "overview": _overview,
    "aggregate": _aggregate,
    "draft": _draft,
}
