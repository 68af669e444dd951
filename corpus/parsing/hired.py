"""Posts told by what a page prints below every name: how many are hired, the name once more, or its first list.

财务 / 招聘人数1人，大专以上学历… / 1.…, 管家主管 / 2 / 管家主管, 销售员： / 岗位职责：.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.divisions import PERSON
from corpus.parsing.fieldrows import make_field
from corpus.parsing.kinds import kind_of_item, opens_duty
from corpus.parsing.offers import is_term
from corpus.parsing.postnames import post_before_colon
from corpus.parsing.rows import Row, silence, starts_list

_SAID: Final = re.compile(r"[,;:。!?]")
_NUMBER: Final = r"(?:\d{1,3}(?: ?[-~至] ?\d{1,3})?|[一二两三四五六七八九十]{1,3}|若干|数)"
_HIRES: Final = re.compile(
    rf"(?:(?:拟|计划|现|共|本次)?(?:招聘|招收|招录|招募|聘用)(?:人数|名额)?|(?:需求|招聘)?人数):? ?{_NUMBER} ?[人名位]?(?=$|[ ,;。(])"
)
_COUNT: Final = re.compile(rf"{_NUMBER} ?[人名位]?")
_LONGEST: Final = 20
_PARAGRAPH: Final = 12  # characters: what is asked of a post in a sentence


def asks_of_post(text: str) -> bool:
    """Whether a line below a post's name tells how many are hired, or what is asked of them."""
    return _HIRES.match(text) is not None or kind_of_item(text) == "requirement"


def mark_hired(rows: Sequence[Row]) -> None:
    """Type the lines over a head count, or over what is asked and then a list, as titles, in place.

    Args:
        rows: the rows that are no noise.
    """
    for index, row in enumerate(rows[:-1]):
        below = rows[index + 1]
        if not _alone(row) or not below.fresh or below.type != "text" or below.marker is not None:
            continue
        hires = _HIRES.match(below.text)
        named = titles.looks_like_title(row.text) and titles.is_named(row.text)
        if named and _COUNT.fullmatch(below.text) is not None and below.text[-1] in "人名位":
            _entitle(row)
            make_field(below, "招聘人数", below.body)
            continue
        if hires is None and not _over_what_is_asked(rows, index):
            continue
        if hires is not None and not _may_be_called(row.text):
            continue
        _entitle(row)
        if hires is not None and hires.end() == len(below.text):
            make_field(below, "招聘人数", below.body)


def _over_what_is_asked(rows: Sequence[Row], index: int) -> bool:
    """Whether a job's name stands over a sentence of what is asked and then a list (护士 / 大专以上学历，… / 1.…)."""
    if index + 2 >= len(rows):
        return False
    row, asked, listed = rows[index : index + 3]
    sure = titles.looks_like_title(row.text) and titles.is_named(row.text) and row.text not in titles.GENERIC
    parted = index == 0 or row.gap or rows[index - 1].type != "text" or rows[index - 1].ended
    told = len(asked.text) >= _PARAGRAPH and kind_of_item(asked.text) == "requirement"
    return sure and parted and told and listed.type == "text" and listed.fresh and starts_list(listed)


def mark_repeated(rows: Sequence[Row]) -> None:
    """Type a name printed twice with a head count between (a card and what it opens) as titles, in place.

    Args:
        rows: all rows; a number on a line of its own was taken for noise.
    """
    found = [
        index
        for index, (first, count, again) in enumerate(zip(rows, rows[1:], rows[2:], strict=False))
        if first.text == again.text
        and _card(first)
        and _card(again)
        and count.type in ("text", "noise")
        and count.fresh
        and _COUNT.fullmatch(count.text) is not None
        and _may_be_called(first.text)
    ]
    jobs = sum(titles.looks_like_title(rows[index].text) for index in found)
    if not jobs or jobs * 2 < len(found):
        return
    for index in found:
        for row in (rows[index], rows[index + 2]):
            _entitle(row)
        make_field(rows[index + 1], "招聘人数", rows[index + 1].start)
        rows[index + 1].reason = ""


def mark_introduced(rows: Sequence[Row]) -> None:
    """Type a job's name and a colon alone on a line right over its list's heading as a title (销售员： / 岗位职责：).

    Args:
        rows: the rows that are no noise.
    """
    for row, below in itertools.pairwise(rows):
        name = post_before_colon(row.text)
        if name is None or not _alone(row, name) or not below.fresh:
            continue
        head = below.heading if below.type == "heading" else None
        listed = head is not None and head.kind in ("duty", "requirement") and head.name is None
        if listed or (below.type == "field" and below.name is None and below.marker is None):
            row.type, row.name = "title", name


#: 济南市行政助理招聘, 标书制作招聘: the call stands behind the post, before it perhaps where it is.
_SOUGHT: Final = re.compile(
    r"(?:[\u4e00-\u9fff]{2,4}[省市区县])?(?P<name>(?!.*(?:公司|集团|企业|校园|社会|人才|公开|最新|信息))[^,;:。!?]{2,16}?)(?:招聘|急招|急聘)"
)


#: A、本公司现招聘园林工程人员、造价员; B、招聘长期绿化工，水电工：
_CALLED: Final = re.compile(
    r"(?:本|我|该)?(?:公司|店|厂|单位)?(?:现|因业务需要|长期|面向社会)*(?:招聘|诚聘|急聘|招收|聘请)(?:长期)?(?P<names>[^;。:!?]{2,30}?)(?:若干名?)?:?"
)


_RANKS: Final = frozenset("专员 主管 经理 助理 顾问 总监 负责人 主任 官".split())
_FEWEST_PLAIN: Final = 2  # posts that a line without a mark calls for


def mark_called(rows: Sequence[Row]) -> None:
    """Type lines that call for people, each over a list, as titles of those people, in place; a list's heading tells it of a plain line."""
    for row, below in itertools.pairwise(rows):
        head = below.heading if below.type == "heading" else None
        plain = row.marker is None and head is not None and head.kind in ("duty", "requirement")
        marked = row.marker is not None and starts_list(below)
        if row.type not in ("text", "heading") or not row.fresh or row.cell or not (plain or marked):
            continue
        called = _CALLED.fullmatch(row.text)
        names = re.split("[、,和及]", called.group("names")) if called is not None else []
        if (plain and len(names) < _FEWEST_PLAIN) or (names[:1] and names[0] in _RANKS):
            continue  # 招聘培训专员, 招聘总监 are posts
        if called is not None and all(titles.ends_in_job(name) and len(name) > 1 for name in names):
            row.heading, row.type, row.name = None, "title", called.group("names")


#: 廖小敏 办公室主任, 胡 洋 组织部部长 (its blanks closed): who holds a post, and the post.
_HELD: Final = re.compile(rf"(?P<person>{PERSON}) (?P<job>[^ ,;。:]{{2,14}})")
_HELD_CLOSED: Final = re.compile(
    r"(?P<person>[\u4e00-\u9fff]{2})(?P<job>[\u4e00-\u9fff]{2,8}(?:部|处|科|室|中心|组|队)[\u4e00-\u9fff]{1,4})"
)
#: 管理学院 张雪梅, below a post: where its holder comes from.
_FROM: Final = re.compile(rf"[\u4e00-\u9fff]{{2,12}} (?:{PERSON})")


def mark_held(rows: Sequence[Row]) -> None:
    """Type lines of a person's name and a post as titles of the post, in place, where a page has two and more of them."""
    held = {
        index: told.group("job")
        for index, row in enumerate(rows)
        if _alone(row) and (told := _HELD.fullmatch(row.text)) is not None and _is_post(told.group("job"))
    }
    if len(held) < _FEWEST_HELD:
        return
    for index, row in enumerate(rows):
        closed = _HELD_CLOSED.fullmatch(row.text) if _alone(row) and index not in held else None
        if closed is not None and _is_post(closed.group("job")):
            held[index] = closed.group("job")
    for index, job in held.items():
        rows[index].heading, rows[index].type, rows[index].name = None, "title", job
    for above, row in itertools.pairwise(rows):
        if above.type == "title" and row.type == "text" and row.fresh and _FROM.fullmatch(row.text):
            silence(row, "person")


def _is_post(job: str) -> bool:
    return titles.looks_like_title(job) and titles.is_sure(job) and job not in titles.GENERIC


_FEWEST_HELD: Final = 2


def mark_sought(rows: Sequence[Row]) -> None:
    """Type lines of a name and 招聘 behind it as titles, in place, where two and more stand over a list each.

    Args:
        rows: the rows that are no noise.
    """
    found = [
        (row, told.group("name").strip())
        for row, below in itertools.pairwise(rows)
        if _alone(row)
        and (told := _SOUGHT.fullmatch(row.text)) is not None
        and (starts_list(below) or _may_be_called(told.group("name").strip()))
        and below.fresh
    ]
    if len(found) > 1 or any(titles.looks_like_title(name) and titles.is_sure(name) for _, name in found):
        for row, name in found:
            row.heading, row.type, row.name = None, "title", name


def _alone(row: Row, text: str | None = None) -> bool:
    """Whether a row is a short plain line by itself."""
    said = row.text if text is None else text
    plain = row.type == "text" and row.marker is None and row.fresh and not row.cell and not row.ended
    return plain and 2 <= len(said) <= _LONGEST and _SAID.search(said) is None


def _card(row: Row) -> bool:
    return row.type == "title" or _alone(row)


def _may_be_called(text: str) -> bool:
    """Whether a short line may name a post: no label, no term and no act."""
    if titles.looks_like_title(text) and titles.is_named(text):
        return text not in titles.GENERIC  # 出纳 begins as an act does
    head = headings.read(f"{text}:")
    return (
        not fields.is_label(text)
        and not is_term(text)
        and not opens_duty(text)
        and kind_of_item(text) is None
        and (head is None or head.kind == "other")
        and any("\u4e00" <= char <= "\u9fff" or char.isalpha() for char in text)
    )


def _entitle(row: Row) -> None:
    cut = titles.cut_name(row.text, 0)
    row.heading, row.type = None, "title"
    row.name = row.text[slice(*cut)] if cut is not None else row.text
