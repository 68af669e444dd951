"""Which rows name a job: by their shape, and by the list, heading or fields right below them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from corpus.parsing import fields, titles
from corpus.parsing.addresses import mark_addresses
from corpus.parsing.buttons import mark_buttoned
from corpus.parsing.dressed import mark_dressed
from corpus.parsing.hired import (
    mark_called,
    mark_held,
    mark_hired,
    mark_introduced,
    mark_repeated,
    mark_sought,
)
from corpus.parsing.jobforms import mark_alike, mark_framed, mark_numbered_posts, mark_signed
from corpus.parsing.kinds import opens_duty, speaks_duty
from corpus.parsing.markers import Marker
from corpus.parsing.offers import is_employer, mark_heads, mark_led
from corpus.parsing.overheadings import mark_over_headings
from corpus.parsing.pagejob import defined
from corpus.parsing.paidposts import mark_paid_posts
from corpus.parsing.postblocks import mark_blocks, mark_cycles
from corpus.parsing.preambles import mark_preambles
from corpus.parsing.restarts import bare_job, parted_by_edge, widest_line
from corpus.parsing.rhythm import mark_blocks_alike, mark_sections
from corpus.parsing.rows import Row, silence, starts_list, tells_value
from corpus.parsing.termfields import mark_paid
from corpus.parsing.titles import looks_like_title
from corpus.parsing.unitrows import mark_department_fields, mark_dressed_units
from corpus.parsing.units import is_unit, mark_units


def mark_jobs(rows: list[Row]) -> None:
    """Find the lines that name a job: by their shape, and by the list or fields right below them."""
    mark_paid_posts([row for row in rows if row.type != "noise" or row.reason == "page number"])
    mark_buttoned(rows)
    mark_repeated(rows)
    solid = [row for row in rows if row.type != "noise"]
    mark_sought(solid)
    mark_called(solid)
    mark_held(solid)
    mark_hired(solid)
    mark_introduced(solid)
    mark_paid(solid)
    mark_sections(solid)
    mark_framed(solid)
    after_noise = {row.start for before, row in itertools.pairwise(rows) if before.type == "noise"}
    mark_led(solid, after_noise)
    mark_heads(solid, after_noise)
    mark_blocks(solid)
    mark_dressed(rows)
    solid = [row for row in solid if row.type != "noise"]
    seen_duty, widest = False, widest_line(solid)
    counted: dict[str, int] = {}  # the number of the last job by the style of the numbers that jobs have
    for index, row in enumerate(solid):
        if row.type == "title" and row.marker is not None and row.marker.number is not None:
            counted[row.marker.style] = row.marker.number
        if row.type == "heading":
            seen_duty = seen_duty or (row.heading is not None and row.heading.kind == "duty")
            continue
        if row.type != "text" or row.ended:
            continue
        after = solid[index + 1] if index + 1 < len(solid) else None
        if after is None:
            continue
        if _slip(row, after):
            row.type, row.name = "title", row.text.rstrip(_SLIPS)
            continue
        called = _without_colon(row)
        if (
            bare_job(solid, index, widest)
            or _names_job(
                called,
                after,
                first=index == 0,
                seen_duty=seen_duty,
                before=solid[index - 1] if index else None,
                plain_points=_plain_points(solid, index + 1),
                parted=row.fresh and index > 0 and parted_by_edge(solid, index, widest),
                counted=counted,
                below=_next_line(solid, index) or after,
            )
            or _over_paragraph(solid, index)
        ):
            row.type = "title"
            text = called.text
            cut = titles.cut_name(text, 0)
            row.name = titles.counted_post(text) or (text[cut[0] : cut[1]] if cut else text)
            if row.marker is not None and row.marker.number is not None:
                counted[row.marker.style] = row.marker.number
    mark_numbered_posts(solid)
    _mark_departments(solid)
    mark_units(solid)
    mark_dressed_units(rows)
    mark_department_fields(solid)
    solid = [row for row in rows if row.type != "noise"]
    mark_alike(solid)
    mark_signed(solid)
    mark_cycles(solid)
    mark_blocks_alike(solid)
    mark_over_headings([row for row in rows if row.type != "noise"])
    mark_preambles(rows)
    mark_addresses(solid)
    _unmark_topics(solid)


def _without_colon(row: Row) -> Row:
    """The row of a job's name without the colon behind it (二、质量经理： over its points); any other as it is."""
    text = row.text[:-1].rstrip()
    if not row.text.endswith(":") or not row.fresh or fields.is_label(text) or text in titles.GENERIC:
        return row
    counted = titles.headcount(text) is not None or titles.counted_post(text) is not None
    sure = (
        looks_like_title(text)
        and titles.is_sure(text)
        and "职" not in text[2:]
        and (titles.is_named(text) or counted)
    )
    return replace(row, text=text) if sure else row


def _unmark_topics(rows: Sequence[Row]) -> None:
    """Take back names with the noun of a work where the page's first sentence says whose page it is (前台接待 of a 酒店服务员)."""
    opening = next((row for row in rows if row.type == "text"), None)
    if opening is None or opening.marker is not None or defined(opening.text) is None:
        return
    for row, after in itertools.pairwise(rows):
        if row.type == "title" and row.marker is None and not titles.is_sure(row.text) and starts_list(after):
            row.type, row.name = "text", None


def _mark_departments(rows: list[Row]) -> None:
    """A department's name alone on its line right over a job's name or its field is no point (生产部 / 岗位：车间主任)."""
    for row, after in itertools.pairwise(rows[1:]):
        if (
            row.type == "text"
            and row.marker is None
            and row.fresh
            and not row.cell
            and is_unit(row.text)
            and (len(row.text) <= 4 or not opens_duty(row.text))
            and after.name is not None
            and after.type in ("title", "field")
            and after.marker is None
        ):
            silence(row, "department")


def _plain_points(rows: list[Row], index: int) -> bool:
    """Whether at least three plain lines follow without an empty line, and most of them speak of duties."""
    lines: list[str] = []
    for row in rows[index : index + 24]:
        if row.type != "text" or row.marker is not None or not row.fresh or row.cell or (row.gap and lines):
            break
        if len(lines) > 2 and looks_like_title(row.text) and titles.is_named(row.text):
            break  # the next job
        lines.append(row.text)
    telling = sum(speaks_duty(line) and len(line) >= 6 for line in lines)
    return len(lines) >= 3 and telling * 5 >= len(lines) * 3


def _over_paragraph(rows: list[Row], index: int) -> bool:
    """Whether a job's name stands over one paragraph of acts that a list's heading follows (店务主任 / 处理订单、…。 / 入职要求)."""
    if index + 2 >= len(rows):
        return False
    row, said, below = rows[index : index + 3]
    head = below.heading if below.type == "heading" else None
    if row.marker is not None or not row.fresh or row.cell or head is None or head.name is not None:
        return False
    told = said.type == "text" and said.marker is None and said.fresh and len(said.text) >= 20
    listed = head.kind in ("requirement", "benefit") and below.fresh
    if not (told and listed and opens_duty(said.text)):
        return False
    several = len(re.findall("[,、;。]", said.text)) > 1
    return several and looks_like_title(row.text) and titles.is_named(row.text)


def _counted_past(before: Row | None, row: Row, after: Row) -> bool:
    """Whether a job's name stands between two points that count on, the first ended (…7．交接清点。 / 责任护士 / 8．分管床位。)."""
    above, below = before.marker if before is not None else None, after.marker
    if before is None or above is None or below is None or above.number is None:
        return False
    on = above.style == below.style and below.number == above.number + 1 and after.fresh
    alone = row.fresh and row.marker is None and not row.cell and before.ended
    return on and alone and titles.is_named(row.text) and titles.is_sure(row.text)


def _names_job(
    row: Row,
    after: Row,
    *,
    first: bool,
    seen_duty: bool,
    before: Row | None,
    plain_points: bool,
    parted: bool,
    counted: Mapping[str, int],
    below: Row,
) -> bool:
    heading_below = (
        after.type == "heading"
        and after.heading is not None
        and (
            after.heading.kind in ("duty", "requirement", "overview")
            or (after.heading.kind == "benefit" and row.gap and titles.is_named(row.text))
        )
        and after.heading.name is None
    )
    field_below = after.type == "field"
    begins = after.marker is not None and after.marker.number == 1 and not after.fresh
    if _said_twice(row, after, before):
        return True
    if first and after.fresh and after.marker is None and _REGULATION.search(after.text) is not None:
        return False  # 全省村(社区)法律顾问 / 微信群管理办法(试行): one title on two lines
    if titles.is_count(row.text) or (not row.fresh and not (row.cell or heading_below or begins)):
        return False  # 5人 behind the place of work
    people = titles.headcount(row.text) is not None
    post = titles.counted_post(row.text) if row.fresh and "职" not in row.text[2:] else None
    if post is not None and (heading_below or not speaks_duty(post)):
        return True
    if heading_below and after.fresh and people and len(row.text) <= 24 and _SAID.search(row.text) is None:
        return True  # 平面设计（1名） over 岗位要求：
    if _next_of_series(row, below, before, counted):
        return True
    if looks_like_title(row.text):
        if row.marker is not None:
            if (
                before is not None
                and before.type == "text"
                and before.marker is not None
                and before.marker.style == row.marker.style
            ):
                # 2、培养销售代表 below 1、… is the next point; 2、仓管员 below 2、… over 岗位职责： is the next job
                return _counts_jobs(row, before.marker, below, counted)
            return _heads_role(row.marker, after, row.text, heading_below)
        if heading_below or field_below or first:
            return True
        if not after.fresh and not row.fresh and after.marker is not None and after.marker.number == 1:
            return titles.is_named(row.text)  # 操作工 1、… inside a line
        if not after.fresh and after.marker is None and opens_duty(after.text):
            return True  # 统计员 收集报表；月末核对: cut off its own line
        if _counted_past(before, row, after):
            return True
        apart = row.gap or not _open(before) or (row.fresh and not parted and titles.is_named(row.text))
        if apart and plain_points:
            return True
        return people or (
            starts_list(after)
            and (
                before is None
                or before.type != "text"
                or before.ended
                or before.marker is None
                or (row.gap and after.fresh and titles.is_named(row.text))  # points without full stops end so
            )
            and (row.gap or not _open(before))
        )
    if row.marker is not None or not heading_below or len(row.text) > 12 or not (row.fresh and after.fresh):
        return False
    if row.text.endswith(titles.COLUMNS):
        return False  # 重要性 over 职责描述: columns of a table laid out line by line
    assert after.heading is not None
    if before is not None and before.type == "text" and before.marker is None:
        return False  # the last of several plain lines (skill tags), not a name
    label = before.text if before is not None and before.type in ("heading", "field") else ""
    if fields.is_label(label) or fields.is_label(row.text.lstrip("# ")) or row.text.startswith("#"):
        return False  # 工作地址 / 临江大厦601 / 岗位职责: a label's value; ## 工作性质 is a label itself
    plain = (
        re.fullmatch(r"[\w()+/#·\-. ]{2,12}", row.text) is not None
        and not opens_duty(row.text)
        and (row.gap or not speaks_duty(row.text))  # 仓库管理 below an empty line
        and not row.text.isdigit()
    )
    return (
        plain
        and after.heading.kind == "duty"
        and not after.heading.prefix
        and not after.heading.container
        and (seen_duty or first)
    )


_REGULATION: Final = re.compile(
    r"^[^,;。:]{0,30}(?:办法|规定|条例|细则|制度|章程|守则|规则|公约|意见|方案)(?: ?\((?:试行|暂行|草案|修订|[^()]{1,12})\))?$"
)
_SLIPS: Final = ",、."


def _slip(row: Row, after: Row) -> bool:
    """Whether a job's name over a list has a comma behind it that says nothing (叉车司机， / a. 出车前检查…)."""
    name = row.text.rstrip(_SLIPS)
    alone = row.fresh and after.fresh and not row.cell and row.marker is None and name != row.text
    return (
        alone
        and after.type == "text"
        and starts_list(after)
        and titles.looks_like_title(name, longest=12)
        and titles.is_named(name)
    )


def _said_twice(row: Row, after: Row, before: Row | None) -> bool:
    """Whether the heading right below says the same job again (一、质检员 4人 / 质检员岗位职责：)."""
    name = after.heading.name if after.type == "heading" and after.heading is not None else None
    if name is None or not (row.fresh and after.fresh) or not row.text.startswith(name):
        return False
    cut = titles.cut_name(row.text, 0)
    if row.text != name and (
        titles.headcount(row.text) is None or cut is None or row.text[cut[0] : cut[1]] != name
    ):
        return False
    marker = before.marker if before is not None and before.type == "text" else None
    return row.text != name or marker is None or row.marker is None or marker.style != row.marker.style


_SAID: Final = re.compile("[,;。:!?]")


def _open(before: Row | None) -> bool:
    plain = before is not None and before.type == "text" and not before.ended
    return plain and before is not None and not (before.fresh and is_employer(before.text))


def _next_line(rows: Sequence[Row], index: int) -> Row | None:
    """The first line below that is no field: terms stand beside a name or right below it (2.店员 (5名) 薪资：5K / 学历：不限)."""
    below = (rows[place] for place in range(index + 1, min(len(rows), index + _MOST_BESIDE)))
    return next((row for row in below if row.fresh and row.type != "field" and not tells_value(row)), None)


_MOST_BESIDE: Final = 12  # rows of terms


def _counts_jobs(row: Row, above: Marker, below: Row, counted: Mapping[str, int]) -> bool:
    """Whether a numbered line below a point with such a number is the next job, over its heading or its own number 1.

    Its number goes on from the job before (1、销售经理 … 2、仓管员) or does not go on from the point above.
    """
    own = row.marker.number if row.marker is not None else None
    if own is None or above.number is None or not row.fresh or not below.fresh:
        return False
    head = below.heading if below.type == "heading" else None
    headed = head is not None and head.kind in ("duty", "requirement", "overview") and head.name is None
    restarts = below.marker is not None and below.marker.style == above.style and below.marker.number == 1
    if not (headed or restarts) or not (titles.is_sure(row.text) and titles.is_named(row.text)):
        return False
    goes_on = counted.get(above.style) == own - 1
    return goes_on if own == above.number + 1 or restarts else goes_on or own == 1 or headed


def _next_of_series(row: Row, below: Row, before: Row | None, counted: Mapping[str, int]) -> bool:
    """Whether a short numbered line over a list's heading counts on from the job before, whatever noun ends it.

    1、文案策划 / 学历：大专 / 任职要求：… / 2、电商运营（急招） / 任职要求：…: 运营 may be work as well.
    """
    own = row.marker.number if row.marker is not None else None
    head = below.heading if below.type == "heading" and below.fresh else None
    if own is None or row.marker is None or head is None or head.name is not None or not row.fresh:
        return False
    if head.kind not in ("duty", "requirement") or counted.get(row.marker.style) != own - 1:
        return False
    above = before.marker if before is not None and before.type == "text" else None
    point = above is not None and above.style == row.marker.style and above.number == own - 1
    plain = len(row.text) <= _LONGEST_NAME and _SAID.search(row.text) is None and not row.cell
    return plain and not opens_duty(row.text) and (row.gap or not point)


_LONGEST_NAME: Final = 20


def _heads_role(marker: Marker, after: Row, text: str, heading_below: bool) -> bool:
    if not (heading_below or titles.headcount(text) is not None or titles.is_sure(text)):
        return False
    if heading_below or (after.marker is None and after.type in ("text", "field")):
        return (
            after.type != "text"
            or after.gap
            or titles.headcount(text) is not None
            or speaks_duty(after.text)
            or len(after.text) > len(text)
        )
    if after.marker is None:
        return False
    within = after.marker.style != marker.style or (marker.number == 1 == after.marker.number)
    return after.marker.opens and within
