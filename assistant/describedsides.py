"""Sides of a comparison that are only described: "管仓库的和管车队的有什么不一样", "做饭的和洗碗的分别干什么".

    sides := act thing 的 (和|跟) act thing 的, then what is asked of both

Each is put as the one job that it can mean: one that people call so, or one whose name holds the thing.
"""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge
from assistant.lexicon import lexicon
from corpus.model import Role
from index.text import folded

_ACT = r"(?:负责|管理?|做|搞|干|跑|开|修|看|收|扫|招|带|记|打|写|卖|送|洗|守|保养|维护)"
_SIDE = rf"(?:那个|那些|那位)?({_ACT}[^，,。？?的和跟与同]{{1,6}})的(?:人|同事|岗位|那个|那位|师傅)?"
_ASKED_OF_BOTH = (
    r"(?=[^，,。]{0,6}(?:区别|不同|不一样|差别|差异|异同|相同|一样|分工|对比|比较|比|各|分别|都)|$)"
)
_PAIR = re.compile(rf"{_SIDE}(和|跟|与|同){_SIDE}{_ASKED_OF_BOTH}")
_THING = re.compile(rf"^{_ACT}")
_BRACKETS = re.compile(r"[(（].*?[)）]")
_ENOUGH = 0.75  # strength of a word that says the same as the thing


def plain_sides(text: str, knowledge: Knowledge) -> str:
    """``text`` with both sides as the jobs they mean; itself where one of them is open."""
    pair = _PAIR.search(text)
    if pair is None:
        return text
    first, second = _meant(pair.group(1), knowledge), _meant(pair.group(3), knowledge)
    if first is None or second is None or first == second:
        return text
    sides = (_BRACKETS.sub("", role.title) for role in (first, second))
    return text[: pair.start()] + pair.group(2).join(sides) + text[pair.end() :]


def _meant(described: str, knowledge: Knowledge) -> Role | None:
    """The one job that a description means."""
    called = {role.id: role for role in knowledge.soft_names.get(folded(f"{described}的"), ())}
    if len(called) == 1:
        return next(iter(called.values()))
    thing = _THING.sub("", described)
    same = [word for word, strong in lexicon().synonyms(thing) if strong >= _ENOUGH and len(word) > 1]
    for words in ((described,), (thing,), same):
        found = _named_with([folded(word) for word in words if len(word) > 1], knowledge)
        plain = [role for role in found if any(name[:-1] == folded(thing) for name in role.names)]  # 保洁员
        if found:
            one = plain if len(plain) == 1 else found
            return one[0] if len(one) == 1 else None
    return None


def _named_with(words: list[str], knowledge: Knowledge) -> list[Role]:
    return [
        role
        for role in knowledge.roles.values()
        if any(word in folded(name) for word in words for name in role.names)
        and knowledge.lists_of([role.id], "duty")
    ]
