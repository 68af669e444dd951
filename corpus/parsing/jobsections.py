"""Sections of one job: topics under its heading, short lines over points behind signs, headings that say its name again.

（甲）楼内保洁 below 保洁员岗位职责 is no job of its own; 招聘 / - 发布信息 / 培训 / - 编制计划 are two sections; 巡逻岗纪律
below 巡逻岗 is a heading, although 巡逻 is an act.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.headings import Heading
from corpus.parsing.kinds import kind_of_items, kind_of_phrase
from corpus.parsing.names import without_note
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row
from corpus.parsing.units import is_unit

#: Nouns of people; a section's topic ends in the work instead (楼内保洁, 门店收银).
_PERSON: Final = re.compile(r"[员师长工理管任监手士岗人生](?:\([^()]*\))?$|助理|秘书|司机|代表|干部")
_SAID: Final = re.compile(r"[,;。:!?、|]")
_TOPIC: Final = 16


def mark_topics(rows: Sequence[Row]) -> None:
    """Type numbered topics below a job's own heading as headings, though they read like a job (楼内保洁), in place."""
    style: str | None = None
    kind: Kind | None = None
    for before, row in itertools.pairwise(rows):
        head = before.heading if before.type == "heading" else None
        if head is not None and head.name is not None:
            job = titles.ends_in_job(head.name) and titles.is_sure(head.name)
            opens = row.marker is not None and row.marker.number == 1
            below = row.marker is not None and (
                before.marker is None or before.marker.style != row.marker.style
            )
            own = job and opens and below and not re.search("人员|员工|干部", head.name)
            style, kind = (row.marker.style, head.kind) if own and row.marker is not None else (None, None)
        if (
            style is not None
            and kind is not None
            and row.type == "text"
            and row.marker is not None
            and row.marker.style == style
            and not row.ended
            and len(row.text) <= _TOPIC
            and titles.looks_like_title(row.text)
            and _PERSON.search(row.text) is None
        ):
            row.type, row.heading = "heading", _topic(kind, row.text)


def _topic(kind: Kind, text: str) -> Heading:
    return Heading(kind, text, "", None, None, None, False, False, True)


#: A section's name is short, and what stands under it longer.
_LABEL: Final = 10


def mark_signed_sections(rows: Sequence[Row]) -> None:
    """Type short lines, two and more, each over points behind one sign, as headings of their job's sections, in place."""
    found: list[tuple[Row, list[str]]] = []
    above: Row | None = None
    for index, row in enumerate(rows):
        if _names(row):
            _settle(found)
            found, above = [], row
        elif above is not None and (points := _signed_points(rows, index)):
            if found or rows[index - 1] is above:
                found.append((row, points))
        elif above is not None and row.type == "heading" and not _bare(row):
            _settle(found)
            found, above = [], None
    _settle(found)


def _names(row: Row) -> bool:
    """Whether a row names a job by its type, or by its words alone on its line."""
    if row.type in ("title", "field") or (row.heading is not None and row.heading.name is not None):
        return True
    plain = row.type == "text" and row.fresh and not row.cell
    return plain and titles.looks_like_title(row.text) and titles.is_named(row.text)


#: Headings of these kinds are topics as well, where what stands below them is done (员工关系, 薪酬).
_MAY_BE_TOPICS: Final = ("relation", "other", "benefit")


def _bare(row: Row) -> bool:
    """Whether a row is plain text, or a bare heading whose word may be a topic's."""
    head = row.heading
    if head is None:
        return row.type == "text"
    return (
        head.word in headings._SHORT_WORDS
        and not (head.colon or head.wrapped)
        and head.kind in _MAY_BE_TOPICS
    )


def _signed_points(rows: Sequence[Row], index: int) -> list[str]:
    """Return the points behind one sign right below a short plain line, each longer than the line; else nothing."""
    row = rows[index]
    plain = row.marker is None and row.fresh and not row.cell and not row.ended and _bare(row)
    if not plain or not 2 <= len(row.text) <= _LABEL or _SAID.search(row.text) is not None:
        return []
    points: list[str] = []
    style = None
    for below in rows[index + 1 :]:
        marker = below.marker
        if marker is None or marker.number is not None or marker.style != (style or marker.style):
            break
        style = marker.style
        points.append(below.text)
    longer = all(len(point) > len(row.text) for point in points)
    return points if len(points) > 1 and longer else []


def _settle(found: Sequence[tuple[Row, list[str]]]) -> None:
    if len(found) < 2:
        return
    for row, points in found:
        told = kind_of_items(points)
        if row.heading is not None and told != "duty":
            continue
        kind = told if told != "other" else kind_of_phrase(row.text) or "duty"
        row.type, row.heading = "heading", _topic(kind, row.text)


_ASPECT: Final = re.compile(r"(?:在)?[\u4e00-\u9fff、和与]{2,10}方面:?")


def mark_aspects(rows: Sequence[Row]) -> None:
    """Type lines that name one side of the work, each over a list from 1, as headings (部门职能 / 生产方面 / 1、… / 安全方面 / 1、…), in place."""
    kind: Kind | None = None
    for row, after in itertools.pairwise(rows):
        if row.type == "heading" and row.heading is not None:
            kind = row.heading.kind
        plain = row.type == "text" and row.marker is None and row.fresh and not row.cell
        listed = (
            after.fresh and after.type == "text" and after.marker is not None and after.marker.number == 1
        )
        if plain and listed and _ASPECT.fullmatch(row.text) is not None:
            told = kind if kind not in (None, "other") else None
            row.type, row.heading = "heading", _topic(told or "duty", row.text.rstrip(":"))


#: Fewer short lines over lists may each be anything.
_FEWEST_PARTS: Final = 3


def mark_parts(rows: Sequence[Row]) -> None:
    """Type short lines, three and more, each over a list from 1 below one heading of duties, as its parts, in place.

    业务职掌 / 场地管理 / 1. 预约登记 / 2. 钥匙保管 / 器材管理 / 1. …: the first stands right below the heading.
    """
    over: Heading | None = None
    found: list[Row] = []
    for place, (row, after) in enumerate(itertools.pairwise(rows)):
        if row.type in ("heading", "title", "field"):
            _divide(over, found)
            over, found = _over_parts(rows, place), []
        elif over is not None and _over_list(row, after):
            found.append(row)
    _divide(over, found)


def _over_parts(rows: Sequence[Row], place: int) -> Heading | None:
    """The heading of duties at ``place``, where a part's name stands right below it."""
    head = rows[place].heading if rows[place].type == "heading" else None
    if head is None or head.kind != "duty" or place + 2 >= len(rows):
        return None
    return head if _over_list(rows[place + 1], rows[place + 2]) else None


def _over_list(row: Row, after: Row) -> bool:
    """Whether a short plain line stands right over the number 1 of a list."""
    plain = row.type == "text" and row.marker is None and row.fresh and not row.cell and not row.ended
    short = plain and 2 <= len(row.text) <= _LABEL and _SAID.search(row.text) is None
    return short and after.type == "text" and after.fresh and _number(after) == 1


def _number(row: Row) -> int | None:
    return row.marker.number if row.marker is not None else None


def _divide(over: Heading | None, found: Sequence[Row]) -> None:
    """Make headings of a duty list's parts, unless they are posts or offices (学科馆室 among nine matters is none)."""
    named = sum(is_unit(row.text) or titles.looks_like_title(row.text) for row in found)
    if over is None or len(found) < _FEWEST_PARTS or named * 3 > len(found):
        return
    for row in found:
        row.type, row.heading = "heading", _topic(over.kind, row.text)


#: What a job's name may be called by without its last noun (巡逻岗 → 巡逻, 出纳员 → 出纳).
_LAST_NOUN: Final = re.compile(r"(?:专员|人员|岗位|员|岗|工|师)$")
_LONGEST: Final = 20


def mark_own_headings(rows: Sequence[Row]) -> None:
    """Type plain lines as headings that say the job in force again before a list's name (督导的权限), in place."""
    role: str | None = None
    for row, after in itertools.pairwise(rows):
        if row.type == "title" and row.name is not None:
            role = row.name
        elif row.type == "field" and row.label in fields.NAME_LABELS:
            role = row.text.split(":", 1)[-1].strip()
        elif row.type == "heading" and row.heading is not None and row.heading.name is not None:
            role = row.heading.name
        plain = row.type == "text" and row.marker is None and row.fresh and not row.cell and not row.ended
        over = after.type == "text" and after.fresh and (after.marker is None or after.marker.opens)
        if role is None or not plain or not over or len(row.text) > _LONGEST:
            continue
        head = headings.read(row.text)
        if head is not None and head.prefix and _says(head.prefix.rstrip("的"), without_note(role)):
            row.type, row.heading = "heading", head


def _says(prefix: str, role: str) -> bool:
    """Whether what stands before a list's name is the job, its end, or its trade with a topic (出纳回避)."""
    stem = _LAST_NOUN.sub("", role)
    return len(prefix) > 1 and (role.endswith(prefix) or (len(stem) > 1 and prefix.startswith(stem)))
