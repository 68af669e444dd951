"""Who duties belong to, told by where the name stands: short lines in one dress, each right over a list's heading that names nobody.

一、出借人 / （一）义务 / 1. … / 二、借款人 / （一）义务, 【会长、副会长】 / 任职条件, Maintainer / 标准：: no list of nouns holds them all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.kinds import speaks_duty
from corpus.parsing.rows import Row, tells_value
from corpus.parsing.units import is_unit

_LONGEST: Final = 24
_FEWEST: Final = 2
_MOST_FIELDS: Final = 3  # between a name and the heading below it (人数：2人)
_FRAME: Final = re.compile(r"[【\[〖《「『](?P<name>[^【】\[\]〖〗]{2,24})[】\]〗》」』]:?")
_SAID: Final = re.compile(r"[,，;；。:：!！?？|/\d]| {2}|https?|www")
#: What a page's or a chapter's headline, a call and a matter of the work end in or hold; a name does not.
_MATTER: Final = re.compile(
    r"招聘|诚聘|急聘|招募|加入|应聘|首页|导航|联系|关于|简介|概况|新闻|公告|通知|信息$|详情|职位|岗位|职务|职责|要求|资格|条件|待遇|福利|制度|规定|办法|标准|规范|流程|须知|守则|目录|总则|附则|附件|说明|介绍|目的|范围|原则|"
    r"我们|你|您|什么|如何|管理$|工作$|建设$|服务$|方面$|模块$|部分$|阶段$|类别?$|方向$|[章节条]$|公司$|集团$"
)
_TELLING: Final = ("duty", "requirement", "authority")


def mark_over_headings(rows: Sequence[Row]) -> None:
    """Type such lines as titles, in place: two and more of one dress, or the page's first line alone, where no title is known.

    Args:
        rows: the rows that are no noise, jobs told by their own words marked already.
    """
    if any(row.type == "field" and row.name is not None for row in rows):
        return  # 招聘岗位：仓管员 says who the lists belong to
    known = {_dress(row) for row in rows if row.type == "title"}
    found = [index for index in range(len(rows) - 1) if _stands_over_heading(rows, index)]
    for dress in {_dress(rows[index]) for index in found}:
        alike = [index for index in found if _dress(rows[index]) == dress]
        first = alike[0] == 0 and not known
        if dress in known or len({_name(rows[index]) for index in alike}) >= _FEWEST and not known or first:
            for index in alike:
                row = rows[index]
                row.type, row.name, row.heading = "title", _name(row), None


def _dress(row: Row) -> str:
    if row.marker is not None:
        return row.marker.style
    return "frame" if _FRAME.fullmatch(row.text) is not None else ("hash" if row.text[:1] == "#" else "plain")


def _name(row: Row) -> str:
    framed = _FRAME.fullmatch(row.text)
    return (framed.group("name") if framed is not None else row.text).strip("# ：:*")


def _stands_over_heading(rows: Sequence[Row], index: int) -> bool:
    row = rows[index]
    framed = _FRAME.fullmatch(row.text) is not None
    if row.type != "text" or row.cell or row.ended or not (row.fresh or framed):
        return False
    name = _name(row)
    if not _may_name(name) or (row.marker is not None and row.marker.number is None):
        return False
    before = rows[index - 1] if index else None
    if (
        before is not None
        and not framed
        and not row.gap
        and _dress(before) == _dress(row)
        and not before.ended
        and before.type == "text"
    ):
        return False  # the last of a list's plain lines
    below = next(
        (
            one
            for one in rows[index + 1 : index + 2 + _MOST_FIELDS]
            if one.type != "field" and not tells_value(one)
        ),
        None,
    )
    head = below.heading if below is not None and below.type == "heading" else None
    if (
        below is None
        or head is None
        or head.kind not in _TELLING
        or head.name is not None
        or head.weak_name is not None
    ):
        return False
    return row.marker is None or below.marker is None or below.marker.style != row.marker.style


def _may_name(name: str) -> bool:
    """Whether a short line may be somebody's name: no sentence, no label, no matter of the page or the work."""
    if not 2 <= len(name) <= _LONGEST or _SAID.search(name) is not None or name in titles.GENERIC:
        return False
    if is_unit(name) or titles.ends_in_job(name):
        return True
    said = speaks_duty(name) or _MATTER.search(name) is not None
    return not said and not fields.is_label(name) and headings.read(name) is None
