"""Headings and jobs inside a line, with nothing but a colon, a blank or a full stop to part them from the text."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.kinds import kind_of_alias, opens_duty
from corpus.parsing.titles import looks_like_title
from corpus.parsing.view import compact

_ONE: Final = r" ?(?:1[、.)]|\(1\)|①)"
#: …协调各部门。生活制片：1、负责餐饮。2、负责住宿。, 剧组各部门的职责现场制片：1、熟悉场地。
_INNER_JOB: Final = re.compile(
    rf"(?:(?<=[。;!?])|(?<=[。;!?] )|(?<=职责)) ?(?P<name>(?:(?!职责)[^\s。;!?,、:()]){{2,12}}(?:\([^()]{{1,10}}\))?):(?P<one>{_ONE})?"
)


def jobs_over_one(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Find jobs inside a line, the points of one at least beginning with 1 right behind its colon.

    Beside a sure one a name of an unknown noun is a job as well if its own points begin so (…职责领机：1、… 包装工：1、…).

    Returns:
        Where each begins, and the place behind its colon.
    """
    if view.find(":", start, end) < 0:
        return []
    found = list(_INNER_JOB.finditer(view, start, end))
    sure = [job for job in found if _names_job(compact(job.group("name")))]
    if not any(job.group("one") for job in sure):
        return []
    like = [job for job in found if job not in sure and job.group("one") and _may_name(job.group("name"))]
    return [(job.start("name"), job.end("name") + 1) for job in (*sure, *like)]


def _names_job(name: str) -> bool:
    told = looks_like_title(name, longest=12) and titles.is_named(name)
    return told and not fields.is_label(name) and headings.read(name) is None


def _may_name(name: str) -> bool:
    other = fields.is_label(name) or headings.read(name) is not None or opens_duty(name)
    return len(name) <= _UNKNOWN_NOUN and not other


_UNKNOWN_NOUN: Final = 6  # characters


def alias_before(view: str, floor: int, colon: int) -> int | None:
    """Find a heading that ends at a colon inside running text; return where it begins."""
    told = headings.as_follows(view[max(floor, colon - 14) : colon])
    at = colon - told
    while at > floor and view[at - 1] == " ":
        at -= 1
    begin = headings.alias_end(view[max(floor, at - 16) : at], at - max(floor, at - 16), full_only=True)
    short = begin is None
    if short:
        begin = headings.alias_end(view[max(floor, at - 16) : at], at - max(floor, at - 16), full_only=False)
    if begin is None:
        return None
    alias = max(floor, at - 16) + begin
    left = alias
    while left > floor and alias - left < 14 and view[left - 1] not in ";。:!?,、 》)】":
        left -= 1
    bounded = left == floor or view[left - 1] in ";。:!? )】" or (view[left - 1] == "," and left == alias)
    if bounded and headings.read(view[left : colon + 1]) is not None:
        return left
    if short or (view[alias - 1 : alias] == "的" and kind_of_alias(compact(view[alias:at])) in _ASIDE):
        return None  # 积极坦诚的企业文化：生日会 is a point
    return alias


#: Kinds whose words stand in any text.
_ASIDE: Final = ("other", "condition", None)


def english_before(view: str, floor: int, colon: int) -> int | None:
    """Find an English heading glued to a Chinese word that ends at a colon (物流经理Responsibilities:岗位职责:)."""
    begin = colon
    while (
        begin > floor and view[begin - 1].isascii() and (view[begin - 1].isalpha() or view[begin - 1] == " ")
    ):
        begin -= 1
    glued = floor < begin < colon - 3 and view[begin - 1] >= "\u4e00"
    head = headings.read(view[begin : colon + 1]) if glued else None
    return begin if head is not None and head.kind in ("duty", "requirement", "benefit") else None


def plain_alias(view: str, floor: int, end: int) -> int | None:
    """Find an unmistakable heading without a colon that ends at ``end`` inside a line."""
    begin = headings.alias_end(view[max(floor, end - 16) : end], end - max(floor, end - 16), full_only=True)
    if begin is None:
        return None
    alias = max(floor, end - 16) + begin
    return alias if alias > floor and view[alias - 1] in " ;。!?" and end - alias >= 4 else None


def plain_job(view: str, floor: int, end: int) -> int | None:
    """Find a job's name set off by blanks that ends at ``end`` inside a line; return where it begins."""
    begin = end
    while begin > floor and end - begin < 12 and view[begin - 1] not in " ;。!?,:、":
        begin -= 1
    bounded = begin > floor + 4 and view[begin - 1] in " ;。!?" and end < len(view) and view[end] == " "
    name = view[begin:end]
    return begin if bounded and looks_like_title(name, longest=10) and titles.is_named(name) else None


def skip_blanks(view: str, at: int, end: int) -> int:
    """Return the first place from ``at`` on that is no blank."""
    while at < end and view[at] == " ":
        at += 1
    return at
