"""What each row is: field, heading, title or text, judged by its words and its neighbours."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Final

from corpus.parsing import fields, headings, noise, tables, titles
from corpus.parsing.kinds import opens_duty, speaks_duty
from corpus.parsing.markers import Marker
from corpus.parsing.rows import Row
from corpus.parsing.titles import looks_like_title
from corpus.parsing.view import compact

_LABELLED: Final = re.compile(r"[^:,;。、]{2,10}:.")
#: Aliases that a list item may well begin with (绩效考核：负责…): a label among labels is no heading.
_LABEL_KINDS: Final = frozenset({"kpi", "relation", "other", "condition", "authority", "overview"})
_ASKED: Final = frozenset(
    "学历 学历要求 经验要求 专业要求 工作经验要求 户籍要求 最低学历 文化程度 专业 所学专业 经验 工作经验 工作年限 管理经验 年龄 年龄要求 性别 性别要求 语言 语言要求 外语 外语要求 职称 户口 婚姻 其他".split()
)
#: Several headings printed a character a line may follow one another; more is no heading.
_TALLEST: Final = 24
#: 招聘程序, 报名办法 name a step of hiring, they ask nobody to do it.
_HIRING: Final = re.compile(
    r"(?:公开)?(?:招聘|招录|报名|应聘|面试|录用|考试|考核|聘用|体检)(?:工作)?(?:的|及)?"
)
_BREADCRUMB: Final = re.compile(r"(?:位置|首页|目录)[^>»›]{0,8}[>»›]")
_STRONG: Final = frozenset({"duty", "requirement"})


def classify(rows: list[Row], view: str, source: str) -> list[Row]:
    """Type every row; returns the rows, some of them joined or split."""
    rows = _join_vertical(rows)
    for row in rows:
        row.heading = _heading(row)
        if row.heading is not None:
            row.type = "heading"
    _siblings(rows)
    _tags(rows)
    rows = _labelled_jobs(rows, view)
    rows = tables.unfold(_rejoin_labels(rows, view))
    _signatures(rows)
    _fields(rows, view)
    _empty_labels(rows)
    noise.mark(rows)
    rows = _glued_tails(rows, view)
    _titles(rows)
    for row in rows:
        if row.name is not None and row.type == "title":
            row.name = printed(source, view, row, row.name)
        elif row.heading is not None and (name := row.heading.name or row.heading.weak_name) is not None:
            name = printed(source, view, row, name)
            row.heading = (
                replace(row.heading, name=name) if row.heading.name else replace(row.heading, weak_name=name)
            )
    return rows


def _heading(row: Row) -> headings.Heading | None:
    if not row.text or len(row.text) > 60 or _BREADCRUMB.search(row.text) is not None:
        return None
    found = headings.read(row.text)
    if found is None or (row.text[0] == "#" and found.prefix and row.text[1:2] not in "# "):
        return None  # #傾聽您的需求-五星級工作環境 is a tag
    if (
        not (found.colon or found.wrapped)
        and found.word in headings._SHORT_WORDS
        and (found.name is None or not titles.is_sure(found.name))
        and found.serial is None
    ):
        if (
            found.prefix
            and found.weak_name is None
            and (opens_duty(found.prefix) and len(found.prefix) > 1)
            and found.word not in ("职责", "待遇")
            and _HIRING.fullmatch(found.prefix) is None
        ):
            return None  # 分析客户需求, 优化业务流程: an act, no heading
        if not row.fresh:
            return None
    return found


def _labelled_jobs(rows: list[Row], view: str) -> list[Row]:
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
    if row.type != "text" or row.marker is None or row.marker.number is None:
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


def _siblings(rows: list[Row]) -> None:
    """Among headings of one form (三、水电岗位职责 between 二、出纳岗位职责 …) what stands before is a job."""
    forms: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.heading is not None and row.heading.kind == "duty" and row.heading.prefix:
            style = row.marker.style if row.marker is not None else ""
            forms.setdefault((style, row.heading.word), []).append(row)
    for alike in forms.values():
        if not any(row.heading is not None and row.heading.name is not None for row in alike):
            continue
        for row in alike:
            head = row.heading
            assert head is not None
            weak = head.weak_name
            if weak is not None and head.name is None and len(weak) <= 8 and not speaks_duty(weak):
                row.heading = replace(head, name=weak, weak_name=None)


def _tags(rows: list[Row]) -> None:
    """A word of pay among other short plain lines is a tag of the page (五险一金 / 年终奖金 / 弹性工作)."""
    for index in range(1, len(rows) - 1):
        head = rows[index].heading
        if (
            head is not None
            and head.kind == "benefit"
            and head.word in headings._SHORT_WORDS
            and head.prefix
            and head.name is None
            and not (head.colon or head.wrapped)
            and all(_tag(rows[place]) for place in (index - 1, index, index + 1))
        ):
            rows[index].type, rows[index].heading = "text", None


def _tag(row: Row) -> bool:
    return (
        row.marker is None
        and row.fresh
        and 2 <= len(row.text) <= 6
        and not row.ended
        and not looks_like_title(row.text)
    )


def _join_vertical(rows: list[Row]) -> list[Row]:
    """Join a heading printed one or two characters a line (岗/位/职/责)."""
    out: list[Row] = []
    index = 0
    while index < len(rows):
        end = index
        if rows[index].marker is not None or len(rows[index].text) > 3:
            out.append(rows[index])
            index += 1
            continue
        while (
            end < len(rows)
            and rows[end].marker is None
            and len(rows[end].text.strip(":")) <= 2
            and rows[end].fresh
        ):
            end += 1
        if end - index > _TALLEST:  # a long column of short words is a list of something, no heading
            out.extend(rows[index:end])
            index = end
            continue
        taken = False
        for stop in range(end, index + 1, -1):
            text = "".join(row.text for row in rows[index:stop])
            widths = {len(row.text.strip(":")) for row in rows[index:stop]} - {0}
            lines = {row.line for row in rows[index:stop]}
            if len(lines) not in (1, stop - index) or (len(lines) == 1 and lines != {-1}):
                continue  # cells side by side are a table, not a column of characters
            if len(widths) == 1 and len(text) >= 4 and headings.read(text) is not None:
                first, final = rows[index], rows[stop - 1]
                out.append(Row(first.start, final.end, first.body, text, None, True, first.gap, first.cell))
                index, taken = stop, True
                break
        if not taken:
            out.append(rows[index])
            index += 1
    return out


def _rejoin_labels(rows: list[Row], view: str) -> list[Row]:
    """Undo the cut after a label that heads one item only (``2、绩效考核：负责…`` among its siblings)."""
    out: list[Row] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        after = rows[index + 1] if index + 1 < len(rows) else None
        if (
            row.type == "heading"
            and row.heading is not None
            and row.heading.colon
            and after is not None
            and not after.fresh
            and after.marker is None
            and after.type == "text"
            and _is_label(rows, index, out)
        ):
            text = compact(view[row.body : after.end])
            out.append(Row(row.start, after.end, row.body, text, row.marker, row.fresh, row.gap, row.cell))
            index += 2
            continue
        out.append(row)
        index += 1
    return out


def _is_label(rows: list[Row], index: int, before: list[Row]) -> bool:
    row = rows[index]
    assert row.heading is not None
    if row.marker is not None and row.marker.number is not None:
        for other in (*before[-1:], *rows[index + 2 : index + 3]):
            if (
                other.marker is not None
                and other.marker.style == row.marker.style
                and other.type == "text"
                and other.marker.number is not None
            ):
                return abs(other.marker.number - row.marker.number) == 1
        return False
    if not row.fresh:
        return False
    if row.heading.kind == "requirement" and row.heading.name is None:
        return _asked_label(rows, index, before)
    if row.heading.kind not in _LABEL_KINDS:
        return False
    near = [
        other
        for other in (*before[-1:], *rows[index + 2 : index + 3])
        if other.type == "text" and other.marker is None
    ]
    return any(
        _LABELLED.match(other.text) and not fields.is_label(other.text.split(":")[0]) for other in near
    )


def _asked_label(rows: list[Row], index: int, before: list[Row]) -> bool:
    """Below 任职资格 the line 技能：熟悉… beside 学历：本科 is a point with its label."""
    section = next((other for other in reversed(before[-12:]) if other.type == "heading"), None)
    if section is None or section.heading is None or section.heading.kind != "requirement":
        return False
    follower = rows[index + 1]
    if follower.marker is not None or section.end == rows[index].start:
        return False
    near = [other for other in (*before[-1:], *rows[index + 2 : index + 3]) if other is not section]
    return any(other.marker is None and _LABELLED.match(other.text + "-") is not None for other in near)


def printed(source: str, view: str, row: Row, name: str) -> str:
    """Return a name as the source prints it (（高级） keeps its width), or as read when gaps were closed."""
    at = view.find(name, row.start, row.end)
    name = source[at : at + len(name)] if at >= 0 else name
    if "（" in name and name.endswith(")"):
        return name[:-1] + "）"  # （初级) on the page: one pair of brackets
    return name[:-1] + ")" if "(" in name and name.endswith("）") else name


def _fields(rows: list[Row], view: str) -> None:
    asked = False  # below 任职要求 a 学历：本科 is a point, not a field
    for index, row in enumerate(rows):
        if row.type == "heading" and row.heading is not None and row.heading.kind != "other":
            asked = row.heading.kind == "requirement"
        if row.type == "field":
            continue
        colon = view.find(":", row.body, min(row.end, row.body + 26))
        if (
            colon > 0
            and row.type in ("text", "heading")
            and fields.label_ending_at(view, row.body, colon) == row.body
        ):
            label = compact(view[row.body : colon]).replace(" ", "")
            value = colon + 1
            while value < row.end and view[value] == " ":
                value += 1
            short = row.end - value <= 40 or row.marker is None
            if (
                row.type == "heading"
                and value >= row.end
                and row.heading is not None
                and row.heading.kind in _STRONG
            ):
                continue
            if (
                value < row.end
                and short
                and (row.marker is None or _among_fields(rows, index))
                and not (asked and label in _ASKED)
            ):
                _make_field(row, label, value)
                if label in fields.NAME_LABELS:
                    asked = False  # the fields of the next job begin
                continue
            if (
                value >= row.end
                and index + 1 < len(rows)
                and _short_value(rows, index + 1)
                and row.type != "heading"
            ):
                _take_value(rows, index, label)
                continue
        plain = row.type == "text" or (
            row.type == "heading"
            and row.cell
            and row.heading is not None
            and row.heading.kind in ("other", "condition", "benefit")
        )
        if (
            plain
            and row.marker is None
            and len(row.text) <= 10
            and fields.is_label(row.text)
            and (row.cell or not row.text.endswith(":"))
        ):
            follower = rows[index + 1] if index + 1 < len(rows) else None
            if (
                follower is not None
                and follower.type == "text"
                and (row.cell or follower.cell)
                and _short_value(rows, index + 1)
            ):
                _take_value(rows, index, row.text.strip(": ").replace(" ", ""))


def _empty_labels(rows: list[Row]) -> None:
    """A table line of labels without values is a form to sign (编制人 |  | 审核人 | ), nobody's point."""
    for _, group in itertools.groupby((row for row in rows if row.cell), key=lambda row: row.line):
        line = list(group)
        if len(line) > 1 and all(
            row.type == "text" and row.marker is None and _signs(row.text) for row in line
        ):
            for row in line:
                row.type, row.reason = "noise", "form"


def _signatures(rows: list[Row]) -> None:
    """编制 | 王一 | 审核 | 李二: who made a form, not how many people do the job."""
    for _, group in itertools.groupby((row for row in rows if row.cell), key=lambda row: row.line):
        line = list(group)
        labels = line[::2]
        if (
            len(line) > 3
            and all(row.marker is None and _SIGNED.fullmatch(row.text.replace(" ", "")) for row in labels)
            and sum(
                any(word in row.text.replace(" ", "") for word in ("编", "审", "批", "核", "制"))
                for row in labels
            )
            > 1
        ):
            for row in line:
                row.type, row.reason, row.heading = "noise", "form", None


_SIGNED: Final = re.compile(
    r"(?:编制|编写|拟制|拟定|制定|制表|审核|复核|审批|批准|核准|会签|签发|签名|签字|日期|编制日期|批准日期|生效日期|审核日期|年|月|日)(?:人|者)?(?:签名|签字)?:?"
)


def _signs(text: str) -> bool:
    plain = text.replace(" ", "")
    return _SIGNED.fullmatch(plain) is not None or fields.is_label(text)


def _among_fields(rows: list[Row], index: int) -> bool:
    """Whether a marked label stands in a numbered run of labels (1. 岗位名称：… 2. 所属部门：…)."""
    near = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
    return any(
        other.marker is not None and (other.type == "field" or fields.is_label(other.text.split(":")[0]))
        for other in near
    )


def _short_value(rows: list[Row], index: int) -> bool:
    row = rows[index]
    return (
        row.type == "text"
        and row.marker is None
        and len(row.text) <= 30
        and not fields.is_label(row.text)
        and not row.ended
    )


def _take_value(rows: list[Row], index: int, label: str) -> None:
    rows[index].type, rows[index].label, rows[index].heading = (
        "field",
        "",
        None,
    )  # the label's own row, its value stands in the next
    rows[index].body = rows[index].end
    _make_field(rows[index + 1], label, rows[index + 1].body)


def _make_field(row: Row, label: str, value: int) -> None:
    row.type, row.label, row.body, row.heading = "field", label, value, None
    if label in fields.NAME_LABELS or (
        label in ("职称", "职缺") and looks_like_title(row.text.split(":", 1)[-1].strip())
    ):
        row.name = label  # 職稱：行政專員 is a job where 职称：中级 is a grade


def _glued_tails(rows: list[Row], view: str) -> list[Row]:
    """Cut a heading off the end of the text before it (``…行为规范。监督的定位和作用`` + ``1、…``).

    Sure only when a new series begins right below and the tail ends in an alias without a full stop.
    """
    out: list[Row] = []
    for index, row in enumerate(rows):
        after = rows[index + 1] if index + 1 < len(rows) else None
        if (
            row.type == "text"
            and len(row.text) > 8
            and not row.ended
            and after is not None
            and _starts_list(after)
            and (after.fresh or (after.marker is not None and after.marker.number == 1))
        ):
            stop = max(view.rfind(mark, row.body, row.end) for mark in ";。!?")
            if (
                stop > row.body
                and 2 <= row.end - stop - 1 <= 24
                and (found := headings.read(view[stop + 1 : row.end])) is not None
            ):
                begin = stop + 1
                while view[begin] == " ":
                    begin += 1
                head = Row(
                    begin,
                    row.end,
                    begin,
                    view[begin : row.end],
                    None,
                    False,
                    False,
                    type="heading",
                    heading=found,
                    glued=True,
                )
                out.append(
                    Row(
                        row.start,
                        stop + 1,
                        row.body,
                        view[row.body : stop + 1],
                        row.marker,
                        row.fresh,
                        row.gap,
                        row.cell,
                    )
                )
                out.append(head)
                continue
        out.append(row)
    return out


def _starts_list(row: Row) -> bool:
    return row.marker is not None and row.marker.opens


_BRACKETED: Final = re.compile(r"[【\[〔《<]([^【】\[\]]{2,16})[】\]〕》>]:?")
_GROUP: Final = re.compile(r"([\u4e00-\u9fff]{2,10}[组队部科室岗处站班])(?:\([^()]{1,12}\))?:")


def _framed(rows: list[Row]) -> None:
    """Names set off by brackets (【电工】) or, several alike, by a colon (引导组：) over points."""
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
    if len(before_lists) > 1:  # 校长： over a sentence, among 班主任： over 1、…
        before_lists |= {
            row.start
            for row in over
            if row.text[-1:] == ":"
            and looks_like_title(row.text[:-1], longest=14)
            and titles.is_sure(row.text[:-1])
        }
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


def _titles(rows: list[Row]) -> None:
    """Find the lines that name a job: by their shape, and by the list or fields right below them."""
    solid = [row for row in rows if row.type != "noise"]
    _framed(solid)
    seen_duty = False
    for index, row in enumerate(solid):
        if row.type == "heading":
            seen_duty = seen_duty or (row.heading is not None and row.heading.kind == "duty")
            continue
        if row.type != "text" or row.ended:
            continue
        after = solid[index + 1] if index + 1 < len(solid) else None
        if after is None:
            continue
        if _names_job(
            row,
            after,
            first=index == 0,
            seen_duty=seen_duty,
            before=solid[index - 1] if index else None,
            plain_points=_plain_points(solid, index + 1),
        ):
            row.type = "title"
            cut = titles.cut_name(row.text, 0)
            row.name = row.text[cut[0] : cut[1]] if cut else row.text
    _units(solid)
    _alike(solid)


def _units(rows: list[Row]) -> None:
    """Departments side by side, each over its own duties (一、学习部 / 1.…, 一、办公室 / 职责：), own them."""
    found: dict[str, list[Row]] = {}
    told = any(
        row.heading is not None
        and row.heading.kind == "duty"
        and re.search("部门|科室|各|机构|组织", row.text)
        for row in rows[:12]
    )
    for row, after in itertools.pairwise(rows):
        if row.type != "text" or not row.fresh or row.cell or row.ended or not _is_unit(row.text):
            continue
        plain = (
            after.type == "heading"
            and after.heading is not None
            and after.heading.kind == "duty"
            and not after.heading.prefix
        )
        listed = (
            told
            and _starts_list(after)
            and (row.marker is None or (after.marker is not None and after.marker.style != row.marker.style))
        )
        if plain or listed:
            found.setdefault(row.marker.style if row.marker is not None else "", []).append(row)
    for alike in found.values():
        if len(alike) > 1:
            for row in alike:
                row.type, row.name = "title", row.text


def _alike(rows: list[Row]) -> None:
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
                or rows[place - 1].ended
                or row.gap
                or rows[place - 1].type != "text"
                or _unit(rows[place - 1])
            )
        ):
            row.type, row.name = "title", row.text


def _unit(row: Row) -> bool:
    """Whether a line is a department's name standing over its jobs (前厅部)."""
    return row.marker is None and _is_unit(row.text)


def _is_unit(text: str) -> bool:
    return (
        re.fullmatch(r"[\u4e00-\u9fff]{1,10}(?:部|部门|中心|处|科|组|室|班|委员会|站|车间|队)", text)
        is not None
    )


def _below(row: Row) -> tuple[str, str] | None:
    """Return what sort of row stands below a name: a field by its label, a heading by its word."""
    if row.type == "field" and row.label and row.name is None:
        return "field", row.label
    if (
        row.type == "heading"
        and row.heading is not None
        and row.heading.kind == "duty"
        and not row.heading.prefix
    ):
        return "heading", row.heading.word
    return None


_NAME: Final = re.compile(r"[\u4e00-\u9fffA-Za-z][\w()/+#\-]{1,13}")


def _plain_points(rows: list[Row], index: int) -> bool:
    """Whether at least three plain lines follow without an empty line, and most of them speak of duties."""
    lines: list[str] = []
    for row in rows[index : index + 24]:
        if row.type != "text" or row.marker is not None or not row.fresh or row.cell or (row.gap and lines):
            break
        lines.append(row.text)
    telling = sum(speaks_duty(line) and len(line) >= 6 for line in lines)
    return len(lines) >= 3 and telling * 5 >= len(lines) * 3


def _names_job(
    row: Row, after: Row, *, first: bool, seen_duty: bool, before: Row | None, plain_points: bool
) -> bool:
    heading_below = (
        after.type == "heading"
        and after.heading is not None
        and after.heading.kind in ("duty", "requirement", "overview")
        and after.heading.name is None
    )
    field_below = after.type == "field"
    begins = after.marker is not None and after.marker.number == 1 and not after.fresh
    if not row.fresh and not (row.cell or heading_below or begins):
        return False
    counted = titles.headcount(row.text) is not None
    if heading_below and after.fresh and counted and len(row.text) <= 24 and _SAID.search(row.text) is None:
        return True  # 平面设计（1名） over 岗位要求：
    if looks_like_title(row.text):
        if row.marker is not None:
            if (
                before is not None
                and before.type == "text"
                and before.marker is not None
                and before.marker.style == row.marker.style
            ):
                return False  # 2、培养销售代表 below 1、…: the next point, not a job
            return _heads_role(row.marker, after, row.text, heading_below)
        if heading_below or field_below or first:
            return True
        if not after.fresh and not row.fresh and after.marker is not None and after.marker.number == 1:
            return titles.is_named(row.text)  # 操作工 1、… inside a line
        if not after.fresh and after.marker is None and opens_duty(after.text):
            return True  # 统计员 收集报表；月末核对: cut off its own line
        if (row.gap or before is None or not _open(before)) and plain_points:
            return True
        return counted or (
            _starts_list(after)
            and (before is None or before.type != "text" or before.ended or before.marker is None)
            and (row.gap or not _open(before))
        )
    if row.marker is not None or not heading_below or len(row.text) > 12 or not after.fresh:
        return False
    assert after.heading is not None
    if before is not None and before.type == "text" and before.marker is None:
        return False  # the last of several plain lines (skill tags), not a name
    plain = (
        re.fullmatch(r"[\w()+/#·\-. ]{2,12}", row.text) is not None
        and not speaks_duty(row.text)
        and not row.text.isdigit()
    )
    return (
        plain
        and after.heading.kind == "duty"
        and not after.heading.prefix
        and not after.heading.container
        and (seen_duty or first)
    )


_SAID: Final = re.compile("[,;。:!?]")


def _open(before: Row | None) -> bool:
    return before is not None and before.type == "text" and not before.ended


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
    return after.marker.opens and (after.marker.style != marker.style)
