"""Departments side by side, each over its own duties (一、学习部 / 1.…, 一、人事科 / 负责…；)."""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row, starts_list

#: 市供销社内设机构及职责, 各部门简介: what follows is departments.
_OF_UNITS: Final = re.compile(
    r"(?:机构|部门|科室|处室|股室).{0,6}(?:职责|职能|分工|简介|介绍|设置|概况)|(?:职责|职能).{0,4}(?:内设)?(?:机构|科室)"
)


_FEWEST_UNTOLD: Final = 3  # departments over a list each, where nothing says that departments follow
_TOLD: Final = 12  # characters of what a department does


def mark_units(rows: list[Row]) -> None:
    """Departments side by side, each over its own duties (一、学习部 / 1.…, 一、办公室 / 职责：), own them."""
    found: dict[str, list[Row]] = {}
    beside: dict[str, list[Row]] = {}
    lists: list[Row] = []
    glued: list[Row] = []
    prose: list[Row] = []
    told = any(
        row.heading is not None
        and row.heading.kind == "duty"
        and re.search("部门|科室|各|机构|组织", row.text)
        for row in rows[:12]
    ) or any(
        row.type in ("text", "heading") and len(row.text) <= 32 and _OF_UNITS.search(row.text)
        for row in rows[:6]
    )
    for row, after in itertools.pairwise(rows):
        if row.type != "text" or row.cell or row.ended or not is_unit(row.text.rstrip(":")):
            continue
        if row.marker is not None and row.text.endswith(":") and starts_list(after) and not after.fresh:
            glued.append(row)
        if not row.fresh or row.text.endswith(":"):
            continue
        plain = (
            after.type == "heading"
            and after.heading is not None
            and after.heading.kind == "duty"
            and not after.heading.prefix
        )
        said = (
            told
            and after.type == "text"
            and after.marker is None
            and after.fresh
            and len(after.text) >= _TOLD
            and opens_duty(after.text)
        )  # 一、人事科（老干部科） / 负责…；承办…。
        listed = said or (
            told
            and starts_list(after)
            and (row.marker is None or (after.marker is not None and after.marker.style != row.marker.style))
        )
        style = row.marker.style if row.marker is not None else ""
        if not style and starts_list(after):
            lists.append(row)
        if (
            not style
            and after.type in ("text", "heading")
            and after.marker is None
            and len(after.text) >= _TOLD
        ):
            prose.append(row)
        if plain or listed:
            found.setdefault(style, []).append(row)
        elif style and after.type == "text" and after.fresh and len(after.text) >= _TOLD:
            beside.setdefault(style, []).append(row)  # 行政处 / 日常行政管理和后勤保障。 between two that act
    if len({row.text for row in lists}) >= _FEWEST_UNTOLD:  # 人事行政部 / ①… / 财务部 / 1.… / 销售部 / 1、…
        found[""] = lists
    elif told and len({row.text for row in prose}) >= _FEWEST_UNTOLD:
        found[""] = prose  # 文学社部门职能 / 创编部 / 创编部是一个…的部门。主要负责…
    if len({row.text for row in glued}) >= _FEWEST_UNTOLD:  # 一、第一科:(一)会议记录。
        for row in glued:
            row.type, row.name, row.over_lines = "title", row.text.rstrip(":"), True
    for style, alike in found.items():
        if len(alike) > 1:
            for row in beside.get(style, ()):
                row.over_lines = True
            for row in (*alike, *beside.get(style, ())):
                row.type, row.name = "title", row.text


def is_unit(text: str) -> bool:
    """Whether a line is nothing but the name of a department (前厅部)."""
    return (
        re.fullmatch(
            r"[\u4e00-\u9fff]{1,10}(?:部|部门|中心|处|科|组|室|班|委员会|站|车间|队|局|(?<=..)办)(?:\([^()]{2,12}\))?",
            text,
        )
        is not None
    )
