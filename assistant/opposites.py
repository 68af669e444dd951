"""Qualifiers that exclude one another: asked of 重大投诉, a line on 一般投诉 is no answer, nor one on 新员工 for 老员工.

The pairs are data (``assistant/data/opposites.tsv``); how they stand beside the noun is told there too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from index.text import folded

_BETWEEN = r"[^，,；;。、]{0,4}?"
_NOT_INSIDE = r"(?<![非不无未\d])"  # 非标准 is no 标准, 11月底 no 月底
_ENDS_A_WORD = r"(?<![更创革刷翻最重扩放增加缩减从])"  # 更新客户档案 speaks of no 新客户
_BOTH = re.compile(r"([\u4e00-\u9fff]?)内外")  # 国内外销售 is 国内 and 国外
_PERIODS = re.compile(r"(半年|年|季|月|周)(?=[、和及与/](?:半年|年|季|月|周)度)")  # 年、月度计划


@dataclass(frozen=True, slots=True)
class _Group:
    kind: str
    sides: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Signs:
    """How a line shows a side: the pattern of how its words stand, made where a line holds one of them."""

    words: tuple[str, ...]
    pattern: str

    def in_line(self, line: str) -> bool:
        return any(word in line for word in self.words) and bool(_compiled(self.pattern).search(line))


_compiled = lru_cache(maxsize=64)(re.compile)


@dataclass(frozen=True, slots=True)
class Opposed:
    """One qualifier of a question.

    Attributes:
        asked: how a line shows the side asked for.
        others: how it shows another side, beside the noun.
        of_noun: how it shows the side asked for beside the noun.
    """

    asked: _Signs
    others: _Signs
    of_noun: _Signs

    def contradicts(self, line: str, headings: str = "") -> bool:
        """Whether ``line`` speaks of another side, and neither it nor its headings of the one asked for."""
        return self.others.in_line(_spread(folded(line))) and not self.shows(line, headings)

    def shows(self, line: str, headings: str = "") -> bool:
        """Whether ``line`` or the headings over it speak of the side asked for."""
        return self.asked.in_line(_spread(folded(line + "，" + headings)))

    def confirms(self, line: str) -> bool:
        """Whether ``line`` says the side asked for of the noun itself."""
        return self.of_noun.in_line(_spread(folded(line)))


@cache
def _groups() -> tuple[_Group, ...]:
    text = (files("assistant.data") / "opposites.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(_Group(row[0], tuple(tuple(side.split()) for side in row[1:])) for row in rows)


def opposed(words: Sequence[str], nouns: Sequence[str]) -> list[Opposed]:
    """The qualifiers of a question that have an opposite.

    Args:
        words: all of its words in their order, so that 新 of 更新 is no qualifier.
        nouns: those of its matter.
    """
    view = ""
    starts: dict[int, str] = {}
    for word in map(folded, words):
        starts[len(view)] = word
        view += word
    heads = [re.escape(noun) for noun in nouns if len(noun) > 1]
    near = [group for group in _groups() if any(word in view for side in group.sides for word in side)]
    found = [_opposed(group, view, heads, starts) for group in near]
    return [one for one in found if one is not None]


def _opposed(group: _Group, view: str, heads: Sequence[str], starts: Mapping[int, str]) -> Opposed | None:
    said = [side for side in group.sides if _names(group, side, view, heads, starts)]
    if len(said) != 1:
        return None
    others = [word for side in group.sides if side is not said[0] for word in side]
    rest = [h for h in heads if not any(word in h for side in group.sides for word in side)]
    bare = [_without(h, said[0]) for h in heads]
    nouns_told = sorted({*rest, *(h for h in bare if len(h) > 1)}, key=len, reverse=True)
    if not nouns_told and group.kind != "词":
        return None
    own = _standing(group.kind, said[0], nouns_told)
    return Opposed(_shown(said[0], nouns_told), _standing(group.kind, others, nouns_told), own)


def _without(noun: str, side: Sequence[str]) -> str:
    """员工 of 老员工, 发票 of 增值税专用发票: the noun under its qualifier."""
    return next((noun.partition(word)[2] for word in side if word in noun), noun)


def _names(
    group: _Group, side: Sequence[str], view: str, heads: Sequence[str], starts: Mapping[int, str]
) -> bool:
    """Whether the question has a word of ``side`` that begins a word, before one of its nouns or by itself."""
    for word in side:
        if word not in view:
            continue
        for at in (m.start() for m in re.finditer(_NOT_INSIDE + re.escape(word), view)):
            if len(word) == 1 and len(starts.get(at, "")) not in _ALONE:
                continue  # 更新 and 周期 hold no qualifier
            after = view[at + len(word) :]
            near = 0 if len(word) == 1 else _NEAR
            if group.kind in ("词", "句") or any(
                0 <= after.find(_without(head, side)) <= near for head in heads if _without(head, side)
            ):
                return True
    return False


_ALONE = (1, 3, 4, 5)  # characters of a word that a single qualifier is or begins: 老, 老员工, 周计划
_NEAR = 6  # characters between a qualifier and its noun in a question


def _shown(words: Sequence[str], nouns: Sequence[str]) -> _Signs:
    """The pattern of a side's words: a single character right before a noun, any other wherever it stands."""
    told = "|".join(nouns)
    each = [
        f"{_NOT_INSIDE}{_ENDS_A_WORD}{re.escape(w)}(?:{told})"
        if len(w) == 1 and told
        else _NOT_INSIDE + re.escape(w)
        for w in words
    ]
    return _Signs(tuple(words), "|".join(each))


def _standing(kind: str, words: Sequence[str], nouns: Sequence[str]) -> _Signs:
    """The pattern of another side's words as they stand beside the nouns."""
    told = "|".join(nouns)
    if kind == "词":
        return _shown(words, ())
    if kind == "句":
        side, clause = "|".join(map(re.escape, words)), r"[^，,；;。]*?"
        return _Signs(tuple(words), rf"(?:{side}){clause}(?:{told})|(?:{told}){clause}(?:{side})")
    each = [
        _NOT_INSIDE + _ENDS_A_WORD + re.escape(w) if len(w) == 1 else _NOT_INSIDE + re.escape(w) + _BETWEEN
        for w in words
    ]
    return _Signs(tuple(words), rf"(?:{'|'.join(each)})(?:{told})")


def _spread(text: str) -> str:
    """``text`` with both sides of a joint word written out."""
    return _PERIODS.sub(r"\1度", _BOTH.sub(r"\1内\1外", text))
