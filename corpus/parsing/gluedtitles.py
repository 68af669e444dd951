"""A job's name glued to the text before it, its list's heading behind it (…会用表格。仓库主管 任职要求:1、…)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.parsing import titles
from corpus.parsing.rows import Row

_LONGEST: Final = 24
#: Characters in which two names begin alike before the second counts as one (产线工艺组长 + 产线设备组长).
_ALIKE: Final = 2


def cut_glued_titles(rows: Sequence[Row], view: str) -> list[Row]:
    """Return the rows, such names cut off as rows of their own."""
    out: list[Row] = []
    for index, row in enumerate(rows):
        begin = _begin(row, rows[index + 1], view) if index + 1 < len(rows) else None
        if begin is None:
            out.append(row)
            continue
        out.append(replace(row, end=begin, text=view[row.body : begin].rstrip()))
        name = view[begin : row.end].rstrip()
        out.append(
            replace(row, start=begin, body=begin, text=name, marker=None, fresh=False, gap=False, glued=True)
        )
    return out


def _begin(row: Row, after: Row, view: str) -> int | None:
    """Where the name begins that ends a row right before a heading on the same line."""
    head = after.heading if after.type == "heading" and not after.fresh else None
    if (
        head is None
        or head.name
        or head.weak_name
        or head.kind not in ("duty", "requirement")
        or row.type != "text"
    ):
        return None
    if row.cell or row.ended:
        return None
    stop = max(view.rfind(mark, row.body, row.end) for mark in ";。!?")
    if stop < 0:
        return _second(row, view)
    begin = stop + 1
    while begin < row.end and view[begin] == " ":
        begin += 1
    return begin if _is_job(view[begin : row.end].strip()) else None


def _is_job(name: str) -> bool:
    return titles.looks_like_title(name, longest=_LONGEST) and titles.is_named(name)


def _second(row: Row, view: str) -> int | None:
    """Where the second of two names glued together begins: both are jobs that begin alike (the page's and the first post's)."""
    text = view[row.body : row.end].rstrip()
    if len(text) > 2 * _LONGEST or row.marker is not None or re.search(r"[^\w()/+-]", text) is not None:
        return None
    at = text.find(text[:_ALIKE], _ALIKE)
    if at > _ALIKE and _is_job(text[:at]) and _is_job(text[at:]):
        return row.body + at
    return None
