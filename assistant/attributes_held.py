"""Where the texts hold an attribute of a job: in labelled values, items of fitting lists, headings.

A duty that speaks of 工资 (核算工资) says nothing about this job's own pay, so that duties are left out, but for those that are
labelled values themselves (住宿：…).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Desk
from assistant.attributes import DEMANDED, GENERAL, Attribute, attributes, holds, proves
from assistant.besides import states
from assistant.demand import certified
from assistant.times import has_value
from corpus.model import Duty, Role, RoleField
from corpus.parsing.kinds import kind_of_item
from corpus.parsing.result import Kind
from index.text import folded, simplified

FEW = 3
"""An attribute of nobody in particular is asked back where there are more roles."""

ATTRIBUTE_KINDS: tuple[Kind, ...] = (
    "requirement",
    "benefit",
    "condition",
    "kpi",
    "relation",
    "authority",
    "other",
)
_REQUIRED: tuple[Kind, ...] = ("requirement", "condition", "other")
# Beside a labelled value: a posting's 学历：本科 and its requirement 大专及以上学历 may differ, and are both shown.
TERMS: tuple[Kind, ...] = ("benefit", "condition")
DEMANDED_KINDS: tuple[Kind, ...] = ("requirement",)


def holders_of(desk: Desk, attribute: Attribute) -> list[Role]:
    """The roles of which the texts hold the attribute, as a field or in a fitting list."""
    lists = desk.knowledge.lists_of(list(desk.knowledge.roles), *ATTRIBUTE_KINDS)
    proved = {d.role_id for d in desk.knowledge.duties(lists) if _proved(attribute, d.text)}
    return [
        role
        for role in desk.knowledge.roles.values()
        if role.id in proved
        or any(holds(attribute, field) for field in role.fields)
        or headings_of(desk, attribute, [role.id], ())
    ]


def fields_of(desk: Desk, attribute: Attribute, whose: Sequence[str]) -> list[tuple[Role, RoleField]]:
    """The labelled values of these roles that are the attribute's."""
    return [
        (role, field)
        for role in (desk.knowledge.roles[i] for i in whose)
        for field in role.fields
        if holds(attribute, field) or _states_unnamed(attribute, field)
    ]


def _states_unnamed(attribute: Attribute, field: RoleField) -> bool:
    """Whether a labelled value whose label no attribute claims prints one of this: 上班时段：早班06:30~15:00."""
    name = folded(field.name)
    claimed = any(known and known in name for each in attributes() for known in each.fields)
    return not claimed and states(attribute, f"{field.name}：{field.text}")


# "门店福利：免费两餐、生日会": every item of such a list is one, whether or not it says the word.
_OFFERED = frozenset({"薪酬", "福利", "提成奖金"})
# "待遇怎么样": pay and benefits, all of it; "工资多少" is the pay alone.
TREATMENT = re.compile(r"待遇|薪资福利|薪酬福利|都(?:有|给)(?:些)?(?:什么|啥)")
# "福利有哪些", "福利待遇那块完整贴给我": every item of the list; "有没有餐补" asks for one.
_ALL_OFFERED = re.compile(
    r"(?:福利|待遇|好处)[^，,]{0,6}(?:哪些|什么|啥|如何|怎么?样|咋样)|(?:哪些|什么|啥)(?:样的)?(?:福利|待遇|好处)|全部|完整|所有|都有|一[条项]不|列"
)
_WHOLE_KINDS: dict[str, Kind] = {"福利": "benefit", "权限": "authority", "绩效考核指标": "kpi"}


def items_of(
    desk: Desk, attribute: Attribute, roles: Sequence[Role], whose: Sequence[str], question: str
) -> list[Duty]:
    """The items of fitting lists that hold the attribute, by its words or by a value."""
    knowledge, name = desk.knowledge, attribute.name
    kinds = _REQUIRED if name == "证书" else ATTRIBUTE_KINDS  # 持证上岗率 among the KPI demands none
    duties = [
        d
        for d in knowledge.duties(knowledge.lists_of(whose, *kinds))
        if (_proved(attribute, d.text) or _tells(desk, attribute, d))
        and not (roles and _of_another(d.text, roles, desk))
        and not _demands_another(desk, attribute, d)
    ]
    if not duties:
        duties = [
            d for d in knowledge.duties(knowledge.lists_of(whose, *_WORK)) if _labelled(attribute, d.text)
        ]
    if not duties and roles:
        duties = [d for d in named_items(desk, roles) if _proved(attribute, d.text)]
    if not duties and roles and name in DEMANDED and not knowledge.lists_of(whose, "requirement"):
        asked = knowledge.duties(knowledge.lists_of(whose, "duty"))  # 岗位职责 over 本科以上学历，…
        duties = [d for d in asked if _proved(attribute, d.text) and kind_of_item(d.text) == "requirement"]
    if not duties and roles and (kind := _WHOLE_KINDS.get(name)) and not fields_of(desk, attribute, whose):
        duties = knowledge.duties(knowledge.lists_of(whose, kind))
    if name not in _OFFERED:
        return duties
    whole = (_ALL_OFFERED if name == "福利" else TREATMENT).search(question)
    if whole and (roles or len(whose) <= FEW) and (lists := knowledge.lists_of(whose, "benefit")):
        return knowledge.duties(lists)
    # else 年度新签合同额1800万元 among the 考核 is no pay
    return [d for d in duties if knowledge.lists[d.list_id].kind in TERMS] or duties


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


def _proved(attribute: Attribute, text: str) -> bool:
    """Whether an item holds the attribute; a driver's licence and an examined rank are certificates too."""
    return certified(folded(text)) if attribute.name == "证书" else proves(attribute, folded(text))


def _of_another(item: str, roles: Sequence[Role], desk: Desk) -> bool:
    """Whether an item of a list that several jobs share opens with another one: "实训教师大专以上学历" asked of 班主任."""
    opens = [r for r in desk.knowledge.roles.values() if any(item.startswith(name) for name in r.names)]
    own = {name for role in roles for name in role.names}
    return bool(opens) and not any(item.startswith(name) for name in own)


# Kinds of list that tell a post's terms: a value of an attribute in them is its own (上班时段 早班06:30~15:00).
_TERMS_TOLD: tuple[Kind, ...] = ("benefit", "condition", "other")


def _tells(desk: Desk, attribute: Attribute, duty: Duty) -> bool:
    return desk.knowledge.lists[duty.list_id].kind in _TERMS_TOLD and states(attribute, duty.text)


# Terms of work that a requirement may hold: 适应经常出差; 有一定的培训能力 offers no training.
_ACCEPTED = frozenset("出差 加班 倒班夜班 工作时间 工作地点 假期 试用期 宿舍食堂 工具设备".split())


def _demands_another(desk: Desk, attribute: Attribute, duty: Duty) -> bool:
    """Whether a requirement only holds a word of a term of work: 餐饮工作经验 is no meal."""
    if attribute.name in DEMANDED | GENERAL or desk.knowledge.lists[duty.list_id].kind not in DEMANDED_KINDS:
        return False
    if attribute.name in _OFFERED and _PAID.search(simplified(duty.text)):
        return False  # 高中以上学历，年薪12-18万
    return not (attribute.name in _ACCEPTED and states(attribute, folded(duty.text)))


_PAID = re.compile(r"(?:[月年底时日]薪|薪资|薪酬|工资|薪水)[^，,。；;]{0,8}\d|\d元?/(?:月|天|小时|时)")
_WORK: tuple[Kind, ...] = ("duty", "overview")
_LABEL = re.compile(r"([\u4e00-\u9fff]{2,8})\s*[:：](?=.)")


def _labelled(attribute: Attribute, item: str) -> bool:
    """Whether an item among the duties is a labelled value of the attribute: "住宿：宿舍在…" in a list of all there is to say."""
    label = _LABEL.match(folded(item))
    return label is not None and label.group(1) in {attribute.name, *attribute.fields}


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


def head_counts(desk: Desk, whose: Sequence[str]) -> list[tuple[Role, RoleField]]:
    """The head counts that headings print beside the names of the roles."""
    roles = [desk.knowledge.roles[i] for i in whose]
    return [(role, field) for role in roles if (field := _head_count(desk, role))]


def headings_of(
    desk: Desk, attribute: Attribute, whose: Sequence[str], words: Sequence[str]
) -> list[tuple[Role, RoleField]]:
    """Headings that print a value, of those that hold most of the words: 夜班护士（17:30—8:00，含小夜、大夜）."""
    found: dict[tuple[str, int], tuple[Role, RoleField]] = {}
    for entry in desk.knowledge.lists_of(whose):
        text = desk.knowledge.source.text(entry.document_id)
        for heading in (*entry.path, entry.heading or ""):
            if not (has_value(folded(heading)) and states(attribute, heading)):
                continue
            if (at := text.find(heading)) >= 0:  # last, as it reads through the whole text
                cited = RoleField("标题", heading, entry.document_id, at, at + len(heading))
                found[entry.document_id, at] = desk.knowledge.roles[entry.role_id], cited
    held = [sum(word in folded(field.text) for word in words) for _, field in found.values()]
    return [row for row, n in zip(found.values(), held, strict=True) if n == max(held)]


def duties_of(desk: Desk, roles: Sequence[Role]) -> list[Duty]:
    """The duties of the roles; none where none is named."""
    return (
        desk.knowledge.duties(desk.knowledge.lists_of([role.id for role in roles], "duty")) if roles else []
    )


# "在财务科科长的直接领导下…", "接受班长的领导", "对总经理负责", "向总监汇报工作": the ways in which a duty names the role's superior.
_SUPERIOR = r"[^，,。;；]{0,10}(?:经理|主管|主任|[部院校园队店科处班组站厂车区所局会]长|总监|总裁|[老张王李]总|董事会?|负责人|领导|书记|老板)"
_LED = re.compile(
    rf"在[^，,。;；]{{2,14}}?(?:直接)?(?:领导|主管)下|(?:接受|服从|听从){_SUPERIOR}的?(?:直接|统一)?(?:领导|指挥|管理|调度)|对{_SUPERIOR}负责|(?:直接)?向{_SUPERIOR}(?:直接)?(?:汇报|报告)工作"
)


def led_by(desk: Desk, roles: Sequence[Role]) -> list[Duty]:
    """The duties of the roles that name who leads them; of all where nobody is named and the roles are few."""
    if not roles and len(desk.knowledge.roles) <= FEW:
        roles = list(desk.knowledge.roles.values())
    return [duty for duty in duties_of(desk, roles) if _LED.search(folded(duty.text))]
