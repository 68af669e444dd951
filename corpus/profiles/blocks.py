"""Which lists of one document are one job by the way they are printed.

Sections under one heading, and the requirements and benefits that follow a duty list, belong to it. A new
job begins where a numbered heading counts on (职责7 → 职责8), where another heading names a job, and where
a posting begins again (岗位职责, 任职要求, 岗位职责 …).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corpus.parsing import headings, titles
from corpus.parsing.result import Kind, ParsedList
from corpus.parsing.view import normalise

_COMPANIONS: Final = frozenset(("requirement", "benefit", "condition", "kpi"))
#: 线上方向, 大客户类, 范文二: a heading that tells variants of a title apart.
_VARIANT: Final = re.compile(
    r"(?:方向|序列|[大小]类|范文|模板|样本|版本|案例)[一二三四五六七八九十\dA-Z]{0,3}$"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """What grouping reads of one list. ``document`` tells documents apart, ``start`` places in one."""

    document: str
    start: int
    heading: str | None
    path: tuple[str, ...]
    kind: Kind
    items: tuple[str, ...]


def listed(document: str, parsed: ParsedList) -> Listed:
    """What grouping reads of a parsed list."""
    items = tuple(item.text for item in parsed.items)
    return Listed(document, parsed.heading_start, parsed.heading, tuple(parsed.path), parsed.kind, items)


@dataclass(slots=True)
class _Block:
    root: str | None
    counted: tuple[str, ...]
    variant: str | None
    members: list[int]
    containers: set[tuple[str, ...]]
    kinds: set[Kind]


def blocks(lists: Sequence[Listed]) -> list[list[int]]:
    """Places in ``lists`` grouped into blocks, in text order.

    Args:
        lists: one role's lists of one document, in text order.
    """
    shared = _shared_path(lists)
    made: list[_Block] = []
    last: Listed | None = None
    for place, one in enumerate(lists):
        block = made[-1] if made else None
        if block is None or last is None or _opens(one, last, block, shared):
            block = _Block(None, (), None, [], set(), set())
            made.append(block)
        block.members.append(place)
        block.root = _root(one, shared) or block.root
        block.counted = _counted(one) or block.counted
        block.variant = _variant(one) or block.variant
        block.kinds.add(one.kind)
        if _container(one):
            block.containers.add(_key(one))
        last = one
    return [block.members for block in _introductions(made)]


def _opens(one: Listed, last: Listed, block: _Block, shared: int) -> bool:
    if (one.heading, one.start, one.path) == (last.heading, last.start, last.path):
        # Requirements told apart from duties under one heading; two duty lists without one are two lists.
        return one.heading is None and one.kind == "duty" and "duty" in block.kinds
    counted, root, variant = _counted(one), _root(one, shared), _variant(one)
    if (counted and counted != block.counted) or (variant and variant != block.variant):
        return block.counted != () or block.variant is not None or bool(block.kinds - {"overview"})
    if root is not None and root != block.root:
        return True
    if one.kind not in ("duty", "other", "overview") or not _container(one):
        return False
    return _key(one) in block.containers or ("duty" in block.kinds and bool(block.kinds & _COMPANIONS))


def _introductions(made: list[_Block]) -> list[_Block]:
    """An introduction belongs to the only block below it; over several blocks it stays alone."""
    if len(made) == 2 and made[0].kinds == {"overview"}:
        made[1].members[:0] = made[0].members
        return made[1:]
    return made


def _shared_path(lists: Sequence[Listed]) -> int:
    """How many headings stand over every list: the page's title says nothing about a single one."""
    first = lists[0].path if lists else ()
    size = len(first)
    for one in lists:
        size = min(
            size,
            next((i for i, (a, b) in enumerate(zip(first, one.path, strict=False)) if a != b), len(one.path)),
        )
    return size


def _root(one: Listed, shared: int) -> str | None:
    """The first heading below the shared ones, if it names a job."""
    if len(one.path) <= shared:
        return None
    root = normalise(one.path[shared])
    head = _read(root)
    named = head.name is not None if head is not None else titles.looks_like_title(root)
    return root if named else None


def _counted(one: Listed) -> tuple[str, ...]:
    """The path down to the last heading that counts lists (职责7, 篇二); empty when none does."""
    for depth in range(len(one.path), 0, -1):
        head = _read(normalise(one.path[depth - 1]))
        if head is not None and head.serial is not None:
            return one.path[:depth]
    return ()


def _variant(one: Listed) -> str | None:
    return next((name for name in one.path if _VARIANT.search(name)), None)


def _container(one: Listed) -> bool:
    """Whether the heading only says what sort of list it is (岗位职责), perhaps with the job's name."""
    if one.heading is None:
        return False
    head = _read(normalise(one.heading))
    return head is not None and (not head.prefix or head.name is not None or head.generic)


def _key(one: Listed) -> tuple[str, ...]:
    return (*one.path[:-1], normalise(one.heading or ""))


@lru_cache(maxsize=4_096)
def _read(heading: str) -> headings.Heading | None:
    return headings.read(heading)
