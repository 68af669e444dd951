"""Jobs by the form in which a page prints them: in brackets, before a colon, over the same field as their neighbours."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, headlines, titles
from corpus.parsing.divisions import PERSON
from corpus.parsing.kinds import opens_duty, speaks_duty
from corpus.parsing.links import is_link
from corpus.parsing.roles import holder_of
from corpus.parsing.rows import Row, starts_list
from corpus.parsing.titles import looks_like_title
from corpus.parsing.units import is_unit
from corpus.parsing.view import compact

_BRACKETED: Final = re.compile(r"(?:[【\[〔《<]|\*\*)([^【】\[\]*]{2,16})(?:[】\]〕》>]|\*\*):?")


_WITH_PERSON: Final = re.compile(
    rf"(?P<who>[^ ,;。:]{{2,14}}?)(?: ?: ?| )(?:{PERSON})(?:同志|\([^()]{{1,12}}\))?"
)
_GROUP: Final = re.compile(r"([\u4e00-\u9fff]{2,10}[组队部科室岗处站班])(?:\([^()]{1,12}\))?:")


def mark_numbered_posts(rows: Sequence[Row]) -> None:
    """Type short numbered lines as titles, each over its own 职责 or 要求 (1、图片小编： / 职责：… / 要求：… / 2、视频小编：), in place."""
    found: dict[str, list[Row]] = {}
    for row, after in itertools.pairwise(rows):
        marker, head = row.marker, after.heading if after.type == "heading" else None
        if row.type != "text" or marker is None or marker.number is None or not row.fresh or row.cell:
            continue
        if marker.style not in ("digit", "han", "clause", "bracket", "paren"):
            continue
        name = row.text.rstrip(": ")
        if head is None or head.kind not in ("duty", "requirement") or head.name is not None or head.prefix:
            continue
        if after.marker is None and _POST.fullmatch(name) is not None:
            found.setdefault(marker.style, []).append(row)
    for posts in found.values():
        numbers = [row.marker.number for row in posts if row.marker is not None]
        if len(posts) < _FEWEST_POSTS or numbers != list(range(1, len(posts) + 1)):
            continue
        for row in posts:
            name = row.text.rstrip(": ")
            if not opens_duty(name) or titles.looks_like_title(name):
                row.type, row.name = "title", name


_FEWEST_POSTS: Final = 2
_POST: Final = re.compile(r"[\u4e00-\u9fffA-Za-z/]{2,10}")


def mark_framed(rows: list[Row]) -> None:
    """Names set off by brackets (【电工】) or, several alike, by a colon (引导组：) over points."""
    _mark_framed_over_headings(rows)
    groups = [row for row in rows if row.marker is None and row.fresh and _GROUP.fullmatch(row.text)]
    alike = {row.text[-2] for row in groups if sum(other.text[-2] == row.text[-2] for other in groups) > 1}
    over = [
        row
        for row, after in itertools.pairwise(rows)
        if row.type == "text"
        and row.marker is None
        and row.fresh
        and after.type == "text"
        and (after.fresh or row.text[-1:] == ":")
        and (after.marker is None or after.marker.opens)
    ]
    before_lists = {  # 店员： over 1. …
        row.start
        for row, after in itertools.pairwise(rows)
        if row.text[-1:] == ":"
        and (after.marker is not None or not after.fresh)
        and looks_like_title(row.text[:-1], longest=14 if after.fresh else 24)
    }
    colons = {
        row.start
        for row in over
        if row.text[-1:] == ":"
        and looks_like_title(row.text[:-1], longest=14)
        and titles.is_sure(row.text[:-1])
    }
    if len(colons) > 1 and not before_lists:  # 乡村医生： over plain lines, 乡村护士： over others
        before_lists = colons
    if len(before_lists) > 1:  # 校长： over a sentence, among 班主任： over 1、…
        before_lists |= {
            row.start
            for row in over
            if row.text[-1:] == ":"
            and looks_like_title(row.text[:-1], longest=14)
            and titles.is_sure(row.text[:-1])
        }
    persons = {  # 经理：王敏 over 1. …, 专员：李娜 over 1. …
        row.start: found.group("who")
        for row, after in itertools.pairwise(rows)
        if row.type == "text"
        and row.marker is None
        and row.fresh
        and starts_list(after)
        and (found := _WITH_PERSON.fullmatch(row.text)) is not None
        and looks_like_title(found.group("who"), longest=14)
        and not fields.is_label(found.group("who"))
    }
    if len(set(persons.values())) > 1:  # 负责人：王敏, again and again, says who leads what stands above it
        for row in rows:
            if row.start in persons:
                row.type, row.name = "title", persons[row.start]
    framed = {
        row.start: found.group(1) for row in over if (found := _BRACKETED.fullmatch(row.text)) is not None
    }
    jobs = any(looks_like_title(name) for name in framed.values())  # 【宿管】 beside 【电工】 is a job too
    for row in over:
        name = framed.get(row.start)
        if name is not None and jobs and (looks_like_title(name) or not speaks_duty(name)):
            cut = titles.cut_name(name, 0)
            row.type, row.name = "title", name[slice(*cut)] if cut else name
        elif (found := _GROUP.fullmatch(row.text)) is not None and row.text[-2] in alike:
            row.type, row.name = "title", found.group(1)
        elif row.start in before_lists and (len(before_lists) > 1 or titles.is_named(row.text[:-1])):
            cut = titles.cut_name(row.text[:-1], 0)
            row.type, row.name = "title", row.text[slice(*cut)] if cut else row.text[:-1]


def _mark_framed_over_headings(rows: list[Row]) -> None:
    """A job's name in brackets or bold right over the heading of its list (**前端开发工程师** / 岗位职责：)."""
    for row, after in itertools.pairwise(rows):
        head = after.heading if after.type == "heading" else None
        if row.type != "text" or row.marker is not None or not row.fresh or head is None or not after.fresh:
            continue
        if head.kind not in ("duty", "requirement") or head.name is not None:
            continue
        framed = _BRACKETED.fullmatch(row.text)
        name = framed.group(1) if framed is not None else ""
        if looks_like_title(name) and titles.is_named(name):
            cut = titles.cut_name(name, 0)
            row.type, row.name = "title", name[slice(*cut)] if cut else name
        elif (cut := _in_markdown(row.text, after.text)) is not None:
            row.type, row.name = "title", row.text[slice(*cut)]


_MARKDOWN: Final = re.compile(r"(#{1,4}) ?[^,;。!?]{4,40}")


def _in_markdown(text: str, below: str) -> tuple[int, int] | None:
    """Find the job in a Markdown heading over a deeper one (## 某某云-测试工程师-临江 / ### 岗位职责)."""
    found = _MARKDOWN.fullmatch(text)
    deeper = found is not None and below.startswith("#" * (len(found.group(1)) + 1))
    return headlines.from_headline(text) if deeper else None


def mark_alike(rows: list[Row]) -> None:
    """Short lines over the same field or heading that stands right below the page's known jobs are jobs too.

    大堂副理 / 直接上级：… beside 礼宾员 / 直接上级：… is one, whatever noun it ends in.
    """
    known = {
        _below(after)
        for row, after in itertools.pairwise(rows)
        if row.type == "title" and row.marker is None and row.fresh
    } - {None}
    for place, (row, after) in enumerate(itertools.pairwise(rows)):
        if (
            row.type == "text"
            and row.marker is None
            and row.fresh
            and not row.cell
            and _below(after) in known
            and after.fresh
            and _NAME.fullmatch(row.text) is not None
            and not speaks_duty(row.text)
            and not fields.is_label(row.text)
            and re.search("职责|权限|责任|要求|资格|说明|制度", row.text) is None
            and (
                place == 0
                or (looks_like_title(row.text) and titles.is_named(row.text))
                or rows[place - 1].ended
                or row.gap
                or rows[place - 1].type != "text"
                or _unit(rows[place - 1])
            )
        ):
            row.type, row.name = "title", row.text


def mark_signed(rows: list[Row]) -> None:
    """Short lines behind one and the same sign or number, each over points of another mark: if most are jobs, all are.

    ▲客服主管 / ◇… / ▲客服前台 / ◇…: the second is one too, though 前台 may be a place.
    """
    forms: dict[str, list[Row]] = {}
    for row, after in itertools.pairwise(rows):
        if (
            row.marker is not None
            and row.type in ("text", "title")
            and row.fresh
            and not row.cell
            and not row.ended
            and holder_of(row.text) is None
            and 2 <= len(row.text.rstrip(":")) <= 16
            and after.marker is not None
            and after.marker.opens
            and after.marker.style != row.marker.style
            and re.search("[,;:。、]", row.text.rstrip(":")) is None
        ):
            forms.setdefault(row.marker.style, []).append(row)
    for alike in forms.values():
        texts = [row.text.rstrip(":") for row in alike]
        jobs = sum(
            row.type == "title" or looks_like_title(text) for row, text in zip(alike, texts, strict=True)
        )
        named = all(looks_like_title(text) and titles.is_named(text) for text in texts)
        sure = any(row.type == "title" for row in alike) or (named and len(alike) > 1)
        if not sure or jobs * 3 < len(alike) * 2:
            continue
        for row, text in zip(alike, texts, strict=True):
            if row.type == "text" and (named or not opens_duty(text)) and _UNLIKE.search(text) is None:
                cut = titles.cut_name(text, 0)
                row.type, row.name = "title", text[slice(*cut)] if cut else text


_UNLIKE: Final = re.compile(r"职责|权限|责任|要求|资格|说明|制度|纪律|流程|规定|标准|管理$|工作$")


def _unit(row: Row) -> bool:
    """Whether a line is a department's name standing over its jobs (前厅部)."""
    return row.marker is None and is_unit(row.text)


def _below(row: Row) -> tuple[str, str] | None:
    """Return what sort of row stands below a name: a field by its label, a heading by its word."""
    if row.type == "field" and row.label and row.name is None:
        return "field", row.label
    if (
        row.type == "heading"
        and row.heading is not None
        and (row.heading.kind in ("duty", "requirement", "benefit") and row.heading.name is None)
        and not row.heading.prefix
    ):
        return "heading", row.heading.word
    return None


_NAME: Final = re.compile(r"[\u4e00-\u9fffA-Za-z][\w()/+#\-]{1,13}")


def mark_listed_posts(rows: list[Row]) -> None:
    """A line of a list of posts over its own headings names the post (销售工程师 北京 3 2020-01-01 / 岗位职责)."""
    for row, after in itertools.pairwise(rows):
        head = after.heading if after.type == "heading" else None
        if row.type != "text" or row.marker is not None or not row.fresh or row.cell or head is None:
            continue
        name, _, rest = row.text.partition(" ")
        told = head.kind in ("duty", "requirement") and head.name is None and len(row.text) <= 48
        framed = _FRAMED_JOB.match(row.text) if told else None
        if framed is not None and looks_like_title(framed.group(1)) and titles.is_named(framed.group(1)):
            row.type, row.name = "title", framed.group(1)  # 【叉车司机】昆山 / 太仓 招2人
            continue
        beside = _DATED.search(rest) is not None or is_link(rest.strip(" >»›→"))  # 叉车司机 了解详情 >
        if told and rest and beside and looks_like_title(name) and titles.is_named(name):
            row.type, row.name = "title", name


_FRAMED_JOB: Final = re.compile(r"[【\[〖]([^【】\[\]〖〗]{2,14})[】\]〗](?=[^,;。]{2,})")
_DATED: Final = re.compile(r"\d{4}[-./年]\d{1,2}|\d+[人名位]|(?:^| )\d{1,3}(?: |$)|若干")


def cut_labelled_jobs(rows: list[Row], view: str) -> list[Row]:
    """Cut 1. 检验员：负责检验… 2. 计量员：负责校准… into jobs and their duties; one such point alone is a point."""
    out: list[Row] = []
    for _, group in itertools.groupby(
        rows, key=lambda row: (row.type, row.marker.style if row.marker is not None else "")
    ):
        alike = list(group)
        cuts = (
            [_job_before_colon(row, view) for row in alike]
            if alike[0].marker is not None and len(alike) > 1
            else []
        )
        if not cuts or not all(cuts):
            out.extend(alike)
            continue
        for row, colon in zip(alike, cuts, strict=True):
            body = colon + 1
            while view[body] == " ":
                body += 1
            name = compact(view[row.body : colon])
            out.append(
                Row(
                    row.start,
                    colon + 1,
                    row.body,
                    name,
                    row.marker,
                    True,
                    row.gap,
                    row.cell,
                    type="title",
                    name=name,
                )
            )
            out.append(Row(body, row.end, body, compact(view[body : row.end]), None, False, False, row.cell))
    return out


def _job_before_colon(row: Row, view: str) -> int:
    """Return the place of the colon between a job and its duty, 0 when there is none."""
    if row.type != "text" or row.marker is None:
        return 0
    colon = view.find(":", row.body, min(row.end, row.body + 16))
    if colon < 0 or row.end - colon < 6:
        return 0
    name = compact(view[row.body : colon])
    told = (
        looks_like_title(name, longest=14)
        and titles.is_named(name)
        and opens_duty(compact(view[colon + 1 : row.end]).strip())
    )
    return colon if told else 0
