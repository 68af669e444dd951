"""Each list with its own items: "职责2的全部，再告诉我职责6第5条", "职责4第3条、职责9第5条", "职责1和职责6的最后一条".

A clause that names lists and items binds them. A clause that names lists alone means all of them, unless items follow
that no list is named for; items named for several lists at once are meant of each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol

from corpus.model import DutyList

_CLAUSE = re.compile(r"[，,；;。]|(?:再|然后|另外|以及|还有|外加|加上)(?=.)")
_JOINED = re.compile(r"和|与|跟|及|、(?=(?:岗位|工作)?(?:职责|清单)|[“\"《]|\d+号)")
_PAIRED = 2


class _Named(Protocol):
    @property
    def items(self) -> tuple[int, ...]: ...
    @property
    def named_lists(self) -> tuple[DutyList, ...]: ...


ItemsOf = tuple[tuple[str, tuple[int, ...]], ...]


def items_of_each(text: str, resolve: Callable[[str], _Named]) -> ItemsOf:
    """The items of each list named, by list id, none standing for all of them; empty where all lists share the items.

    Args:
        resolve: what a stretch of the question names.
    """
    bound: list[tuple[Sequence[DutyList], tuple[int, ...]]] = []
    waiting: list[Sequence[DutyList]] = []  # lists whose items may be named in a clause to come
    for clause in filter(str.strip, _CLAUSE.split(text)):
        found = resolve(clause)
        if found.items and found.named_lists:
            bound += _within(clause, found, resolve)
        elif found.items and not waiting:
            if bound:  # "职责7第3条，还有第5条"
                lists, items = bound.pop()
                bound.append((lists, (*items, *found.items)))
        elif found.items:
            bound += [(lists, found.items) for lists in waiting]
            waiting = []
        elif found.named_lists:
            waiting.append(found.named_lists)
    if not bound or (len(bound) == 1 and not waiting):
        return ()
    pairs = [
        *((e.id, items) for lists, items in bound for e in lists),
        *((e.id, ()) for ls in waiting for e in ls),
    ]
    merged: dict[str, tuple[int, ...]] = {}
    for list_id, items in pairs:
        merged[list_id] = (*merged.get(list_id, ()), *items)
    return tuple(merged.items()) if len(merged) >= _PAIRED else ()


def _within(
    clause: str, found: _Named, resolve: Callable[[str], _Named]
) -> list[tuple[Sequence[DutyList], tuple[int, ...]]]:
    """The lists of one clause with their items: each its own where every part names both, else the same of each."""
    parts = [resolve(part) for part in _JOINED.split(clause) if part.strip()]
    naming = [p for p in parts if p.items or p.named_lists]
    if len(naming) >= _PAIRED and all(p.items and p.named_lists for p in naming):
        return [(p.named_lists, p.items) for p in naming]
    return [(found.named_lists, found.items)]
