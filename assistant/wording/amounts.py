"""Whether a duty has the amounts of a sentence, and has them for these words: which clause a number belongs to.

In 投诉2小时内响应，48小时内给出方案 no 方案 is due in 2 hours; in 到场处置，24小时内报告 no 到场 in 24.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from assistant.wording.quantities import MASK, Quantity
from assistant.wording.reading import Unit
from assistant.wording.restating import is_act

T = TypeVar("T")
Span = tuple[int, int]
Places = Sequence[tuple[Span, list[int]]]  # words of the sentence, and where the duty has each

_BARE = re.compile(rf"[{MASK}的]*(?:[,:]|$)")
_HANDING = "交报送发"  # what a deadline is mostly set for: 每月8日前编制好工资表交财务部
_PERIOD = re.compile(r"(?:^|(?<=[,:、]))(季度|月度|年度)")
_EVERY = {"季度": "1 quarter", "月度": "1 month", "年度": "1 year"}


def counted(
    said: Unit,
    numbers: Sequence[tuple[Quantity, int]],
    places: Places,
    held: Unit,
    tells: Callable[[Span], bool],
) -> bool:
    """Whether the duty has each quantity (with its offset in ``said``), and for the act that follows it there.

    A clause of nothing but the quantity (……，5个工作日内) goes with any word, and so does one that describes
    (逾期60天的账款).

    Args:
        tells: whether a word of ``held`` tells something.
    """
    if not _together([one for one, _ in numbers], held.measured.quantities, places, held):
        return False
    return all(_near(said, one, at, places, held, tells) for one, at in numbers)


def _near(
    said: Unit, one: Quantity, at: int, places: Places, held: Unit, tells: Callable[[Span], bool]
) -> bool:
    has = [n for quantity, n in held.measured.quantities if quantity == one]
    clauses = [c for c in _clauses(held.text) if any(c[0] <= n < c[1] for n in has)]
    spoken = all(any(c[0] <= s < c[1] and tells((s, e)) for s, e in held.words) for c in clauses)
    if not spoken or not places:
        return True
    after = [place for place in places if place[0][0] > at]
    acts = _acts(said, after)
    describes = said.text[at:].lstrip(MASK).startswith("的")
    near = places if describes else acts or after or places[-1:]
    return any(c[0] <= n < c[1] for c in clauses for _, found in near for n in found)


def _acts(said: Unit, places: Places) -> Places:
    return [(w, f) for w, f in places if is_act(said.text[slice(*w)]) or said.text[w[0]] in _HANDING]


def as_often(often: Sequence[tuple[str, int]], said: Unit, places: Places, held: Unit) -> bool:
    """Whether the duty has each frequency (with its offset in ``said``), and for the act that it goes with there.

    A frequency speaks for its clause and may for those after it, never for those before: 维护服务器，备份数据每天一次.
    """
    had = (*held.measured.often, *_periods(held))
    if not _together([one for one, _ in often], had, places, held):
        return False
    acts = _acts(said, places)
    for one, at in often:
        begins = min(s for s, e in _clauses(held.text) for name, n in had if name == one and s <= n < e)
        bare = _BARE.match(held.text, begins) is not None  # ……，每年一次: of what stands before
        near = [f for w, f in acts if w[0] > at] or [f for _, f in acts]
        if near and not bare and not any(n >= begins for found in near for n in found):
            return False
    return True


def _periods(held: Unit) -> tuple[tuple[str, int], ...]:
    """Periods that open a clause before an act, as 季度评估培训效果 says 按季度; 年度培训计划 names a thing."""
    acts = {start for start, end in held.words if is_act(held.text[start:end])}
    return tuple(
        (_EVERY[found[1]], found.start()) for found in _PERIOD.finditer(held.text) if found.end() in acts
    )


def _together(said: Sequence[T], had: Sequence[tuple[T, int]], places: Places, held: Unit) -> bool:
    """Whether the duty has each of ``said``, and in the clause of the words where it has several."""
    if any(one not in {name for name, _ in had} for one in said):
        return False
    if len({name for name, _ in had}) < 2 or not said or not places:
        return True
    clauses = _clauses(held.text)
    of_clause = {one: {name for name, at in had if one[0] <= at < one[1]} for one in clauses}
    for _, found in places:
        near = [of_clause[c] for at in found for c in clauses if c[0] <= at < c[1]]
        if not any(set(said) <= have or not have for have in near):
            return False
    return True


def _clauses(text: str) -> list[Span]:
    cuts = [0, *(m.end() for m in re.finditer(r"[,:]", text)), len(text)]
    return list(itertools.pairwise(cuts))
