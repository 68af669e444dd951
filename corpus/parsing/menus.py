"""Menus and running heads: short lines side by side or one below another, and what a page prints again and again."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import Final

from corpus.parsing import titles
from corpus.parsing.links import is_link
from corpus.parsing.rows import Row, silence, starts_list
from corpus.parsing.units import is_unit
from corpus.parsing.view import page_feet


def mark_running_heads(rows: Sequence[Row], source: str) -> None:
    """A line printed again and again beside page numbers is a running head or foot (采购管理手册（V3.2） 内部资料)."""
    beside = _beside_feet(rows, source)
    plain = [
        (place, row)
        for place, row in enumerate(rows)
        if row.type in ("text", "heading")
        and row.marker is None
        and row.fresh
        and not row.cell
        and 4 <= len(row.text) <= 60
    ]
    counts = Counter(row.text for _, row in plain)
    at_feet = Counter(row.text for _, row in plain if row.start in beside)
    paged = {
        row.text
        for place, row in plain
        if counts[row.text] > 1
        and not (row.heading is not None and row.heading.kind in ("duty", "requirement", "benefit"))
        and (
            at_feet[row.text] > 1
            or any(
                near.reason == "page number" and not near.text.strip().isdigit()
                for near in rows[max(0, place - 2) : place + 3]
            )
        )
    }
    for _, row in plain:
        if row.text in paged or (
            counts[row.text] > 3 and row.type == "text" and not row.ended and len(row.text) <= 24
        ):
            row.heading = None
            silence(row, "running head" if row.text in paged else "navigation")


def _beside_feet(rows: Sequence[Row], source: str) -> set[int]:
    """Where the rows begin that stand right over or below a page's foot."""
    starts = [row.start for row in rows]
    beside: set[int] = set()
    for start, end in page_feet(source):
        place = bisect_left(starts, end)
        if place < len(rows) and not source[end : rows[place].start].strip():
            beside.add(rows[place].start)
        if place and not source[rows[place - 1].end : start].strip():
            beside.add(rows[place - 1].start)
    return beside


def mark_menus(rows: Sequence[Row]) -> None:
    """A table line of four and more short words, one of them a link of every site, is a menu."""
    for _, group in itertools.groupby((row for row in rows if row.cell), key=lambda row: row.line):
        line = list(group)
        short = len(line) > 3 and all(len(row.text) <= 8 and row.marker is None for row in line)
        if short and any(row.type == "noise" and row.reason == "navigation" for row in line):
            for row in line:
                row.heading = None
                silence(row, "navigation")


#: A menu of fewer entries is as likely a list.
_FEWEST_LINKS: Final = 5


def mark_menus_in_lines(rows: Sequence[Row]) -> None:
    """A run of short plain lines, two of them links of every site, is a menu (首页 / 门店概况 / 发展历程 / 联系我们)."""
    run: list[Row] = []
    before: Row | None = None
    for row in (*rows, None):
        if row is not None and _may_be_link(row):
            if run or before is None or before.type == "noise" or row.type == "noise":
                run.append(row)  # plain lines right below a heading or a text are its points
            before = row
            continue
        before = row
        links = sum(is_link(other.text) for other in run)
        if len(run) >= _FEWEST_LINKS and links > 1:
            head = row.heading if row is not None and row.type == "heading" else None
            listed = row is not None and (starts_list(row) or (head is not None and head.kind == "duty"))
            while run and run[-1].type == "text" and _names_what_follows(run[-1], listed=listed):
                run.pop()
            for other in run:
                other.heading = None
                silence(other, "menu")
        run = []


def _names_what_follows(row: Row, *, listed: bool) -> bool:
    """Whether a menu's last line is a post's own name, or a department's right over its list."""
    return titles.looks_like_title(row.text) or (listed and is_unit(row.text))


def _may_be_link(row: Row) -> bool:
    if row.marker is not None or not (row.fresh or row.cell) or not 1 < len(row.text) <= 8 or row.ended:
        return False
    head = row.heading if row.type == "heading" else None
    strong = head is not None and (head.colon or head.kind in ("duty", "requirement", "benefit"))
    plain = re.search(r"[,;:、\d]", row.text) is None
    return (
        row.type in ("text", "heading", "noise") and not strong and plain and row.reason in ("", "navigation")
    )


def mark_beside_boilerplate(rows: Sequence[Row]) -> None:
    """Cells right of a footer on the same printed line are the footer's (© … 猜你喜欢：甲 | 乙)."""
    before: Row | None = None
    for row in rows:
        if (
            before is not None
            and row.cell
            and before.cell
            and row.line == before.line
            and before.type == "noise"
            and before.reason in ("boilerplate", "navigation", "sidebar")
            and row.type == "text"
            and row.marker is None
        ):
            silence(row, before.reason)
        before = row
