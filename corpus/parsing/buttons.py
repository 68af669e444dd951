"""Buttons that a site prints behind a post's name (收房销售 收起 查看详情): cut off, and told names by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.parsing import titles
from corpus.parsing.rows import Row
from corpus.parsing.view import compact

_BUTTON: Final = (
    r"(?:收起|展开|查看(?:详情|更多|职位|全部|全文)|了解(?:详情|更多)|[职岗]位详情|详情|申请(?:该?[职岗]位)?|立即(?:申请|投递|沟通|报名|应聘)"
    r"|我要(?:应聘|申请|投递|报名)|投递(?:简历)?|应聘(?:该?[职岗]位)|收藏(?:[职岗]位)?|分享|举报)"
)
_BEHIND: Final = re.compile(
    rf"(?P<name>\S.{{0,24}}?\S)(?P<buttons>(?: +[\[【(<]?{_BUTTON}[\]】)>]?)+) *[>»▼▲∨]?"
)
#: 回顶部投诉专员: the link above a post, glued to its name.
_BEFORE: Final = re.compile(r"(?:回到?|返回)顶部|TOP|置顶")
#: A site repeats its buttons; a line of its own may end in such a word by chance.
_FEWEST: Final = 2
_BELOW: Final = 6  # rows between a post's name and its first list
_REASON: Final = "navigation"


def cut_buttons(rows: list[Row], view: str) -> list[Row]:
    """Return the rows with the buttons before and behind short lines as noise of their own, where the page repeats them."""
    rows = _cut_before(rows, view)
    found = {id(row): hit for row in rows if (hit := _buttons(row, view)) is not None}
    if len(found) < _FEWEST:
        return rows
    out: list[Row] = []
    for row in rows:
        hit = found.get(id(row))
        if hit is None:
            out.append(row)
            continue
        end = hit.end("name")
        out.append(replace(row, end=end, text=compact(view[row.body : end])))
        out.append(
            Row(end, row.end, end, compact(view[end : row.end]), None, fresh=False, gap=False, reason=_REASON)
        )
        out[-1].type = "noise"
    return out


def _cut_before(rows: list[Row], view: str) -> list[Row]:
    glued = {
        id(row): hit.end()
        for row in rows
        if row.fresh
        and row.marker is None
        and (hit := _BEFORE.match(view, row.start, row.end))
        and hit.end() < row.end
    }
    if len(glued) < _FEWEST:
        return rows
    out: list[Row] = []
    for row in rows:
        end = glued.get(id(row))
        if end is not None:
            out.append(
                Row(
                    row.start,
                    end,
                    row.start,
                    view[row.start : end],
                    None,
                    fresh=True,
                    gap=row.gap,
                    reason=_REASON,
                )
            )
            out[-1].type = "noise"
            row = replace(row, start=end, body=end, text=compact(view[end : row.end].strip()))
        out.append(row)
    return out


def _buttons(row: Row, view: str) -> re.Match[str] | None:
    if not row.fresh or row.cell or row.type != "text":
        return None
    return _BEHIND.fullmatch(view, row.body, row.end)


def mark_buttoned(rows: Sequence[Row]) -> None:
    """Type the names that stood before such buttons as titles where a list's heading follows, in place.

    Args:
        rows: all rows, the cut buttons among them.
    """
    for index, row in enumerate(rows[:-1]):
        after = rows[index + 1]
        cut = after.type == "noise" and after.reason == _REASON and not after.fresh and after.start == row.end
        if not cut or row.type != "text" or row.marker is not None or row.ended:
            continue
        if re.search("[,;:。!?]", row.text) is None and _listed(rows, index + 2):
            name = titles.cut_name(row.text, 0)
            row.type, row.name = "title", row.text[slice(*name)] if name is not None else row.text


def _listed(rows: Sequence[Row], index: int) -> bool:
    """Whether a heading of duties or requirements is the first one below."""
    for row in rows[index : index + _BELOW]:
        head = row.heading if row.type == "heading" else None
        if head is not None and head.kind in ("duty", "requirement", "overview"):
            return head.name is None
    return False
