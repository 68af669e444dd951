"""Whether two duties say the same, and how far apart they are printed.

Precision first: a fold hides one wording behind another, so a changed object, number, frequency,
degree of responsibility or negation keeps two duties apart, however many characters they share.
"""

from __future__ import annotations

from itertools import islice
from typing import Literal

from corpus.folding.reading import Clause, Duty, plain, read

Sameness = Literal["exact", "punctuation", "reworded"]

_BACK = 3  # how far a common edge may cut into a word: 培训和培养 / 培养和培训 share their first character


def sameness(a: str, b: str) -> Sameness | None:
    """How two duties are the same: to the letter, but for punctuation and script, or in other words.

    >>> sameness("负责市场信息的收集", "收集市场信息。"), sameness("每周盘点仓库", "每月盘点仓库")
    ('reworded', None)
    """
    if a == b:
        return "exact"
    if plain(a) == plain(b):
        return "punctuation" if plain(a) else None
    return "reworded" if _alike(read(a), read(b)) else None


def same_duty(a: str, b: str) -> bool:
    """Whether two duties say the same."""
    return sameness(a, b) is not None


def alike(a: Duty, b: Duty) -> bool:
    """The same for duties that were read before."""
    return (bool(a.key) and a.key == b.key) or _alike(a, b)


def _alike(a: Duty, b: Duty) -> bool:
    if a.block != b.block or not a.clauses:
        return False
    if a.clauses == b.clauses:
        return True
    if len(a.clauses) != len(b.clauses):
        return False
    both = min(a.key, b.key, key=len)
    right = list(b.clauses)
    for clause in a.clauses:
        twin = next((c for c in right if _same_clause(clause, c, both)), None)
        if twin is None:
            return False
        right.remove(twin)
    return True


def _same_clause(a: Clause, b: Clause, both: str) -> bool:
    if a.acts != b.acts or a.times != b.times:
        return False
    return a.object == b.object or _reordered(a.object, b.object) or _repeats(a.object, b.object, both)


def _reordered(a: str, b: str) -> bool:
    """Whether two objects list the same things in another order: 员工培训、考核 / 员工考核、培训.

    Only parts of one enumeration may change places: 向客户反馈供应商问题 is not 向供应商反馈客户问题.
    """
    if len(a) != len(b) or "、" not in a or sorted(a) != sorted(b):
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y), len(a))
    end = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=True)) if x != y), 0)
    for head in range(start, max(start - _BACK, 0) - 1, -1):
        for tail in range(end, max(end - _BACK, 0) - 1, -1):
            left, right = a[head : len(a) - tail].split("、"), b[head : len(b) - tail].split("、")
            if len(left) > 1 and sorted(left) == sorted(right):
                return True
    return False


def _repeats(a: str, b: str, both: str) -> bool:
    """Whether one object only says a word again that both duties have: 转载广告软文 / 转载软文 beside 平面广告."""
    short, long = sorted((a, b), key=len)
    extra = len(long) - len(short)
    if not 2 <= extra <= 4 or len(short) < 4:
        return False
    start = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    for at in islice(range(start, -1, -1), _BACK):
        if long[:at] + long[at + extra :] == short:
            word = long[at : at + extra]
            return "、" not in word and not any(c.isdigit() for c in word) and word in both
    return False
