"""Calls glued to the last point (…缴纳五险一金。有意者请将简历发送至…): cut off where the call begins."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import noise
from corpus.parsing.rows import Row

#: How a call begins after a full stop. What it says decides, see :func:`corpus.parsing.noise.is_call`.
_CALLS: Final = re.compile(
    r"[。;!.](?P<call> ?(?:有意|感兴趣|符合(?:以上)?条件|应聘者|应聘请|请(?:有意|将|把|投|发|备|携)|欢迎|期待|诚邀|以上(?:岗位|职位)|简历|联系|咨询|报名|投递|招聘(?:热线|电话|邮箱)|电话|邮箱|微信|非诚勿扰|合则约见|一经录用|面试时).{4,})"
)


def cut_calls(rows: list[Row]) -> list[Row]:
    """Return the rows with a call at a point's end as a row of its own."""
    out: list[Row] = []
    for row in rows:
        found = _CALLS.search(row.text) if row.type == "text" and len(row.text) > 12 else None
        if (
            found is None
            or noise.is_introduction(row.text)
            or not noise.is_call(found.group("call"))
            or "负责" in found.group("call")
            or len(row.text) != row.end - row.body
        ):
            out.append(row)
            continue
        begin = row.body + found.start("call")
        text = found.group("call")
        begin, text = begin + len(text) - len(text.lstrip(" ")), text.lstrip(" ")
        out.append(
            Row(
                row.start,
                begin,
                row.body,
                row.text[: found.start("call")],
                row.marker,
                row.fresh,
                row.gap,
                row.cell,
            )
        )
        out[-1].line, out[-1].column, out[-1].indent = row.line, row.column, row.indent
        out.append(
            Row(
                begin,
                row.end,
                begin,
                text,
                None,
                False,
                False,
                row.cell,
                row.line,
                row.column,
                type="noise",
                reason="boilerplate",
            )
        )
    return out
