"""The open nodes while rows are read: what is pushed below what, and whose list a number continues.

What nests is read from the numbers themselves: a style that is open already goes back up to its list, a style
not open yet goes one level down.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import unnumbered
from corpus.parsing.divisions import body_of
from corpus.parsing.edges import broken_rows
from corpus.parsing.evidence import rules_of
from corpus.parsing.markers import Marker
from corpus.parsing.outline import Node, Outline
from corpus.parsing.restarts import widest_line
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row

#: Headings over one another at most: texts nest five deep, a list of the same number a thousand times is no outline.
_DEEPEST: Final = 24
_HEADLINES: Final = 3  # rows in which a page says what it is


class Stack:
    """The nodes from the root down to the one in force, and the job in force."""

    def __init__(self, rows: list[Row], source: str, view: str) -> None:
        self.source = source
        self.view = view
        self.rows = [row for row in rows if row.type != "noise"]
        self.outline = Outline()
        self.root = self._open(Node(-1))
        self.stack: list[Node] = [self.root]
        self.role: str | None = None
        self.role_is_weak = True
        plain = [row for row in self.rows if row.fresh and not row.cell]
        self.widest = widest_line(self.rows)
        #: Whether the page's rules are one job's, so that their articles are its points.
        self.ruled = any(
            rules_of(row.text) is not None for row in self.rows[:_HEADLINES] if row.marker is None
        )
        #: Plain lines that the page's edge parted from the point above them.
        self.broken = broken_rows(self.rows)
        #: Whether empty lines stand between nearly all lines, so that they part nothing.
        self.gapped = len(plain) > 8 and sum(row.gap for row in plain) * 5 > len(plain) * 4
        self._after_noise = _breaks(rows)
        #: The places right behind a rule drawn across the page (------).
        self._ruled_off = _breaks(rows, ruled=True)
        #: Whether the job in force comes of a division of work, and the body that divides it.
        self.divided = False
        self.body = body_of(self.rows)
        #: The numbering styles of headings that stand over numbered jobs (二、各岗位分工 over （一）仓储主管).
        self.outer: set[str] = set()
        self._title_style: str | None = None
        #: What the last column of a table holds whose cells stand line by line, a post after the other.
        self._column: Kind | None = None
        #: The last numbered section of each style: its number, whose it was, and how many jobs of tables stood above it.
        self._sections: dict[str, tuple[int | None, str | None, int]] = {}
        self._celled_jobs = 0
        #: How many jobs under a node, or lists of one heading, were told without marks, and whether each stood on its heading's own line.
        self._on_lines: dict[int | str, tuple[int, bool]] = {}
        #: Styles of numbers, and whether each of theirs stands before a short name over one sentence.
        self._over_text: dict[str, bool] = {}

    def _open(self, node: Node) -> Node:
        self.outline.nodes.append(node)
        if node.parent is not None:
            node.parent.children += 1
        return node

    def _push(self, node: Node) -> Node:
        if len(self.stack) > _DEEPEST:
            self._pop_to(self.stack[_DEEPEST])
            node.parent = self.stack[-1]
        above = node.parent
        if above is not None and above.pending and above.row is not None and above.row.type == "title":
            self._settle(above)  # plain lines under a job's name are its points, also with headings to come
        self._open(node)
        self.stack.append(node)
        return node

    def _pop_to(self, node: Node) -> None:
        while self.stack[-1] is not node:
            self._settle(self.stack.pop())

    def _settle(self, node: Node) -> None:
        if node.pending:
            rows, node.pending = node.pending, []
            rows, rest = self._on_its_line(node, rows)
            dropped = unnumbered.settle(node, rows, self._open)
            self.outline.dropped.extend([*dropped, *((row, unnumbered.why(row)) for row in rest)])

    def _on_its_line(self, node: Node, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        """Part what the page says below the last of several jobs each told on its heading's line.

        厨师的职责：… / 采购员的职责：…; 店长 / 岗位要求：… / 收银员 / 岗位要求：… (an empty line) 以上职位…
        """
        head = node.row.heading if node.row is not None else None
        if head is None:
            return rows, []
        among: int | str = id(node.parent) if head.name is not None else head.word
        sisters, alike = self._on_lines.get(among, (0, True))
        own = next((place for place, row in enumerate(rows) if row.fresh), len(rows))
        parted = 0 < own < len(rows) and alike and sisters >= _FEWEST_SISTERS
        parted = parted and (head.name is not None or rows[own].gap)
        told = parted or own == len(rows)
        self._on_lines[among] = sisters + 1, alike and told
        return (rows[:own], rows[own:]) if parted else (rows, [])

    def _over_titles(self, row: Row) -> Node:
        """Return the heading that several jobs stand under (一、人员职责 / 【电工】 / 【门卫】), else the root."""
        for node in self.stack[1:]:
            over = node.row
            if (
                row.marker is None
                and node.kind == "duty"
                and over is not None
                and over.marker is not None
                and over.heading is not None
                and over.heading.name is None
                and not (node.items or node.pending)
            ):
                return node
        return self.root

    def _below_role(self) -> Node:
        """Return the node that list headings of the role in force belong under."""
        for node in reversed(self.stack):
            if node.level < 1 and (
                not node.items or node is self.root or (node.row is not None and node.row.type == "title")
            ):
                return node
            if (
                node.level == 1
                and node.children
                and not node.items
                and node.row is not None
                and node.row.type == "heading"
                and node.row.heading is not None
                and node.row.heading.container
            ):
                return node
        return self.root

    def _holder(self, row: Row) -> Node:
        """Return the open node whose list this point continues or begins."""
        marker = row.marker
        assert marker is not None
        top = self.stack[-1]
        known = next((node for node in reversed(self.stack) if node.series == marker.style), None)
        if top.series is None and (known is None or marker.number == 1):
            return top
        fresh = top.empty and top.series is None and marker.number is None
        if fresh and known is self.root and self._signs_apart(marker):
            return top
        if fresh and top.row is not None and top.row.type == "heading" and top.row.marker is None:
            return top  # 设计师 / - 画图 / 任职要求： / - 会制图
        if (
            marker.rank > 0
            and _counts_on(top, marker.number)
            and (known is None or known.last is None or known.last + 1 != marker.number)
        ):
            return top  # 1、 2. ③ (4): one list in four styles
        if known is not None:
            return known
        if marker.rank < top.rank:
            for node in reversed(self.stack):
                if node.series is None or node.rank <= marker.rank or node.level <= 1:
                    if node.series is None or not node.items:
                        return node
                    return self._push_beside(node, marker.style, marker.rank)
        return self._push_below(top)

    def _signs_apart(self, marker: Marker) -> bool:
        """Whether signs are a list of their own: those before the page's first heading go on below none, unless they head it."""
        heads = (node.row.marker for node in self.stack[1:] if node.row is not None)
        return (
            marker.number is None
            and len(self.stack) > 1
            and not any(head is not None and head.style == marker.style for head in heads)
        )

    def _push_beside(self, node: Node, style: str, rank: int) -> Node:
        self._pop_to(node)
        return self._push(
            Node(
                max(node.level, 1), node, None, None, self.role, series=style, rank=rank, generic=node.generic
            )
        )

    def _push_below(self, top: Node) -> Node:
        return self._push(Node(max(2, top.level + 1), top, None, None, self.role, generic=top.generic))

    def _restart(self, holder: Node, row: Row) -> Node:
        """Numbers that begin again without a heading make a new list beside the old one."""
        assert row.marker is not None
        parent = holder.parent or self.root
        if holder is self.root:
            return self._push(
                Node(1, self.root, None, None, self.role, series=row.marker.style, rank=row.marker.rank)
            )
        self._settle(holder)
        self.stack.pop()
        return self._push(
            Node(
                holder.level,
                parent,
                None,
                None,
                self.role,
                series=row.marker.style,
                rank=row.marker.rank,
                generic=holder.generic,
            )
        )


def _counts_on(node: Node, number: int | None) -> bool:
    """Whether the number is the one after the node's last, so that the list only changes its style."""
    return number is not None and number > 1 and bool(node.items) and node.last == number - 1


_FEWEST_SISTERS: Final = 2
_RULE: Final = re.compile(r"[-*_=—─]{3,}")


def _breaks(rows: list[Row], *, ruled: bool = False) -> set[int]:
    """Return the places (among the rows that are no noise) right after noise, or right after a drawn rule."""
    out, place, noisy = set(), 0, False
    for row in rows:
        if row.type == "noise":
            drawn = row.reason == "punctuation" and _RULE.fullmatch(row.text) is not None
            noisy = noisy or (
                drawn if ruled else row.reason not in ("page number", "punctuation", "running head", "column")
            )
            continue
        if noisy:
            out.add(place)
        noisy = False
        place += 1
    return out
