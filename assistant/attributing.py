"""What the texts hold of an attribute: the fields and fitting lists of the jobs meant, lines beside them, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Desk, Outcome
from assistant.attributes import DEMANDED, Attribute
from assistant.attributes_held import (
    DEMANDED_KINDS,
    FEW,
    TERMS,
    TREATMENT,
    duties_of,
    fields_of,
    head_counts,
    headings_of,
    holders_of,
    items_of,
    led_by,
)
from assistant.besides import closest, stated_beside, states, stating, told, values_in
from assistant.contract import Block
from assistant.demand import certified_in_duty
from assistant.details import figure_lacking
from assistant.headtotal import one_count, total_asked, total_of
from assistant.refusing import not_covered, which_role
from assistant.times import asks_value, has_value
from assistant.valued import prints_value
from corpus.model import Duty, Role, RoleField
from index.text import folded

_CERTIFIED = frozenset({"证书", "驾照"})
# What an item holds only where it prints a value: 别墅区办公 tells no place.
ONLY_STATED = frozenset({"工作地点", "联系方式", "薪酬"})
# "各岗位的薪资汇总", "写明工作地点的岗位有哪些": of everybody, so nothing is to be asked back.
_OF_ALL = re.compile(
    r"各(?:个|岗|职|种)|所有|全部|每个|汇总|都|哪(?:些|几个?)(?:岗|职|人)|岗位(?:有|是)?哪|写明|列(?:出|一|个)|对比|排"
)


def field_lines(desk: Desk, fields: Sequence[tuple[Role, RoleField]]) -> list[Block]:
    """Labelled values of roles, each cited."""
    return [
        Block(type="item", label=role.title, text=f"{field.name}：{field.text}", markers=[marker])
        for role, field in fields
        if (marker := desk.composer.mark_field(role, field)) is not None
    ]


# Pay of one kind: 底薪多少 leaves the other lines out.
_PARTICULAR = frozenset("底薪 月薪 时薪 日薪 年薪".split())


def by_attribute(
    desk: Desk,
    attribute: Attribute,
    roles: Sequence[Role],
    question: str = "",
    words: Sequence[str] = (),
    *,
    beside: Sequence[str] = (),
) -> Outcome:
    """Fields, fitting lists and lines beside them of the roles that hold the attribute; refused when none does.

    Args:
        words: what else the question speaks of; where some items hold it, the others are left out.
        beside: the same for lines beside the lists alone.
    """
    whose = _whose(desk, attribute, roles, question)
    if isinstance(whose, Outcome):
        return whose
    fields = fields_of(desk, attribute, whose)
    duties = items_of(desk, attribute, roles, whose, question)
    if fields:
        terms = (*TERMS, *DEMANDED_KINDS) if attribute.name in DEMANDED else TERMS
        duties = [d for d in duties if desk.knowledge.lists[d.list_id].kind in terms]
    if roles and (attribute.name == "证书" or (not duties and attribute.name in _CERTIFIED)):
        duties = [*duties, *(d for d in duties_of(desk, roles) if certified_in_duty(folded(d.text)))]
    general = {attribute.name, *attribute.fields} - _PARTICULAR  # 工资 leaves no 月薪 out
    telling = [w for w in words if w not in general]
    if telling and (narrow := [d for d in duties if any(w in folded(d.text) for w in telling)]):
        duties = narrow
    if attribute.name == "人数编制" and not fields and not duties:
        fields = head_counts(desk, whose)
    led = led_by(desk, roles) if attribute.name == "汇报对象" and not fields else []
    duties = [*duties, *led]
    fields = [(r, f) for r, f in fields if prints_value(attribute, question, f"{f.name}：{f.text}")]
    duties = [d for d in duties if prints_value(attribute, question, d.text)]
    stated = [d for d in duties if states(attribute, folded(d.text))]
    if not (fields or stated or led) and (
        found := _beside(desk, attribute, roles, words or beside, question)
    ):
        return found
    if duties and not fields:
        spoken = [*words, *values_in(attribute, question)]
        if found := _closer_beside(desk, attribute, roles, spoken, duties):
            return found
    if attribute.name in ONLY_STATED and not TREATMENT.search(question):
        duties = stated
    if not fields and asks_value(question) and not any(has_value(folded(d.text)) for d in duties):
        duties = []  # "能适应经常出差" does not say what a night may cost
    if not fields and not duties:
        fields = headings_of(desk, attribute, whose, words)
    if not fields and not duties:
        who = f"{roles[0].title}的" if len(roles) == 1 else ""
        return not_covered(desk, f"{who}{attribute.name}", "fact", roles=roles)
    total = (
        total_of(fields) if attribute.name == "人数编制" and total_asked(question) and not duties else None
    )
    summed = f"（{len(fields)} 个岗位合计 {total} 人，按下列各数相加）" if total else ""
    if attribute.name == "下属" and not duties and _led_by_nobody(question, fields):
        summed = "（0 人）"
    head = Block(type="text", text=f"关于“{attribute.name}”，文本中写到{summed}：")
    shown = (*field_lines(desk, fields), *_by_owner(desk, duties, roles))
    total_shown = len(fields) + len(duties)
    return Outcome("fact", (head, *shown), total_shown, total_shown)


_COUNTED = re.compile(r"几|多少")
_NONE = frozenset({"无", "没有", "暂无", "0", "/", "-", "—"})


def _led_by_nobody(question: str, fields: Sequence[tuple[Role, RoleField]]) -> bool:
    """Whether it is asked how many somebody leads, and each value says nobody: 直接下级：无."""
    values = {field.text.strip(" 。.") for _, field in fields}
    return bool(_COUNTED.search(question)) and bool(values) and values <= _NONE


def _by_owner(desk: Desk, duties: Sequence[Duty], roles: Sequence[Role]) -> list[Block]:
    """The items; of several jobs each below its job's name."""
    owners = dict.fromkeys(d.role_id for d in duties)
    if len(roles) < 2 or len(owners) < 2:
        return desk.composer.items(duties)
    own = [(desk.knowledge.roles[i].title, [d for d in duties if d.role_id == i]) for i in owners]
    return [
        Block(type="group", label=title, text=f"{len(items)} 条", children=desk.composer.items(items))
        for title, items in own
    ]


def _whose(desk: Desk, attribute: Attribute, roles: Sequence[Role], question: str) -> list[str] | Outcome:
    """Ids of the roles that are asked about; where nobody is named and many may be meant, the answer to that."""
    if roles or len(desk.knowledge.roles) <= FEW or _OF_ALL.search(question):
        return [role.id for role in roles] or list(desk.knowledge.roles)
    if attribute.name in _OF_THE_HOUSE and (found := _beside(desk, attribute, (), (), question)):
        return found
    holders = holders_of(desk, attribute)
    if not holders:
        return _beside(desk, attribute, (), (), question) or not_covered(desk, attribute.name, "fact")
    values = [folded(field.text) for _, field in fields_of(desk, attribute, [role.id for role in holders])]
    alike = len(values) == len(holders) and len(set(values)) == 1  # all of them work in one town
    if len(holders) > FEW and not alike:
        shared = _beside(desk, attribute, (), (), question, of=_OF_ALL_POSTS)
        return shared or which_role(desk, "fact", f"的{attribute.name}", among=holders)
    return [role.id for role in holders]


# What a page with many jobs prints once, for all of them.
_OF_THE_HOUSE = frozenset({"联系方式", "招聘流程", "招聘时间", "公司情况"})


# What a line says that speaks of all jobs above it: 以上职位工作地点在亚运村、五棵松; where the head office stands does not.
_OF_ALL_POSTS = re.compile(
    r"(?:以上|上述|所有|全部|各个?|本次招聘)(?:[^，,。；;]{0,4})(?:岗位?|职位|人员|员工)"
)


# Of these a figure may be asked that a line which speaks of them does not print: 几点开饭 of 食堂, 几名领班 of 下属.
_FIGURED = frozenset({"宿舍食堂", "下属", "人数编制", "工作时间", "倒班夜班", "加班", "假期", "年假"})
_SEVERAL = re.compile(r"[，,、；;]")  # clauses, of which another may ask for the figure


def _beside(
    desk: Desk,
    attribute: Attribute,
    roles: Sequence[Role],
    words: Sequence[str],
    question: str,
    *,
    of: re.Pattern[str] | None = None,
) -> Outcome | None:
    """The lines beside the lists that print a value of the attribute, closest to the question's words.

    Args:
        of: what a line must say to be told.
    """
    lines = stated_beside(desk, attribute, roles)
    lines = [line for line in lines if of is None or of.search(line.text)]
    if attribute.name in _FIGURED and not _SEVERAL.search(question):
        lines = [line for line in lines if not figure_lacking(question, folded(line.text))]
    chosen = [part for line in closest(lines, words) for part in stating(attribute, line)]
    hired = attribute.name == "人数编制" and _COUNTED.search(question) is not None
    number = one_count(folded(line.text) for line in chosen) if hired else None
    return told(desk, chosen, f"{attribute.name}（{number} 人）" if number else attribute.name)


def _closer_beside(
    desk: Desk, attribute: Attribute, roles: Sequence[Role], words: Sequence[str], items: Sequence[Duty]
) -> Outcome | None:
    """ "面试要现场做东西吗": the lines beside the lists that speak of the matter, where no item found does."""
    if any(word in folded(item.text) for item in items for word in words):
        return None
    lines = [
        x for x in stated_beside(desk, attribute, roles) if any(word in folded(x.text) for word in words)
    ]
    return told(desk, closest(lines, words), attribute.name)
