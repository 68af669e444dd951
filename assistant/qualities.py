"""One quality asked for, of somebody whom no role is named after: "销售监督对语言表达有没有要求", "监控中心的人要持什么证".

Whoever is meant may stand in the heading of a list of requirements (销售监督的基本素质), in the name of its job (叉车 of
叉车司机) or in an item itself (监控中心值守员另须持…证). What is left of the question is the quality, which an item of
those lists must hold; a duty about the same thing answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attributes import DEMANDED, Attribute, attribute_in, attributes, proves
from assistant.attributing import field_lines
from assistant.enumerating import chosen_items
from assistant.framing import unframed
from assistant.matching import supports
from assistant.refusing import not_covered
from assistant.topic import Topic, topic_of
from corpus.model import Duty, DutyList, Role, RoleField
from corpus.parsing.result import Kind
from index.text import folded

_HAVE = r"(?:会|懂|有|持|考|带|是|能|熟悉|掌握|了解|精通|擅长|具备|接触过|做过|干过|学过|接受|适应|上|达到)"
_MUST = r"(?:要不要|需不需要|用不用|是否需要|是否要|必须|一定要|非要|需要|不用|不需要|不要求|要求|要|得|须|可以不)"
# "对身高有没有要求", "要求几年经验", "要不要会英语", "本科够不够", "退伍军人优先吗": what a person must be or have.
_QUALITY = re.compile(
    rf"对[^，,。?？]{{1,24}}(?:有没有|有无|有|是否有|没)(?:什么|啥|哪些|特别|硬性)*(?:的)?要求|(?:有没有|有无|是否有)[^，,。?？]{{1,14}}(?:的|方面的?)要求"
    rf"|{_MUST}{_HAVE}(?!议)|(?:要|需要?|得|须|考|持|有|办)(?:什么|哪些|哪种|啥|几个)证|持证|优先(?:录用|考虑)?"
    rf"|要求(?:几|多少|什么|哪些)|(?:够不够|够吗|够用吗|够格|够条件|行不行|行吗|行么|可以吗|可不可以|收吗|收不收|要吗|招吗|招不招|成吗|能行吗|能报吗|能来吗|有戏吗|达标吗|达不达标|可以报|也能报|能不能报)$"
)
# Of everybody: "招聘要求里写明要上夜班的岗位有哪些", "哪个岗优先", "谁可以是应届生".
_WHO = r"(?:谁|哪(?:些|个|几个|种)?(?:岗位?|职位|工种|人))"
_OF_ALL = re.compile(
    rf"{_WHO}|(?:岗位?|职位|工种)(?:都|分别)?(?:有|是|在)?(?:哪|什么|几|多少)|(?:所有|全部|各|凡是?)[^，,]{{0,16}}(?:岗位?|职位|要求)"
)
_HIRING = re.compile(
    r"应聘|招聘|招收|录用|任职|报考|应征|招人|上岗|要求|条件|欢迎|优先|收不收|能报|可报|也能报|接受|适应|能上|要上|得上|须上|必须|持证"
)
_REQUIRED: tuple[Kind, ...] = ("requirement", "condition")
_AGE = re.compile(
    r"(?:\d{2}|[二三四五六七八]十[一二三四五六七八九]?)(?:多|几|来|出头)?岁|(?:\d{2}|[七八九]0)后"
)
_HEIGHT = re.compile(r"\d{3}(?:cm|厘米|公分)|一米[五六七八]|\d[.]\d+米")
# What a list of requirements is called, besides whose it is.
_CALLED = re.compile(
    r"任职|岗位|职位|招聘|应聘|应征|录用|基本|职业|个人|能力|技能|要求|资格|条件|素质|素养|门槛|标准|需求|应当|具备|下列|的|[()（）:：\s、,，]"
)
_ASKED_ONLY = frozenset(
    "要求 需要 必须 应聘 招聘 优先 岗位 职位 岗 人 人员 持 上岗 有 会 懂 能 行 够 不够 行不行 报 招 接受 适应 写明 做 干 当 还 来 也 才 吗 吧 方面 特别 什么 哪个 哪些 几年 多少 具备 可以 欢迎 硬性 条件".split()
)
_HELD = 0.5  # of the quality's words that an item must hold
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class _Person:
    """Whose requirements are asked for: the words of the question that say it, and the lists and items they name."""

    words: str
    lists: tuple[DutyList, ...]
    items: tuple[Duty, ...]


def asks_quality(text: str) -> bool:
    """Whether ``text`` asks what somebody must be or have, or of whom a thing is demanded."""
    return bool(_QUALITY.search(text)) or asks_of_all(text)


def asks_of_all(text: str) -> bool:
    """Whether ``text`` asks of which jobs a thing is demanded."""
    return bool(_OF_ALL.search(text) and _HIRING.search(text)) and value_in(text) is not None


def demands_value(asked: Asked) -> bool:
    """Whether a value is held against what named roles demand: "五十岁还能来当仓管员吗", "店长本科够不够"."""
    return asks_quality(asked.text) and value_in(without_roles(asked)) is not None


def without_roles(asked: Asked) -> str:
    """The question without the names of roles in it."""
    text = asked.text
    for name in asked.target.role_words:
        text = text.replace(name, " ")
    return text


def value_in(text: str) -> Attribute | None:
    """The attribute of which ``text`` names a value: 年龄 for 五十岁, 学历 for 本科."""
    if _AGE.search(text):
        return _named("年龄")
    if _HEIGHT.search(text):
        return _named("身高外貌")
    found = [
        (len(w), a) for a in attributes() if a.name in DEMANDED for w in a.evidence if _is_value(w, text)
    ]
    return max(found, key=lambda one: one[0])[1] if found else None


def _is_value(word: str, text: str) -> bool:
    return len(word) > 1 and word not in _BROAD and word.lower() in text.lower()


# Evidence that also stands in plain talk of work.
_BROAD = frozenset(
    "经验 文化 专业 系统操作 软件 计算机 电脑 语言 体力 身体 本地 本市 政治 注册 资格 体检 形象 从事 年限".split()
)


def _named(name: str) -> Attribute:
    return next(a for a in attributes() if a.name == name)


def required_of(asked: Asked, desk: Desk) -> Outcome | None:
    """The items that hold the quality asked for, of whoever is named; ``None`` where nobody is and not all are meant."""
    if not asks_quality(asked.text):
        return None
    lists = desk.knowledge.lists_of(list(desk.knowledge.roles), *_REQUIRED)
    person = _person(asked.text, desk, lists)
    everybody = asks_of_all(asked.text)
    if person is None and not everybody:
        return None
    rest = asked.text.replace(person.words, " ") if person else asked.text
    attribute = attribute_in(rest) or value_in(rest)
    if attribute is not None and attribute.name not in DEMANDED:
        return None
    among = desk.knowledge.duties(person.lists) if person else desk.knowledge.duties(lists)
    among = [*among, *(d for d in (person.items if person else ()) if d not in among)]
    topic = _quality(desk, rest)
    if attribute is None and not topic.terms:  # "要具备哪些基本素质": the whole list
        return None
    chosen = _holding(topic, attribute, among, everybody=person is None)
    fields = _values(desk, attribute, person) if attribute else []
    if not chosen and not fields:
        if everybody:
            return None
        return not_covered(desk, asked.quoted, "requirements")
    outcome = chosen_items(desk, chosen, "requirements", f"写有“{asked.quoted}”的要求")
    lines = field_lines(desk, fields)
    total = len(chosen) + len(lines)
    return Outcome("requirements", (*outcome.blocks, *lines), total, total)


def headed_for(desk: Desk, roles: Sequence[Role], words: Sequence[str]) -> list[DutyList]:
    """Lists of requirements that print a role's name in their heading: "任职要求（成品仓管员、原料仓管员）"."""
    names = {folded(name) for role in roles for name in role.names} | {folded(word) for word in words}
    documents = {e.document_id for e in desk.knowledge.lists_of([role.id for role in roles])}
    return [
        e
        for e in desk.knowledge.lists.values()
        if e.kind == "requirement"
        and e.document_id in documents
        and any(name in folded(e.heading or "") for name in names if len(name) > 1)
    ]


def _person(text: str, desk: Desk, lists: Sequence[DutyList]) -> _Person | None:
    """The longest words of the question that name lists by heading or job; else those that open an item."""
    view = folded(text)
    named: dict[str, list[DutyList]] = {}
    for entry in lists:
        role = desk.knowledge.roles[entry.role_id]
        forms = {
            _CALLED.sub("", folded(form)) for form in (*role.names, entry.heading or "", *entry.path[-1:])
        }
        if best := max((_shared(form, view) for form in forms), key=len, default=""):
            named.setdefault(best, []).append(entry)
    opening: dict[str, list[Duty]] = {}
    for duty in desk.knowledge.duties(lists):
        words = _opening(folded(duty.text), view)
        if len(words) > _SHORTEST:
            opening.setdefault(words, []).append(duty)
    best = max((*named, *opening), key=len, default="")
    if not best:
        return None
    return _Person(best, tuple(named.get(best, ())), tuple(opening.get(best, ())))


def _shared(form: str, view: str) -> str:
    """The beginning or the end of a name that the question prints: 叉车 of 叉车司机, 销售监督."""
    for size in range(len(form), _SHORTEST - 1, -1):
        if form[:size] in view:
            return form[:size]
        if size > _SHORTEST and form[-size:] in view:
            return form[-size:]
    return ""


def _opening(item: str, view: str) -> str:
    """The words with which an item opens, as far as the question prints them: 监控中心 of 监控中心值守员另须持…证."""
    size = next((n for n in range(min(len(item), 12), 0, -1) if item[:n] in view), 0)
    return item[:size]


def _quality(desk: Desk, rest: str) -> Topic:
    matter = topic_of(unframed(rest), desk.index, desk.lexicon, desk.knowledge)
    return replace(
        matter,
        terms=tuple(
            t for t in matter.terms if t.word not in _ASKED_ONLY and len(_CALLED.sub("", t.word)) > 1
        ),
    )


def _holding(
    topic: Topic, attribute: Attribute | None, among: Sequence[Duty], *, everybody: bool
) -> list[Duty]:
    """The items with the attribute, or with the quality's own words."""
    if attribute is not None:
        proved = [d for d in among if proves(attribute, folded(d.text))]
        said = [w for w in attribute.evidence if _is_value(w, topic.text)] if everybody else []
        if said and attribute.name != "倒班夜班":  # 夜班, 倒班 and 轮班 are one demand; 本科 and 大专 are two
            proved = [d for d in proved if any(w.lower() in folded(d.text) for w in said)]
        if attribute.name != "倒班夜班" or not topic.terms:
            return proved
        # "倒班或者夜间作业": what prints the question's own words is the same demand.
        printed = supports(topic, [(d.text, "") for d in among])
        return [d for d, s in zip(among, printed, strict=True) if d in proved or s.exact >= _HELD]
    scores = supports(topic, [(d.text, "") for d in among])
    best = max((s.coverage for s in scores), default=0.0)
    return [d for d, s in zip(among, scores, strict=True) if s.coverage >= max(_HELD, best * _NEARLY)]


_NEARLY = 0.78


def _values(desk: Desk, attribute: Attribute, person: _Person | None) -> list[tuple[Role, RoleField]]:
    ids = {e.role_id for e in person.lists} if person else set(desk.knowledge.roles)
    return [
        (role, field)
        for role in desk.knowledge.roles.values()
        if role.id in ids
        for field in role.fields
        if any(known and known in folded(field.name) for known in attribute.fields)
        and proves(attribute, folded(field.text))
    ]
