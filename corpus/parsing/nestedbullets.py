"""Bullets that head the deeper ones below them (- 硬性要求 / ····- 三年经验 / - 加分项 / ····- 懂粤语): sections, no points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from corpus.parsing.headings import Heading
from corpus.parsing.kinds import opens_duty
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row

_DEEPER: Final = 2  # blanks
_LONGEST: Final = 14  # characters of such a head
_SENTENCE: Final = re.compile(r"[,;。!?]|:.")


def mark_nested(rows: Sequence[Row]) -> None:
    """Type bullets over deeper ones as headings, and those below them as text, in place; an act (- 负责招聘) stays a point."""
    kind: Kind = "duty"
    for index, row in enumerate(rows):
        if row.heading is not None and row.marker is None:
            kind = row.heading.kind
        below = _below(rows, index)
        if len(below) < (1 if row.heading is not None else 2):
            continue
        if not _may_head(row) and not _announces(rows, index, below):
            continue
        row.heading = row.heading or Heading(kind, row.text, "", None, None, None, False, False, True)
        row.type, row.marker = "heading", None
        for point, after in zip_longest(below, below[1:]):
            if point.type == "heading" and (after is None or after.indent <= point.indent):
                point.type, point.heading = "text", None


def _bullet(row: Row) -> bool:
    return row.marker is not None and row.marker.number is None and row.fresh and not row.cell


def _below(rows: Sequence[Row], index: int) -> list[Row]:
    """The bullets right below one that stand deeper."""
    head = rows[index]
    if not _bullet(head):
        return []
    found: list[Row] = []
    for row in rows[index + 1 : index + 1 + _MOST]:
        if not row.fresh:
            continue
        if not _bullet(row) or row.indent < head.indent + _DEEPER:
            break
        found.append(row)
    return found


_SENTENCE_LONGEST: Final = 30  # characters of a point that ends in a colon
_ENDED: Final = re.compile(r"[;。!?]")
_MOST: Final = 40  # rows that are looked at below a head


def _announces(rows: Sequence[Row], index: int, below: Sequence[Row]) -> bool:
    """Whether a point that ends in a colon is the last of its list, over what it names (- 跟踪运营指标，包括：).

    Where the list goes on, its next points would be read as those of the deeper one.
    """
    text = rows[index].text
    if not text.endswith(":") or len(text) > _SENTENCE_LONGEST or _ENDED.search(text) is not None:
        return False
    after = next((row for row in rows[index + 1 :] if row.start > below[-1].start and row.fresh), None)
    return after is None or not _bullet(after) or after.indent != rows[index].indent


def _may_head(row: Row) -> bool:
    plain = row.text.strip(" :*")
    return (
        len(plain) <= _LONGEST
        and _SENTENCE.search(plain) is None
        and (row.heading is not None or not opens_duty(plain))
    )
