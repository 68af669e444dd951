"""Forms whose cells a converter ran together (岗位名称行政部经理直属部门行政部 / 直接上级总经理): labels and values with no sign between.

Read only where a label of a job's name opens the line or follows a blank and what stands behind it, up to the next label
of such forms, is a title; the lines right below that open with a label belong to the same form.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from corpus.parsing import fields
from corpus.parsing.fieldrows import make_field
from corpus.parsing.rows import Row
from corpus.parsing.titles import looks_like_title

_NAME: Final = re.compile(r"(?:^|(?<= ))(?P<label>岗位名称|职位名称|职务名称) ?(?=[^ :])")
_SURE: Final = (
    4  # characters of a label that is told from words without a colon; a shorter one stands between blanks
)
_LONG: Final = sorted((one for one in fields.LABELS if len(one) >= _SURE), key=len, reverse=True)
_SHORT: Final = sorted(fields.LABELS - set(_LONG), key=len, reverse=True)
_LABEL: Final = re.compile(
    rf"(?<= )(?:{'|'.join(map(re.escape, _SHORT))})(?:/[\u4e00-\u9fff]{{2,6}})?(?= )|{'|'.join(map(re.escape, _LONG))}"
)
_LONGEST_TITLE: Final = 20
_LONGEST_VALUE: Final = 40
_LINES_BELOW: Final = 6


def mark_glued_forms(rows: list[Row], view: str) -> list[Row]:
    """Return the rows, such lines split into their fields."""
    out: list[Row] = []
    below = 0
    for row in rows:
        text = row.type == "text" and row.marker is None and not row.cell
        parts = _named(row, view) if text else None
        if parts is not None:
            out.extend(parts)
            below = _LINES_BELOW
            continue
        opening = _LABEL.match(view, row.body, row.end) if below and text and row.fresh else None
        below = below - 1 if opening else 0
        value = view[opening.end() : row.end] if opening else ""
        if opening and value[:1] not in ("", ":") and len(value) <= _LONGEST_VALUE:
            out.append(_field(row, opening.start(), opening.end(), row.end, view))
        else:
            out.append(row)
    return out


def _named(row: Row, view: str) -> list[Row] | None:
    """The fields of a line that names a job so, and what stands around them; ``None`` for any other line."""
    name = _NAME.search(view[row.body : row.end])
    if name is None:
        return None
    start = row.body + name.start("label")
    marks = [found.span() for found in _LABEL.finditer(view, row.body + name.end(), row.end)]
    if not marks or not looks_like_title(
        view[row.body + name.end() : marks[0][0]].strip(), longest=_LONGEST_TITLE
    ):
        return None
    parts = [replace(row, end=start, text=view[row.body : start].strip())] if start > row.body else []
    spans = [(start, row.body + name.end("label")), *marks]
    for (begin, value), (end, _) in zip(spans, [*marks, (row.end, row.end)], strict=True):
        told = view[value:end].strip()
        if not told or len(told) > _LONGEST_VALUE:
            # Columns printed label by label: which value is whose cannot be told.
            rest = view[begin : row.end].strip()
            parts.append(replace(row, start=begin, body=begin, text=rest, fresh=False, gap=False))
            break
        parts.append(_field(row, begin, value, end, view, first=not parts))
    return parts


def _field(row: Row, start: int, value: int, end: int, view: str, *, first: bool = True) -> Row:
    while view[value : value + 1] == " ":
        value += 1
    while end > value and view[end - 1] == " ":
        end -= 1
    label = view[start:value].strip()
    made = replace(
        row,
        start=start,
        end=end,
        text=f"{label}:{view[value:end]}",
        fresh=row.fresh and first,
        gap=row.gap and first,
    )
    make_field(made, label, value)
    return made
