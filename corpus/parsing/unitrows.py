"""Departments in the dress of their lines, each over its duties: 财务部（联系电话：…）, ## 办公室, 2.1 生产科, 办公室：张明远.

:mod:`corpus.parsing.units` knows bare names; here the line says more than the name, or its heading's words are unusual
(办公室主要职能, 财务部安全生产职责).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.parsing.headings import Heading
from corpus.parsing.roles import holder_of, subject_of
from corpus.parsing.rows import Row, starts_list, tells_value
from corpus.parsing.units import is_unit

_LONGEST: Final = 40
_FEWEST: Final = 2  # such lines of one form, where the line's own words name no duties
_MOST_FIELDS: Final = 4  # between a department's name and its list (负责人：…, 电话：…)
_NUMBER: Final = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})* ?[.、 ]?|[#*★☆◆■● ]+)+(?=\D)")
_FRAME: Final = re.compile(r"[【\[〖《「『](?P<name>[^【】\[\]]{2,24})[】\]〗》」』]:?")
#: Whom to call, where to go: said beside the name.
_TOLD: Final = re.compile(
    r" ?\((?:[^()]{0,8}(?:电话|负责人|主任|部长|科长|处长|人数|编制|地点|办公|传真|信箱)[^()]{0,24}|[\d\-、,/ ]{7,30}|\d{1,3}人)\)$"
    r"|[: ]+(?:办公|联系|咨询|服务)?(?:电话|地点|地址|传真):? ?\S.{3,24}$"
)
#: Who leads it: only a form that several lines share tells a name from a word.
_PERSON: Final = re.compile(r"(?:: ?| )(?P<who>[\u4e00-\u9fff]{2,4})(?:\([^()]{1,10}\))?$")
_DUTIES: Final = re.compile(
    r"的?(?:安全生产|安全|主要|工作|岗位|部门|基本|具体|日常|业务)*(?:职责|职能|任务|权责|责任制?|职权|分工|工作内容|工作标准)(?:范围|(?:与|和|及)(?:权限|任务|职能|分工))?(?:是|为|有|包括|如下|说明书?)?$"
    r"|(?:应当?|须|要|主要)*(?:履行|承担|负责)(?:以下|下列)(?:主要|工作|具体)*(?:职责|责任|工作|事项|任务)?$|主要负责$"
)


@dataclass(frozen=True, slots=True)
class _Named:
    row: Row
    name: str
    duties: bool  # the line's own words say that duties follow
    person: bool
    headed: bool  # a heading of duties stands below


def unit_in(text: str) -> tuple[str, bool, bool] | None:
    """Read a line as a department's name and what is said beside it.

    Returns:
        The name, whether the line says that duties follow, and whether it names a person; ``None`` for another line.

    >>> unit_in("财务部(联系电话:88880000)"), unit_in("生产科主要职能:"), unit_in("办公室:张明远"), unit_in("组织生产")
    (('财务部', False, False), ('生产科', True, False), ('办公室', False, True), None)
    """
    if len(text) > _LONGEST:
        return None
    bare = _NUMBER.sub("", text).strip()
    framed = _FRAME.fullmatch(bare)
    bare = (framed.group("name") if framed is not None else bare).strip(" -—_=*#")
    told = _TOLD.search(bare)
    bare = (bare[: told.start()] if told is not None else bare).rstrip(": ")
    person = _PERSON.search(bare)
    if person is not None and is_unit(bare[: person.start()]):
        return bare[: person.start()], False, True
    duties = _DUTIES.search(bare)
    name = bare[: duties.start()] if duties is not None and duties.start() > 1 else bare
    return (name, name != bare, False) if is_unit(name) else None


def mark_dressed_units(rows: Sequence[Row]) -> None:
    """Type such lines as titles, or name the department in their headings, in place."""
    own = [
        row for row in rows if row.type != "noise" or row.reason in ("boilerplate", "navigation", "metadata")
    ]
    found = [named for index in range(len(own) - 1) if (named := _named(own, index)) is not None]
    known = {row.name for row in own if row.type == "title" and row.name is not None and is_unit(row.name)}
    alike = {person: {one.name for one in found if one.person == person} | known for person in (False, True)}
    told = {one.name for one in found if one.headed or one.duties} | known
    for one in found:
        several = len(alike[one.person]) >= _FEWEST or (one.headed and len(told) >= _FEWEST)
        if not (one.duties or several):
            continue
        row = one.row
        if row.type == "heading" and row.heading is not None:
            row.heading = replace(row.heading, kind="duty", name=one.name, weak_name=None)
        elif one.duties:
            row.type, row.reason = "heading", ""
            row.heading = Heading(
                "duty", "职责", "", one.name, None, None, row.text[-1:] == ":", False, False
            )
        else:
            row.type, row.reason, row.name, row.heading = "title", "", one.name, None


def _named(rows: Sequence[Row], index: int) -> _Named | None:
    row = rows[index]
    head = row.heading if row.type == "heading" else None
    if not row.fresh or row.cell or row.ended or row.type in ("title", "field"):
        return None
    if head is not None and (head.name is not None or head.kind not in ("duty", "other")):
        return None
    read = unit_in(row.text)
    if read is None:
        return None
    name, duties, person = read
    below = _below(rows, index)
    if below is None:
        return None
    told = below.heading if below.type == "heading" else None
    headed = told is not None and told.kind == "duty" and told.name is None and not told.prefix
    if not (headed or (starts_list(below) and below.fresh and _apart(row, below))):
        return None
    if row.type == "noise" and row.text == name:
        return None  # a link of the menu, a posting's department
    if index and rows[index - 1].type == "title":
        return None  # 财务总监 / 财务部 / 本科以上: the part of the house that a post belongs to
    said = _NUMBER.sub("", row.text)
    if row.type == "text" and (holder_of(said) or subject_of(said)) is not None:
        return None  # read as its list's subject (项目部应当履行下列职责：)
    return _Named(row, name, duties, person, headed)


def _below(rows: Sequence[Row], index: int) -> Row | None:
    """The first row below that is no field and no noise."""
    for row in rows[index + 1 : index + 2 + _MOST_FIELDS]:
        if row.type not in ("field", "noise") and not tells_value(row):
            return row
    return None


def _apart(row: Row, below: Row) -> bool:
    """Whether the numbers below are of another style than the name's own, or begin again at 1."""
    if row.marker is None or below.marker is None:
        return True
    return row.marker.style != below.marker.style or below.marker.number == 1


_DEPARTMENT: Final = frozenset("部门 部门名称 科室 科室名称 机构 机构名称 单位名称 处室 处室名称".split())


def mark_department_fields(rows: Sequence[Row]) -> None:
    """Let 部门：财务部 over 职责： name whose duties follow, on a page that names no job."""
    named = any(row.type == "title" or (row.type == "field" and row.name is not None) for row in rows)
    for index, row in enumerate(rows[:-1] if not named else ()):
        if row.type != "field" or row.label not in _DEPARTMENT:
            continue
        below = _below(rows, index)
        head = below.heading if below is not None and below.type == "heading" else None
        told = head is not None and head.kind == "duty" and head.name is None and not head.prefix
        if told and is_unit(row.text.split(":", 1)[-1].strip()):
            row.name = row.label
