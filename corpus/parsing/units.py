"""Departments side by side, each over its own duties (一、学习部 / 1.…, 一、人事科 / 负责…；)."""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row, silence, starts_list

#: 市供销社内设机构及职责, 各部门简介: what follows is departments.
_OF_UNITS: Final = re.compile(
    r"(?:机构|部门|科室|处室|股室).{0,6}(?:职责|职能|分工|简介|介绍|设置|概况)|(?:职责|职能).{0,4}(?:内设)?(?:机构|科室)"
)


#: 学生会下设七大部门：办公部、人资部…, 公司设行政部、财务部
_HAS_UNITS: Final = re.compile(
    r"(?:下设|内设|分设|设有|下辖|设)[^。;]{0,24}?(?:[\u4e00-\u9fff]{1,6}(?:部|处|科|室|中心|组)[,、和及]){2}"
)
#: 主要部门, 部门一览: a line of its own over them.
_ARE_UNITS: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}(?=主要|各))?(?:公司)?(?:主要|各|业务|职能|内设|下设|所设)?(?:部门|科室|机构)(?:介绍|一览|设置|简介|列表)?"
)
_FEWEST_UNTOLD: Final = 3  # departments over a list each, where nothing says that departments follow
_FEWEST_IN_PROSE: Final = 4
_TOLD: Final = 12  # characters of what a department does


def mark_units(rows: list[Row]) -> None:
    """Departments side by side, each over its own duties (一、学习部 / 1.…, 一、办公室 / 职责：), own them."""
    told = _tells_of_units(rows)
    named = [(row, after) for row, after in itertools.pairwise(rows) if _is_name(row)]
    found: dict[str, list[Row]] = {}
    sure = _sure_styles(named)
    beside: dict[str, list[Row]] = {}
    for row, after in named:
        style = row.marker.style if row.marker is not None else ""
        if _over_duties(row, after, told=told or style in sure):
            found.setdefault(style, []).append(row)
        elif style and after.type == "text" and after.fresh and len(after.text) >= _TOLD:
            beside.setdefault(style, []).append(row)  # 行政处 / 日常行政管理和后勤保障。 between two that act
    if alike := _alike(named, told=told):
        found[""] = alike
    for style, alike in found.items():
        if len(alike) > 1:
            like = _dressed_alike(rows, style) if style and len(alike) >= _FEWEST_UNTOLD else []
            for row in (*alike, *beside.get(style, ()), *like):
                row.type, row.name = "title", row.text.rstrip(":")
    for row, after in itertools.pairwise(rows):
        if row.type == "text" and after.type == "title" and _ARE_UNITS.fullmatch(row.text.rstrip(":")):
            silence(row, "department")
        if row.type == "title" and row.name is not None and is_unit(row.name) and _prose(after):
            row.over = "duty"  # 教学部 / 理论课程讲解、安排教室等管理工作。
    _mark_glued(rows)
    _mark_called(rows)


def _sure_styles(named: list[tuple[Row, Row]]) -> set[str]:
    """Signs behind which three and more departments stand, each over what it is responsible for (◆办公室： / 负责会议记录…)."""
    acting = [
        row.marker.style
        for row, after in named
        if row.marker is not None and _prose(after) and opens_duty(after.text)
    ]
    return {style for style in acting if acting.count(style) >= _FEWEST_UNTOLD}


def _prose(row: Row) -> bool:
    return row.type == "text" and row.marker is None and row.fresh and len(row.text) >= _TOLD


def _dressed_alike(rows: list[Row], style: str) -> list[Row]:
    """Short lines behind the same sign as the departments, over a paragraph as they are (◆會計 beside ◆第一處)."""
    return [
        row
        for row, after in itertools.pairwise(rows)
        if row.type == "text"
        and row.marker is not None
        and row.marker.style == style
        and row.fresh
        and not row.ended
        and _prose(after)
        and (_NAME.fullmatch(row.text) is not None or all(map(is_unit, row.text.split("、"))))
    ]


_NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,8}")


def _tells_of_units(rows: list[Row]) -> bool:
    """Whether the page's head says that departments follow."""
    return (
        any(
            row.heading is not None
            and row.heading.kind == "duty"
            and re.search("部门|科室|各|机构|组织", row.text)
            for row in rows[:12]
        )
        or any(
            row.type in ("text", "heading") and len(row.text) <= 32 and _OF_UNITS.search(row.text) is not None
            for row in rows[:6]
        )
        or any(row.type == "text" and _HAS_UNITS.search(row.text) is not None for row in rows[:8])
        or any(row.type == "text" and _ARE_UNITS.fullmatch(row.text.rstrip(":")) is not None for row in rows)
    )


def _is_name(row: Row) -> bool:
    plain = row.type == "text" and row.fresh and not row.cell and not row.ended
    return plain and is_unit(row.text.rstrip(":"))


def _over_duties(row: Row, after: Row, *, told: bool) -> bool:
    """Whether a department's name stands over a heading of duties or, where departments are told of, over duties."""
    head = after.heading if after.type == "heading" else None
    if head is not None and head.kind == "duty" and not head.prefix:
        return True
    if not told:
        return False
    said = after.type == "text" and after.marker is None and after.fresh and len(after.text) >= _TOLD
    if said and opens_duty(after.text):
        return True  # 一、人事科（老干部科） / 负责…；承办…。
    inner = after.marker
    apart = row.marker is None or (inner is not None and inner.style != row.marker.style)
    return starts_list(after) and apart


def _alike(named: list[tuple[Row, Row]], *, told: bool) -> list[Row]:
    """Names without a mark, each over a list or, where departments are told of, over a paragraph: enough of them tell themselves.

    人事行政部 / ①… / 财务部 / 1.… / 销售部 / 1、…; 文学社部门职能 / 创编部 / 创编部是一个…的部门。主要负责…
    """
    bare = [(row, after) for row, after in named if row.marker is None]
    lists = [row for row, after in bare if starts_list(after)]
    if len({row.text for row in lists}) >= _FEWEST_UNTOLD:
        return lists
    prose = [row for row, after in bare if after.marker is None and len(after.text) >= _TOLD]
    acts = sum(opens_duty(after.text) for row, after in bare if row in prose)
    sure = len(prose) >= _FEWEST_IN_PROSE and acts * 4 >= len(prose) * 3  # each over 负责…
    if not (told or sure) or len({row.text for row in prose}) < _FEWEST_UNTOLD:
        return []
    if sure and all(row.gap for row in prose[1:]):
        return [row for row, after in bare if row.gap or row is bare[0][0]]
    return sorted([*lists, *prose], key=lambda row: row.start)


def _mark_glued(rows: list[Row]) -> None:
    """Numbered names, each with its first point on the same line (一、第一科:(一)会议记录。), own what follows."""
    glued = [
        row
        for row, after in itertools.pairwise(rows)
        if row.type == "text"
        and row.marker is not None
        and row.text.endswith(":")
        and is_unit(row.text.rstrip(":"))
        and starts_list(after)
        and not after.fresh
    ]
    if len({row.text for row in glued}) >= _FEWEST_UNTOLD:
        for row in glued:
            row.type, row.name, row.over = "title", row.text.rstrip(":"), "duty"


#: 三、相关部门职责, 各方职责: what follows is each one's.
_EACH: Final = re.compile(
    r"(?:相关|有关|各|内设|各有关|各相关)[\u4e00-\u9fff]{0,6}(?:部门|单位|方|人员|岗位|机构|科室)[\u4e00-\u9fff]{0,4}职责(?:分工)?:?"
)
_WHOSE: Final = re.compile(r"(?P<name>[\u4e00-\u9fff()]{2,12}):")


def _mark_called(rows: list[Row]) -> None:
    """Names with a colon, each over its own numbers from 1, right below a heading of everybody's duties (后勤保障部： / 1.… / 各学院： / 1.…)."""
    for index, over in enumerate(rows[:-1]):
        if over.type not in ("text", "heading") or _EACH.fullmatch(over.text.strip()) is None:
            continue
        found = list(itertools.takewhile(lambda row: row.type not in ("heading", "title"), rows[index + 1 :]))
        named = [
            (row, told.group("name"))
            for row, below in itertools.pairwise(found)
            if row.type == "text"
            and row.marker is None
            and row.fresh
            and (told := _WHOSE.fullmatch(row.text)) is not None
            and starts_list(below)
        ]
        if len(named) > 1 and found[0] is named[0][0]:
            for row, name in named:
                row.type, row.name, row.over = "title", name, "duty"


def is_unit(text: str) -> bool:
    """Whether a line is nothing but the name of a department (前厅部)."""
    return (
        re.fullmatch(
            r"(?:主席团|理事会|监事会)|(?:[\u4e00-\u9fff]{1,10}|[A-Za-z]{2,12} ?)(?:部|部门|中心|处|科|组|室|班|委员会|站|车间|队|局|(?<![持控参入])股|(?<!场)所|(?<=..)办)(?:\([^()]{2,24}\))?|[\u4e00-\u9fff]{8,18}(?:办公室|委员会|中心)",
            text,
        )
        is not None
    )
