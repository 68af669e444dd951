"""Attributes of a job that people ask about and duty texts often do not hold: pay, degree, leave …

Which one a question asks for, and what proves it; ``attributing.py`` answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.asked import Asked
from corpus.model import Role, RoleField
from index.text import folded

# Attributes that ask for a role's requirements as a whole, not for one of them.
GENERAL = frozenset({"技能要求", "性格素质"})

# Attributes that an employer demands of a person; a value of theirs names them (五十岁, 本科, 退伍军人).
DEMANDED = frozenset(
    "学历 专业 毕业院校 应届毕业生 工作经验 年龄 性别 身高外貌 身体健康 户籍 政治面貌 外语 计算机水平 证书 驾照 倒班夜班".split()
)


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


def spoken_attribute(text: str) -> str | None:
    """``text`` as it asks for an attribute once a job's attributes are talked of: 能力方面有写什么吗 as 能力要求.

    A word by which texts head an attribute is enough then; ``None`` where it has none.
    """
    if attribute_in(text):
        return text
    view = folded(text)
    said = (word for a in attributes() for word in a.fields if len(word) > 1 and word in view)
    ways = ("{}多少", "有{}吗", "{}要求") if re.search(r"多少|几", text) else ("{}要求", "{}多少", "有{}吗")
    asked = (way.format(word) for word in sorted(said, key=len, reverse=True) for way in ways)
    return next((question for question in asked if attribute_in(question)), None)


def attribute_in(text: str) -> Attribute | None:
    """The attribute that the question asks for: the one with the longest pattern found in it."""
    best: tuple[int, Attribute | None] = (0, None)
    for attribute in attributes():
        size = max((len(p) for p in (attribute.name, *attribute.patterns) if p in text), default=0)
        if size > best[0]:
            best = (size, attribute)
    return best[1]


def attribute_named(name: str) -> Attribute:
    """The attribute with the canonical ``name``.

    Raises:
        StopIteration: the table has none.
    """
    return next(a for a in attributes() if a.name == name)


# Attributes that say who stands above, below or beside a role: no duty that mentions a superior answers them.
RELATIONS = frozenset({"汇报对象", "下属", "所属部门"})


# Units that prove an attribute only with a number beside them: 元 岁 年 …
_NUMBERED_UNITS = frozenset("元 万 k 岁 年 月 日 号 点 人 名 级 % ％".split())


# What holds an evidence word of an attribute, and is none of it: 语言表达能力 of no foreign language, 专业知识扎实 of no
# branch of study, 分类 and 各类 of none.
_NOT_OF = {
    "外语": re.compile(
        r"(?:口头|书面|文字)?语言(?:表达|组织|沟通|文字|能力|功底)|口语表达|(?:编程|程序|开发|脚本|机器|[a-z][a-z+#/、. ]{0,24}(?:等|类)*)语言"
    ),
    "专业": re.compile(
        r"专业(?:知识|技[能术]|能力|性|度|化|水平|水准|素[质养]|精神|团队|服务|术语|领域|问题|人[员士才]|资格|资质|证书|职称|软件|工具|英语|态度|意见|建议|角度|培训|[的地])"
        r"|[分各种品同门这那此两几多]类|类(?:型|别|似|目)"
    ),
}


def proves(attribute: Attribute, text: str) -> bool:
    """Whether one of the attribute's evidence words stands in ``text``; a unit needs its number."""
    if (other := _NOT_OF.get(attribute.name)) is not None:
        text = other.sub("", text)
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


def holds(attribute: Attribute, field: RoleField) -> bool:
    """Whether the labelled value is the attribute's; that of a wider label (工作地点 for 出差, 待遇 for 提成) must say so."""
    name = folded(field.name)
    labels = [known for known in attribute.fields if known and known in name]
    if not labels:
        return False
    if name == attribute.name or proves(attribute, folded(field.text)):
        return True
    own = any(word in name for word in map(folded, attribute.evidence) if len(word) > 1)
    return name not in _names() and (own or not all(label in _wider() for label in labels))


@cache
def _wider() -> frozenset[str]:
    """Labels below which the values of several attributes may stand: 待遇, 任职要求."""
    held = Counter(label for attribute in attributes() for label in set(attribute.fields))
    return frozenset(label for label, n in held.items() if n > 1)


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
