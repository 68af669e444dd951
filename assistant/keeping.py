"""Which jobs the texts keep something for: "哪些岗位有考核指标", "写了月薪的岗位有几个", "有几个岗位规定了权限".

What is asked is a kind of list or a labelled value, of every job at once; the catalogue says which jobs have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import attribute_named, holds, proves
from assistant.attributing import field_lines
from assistant.contract import Block, Intent
from assistant.enumerating import chosen_items
from assistant.inventory import map_of_lists
from corpus.model import DutyList
from corpus.parsing.result import Kind
from index.text import folded

_JOBS = r"(?:岗位|职位|工种|岗(?!位))"
_WHICH = r"(?:哪(?:些|几)?个?|几个?|多少个?|什么)"
_SAID = (
    r"(?:都|里|中|是|也|还|单独|专门|明确|具体|写|列|规定|注明|标明?|公布|公开|设|定|提|有|了|着|出|过|到|明)"
)
#: The words for a whole kind of list. "任职要求" is left to the readers of requirements.
_KINDS: tuple[tuple[Kind, str], ...] = (
    ("kpi", r"(?:绩效)?考核(?:指标|标准|要求|内容|办法)?|绩效(?:指标|考核|标准)?|kpi|指标"),
    ("authority", r"(?:工作|岗位|审批)?(?:权限|职权|权力)"),
    ("benefit", r"(?:薪资|薪酬|工资|福利)?(?:福利|待遇)"),
)
_PAY = r"(?:月|年|底|起)?薪(?:资|酬|水)?(?:范围|标准|多少|是多少)?|工资(?:标准|多少|数)?|收入"
_THING = (
    rf"(?P<thing>{'|'.join(words for _, words in _KINDS)}|{_PAY})(?:的)?(?:多少|数额|标准|要求|条款|内容)?"
)
#: "哪些岗位有考核指标", "有几个岗位写了工资".
_JOBS_FIRST = re.compile(rf"(?:有|共|一共)?{_WHICH}{_JOBS}{_SAID}{{1,4}}{_THING}(?:的|吗|呢|啊)?$", re.I)
#: "写了月薪多少的岗位有几个", "有权限的是哪些岗位".
_THING_FIRST = re.compile(
    rf"{_SAID}{{1,4}}{_THING}的?(?:{_JOBS}(?:一共|总共|都|共)*(?:有|是)?{_WHICH}|(?:一共|都)?(?:有|是)?{_WHICH}{_JOBS})$",
    re.I,
)
_PAID = re.compile("薪|工资|收入|面议")  # 通讯补贴300元 is no pay
_COUNTS = re.compile(r"几|多少个")


def kept_for(asked: Asked, desk: Desk) -> Outcome | None:
    """The lists or values of the kind asked for, of all jobs that have them; ``None`` where none is asked for so."""
    target = asked.target
    text = asked.text.strip(" ?？。")
    if target.roles or target.named_lists or target.items or re.search(r"没有?|未|缺|不", text):
        return None
    found = _JOBS_FIRST.search(text) or _THING_FIRST.search(text)
    if found is None:
        return None
    thing = found.group("thing")
    intent: Intent = "count" if _COUNTS.search(text) else "enumerate"
    kind = next((kind for kind, words in _KINDS if re.fullmatch(words, thing, re.I)), None)
    if kind is None:
        return _values(desk, intent)
    lists = desk.knowledge.lists_of(list(desk.knowledge.roles), kind)
    return map_of_lists(desk, lists, f"写有“{thing}”的", intent) if lists else None


def _values(desk: Desk, intent: Intent) -> Outcome | None:
    """What the jobs are paid: labelled values, and items of lists other than duties."""
    attribute = attribute_named("薪酬")
    roles = desk.knowledge.roles.values()
    fields = [(role, field) for role in roles for field in role.fields if holds(attribute, field)]
    lists: Sequence[DutyList] = desk.knowledge.lists_of(list(desk.knowledge.roles), "benefit", "condition")
    items = [
        duty
        for duty in desk.knowledge.duties(lists)
        if proves(attribute, folded(duty.text)) and _PAID.search(duty.text)
    ]
    if not items and not fields:
        return None
    count = len({duty.role_id for duty in items} | {role.id for role, _ in fields})
    head = Block(type="text", text=f"写有薪资的岗位有 {count} 个：")
    lines = field_lines(desk, fields)
    groups = chosen_items(desk, items, intent, "薪资").blocks[1:]
    return Outcome(intent, (head, *lines, *groups), count, count)
