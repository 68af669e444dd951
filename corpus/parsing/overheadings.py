"""Who duties belong to, told by where the name stands: short lines in one dress, each right over a list's heading that names nobody.

一、出借人 / （一）义务 / 1. … / 二、借款人 / （一）义务, 【会长、副会长】 / 任职条件, Maintainer / 标准：: no list of nouns holds them all.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.kinds import opens_duty, speaks_duty
from corpus.parsing.rows import Row, silence, tells_value
from corpus.parsing.units import is_unit

_LONGEST: Final = 24
_FEWEST: Final = 2
_MOST_FIELDS: Final = 3  # between a name and the heading below it (人数：2人)
_FRAME: Final = re.compile(r"[【\[〖《「『](?P<name>[^【】\[\]〖〗]{2,24})[】\]〗》」』]:?")
_SAID: Final = re.compile(r"[,，;；。:：!！?？|/\d]| {2}|https?|www")
#: What a page's or a chapter's headline, a call and a matter of the work end in or hold; a name does not.
_MATTER: Final = re.compile(
    r"招聘|诚聘|急聘|招募|加入|应聘|首页|导航|联系|关于|简介|概况|新闻|公告|通知|信息$|详情|职位|岗位|职务|职责|要求|资格|条件|待遇|福利|制度|规定|办法|标准|规范|流程|须知|守则|目录|总则|附则|附件|说明|介绍|目的|范围|原则|"
    r"我们|你|您|什么|如何|方面$|模块$|部分$|阶段$|类别?$|方向$|[章节条]$|公司$|集团$|街道|[省市县区镇乡村路号]$"
)
#: Dresses that few other lines wear.
_PLAIN_SIGNS: Final = frozenset({"frame", "hash"})
#: Parties of a contract or a rule (安装单位, 销售机构), whatever act they are called by.
_PARTY: Final = re.compile(r"(?:单位|机构|方|[人者]|部门|委员会|小组|团队|中心)(?:\([^()]{1,10}\))?$")
#: What is done, where no other line of the dress is a job.
_WORK: Final = re.compile(r"(?:管理|工作|建设|服务)$")
_TELLING: Final = ("duty", "requirement", "authority")


def mark_over_headings(rows: Sequence[Row]) -> None:
    """Type such lines as titles, in place, where the page has one alike, two and more of one dress, or nobody else.

    Args:
        rows: the rows that are no noise, jobs told by their own words marked already.
    """
    if any(row.type == "field" and row.name is not None for row in rows):
        return  # 招聘岗位：仓管员 says who the lists belong to
    _mark_told(rows)
    known = {_dress(row) for row in rows if row.type == "title"}
    found = [index for index in range(len(rows) - 1) if _stands_over_heading(rows, index, known)]
    for dress in {_dress(rows[index]) for index in found}:
        alike = [index for index in found if _dress(rows[index]) == dress]
        several = len({_name(rows[index]) for index in alike}) >= _FEWEST
        for index in alike:
            row = rows[index]
            alone = not known and (several or index == 0)
            alike_known = dress in known and (dress != "plain" or _is_party(_name(row)))
            if alike_known or alone or _said_again(row, rows[index + 1]) or _are_jobs(_name(row)):
                row.type, row.name, row.heading = "title", _name(row), None


#: 借款人应当履行下列义务：, 本会之任务如左：
_OWES: Final = re.compile("职责|责任|义务|任务|工作|负责|条件|标准|应当|必须|权利")


_FEWEST_TOLD: Final = 3
_TOLD_WITHIN: Final = (
    3  # rows below a name in which its story begins (摄影部 / PHOTOGRAPHY / 用镜头说话 / 摄影部负责…)
)


_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z &/'-]{2,40}")
#: What is told of below its name needs no known word: 对外拓展部, 新宣部.
_UNIT: Final = re.compile(r"[\u4e00-\u9fff]{2,8}(?:[部处科组队]|中心|办公室|委员会)")


def _mark_told(rows: Sequence[Row]) -> None:
    """Type the names of departments as titles where a paragraph below each begins with the name (摄影部 / 摄影部负责拍摄…), in place."""
    units = [index for index, row in enumerate(rows) if _names_unit(row)]
    told = [index for index in units if _tells_below(rows, index)]
    if len({rows[index].text for index in told}) < _FEWEST_TOLD:
        return
    parted = all(rows[index].gap for index in told)  # then one more after an empty line is another
    for row in [rows[index] for index in units if index in told or (parted and rows[index].gap)]:
        row.type, row.name, row.heading = "title", row.text, None
        row.over = row.over or "duty"
    for above, row in itertools.pairwise(rows):
        if above.over and above.name == above.text and row.type == "text" and _LATIN.fullmatch(row.text):
            silence(row, "translation")  # 综合事务部 / GENERAL AFFAIRS


def _tells_below(rows: Sequence[Row], index: int) -> bool:
    """Whether a paragraph below a department's name begins with it, or the name was cut off its own sentence."""
    row, below = rows[index], rows[index + 1 : index + 1 + _TOLD_WITHIN]
    cut = bool(below) and (below[0].name == row.text or (row.type == "title" and not below[0].fresh))
    return cut or any(_is_told(row.text, one) for one in below)


def _names_unit(row: Row) -> bool:
    plain = row.type in ("text", "title") and row.fresh and row.marker is None and not row.cell
    return plain and (is_unit(row.text) or _UNIT.fullmatch(row.text) is not None)


def _is_told(name: str, below: Row) -> bool:
    opened = re.match(rf"(?:大家好,?)?(?:我们是)?{re.escape(name)}(?=.{{6,}})", below.text)
    return below.type == "text" and opened is not None


def _said_again(row: Row, below: Row) -> bool:
    """Whether the line below says the name again over its points (销售机构 / 销售机构职责：, 本会 / 本会之任务如左：)."""
    name = _name(row)
    if not below.fresh or not below.text.startswith(name) or len(below.text) <= len(name):
        return False
    if below.type == "heading" and below.heading is not None:
        return below.heading.kind in _TELLING
    return below.text.endswith(":") and _OWES.search(below.text, len(name)) is not None


def _are_jobs(name: str) -> bool:
    """Whether a line names several jobs side by side (会长、副会长、秘书长)."""
    names = re.split("[、/和与及]", name)
    return len(names) > 1 and all(len(one) > 1 and titles.ends_in_job(one) for one in names)


def _dress(row: Row) -> str:
    if row.marker is not None:
        return row.marker.style
    return "frame" if _FRAME.fullmatch(row.text) is not None else ("hash" if row.text[:1] == "#" else "plain")


def _name(row: Row) -> str:
    framed = _FRAME.fullmatch(row.text)
    return (framed.group("name") if framed is not None else row.text).strip("# ：:*")


def _stands_over_heading(rows: Sequence[Row], index: int, known: Set[str]) -> bool:
    """Whether a short line may be a name, and a list's heading that names nobody (or the name again) follows."""
    row = rows[index]
    framed = _FRAME.fullmatch(row.text) is not None
    signed = row.marker is not None and row.marker.number is None
    if row.type != "text" or row.cell or row.ended or signed or not (row.fresh or framed):
        return False
    below = next(
        (
            one
            for one in rows[index + 1 : index + 2 + _MOST_FIELDS]
            if one.type != "field" and not tells_value(one)
        ),
        None,
    )
    before = rows[index - 1] if index else None
    if below is None or (not framed and not row.gap and before is not None and _goes_on(before, row)):
        return False
    name, alike = _name(row), _dress(row) in known & _PLAIN_SIGNS  # 【仓库管理】 beside 【培训主管】
    again = _said_again(row, below)
    counted = _dress(row) in known - {"plain"} and titles.ends_in_job(name)  # 3、出纳 after 2、会计
    if not _may_name(name, sure=alike or again or counted):
        return False
    return again or _headed(row, below, name if alike else None)


def _goes_on(before: Row, row: Row) -> bool:
    """Whether a line is the last of a list's plain lines."""
    return before.type == "text" and not before.ended and _dress(before) == _dress(row)


def _headed(row: Row, below: Row, name: str | None) -> bool:
    """Whether the line below is a list's heading of another dress that names nobody but ``name`` (in part: 行政岗位职责 below 行政专员)."""
    head = below.heading if below.type == "heading" else None
    if head is None or not (head.kind in _TELLING or (name is not None and head.kind == "benefit")):
        return False
    called = head.name or head.weak_name
    if called is not None and (name is None or called not in name):
        return False
    return row.marker is None or below.marker is None or below.marker.style != row.marker.style


def _is_party(name: str) -> bool:
    """Whether the words themselves say that somebody is named."""
    return is_unit(name) or titles.ends_in_job(name) or _PARTY.search(name) is not None


def _may_name(name: str, *, sure: bool) -> bool:
    """Whether a short line may be somebody's name: no sentence, no label, no matter of the page or the work."""
    if not 2 <= len(name) <= _LONGEST or _SAID.search(name) is not None or name in titles.GENERIC:
        return False
    if name.endswith(titles.COLUMNS) or (opens_duty(name) and not titles.is_sure(name) and not sure):
        return False  # 重要性 over a column, 执行回归测试 the last of spaced lines
    if (
        is_unit(name)
        or titles.ends_in_job(name)
        or (_PARTY.search(name) is not None and _MATTER.search(name) is None)
    ):
        return True
    said = not sure and (speaks_duty(name) or _WORK.search(name) is not None)
    said = said or _MATTER.search(name) is not None
    return not said and not fields.is_label(name) and headings.read(name) is None
