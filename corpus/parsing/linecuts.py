"""Where a line is cut before headings and jobs inside it: at colons, brackets and blanks.

A cut is (where, the marker that begins there, the end of the heading that begins there or 0).
"""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import fields, headings, markers, titles
from corpus.parsing.glued import alias_before, english_before, skip_blanks
from corpus.parsing.kinds import FULL, opens_duty
from corpus.parsing.markers import Marker
from corpus.parsing.titles import looks_like_title
from corpus.parsing.view import compact
from corpus.wordset import longest_of

Cut = tuple[int, Marker | None, int]

_SPACED: Final = re.compile(
    longest_of(
        word for kind in ("duty", "requirement", "benefit") for word in FULL[kind].split() if len(word) > 3
    )
    + r" (?=[\u4e00-\u9fff1(①])"
)


_TOLD_HEAD: Final = re.compile(
    r"(?:(?<=^)|(?<=[;。)、:.\s]))(?P<who>[\u4e00-\u9fff]{2,14}?)的?(?:主要|岗位|工作|具体|安全|安全生产|消防安全|管理)*职责(?:范围 ?|(?=(?P=who)))(?=(?P=who)[\u4e00-\u9fff])"
)
#: 院务会议职权 (院长、副院长参加)在主管部门领导下…: a body's powers, who belongs to it in brackets, and the text glued on.
_NOTED_HEAD: Final = re.compile(
    r"(?P<who>[\u4e00-\u9fff]{2,14}?)(?:职权|职责|权限)(?:范围)?(?= ?\([^()]{4,60}\)[\u4e00-\u9fff])"
)


_ONE: Final = re.compile(r"(?:1[.、)]|[(（]1[)）]|①)")


_SHORT_SPACED: Final = re.compile(r" (?:要求|条件|待遇|福利|薪资|工资|薪酬|职责|内容) (?=[^ ])")


_CALL: Final = re.compile(r"(?:招聘|急聘|诚聘|急招|诚招|高薪诚聘|招募) +")


def _in_note(view: str, start: int, colon: int) -> bool:
    """Whether a colon stands in brackets behind a job's name (销售经理（工作地点：云南玉溪）)."""
    opened = view.rfind("(", start, colon)
    if opened <= start or view.find(")", opened, colon) >= 0:
        return False
    return looks_like_title(compact(view[start:opened]))


def heading_cuts(view: str, start: int, end: int) -> list[Cut]:
    """Find headings and field labels before a colon, and headings in brackets."""
    out: list[Cut] = []
    colon = view.find(":", start, end)
    floor = start
    labelled = False
    while colon >= 0:
        if view[colon - 1 : colon].isdigit() and view[colon + 1 : min(colon + 2, end)].isdigit():
            colon = view.find(":", colon + 1, end)  # 上班时段 10:00-19:00
            continue
        if _in_note(view, start, colon):
            colon = view.find(":", colon + 1, end)
            continue
        first = colon - start <= headings._LONGEST_HEADING and not out
        head = view[start : colon + 1] if first else ""
        label = fields.label_ending_at(view, floor, colon)
        if label is None and _among_labels(view, floor, colon, end, behind=labelled):
            label = fields.glued_label(view, floor, colon)
        labelled = label is not None
        if first and label is None and headings.read(head) is not None:
            after = colon + 1
            serial = re.compile(r" ?\d{1,2}(?= +(?![、.。,) ])|$)").match(view, after, end)  # 职责:11
            out.append((start, None, serial.end() if serial else after))
        elif label is not None:
            out.append((label, None, 0))
        elif (alias := alias_before(view, floor, colon)) is not None:
            out.append((alias, None, colon + 1))
        elif (english := english_before(view, floor, colon)) is not None:
            out.append((english, None, colon + 1))
        floor = colon + 1
        colon = view.find(":", floor, end)
    out.extend(_told_headings(view, start, end))
    out.extend(_spaced_headings(view, start, end))
    out.extend(_bracket_cuts(view, start, end))
    return out


#: Characters of a value between two labels of one line.
_SHORT_VALUE: Final = 24


def _among_labels(view: str, floor: int, colon: int, end: int, *, behind: bool) -> bool:
    """Whether a colon stands among labels: a short value behind one, or one right behind it (部门: 财务部岗位编码: 直接上级: …)."""
    if behind and colon - floor <= _SHORT_VALUE:
        return True
    after = view.find(":", colon + 1, min(end, colon + 1 + _SHORT_VALUE))
    return after > 0 and fields.label_ending_at(view, colon + 1, after) is not None


def _told_headings(view: str, start: int, end: int) -> list[Cut]:
    """Find headings whose text begins with their own job or office at once (（二）站长的安全职责站长对本站…)."""
    if end - start < 24:
        return []
    out: list[Cut] = []
    if view.find("职责", start, end) >= 0:
        out.extend(
            (found.start(), None, found.end())
            for found in _TOLD_HEAD.finditer(view, start, end)
            if _holds_duties(found.group("who"))
        )
    noted = _NOTED_HEAD.match(view, start, end)
    if noted is not None and _holds_duties(noted.group("who")):
        out.append((start, None, noted.end()))
    return out


def _holds_duties(who: str) -> bool:
    return titles.ends_in_job(who) or headings._ORGAN.match(who) is not None


def _bracket_cuts(view: str, start: int, end: int) -> list[Cut]:
    """Find headings in brackets; beside a known one also an unknown that stands right before a point."""
    out: list[Cut] = []
    unknown: list[Cut] = []
    for opening, closing in _BRACKETS:
        bracket = view.find(opening, start, end)
        while bracket >= 0:
            close = view.find(closing, bracket, min(bracket + 24, end))
            if close > 0:
                stop = close + 1
                while stop < end and view[stop] in " :":
                    stop += 1
                if headings.read(view[bracket : close + 1]) is not None:
                    amid = _counts_past_one(
                        view, stop, end
                    )  # 【店长职责】10、…: the page's title in its list
                    out.extend([] if amid else [(bracket, None, stop)])
                elif opening == "【" and 3 <= close - bracket <= 9:
                    point = markers.at(view, stop, end)
                    if point is not None and point.opens:
                        unknown.append((bracket, None, stop))
            bracket = view.find(opening, bracket + 1, end)
    return out + unknown if len(out) > len(unknown) else out


def _counts_past_one(view: str, start: int, end: int) -> bool:
    point = markers.at(view, start, end)
    return point is not None and point.number is not None and point.number > 1


#: 【岗位职责】 as most pages print it, [岗位职责] as typed on a plain keyboard; links and figures stand in these as well.
_BRACKETS: Final = (("【", "】"), ("[", "]"))


def _spaced_headings(view: str, start: int, end: int) -> list[Cut]:
    """Find headings that blanks set off in a text on one line (行政专员 岗位职责 负责采购；… 任职要求 大专…)."""
    if end - start < 40 or view.find(" ", start, end) < 0:
        return []
    out: list[Cut] = []
    for found in _SPACED.finditer(view, start, end):
        edge = found.start() == start or view[found.start() - 1] in " ;。!"
        counted = found.start() == start and _ONE.match(view, found.end()) is not None
        if edge and (counted or out or ";" in view[found.end() : end]):
            out.append((found.start(), None, found.end()))
    if out:  # the others may be short (… 要求 1.药学专业 2.… 待遇 3500-5000)
        out.extend(
            (found.start() + 1, None, found.end()) for found in _SHORT_SPACED.finditer(view, out[0][2], end)
        )
    return out


def job_cut(view: str, start: int, end: int, cuts: list[Cut]) -> list[Cut]:
    """Find a job's name before a colon over its own text (仓管员：1、收发货；2、盘点。, 文员：负责归档；…)."""
    line = start
    call = _CALL.match(view, start, end)
    start = call.end() if call is not None else start
    colon = view.find(":", start, min(end, start + 30))
    blank = view.find(" ", start, min(end, start + 12))
    if 0 < blank < (colon if colon >= 0 else end) and end - blank > 12:  # 统计员 收集报表；月末核对
        name, rest = view[start:blank], view[blank:end].strip()
        if (
            looks_like_title(name, longest=8)
            and titles.is_sure(name)
            and opens_duty(rest)
            and name not in titles.GENERIC
        ):
            return [(line, None, blank)] if re.search("[;。]", rest) else []
    if colon < 0 or colon + 8 > end or any(where <= colon and stop != colon + 1 for where, _, stop in cuts):
        return []
    name = compact(view[start:colon])
    if fields.is_label(name) or not looks_like_title(name, longest=20) or not titles.is_named(name):
        return []
    if any(stop == colon + 1 for _, _, stop in cuts):
        return []  # a heading ends here: 店长要求：
    after = skip_blanks(view, colon + 1, end)
    begins = markers.at(view, after, end)
    if begins is not None and begins.opens:
        return [(start, None, colon + 1)]
    parts = [part for part in re.split("[;。]", view[after:end]) if part.strip()]
    told = len(parts) > 1 and opens_duty(parts[0].strip()) and view.find(":", after, end) > 0
    return [(start, None, colon + 1)] if told else []
