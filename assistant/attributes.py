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
from assistant.times import asks_value, has_value
from corpus.model import Duty, Role, RoleField
from corpus.parsing.result import Kind
from index.text import folded

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


def attribute_asked(asked: Asked) -> Attribute | None:
    """The attribute that ``asked`` is after; what only stands in a role's name is none (测试工程师 is no 试工)."""
    text = asked.text
    for name in asked.target.role_words:
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return attribute_in(text)


def attribute_named(name: str) -> Attribute:
    """The attribute with the canonical ``name``.

    Raises:
        StopIteration: the table has none.
    """
    return next(a for a in attributes() if a.name == name)


# Attributes that say who stands above, below or beside a role: no duty that mentions a superior answers them.
RELATIONS = frozenset({"汇报对象", "下属", "所属部门"})
# "在财务科科长的直接领导下…": the one way in which a duty names the role's superior.
_LED = re.compile(r"在[^，,。；;]{2,14}?(?:直接)?(?:领导|主管)下")


def has_other_matter(asked: Asked, attribute: Attribute) -> bool:
    """Whether another clause of the question has a matter: 排班表 in "排班表多久审一次，审不完扣多少钱"."""
    words = " ".join((attribute.name, *attribute.patterns, *attribute.evidence))
    asking = (attribute.name, *attribute.patterns)
    elsewhere = [c for c in re.split(r"[，,；;。]", asked.text) if not any(p in c for p in asking)]
    return any(
        len(term.word) > 1 and term.word not in words and any(term.word in c.lower() for c in elsewhere)
        for term in asked.topic.terms
    )


# Units that prove an attribute only with a number beside them: 元 岁 年 …
_NUMBERED_UNITS = frozenset("元 万 k 岁 年 月 日 号 点 人 名 级 % ％".split())


def proves(attribute: Attribute, text: str) -> bool:
    """Whether one of the attribute's evidence words stands in ``text``; a unit needs its number."""
    return any(
        bool(re.search(rf"[\d一二两三四五六七八九十几]\s*[多余]?\s*{re.escape(word)}", text))
        if word in _NUMBERED_UNITS
        else bool(re.search(rf"{re.escape(word)}(?![\d.万千百元%])", text))
        if word.isascii()  # "B2" of a driving licence is not in "B 2万元以内"
        else word in text
        for word in map(folded, attribute.evidence)
    )


@cache
def _names() -> frozenset[str]:
    return frozenset(attribute.name for attribute in attributes())


def _holds(attribute: Attribute, field: RoleField) -> bool:
    """Whether the labelled value is the attribute's; another attribute's own (工作地点 for 出差) must say so."""
    name = folded(field.name)
    if not any(known and known in name for known in attribute.fields):
        return False
    return name == attribute.name or name not in _names() or proves(attribute, folded(field.text))


def proves_any(text: str) -> bool:
    """Whether a value of some attribute is named: 本科, 应届, 驾照."""
    return any(len(word) > 1 and word in text for a in attributes() for word in a.evidence)


def only_attribute(asked: Asked, attribute: Attribute) -> bool:
    """Whether the question has no word but the attribute's own and plain asking."""
    words = " ".join((attribute.name, *attribute.patterns, *attribute.fields, *attribute.evidence))
    return all(t.word in words or len(t.word) == 1 for t in asked.topic.terms)


def attribute_of_field(asked: Asked) -> Attribute | None:
    """The attribute whose field name is all that the question asks of its roles: "他的编制", "店长的月薪"."""
    words = {t.word for t in asked.topic.terms}
    if not words or not asked.target.roles or any(word in _LIST_NAMES for word in words):
        return None
    named = (a for a in attributes() if words <= {a.name, *a.fields})
    return next((a for a in named if has_field(a, asked.target.roles)), None)


# What a whole list is called: "任职要求" asks for the list, though some value may stand in it.
_LIST_NAMES = frozenset({"任职要求", "任职资格", "任职条件", "岗位要求", "职位要求", "要求", "条件", "资格"})


def has_field(attribute: Attribute, roles: Sequence[Role]) -> bool:
    """Whether a role's fields hold the attribute: "直接上级是谁" is then no question about duties."""
    return any(
        name and name in field.name for role in roles for field in role.fields for name in attribute.fields
    )


def field_lines(desk: Desk, fields: Sequence[tuple[Role, RoleField]]) -> list[Block]:
    """Labelled values of roles, each cited."""
    return [
        Block(type="item", label=role.title, text=f"{field.name}：{field.text}", markers=[marker])
        for role, field in fields
        if (marker := desk.composer.mark_field(role, field)) is not None
    ]


# "各岗位的薪资汇总", "写明工作地点的岗位有哪些": of everybody, so nothing is to be asked back.
_OF_ALL = re.compile(
    r"各(?:个|岗|职|种)|所有|全部|每个|汇总|都|哪(?:些|几个?)(?:岗|职|人)|岗位(?:有|是)?哪|写明|列(?:出|一|个)|对比|排"
)


# "叉车须持证驾驶", "上岗证件必须齐全": a certificate may be asked for among the duties.
_CERTIFIED = frozenset({"证书", "驾照"})
_CERTIFIED_SAID = re.compile(
    r"(?:持|取得|具备|领有)[^，,。；;]{0,10}证|证[件照书]?[^，,。；;]{0,14}(?:必须|须|齐全|上岗)"
)
_HEAD_COUNT = re.compile(r"[（(]?\s*(?:招聘?|诚聘)?\s*\d+\s*[名人位]\s*[）)]?")


def _head_count(desk: Desk, role: Role) -> RoleField | None:
    """The head count that a heading prints beside the role's name: "客服专员（3名）"."""
    for entry in desk.knowledge.lists_of([role.id]):
        for heading in entry.path:
            at = desk.knowledge.source.text(entry.document_id).find(heading)
            if (
                at >= 0
                and _HEAD_COUNT.search(heading)
                and any(n in folded(heading) for n in map(folded, role.names))
            ):
                return RoleField("标题", heading, entry.document_id, at, at + len(heading))
    return None


def _holders(desk: Desk, attribute: Attribute) -> list[Role]:
    """The roles of which the texts hold the attribute, as a field or in a fitting list."""
    lists = desk.knowledge.lists_of(list(desk.knowledge.roles), *ATTRIBUTE_KINDS)
    proved = {d.role_id for d in desk.knowledge.duties(lists) if proves(attribute, folded(d.text))}
    return [
        role
        for role in desk.knowledge.roles.values()
        if role.id in proved or any(_holds(attribute, field) for field in role.fields)
    ]


# "门店福利：免费两餐、生日会": every item of such a list is one, whether or not it says the word.
_WHOLE_KINDS: dict[str, Kind] = {"福利": "benefit", "权限": "authority", "绩效考核指标": "kpi"}


def named_items(desk: Desk, roles: Sequence[Role]) -> list[Duty]:
    """Requirements that one list holds for several roles: "项目经理须持一级建造师证" under a common 任职条件."""
    knowledge = desk.knowledge
    ids = {role.id for role in roles}
    documents = {e.document_id for e in knowledge.lists_of([*ids])}
    common = [
        e
        for e in knowledge.lists.values()
        if e.document_id in documents
        and e.role_id not in ids
        and e.kind in ("requirement", "condition", "benefit")
    ]
    names = [folded(role.title) for role in roles]
    return [d for d in knowledge.duties(common) if any(name in folded(d.text) for name in names)]


def by_attribute(
    desk: Desk,
    attribute: Attribute,
    roles: Sequence[Role],
    question: str = "",
    words: Sequence[str] = (),
) -> Outcome:
    """Fields and fitting lists of the roles that hold the attribute; refused when none does.

    Args:
        words: what else the question speaks of; where some items hold it, the others are left out.
    """
    role_ids = [role.id for role in roles] or list(desk.knowledge.roles)
    if len(role_ids) > _WHOSE and not roles and not _OF_ALL.search(question):
        holders = _holders(desk, attribute)
        if not holders:
            return not_covered(desk, attribute.name, "fact")
        if len(holders) > _WHOSE:
            return which_role(desk, "fact", f"的{attribute.name}", among=holders)
        role_ids = [role.id for role in holders]
    fields = [
        (role, field)
        for role in (desk.knowledge.roles[i] for i in role_ids)
        for field in role.fields
        if _holds(attribute, field)
    ]
    lists = desk.knowledge.lists_of(role_ids, *ATTRIBUTE_KINDS)
    duties = [d for d in desk.knowledge.duties(lists) if proves(attribute, folded(d.text))]
    if not duties and roles:
        duties = [d for d in named_items(desk, roles) if proves(attribute, folded(d.text))]
    if not duties and not fields and (kind := _WHOLE_KINDS.get(attribute.name)) and roles:
        duties = desk.knowledge.duties(desk.knowledge.lists_of(role_ids, kind))
    if fields:
        duties = [d for d in duties if desk.knowledge.lists[d.list_id].kind in ("benefit", "condition")]
    if not duties and attribute.name in _CERTIFIED and roles:
        own = desk.knowledge.duties(desk.knowledge.lists_of(role_ids, "duty"))
        duties = [d for d in own if _CERTIFIED_SAID.search(folded(d.text))]
    if words and (narrow := [d for d in duties if any(w in folded(d.text) for w in words)]):
        duties = narrow
    if attribute.name == "人数编制" and not fields and not duties:
        fields = [
            (role, field) for i in role_ids if (field := _head_count(desk, role := desk.knowledge.roles[i]))
        ]
    if attribute.name == "汇报对象" and not fields:
        own = desk.knowledge.duties(desk.knowledge.lists_of(role_ids, "duty")) if roles else []
        duties = [*duties, *(d for d in own if _LED.search(d.text))]
    if not fields and asks_value(question) and not any(has_value(folded(d.text)) for d in duties):
        duties = []  # "能适应经常出差" does not say what a night may cost
    if not fields and not duties:
        who = f"{roles[0].title}的" if len(roles) == 1 else ""
        return not_covered(desk, f"{who}{attribute.name}", "fact", roles=roles)
    head = Block(type="text", text=f"关于“{attribute.name}”，文本中写到：")
    lines = field_lines(desk, fields)
    items = desk.composer.items(duties)
    return Outcome("fact", (head, *lines, *items), len(lines) + len(items), len(lines) + len(items))
