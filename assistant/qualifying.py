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
from assistant.degrees import DEGREE, degree_of
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
    """What somebody has: the attribute, its value, the words that say it.

    Attributes:
        short: he has less than that (没有大专学历, 不满18岁): ``value`` is the most that it may be.
    """

    attribute: str
    value: int
    words: str
    short: bool = False


Row = tuple[Role, list[RoleField], list[Duty]]
"""A job with the labelled values and requirements that bound what was said."""


def qualified(asked: Asked, desk: Desk) -> Outcome | None:
    """The jobs whose printed requirements the asker meets, or those whose he does not; ``None`` where nobody asks so."""
    text = asked.wording.text
    if asked.target.roles or asked.target.named_lists or not _ASKS.search(text):
        return None
    if not (owned := _owned(text)):
        return None
    told = [_told(desk, role, owned) for role in desk.knowledge.roles.values()]
    bound = [row for row in told if row[1] or row[2]]
    fitting = [row for row in bound if _fits(owned, row)]
    failing = [row for row in bound if row not in fitting]
    if not bound:
        return None
    sides = [(failing, False), (fitting, True)]
    if not _NOT.search(text) and fitting:
        sides.reverse()
    shown = [block for row in sides[0][0] or fitting for block in _lines(row, desk)]
    silent = [role for role, fields, items in told if not fields and not items]
    heads = [_head(owned, rows, met=met) for rows, met in sides if rows]
    blocks = [Block(type="text", text=line) for line in (*heads, *_silent(owned, silent))]
    return Outcome("requirements", (*blocks[:1], *shown, *blocks[1:]), len(shown), len(shown))


def _lines(row: Row, desk: Desk) -> list[Block]:
    """What a job prints, each line cited, under its name."""
    role, fields, items = row
    cited = desk.composer.items(items)
    return [
        *field_lines(desk, [(role, f) for f in fields]),
        *(b.model_copy(update={"label": role.title}) for b in cited),
    ]


def _head(owned: Sequence[_Own], rows: Sequence[Row], *, met: bool) -> str:
    """One sentence that names the jobs of one side."""
    words, names = "、".join(own.words for own in owned), "、".join(own.attribute for own in owned)
    jobs = _named([role for role, _, _ in rows])
    if met and any(own.short for own in owned):  # how much less he has, nobody said
        return f"写明的{names}要求更低，请对照原文：{jobs}。"
    return f"“{words}”{'符合' if met else '不符合'}写明的{names}要求：{jobs}。"


def _silent(owned: Sequence[_Own], roles: Sequence[Role]) -> list[str]:
    names = "、".join(own.attribute for own in owned)
    return [f"没有写{names}要求：{_named(roles)}。"] if roles else []


def _named(roles: Sequence[Role]) -> str:
    """The titles; of many the first, and how many there are."""
    told = "、".join(role.title for role in roles[:_NAMED])
    return told if len(roles) <= _NAMED else f"{told}等 {len(roles)} 个岗位"


_NAMED = 12


# "没有大专学历", "不满18岁", "学历不到本科", "大专以下": less than what is said.
_LESS_BEFORE = re.compile(
    r"(?:没有?(?:拿到|取得|读到|到|满)?|不是|没(?:读|上|念|考)(?:过|上|完)?|不到|未满|不满|不足|低于|没满|未到)[^，,。]{0,2}$"
)
_LESS_BEHIND = re.compile(r"^(?:学历|文凭|毕业)?(?:都|还|也)?(?:以下|不到|没有|没读|没上)")
_OWN_DEGREE = re.compile(rf"{DEGREE}(?:学历|毕业|文凭)?")
_READ: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
    ("年龄", _OWN_AGE, lambda said: _number(said.group("n"))),
    ("工作经验", _OWN_YEARS, lambda said: _number(said.group("n"))),
    ("学历", _OWN_DEGREE, lambda said: degree_of(said.group()) or 0),
)


def _owned(text: str) -> list[_Own]:
    """Each thing that somebody says he has."""
    owned = []
    for attribute, pattern, value in _READ:
        if (said := pattern.search(text)) is None:
            continue
        before, behind = _LESS_BEFORE.search(text[: said.start()]), _LESS_BEHIND.search(text[said.end() :])
        words = f"{before.group() if before else ''}{said.group()}{behind.group() if behind else ''}"
        short = before is not None or behind is not None
        owned.append(_Own(attribute, value(said) - short, words, short))
    if not any(own.attribute == "工作经验" for own in owned) and (said := _FRESH.search(text)):
        owned.append(_Own("工作经验", 0, said.group()))
    return owned


def _told(desk: Desk, role: Role, owned: Sequence[_Own]) -> Row:
    """The labelled values and requirements of a role that bound any of what was said."""
    lists = desk.knowledge.lists_of([role.id], *_REQUIRED)
    fields = [f for f in role.fields if any(_bounds_of(own, f.text, f) for own in owned)]
    return (
        role,
        fields,
        [d for d in desk.knowledge.duties(lists) if any(_bounds_of(own, d.text) for own in owned)],
    )


def _bounds_of(own: _Own, text: str, field: RoleField | None = None) -> Bounds | None:
    """What ``text`` demands of the attribute; a labelled value must be the attribute's own."""
    if field is not None and not holds(attribute_named(own.attribute), field):
        return None
    return _BOUNDS[own.attribute](folded(text))


_REQUIRED: tuple[Kind, ...] = ("requirement", "condition")


def _fits(owned: Sequence[_Own], row: Row) -> bool:
    """Whether what somebody has will do by every line that says."""
    _, fields, items = row
    return all(
        bounds[0] <= own.value <= bounds[1]
        for own in owned
        for bounds in (
            *(_bounds_of(own, f.text, f) for f in fields),
            *(_bounds_of(own, d.text) for d in items),
        )
        if bounds is not None
    )


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
