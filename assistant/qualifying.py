"""Jobs that somebody qualifies for by what he says he has: "我大专毕业，能投哪几个职位", "四十岁了，哪个岗位投不了".

A degree, an age or years of experience is compared with what each job's requirements and labelled values print for it:
a lowest degree, a range of ages, a least number of years. What is cited are those lines; jobs that print none are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import attribute_named, holds
from assistant.attributing import field_lines
from assistant.contract import Block
from assistant.demand import degree_of
from assistant.normalise import numeral
from corpus.model import Duty, Role, RoleField
from corpus.parsing.result import Kind
from index.text import folded

_NUMERAL = "[零〇一二两三四五六七八九十0-9]"
_JOBS = r"(?:哪|什么|啥)(?:些|几个|一?个|种)?(?:岗位?|职位|工作|工种|职务)"
_TRY = r"(?:投递?|报考?|应聘|应征|申请|面试|竞聘|做|干|当|进|上|选|试|胜任)"
_CAN_NOT = rf"(?:不能|没法|不可以|无法|没资格|不够格(?:去)?){_TRY}?|{_TRY}不[了上成]|没戏|不要我|不收"
_CAN = rf"(?:能|可以?|够格|够资格|有资格|适合|有希望|有机会)(?:去|来)?{_TRY}?|{_TRY}得[了上]|收我|要我"
# "我大专毕业，能投哪几个职位", "大专的话哪个岗位投不了": which jobs, and whether one gets them.
_ASKS = re.compile(rf"{_JOBS}[^，,。]{{0,6}}(?:{_CAN}|{_CAN_NOT})|(?:{_CAN})[^，,。]{{0,3}}{_JOBS}")
_NOT = re.compile(_CAN_NOT)
_OWN_AGE = re.compile(rf"(?P<n>{_NUMERAL}{{2,3}})(?:多|来|出头)?(?:周)?岁")
_OWN_YEARS = re.compile(rf"(?P<n>{_NUMERAL}{{1,3}})年(?:多|左右)?(?:的)?[^，,。]{{0,6}}(?:经验|经历|工龄)")
_FRESH = re.compile(r"没(?:有)?(?:工作)?经验|零经验|应届|刚毕业")
_ANY = re.compile(r"学历[^，,。；;]{0,3}(?:不限|不要求|均可)|不限学历")
_ANY_YEARS = re.compile(
    r"经验[^，,。；;]{0,3}(?:不限|不要求|均可)|不限经验|无(?:需)?经验|应届(?:毕业)?生?(?:亦可|均可|也可|可)"
)
_RANGE = r"\s*(?:周?岁)?\s*(?:-|—|–|至|到|~|～)+\s*"
_AGES = re.compile(rf"({_NUMERAL}{{2,3}}){_RANGE}({_NUMERAL}{{2,3}})\s*周?岁")
_AGE_MOST = re.compile(
    rf"(?:不超过|不大于|小于|低于)\s*({_NUMERAL}{{2,3}})\s*周?岁|({_NUMERAL}{{2,3}})\s*周?岁(?:及|或)?(?:以下|以内|之内)"
)
_AGE_LEAST = re.compile(
    rf"({_NUMERAL}{{2,3}})\s*周?岁(?:及|或)?以上|(?:年满|满)\s*({_NUMERAL}{{2,3}})\s*周?岁"
)
_YEARS = re.compile(rf"({_NUMERAL}{{1,3}})(?:{_RANGE}{_NUMERAL}{{1,3}})?\s*年(?!龄|度|薪|终|月)")
_NEVER, _ALWAYS = 0, 10_000

Bounds = tuple[int, int]
"""The least and the most that will do."""


@dataclass(frozen=True, slots=True)
class _Own:
    """What somebody has: the attribute, its value, the words that say it."""

    attribute: str
    value: int
    words: str


def qualified(asked: Asked, desk: Desk) -> Outcome | None:
    """The jobs whose printed requirement the asker meets, or those whose he does not; ``None`` where nobody asks so."""
    text = asked.wording.text
    if asked.target.roles or asked.target.named_lists or not _ASKS.search(text):
        return None
    own = _own(text)
    if own is None:
        return None
    told = [(role, *_told(desk, role, own.attribute)) for role in desk.knowledge.roles.values()]
    bound = [(role, fields, items) for role, fields, items in told if fields or items]
    fitting = [row for row in bound if _fits(own, row[1], row[2])]
    failing = [row for row in bound if row not in fitting]
    wanted, others = (failing, fitting) if _NOT.search(text) else (fitting, failing)
    shown = [*field_lines(desk, [(r, f) for r, fields, _ in wanted for f in fields])]
    for role, _, items in wanted:
        shown += [b.model_copy(update={"label": role.title}) for b in desk.composer.items(items)]
    if not shown:
        return None
    silent = [role for role, fields, items in told if not fields and not items]
    lines = (
        _head(own, wanted, met=wanted is fitting),
        _head(own, others, met=wanted is not fitting),
        _silent(own, silent),
    )
    heads = [Block(type="text", text=line) for line in lines if line]
    return Outcome("requirements", (*heads[:1], *shown, *heads[1:]), len(shown), len(shown))


def _head(own: _Own, rows: Sequence[tuple[Role, object, object]], *, met: bool) -> str:
    """One sentence that names the jobs of one side; empty where there is none."""
    if not rows:
        return ""
    said = "符合" if met else "不符合"
    return f"“{own.words}”{said}写明的{own.attribute}要求：{'、'.join(role.title for role, _, _ in rows)}。"


def _silent(own: _Own, roles: Sequence[Role]) -> str:
    return f"没有写{own.attribute}要求：{'、'.join(role.title for role in roles)}。" if roles else ""


def _own(text: str) -> _Own | None:
    if said := _OWN_AGE.search(text):
        return _Own("年龄", numeral(said.group("n")) or 0, said.group())
    if said := _OWN_YEARS.search(text):
        return _Own("工作经验", numeral(said.group("n")) or 0, said.group())
    if (degree := degree_of(text)) is not None:
        return _Own("学历", degree, _words_of_degree(text))
    if said := _FRESH.search(text):
        return _Own("工作经验", 0, said.group())
    return None


_DEGREE_WORDS = re.compile(
    r"(?:初中|高中|中专|中技|职高|技校|大专|专科|高职|本科|学士|硕士|研究生|博士)(?:学历|毕业|文凭)?"
)


def _words_of_degree(text: str) -> str:
    said = _DEGREE_WORDS.search(text)
    return said.group() if said else "学历"


def _told(desk: Desk, role: Role, name: str) -> tuple[list[RoleField], list[Duty]]:
    """The labelled values and requirements of a role that bound the attribute."""
    attribute = attribute_named(name)
    bounds = _BOUNDS[name]
    fields = [f for f in role.fields if holds(attribute, f) and bounds(folded(f.text)) is not None]
    lists = desk.knowledge.lists_of([role.id], *_REQUIRED)
    return fields, [d for d in desk.knowledge.duties(lists) if bounds(folded(d.text)) is not None]


_REQUIRED: tuple[Kind, ...] = ("requirement", "condition")


def _fits(own: _Own, fields: Sequence[RoleField], items: Sequence[Duty]) -> bool:
    """Whether what somebody has will do by every line that says."""
    texts = [*(folded(f.text) for f in fields), *(folded(d.text) for d in items)]
    bounds = [found for text in texts if (found := _BOUNDS[own.attribute](text)) is not None]
    return all(least <= own.value <= most for least, most in bounds)


def _degrees(text: str) -> Bounds | None:
    if _ANY.search(text):
        return _NEVER, _ALWAYS
    least = degree_of(text)
    return None if least is None else (least, _ALWAYS)


def _ages(text: str) -> Bounds | None:
    if said := _AGES.search(text):
        return _number(said.group(1)), _number(said.group(2))
    most, least = _AGE_MOST.search(text), _AGE_LEAST.search(text)
    if not most and not least:
        return (_NEVER, _ALWAYS) if "年龄不限" in text else None
    return (
        _number(least.group(1) or least.group(2)) if least else _NEVER,
        _number(most.group(1) or most.group(2)) if most else _ALWAYS,
    )


def _years(text: str) -> Bounds | None:
    if _ANY_YEARS.search(text):
        return _NEVER, _ALWAYS
    said = (
        _YEARS.search(text) if "经验" in text or "经历" in text or "工作" in text or "从事" in text else None
    )
    return (_number(said.group(1)), _ALWAYS) if said else None


def _number(text: str) -> int:
    return numeral(text) or 0


_BOUNDS: dict[str, Callable[[str], Bounds | None]] = {"学历": _degrees, "年龄": _ages, "工作经验": _years}
