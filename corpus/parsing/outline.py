"""The outline: nodes (headings and what stands under them) while the rows are being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.parsing.result import Kind
from corpus.parsing.rows import Row


@dataclass(slots=True)
class Draft:
    """An item in the making. ``start`` and ``end`` are still untrimmed."""

    start: int
    end: int
    text: str
    number: int | None
    marker: tuple[int, int] | None
    ended: bool


@dataclass(slots=True)
class Node:
    """A heading with its items. ``level`` 0: role or title, 1: list, 2 and more: sections inside a list.

    ``series`` is the numbering style of the node's own points, ``rank`` its usual depth, ``last`` the
    number printed last. ``role`` is the job in force when the node was opened. A ``whole`` node speaks of
    the body that the jobs above it belong to.
    """

    level: float
    parent: Node | None = None
    row: Row | None = None
    kind: Kind | None = None
    role: str | None = None
    subject: str | None = None
    series: str | None = None
    rank: int = 99
    last: int | None = None
    items: list[Draft] = field(default_factory=list)
    pending: list[Row] = field(default_factory=list)
    overview: list[Draft] = field(default_factory=list)
    children: int = 0
    closed: bool = False
    same_style_parents: bool = False
    generic: bool = False
    whole: bool = False
    wrapped: bool = False  # one of its numbered points goes on on the next printed line

    def inherited_kind(self) -> Kind | None:
        """Return the nearest kind up the outline."""
        node: Node | None = self
        while node is not None:
            if node.kind is not None:
                return node.kind
            node = node.parent
        return None

    @property
    def empty(self) -> bool:
        """Whether nothing has been put under the heading yet."""
        return not (self.items or self.pending or self.children or self.overview)


@dataclass(slots=True)
class Outline:
    """All nodes in reading order, and the rows that belong nowhere with the reason."""

    nodes: list[Node] = field(default_factory=list)
    dropped: list[tuple[Row, str]] = field(default_factory=list)
    fields: list[tuple[Row, str | None]] = field(default_factory=list)
