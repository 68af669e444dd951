"""Rows that the page or the cutter parted wrongly: headings a character a line, labels, headings glued to a text."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import fields, headings
from corpus.parsing.postnames import post_before_colon
from corpus.parsing.rows import Row, starts_list
from corpus.parsing.view import compact

_LABELLED: Final = re.compile(r"[^:,;。、]{2,10}:.")


#: Aliases that a list item may well begin with (绩效考核：负责…): a label among labels is no heading.
_LABEL_KINDS: Final = frozenset({"kpi", "relation", "other", "condition", "authority", "overview"})


#: Several headings printed a character a line may follow one another; more is no heading.
_TALLEST: Final = 24


def _barred(row: Row, after: Row) -> bool:
    """Whether a bar on a line of its own stands between two words of two characters (岗位 / | / 职责)."""
    own = after.cell and after.column == 0 and (not row.cell or row.line != after.line)
    return own and len(row.text) == len(after.text) == 2


#: Names of a table's columns, printed one a line: no characters of one heading (序号 / 岗位 / 职责).
_COLUMNS: Final = frozenset("序号 编号 项次 No No.".split())


def join_vertical(rows: list[Row]) -> list[Row]:
    """Join a heading printed one or two characters a line (岗/位/职/责)."""
    out: list[Row] = []
    index = 0
    while index < len(rows):
        end = index
        named = rows[index].text in _COLUMNS or (index > 0 and rows[index - 1].text in _COLUMNS)
        if rows[index].marker is not None or len(rows[index].text) > 3 or named:
            out.append(rows[index])
            index += 1
            continue
        while (
            end < len(rows)
            and rows[end].marker is None
            and len(rows[end].text.strip(":")) <= 2
            and rows[end].fresh
            and not (end > index and _barred(rows[end - 1], rows[end]))
        ):
            end += 1
        if end - index > _TALLEST:  # a long column of short words is a list of something, no heading
            out.extend(rows[index:end])
            index = end
            continue
        taken = False
        for stop in range(end, index + 1, -1):
            text = "".join(row.text for row in rows[index:stop])
            widths = {len(row.text.strip(":")) for row in rows[index:stop]} - {0}
            lines = {row.line for row in rows[index:stop]}
            if len(lines) not in (1, stop - index) or (len(lines) == 1 and lines != {-1}):
                continue  # cells side by side are a table, not a column of characters
            whole = len(text) >= 4 or _SERIAL.fullmatch(text) is not None  # 职 / 责 / 一 of a printed form
            head = headings.read(text) if len(widths) == 1 and whole else None
            if head is not None and len(head.word) > max(widths):  # 三年 / 职责: the last line is all of it
                first, final = rows[index], rows[stop - 1]
                out.append(Row(first.start, final.end, first.body, text, None, True, first.gap, first.cell))
                index, taken = stop, True
                break
        if not taken:
            out.append(rows[index])
            index += 1
    return out


_SERIAL: Final = re.compile(r"(?:主要|工作|岗位)?(?:职责|任务)(?:[一二三四五六七八九十]{1,2}|\d{1,2})")


def join_serials(rows: list[Row]) -> list[Row]:
    """Join 职责一 on a line of its own with the short line below it that names it (职责一 / 制度建设)."""
    bare = [
        row
        for row in rows
        if row.marker is None and len(row.text) <= 8 and row.fresh and _SERIAL.fullmatch(row.text) is not None
    ]
    if len(bare) < 2:
        return rows
    out: list[Row] = []
    for row in rows:
        before = out[-1] if out else None
        if (
            before is not None
            and before.type == "heading"
            and before.marker is None
            and _SERIAL.fullmatch(before.text) is not None
            and row.type == "text"
            and row.marker is None
            and row.fresh
            and len(row.text) <= 12
            and not row.ended
            and not before.glued
        ):
            before.end, before.glued = row.end, True
            continue
        out.append(row)
    return out


def rejoin_labels(rows: list[Row], view: str) -> list[Row]:
    """Undo the cut after a label that heads one item only (``2、绩效考核：负责…`` among its siblings)."""
    out: list[Row] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        after = rows[index + 1] if index + 1 < len(rows) else None
        if (
            row.type == "heading"
            and row.heading is not None
            and row.heading.colon
            and after is not None
            and not after.fresh
            and after.marker is None
            and after.type == "text"
            and _is_label(rows, index, out)
        ):
            text = compact(view[row.body : after.end])
            out.append(Row(row.start, after.end, row.body, text, row.marker, row.fresh, row.gap, row.cell))
            index += 2
            continue
        out.append(row)
        index += 1
    return out


def _is_label(rows: list[Row], index: int, before: list[Row]) -> bool:
    row = rows[index]
    assert row.heading is not None
    if row.marker is not None and row.marker.number is not None:
        for other in (*before[-1:], *rows[index + 2 : index + 3]):
            if (
                other.marker is not None
                and other.marker.style == row.marker.style
                and (other.type == "text" or _both_label(row, other))
                and other.marker.number is not None
            ):
                return abs(other.marker.number - row.marker.number) == 1
        return False
    if row.marker is not None and (_among_bullets(rows, index, before) or _labels_alike(rows, index, before)):
        return True
    if not row.fresh:
        return False
    if row.heading.kind == "requirement" and row.heading.name is None:
        return _asked_label(rows, index, before)
    if row.heading.kind not in _LABEL_KINDS:
        return False
    near = [
        other
        for other in (*before[-1:], *rows[index + 2 : index + 3])
        if other.type == "text" and other.marker is None
    ]
    return any(
        _LABELLED.match(other.text) and not fields.is_label(other.text.split(":")[0]) for other in near
    )


def _both_label(row: Row, other: Row) -> bool:
    """Whether two numbered headings side by side only label their points (1.报名时间：… 2.报名地点：…)."""
    kinds = [
        one.heading.kind if one.heading is not None and one.heading.colon else None for one in (row, other)
    ]
    return all(kind in _LABEL_KINDS for kind in kinds)


def _among_bullets(rows: list[Row], index: int, before: list[Row]) -> bool:
    """Whether a label behind a sign stands among such points below a heading that says the same (◆ 業績獎金：每月…)."""
    row = rows[index]
    assert row.heading is not None and row.marker is not None
    section = next((other for other in reversed(before[-12:]) if other.type == "heading"), None)
    near = [*before[-1:], *rows[index + 2 : index + 3]]
    return (
        section is not None
        and section.heading is not None
        and (section.heading.kind == row.heading.kind or row.heading.kind == "other")
        and (section.marker is None or section.marker.style != row.marker.style)
        and any(
            other.type == "text" and other.marker is not None and other.marker.style == row.marker.style
            for other in near
        )
    )


def _labels_alike(rows: list[Row], index: int, before: list[Row]) -> bool:
    """Whether a label behind a sign stands among points with labels of their own (- 活动审核：… / - 干部考核：… / - 综合评分：…)."""
    row = rows[index]
    assert row.heading is not None and row.marker is not None
    near = [*before[-1:], *rows[index + 2 : index + 3]]
    return row.heading.kind in _LABEL_KINDS | {"benefit"} and any(
        other.type == "text"
        and other.marker is not None
        and other.marker.style == row.marker.style
        and _LABELLED.match(other.text) is not None
        and not fields.is_label(other.text.split(":")[0])
        for other in near
    )


def _asked_label(rows: list[Row], index: int, before: list[Row]) -> bool:
    """Below 任职资格 the line 技能：熟悉… beside 学历：本科 is a point with its label."""
    near = before[-12:]
    section = next(
        (one for one in reversed(near) if one.type == "heading" or post_before_colon(one.text)), None
    )
    if section is None or section.heading is None or section.heading.kind != "requirement":
        return False  # none, or 采购员： / 任职要求：男，…: the next post begins
    follower = rows[index + 1]
    if follower.marker is not None or section.end == rows[index].start:
        return False
    beside = [other for other in (*before[-1:], *rows[index + 2 : index + 3]) if other is not section]
    return any(other.marker is None and _LABELLED.match(other.text + "-") is not None for other in beside)


def cut_glued_tails(rows: list[Row], view: str) -> list[Row]:
    """Cut a heading off the end of the text before it (``…行为规范。监督的定位和作用`` + ``1、…``).

    Sure only when a new series begins right below and the tail ends in an alias without a full stop.
    """
    out: list[Row] = []
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if (
            row.type == "text"
            and len(row.text) > 8
            and not row.ended
            and after is not None
            and starts_list(after)
            and (after.fresh or (after.marker is not None and after.marker.number == 1))
        ):
            stop = max(view.rfind(mark, row.body, row.end) for mark in ";。!?")
            if (
                stop > row.body
                and 2 <= row.end - stop - 1 <= 24
                and (found := headings.read(view[stop + 1 : row.end])) is not None
            ):
                begin = stop + 1
                while view[begin] == " ":
                    begin += 1
                head = Row(
                    begin,
                    row.end,
                    begin,
                    view[begin : row.end],
                    None,
                    False,
                    False,
                    type="heading",
                    heading=found,
                    glued=True,
                )
                out.append(
                    Row(
                        row.start,
                        stop + 1,
                        row.body,
                        view[row.body : stop + 1],
                        row.marker,
                        row.fresh,
                        row.gap,
                        row.cell,
                    )
                )
                out.append(head)
                continue
        out.append(row)
    return out
