"""The outline of what stands beside the lists: which row is a heading, and below which row another one stands.

Rows nest by their numbers (第七条 over 1、), below headings, and below what ends in a colon (提成：); a short line over a numbered run is
a heading, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.asiderows import Row


@dataclass(frozen=True, slots=True)
class Line:
    """A line beside the lists.

    Attributes:
        text: verbatim, from ``start`` to ``end`` of its document, behind its number and before what separates it.
        asked: the question that it answers, where the page prints one.
        roles: ids of the roles between whose lists it stands; empty where it is everybody's.
        of_site: whether it is what a site prints around its text.
        number: the number printed before it.
        headings: the headings above it, from the outermost on.
        cells: what the row of a table prints behind it: 罚100元/次.
        bullet: whether a bullet stands before it.
    """

    document_id: str
    start: int
    end: int
    text: str
    asked: str
    roles: frozenset[str]
    of_site: bool
    number: str = ""
    headings: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    bullet: bool = False


@dataclass(slots=True)
class Node:
    """A row with what stands below it, while the rows are being read; the page itself has none, and the depth 0."""

    row: Row | None
    parent: Node | None
    title: str = ""
    line: Line | None = None
    below: list[Node] = field(default_factory=list)
    depth: int = 0

    @property
    def headings(self) -> tuple[str, ...]:
        """How the headings from the page down to this node are called."""
        above = self.parent.headings if self.parent else ()
        return (*above, called(self.title, self.row.number)) if self.title and self.row else above


TITLE_CHARS = 20


def called(title: str, number: str) -> str:
    """A heading as it is called: 工作时间; 第七条 of an article that is a sentence."""
    if len(title) <= TITLE_CHARS:
        return title
    return number if number.startswith("第") else f"{title[: TITLE_CHARS - 1]}…"


def below(node: Node) -> Iterator[Node]:
    """All nodes below one, in the text's order."""
    for child in node.below:
        yield child
        yield from below(child)


_COLON = re.compile(r"[:：]\s*$")
# A heading that the parser did not take for one is short, and neither a sentence nor a value.
_HEADING_CHARS = 16
_NO_HEADING = re.compile(r"[，,。；;、？?！!\d\t:：|｜@/]")


def heads_of(rows: Sequence[Row], text: str) -> list[bool]:
    """Of each row whether it is a heading: read as one, or by what stands below it (内部服务意识 over 6. 7. 8.)."""
    heads = [row.heading for row in rows]
    for n in range(len(rows) - 2, -1, -1):
        heads[n] = heads[n] or _leads(rows[n], rows[n + 1], text, over_heading=heads[n + 1])
    return heads


def _leads(row: Row, following: Row, text: str, *, over_heading: bool) -> bool:
    """Whether a row leads to the one below it: by a colon, or as a short line over a heading or a numbered point."""
    printed = text[row.start : row.end]
    if row.in_list or following.in_list:
        return False
    if _COLON.search(printed):
        return True
    if row.bullet or row.marker is not None or len(printed) > _HEADING_CHARS or _NO_HEADING.search(printed):
        return False
    return following.marker is not None or over_heading


def title_of(printed: str) -> str:
    """The words of a heading: its first cell, without the colon."""
    return _COLON.sub("", printed.split("\t")[0]).strip()


def parent_of(at: Node, row: Row, before: Row | None, text: str, *, heads: bool) -> Node:
    """Below which node a row stands, ``at`` being the one read last."""
    if row.marker is not None:
        return _above_marked(at, row)
    if row.heading or (heads and not _COLON.search(text[row.start : row.end])):
        return _above_heading(at, before)
    return _above_plain(at, text, heads=heads)


_DEEPEST = 8


def shallow(node: Node) -> Node:
    """The node, or the one above it that is no deeper than texts nest: a thousand short lines are no outline."""
    while node.depth >= _DEEPEST and node.parent is not None:
        node = node.parent
    return node


def _above_marked(at: Node, row: Row) -> Node:
    """A numbered row stands beside the last one of its style, else below what is numbered further out."""
    node: Node | None = at
    while node is not None and node.row is not None:  # a sibling of its style
        if node.row.marker is not None and row.marker and node.row.marker.style == row.marker.style:
            return node.parent or node
        if node.row.marker is None and node.title and not node.line:
            break  # a heading without a number
        node = node.parent
    node = at
    while node.row is not None and node.parent is not None:
        outer = node.row.marker is not None and row.marker and node.row.marker.rank < row.marker.rank
        if outer or (node.row.marker is None and node.title):
            return node
        node = node.parent
    return node


def _above_heading(at: Node, before: Row | None) -> Node:
    """A heading stands below the one right before it, else below the one that the page opens with."""
    top = at
    while top.parent is not None:
        top = top.parent
    first = top.below[0] if top.below else top
    opens = first.row is not None and first.row.heading and first.row.marker is None
    over = at.row is not None and at.row is before and at.row.marker is None and at.title and not at.below
    return at if over and (at is not first) else first if opens else top


def _above_plain(at: Node, text: str, *, heads: bool) -> Node:
    """A line without a number stands below a heading or what ends in a colon; else beside the numbered one before it."""
    node = at
    while node.row is not None and node.parent is not None:
        colon = bool(_COLON.search(text[node.row.start : node.row.end]))
        if node.title and (node.row.heading or node.line is None or colon):
            if not (heads and colon and node.row.marker is None):
                return node
        elif node.title and node.row.marker is None:
            return node
        node = node.parent
    return node
