"""Which rows are fields of a form: a label with its value, in one row or in two cells, and who signed the form."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields
from corpus.parsing.kinds import kind_of_alias
from corpus.parsing.postnames import post_before_colon
from corpus.parsing.rows import Row
from corpus.parsing.titles import looks_like_title
from corpus.parsing.view import compact

ASKED: Final = frozenset(
    "学历 学历要求 经验要求 专业要求 工作经验要求 户籍要求 最低学历 文化程度 专业 所学专业 经验 工作经验 工作年限 工作经历 管理经验 年龄 年龄要求 性别 性别要求 语言 语言要求 外语 外语要求 职称 户口 婚姻 其他".split()
)


_STRONG: Final = frozenset({"duty", "requirement"})


def mark_fields(rows: list[Row], view: str) -> None:
    """Type the rows that are labelled values as fields, in place (直接上级：销售总监, | 学历 | 本科)."""
    asked = False  # below 任职要求 a 学历：本科 is a point, not a field
    for index, row in enumerate(rows):
        if row.type == "heading" and row.heading is not None and row.heading.kind != "other":
            asked = row.heading.kind == "requirement"
        if row.type == "title" or post_before_colon(row.text) is not None:
            asked = False  # the next posting begins
        if row.type == "field":
            continue
        if _offer_between(rows, index):
            assert row.heading is not None
            take_value(rows, index, row.heading.word)
            continue
        if _hashed_name(rows, index):
            take_value(rows, index, row.text.strip("#: ").replace(" ", ""))
            continue
        if _numbered_name(rows, index):
            take_value(rows, index, row.text.strip(": ").replace(" ", ""))
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
            if label in fields.DOUBTFUL_NAMES and not _opens_with_job(view[value : row.end]):
                continue
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
                and (row.marker is None or _among_fields(rows, index) or _opens_post(rows, index, label))
                and not (asked and label in ASKED and not _between_fields(rows, index))
            ):
                make_field(row, label, value)
                if label in fields.DOUBTFUL_NAMES:
                    row.name = label
                if label in fields.NAME_LABELS:
                    asked = False  # the fields of the next job begin
                continue
            if (
                value >= row.end
                and index + 1 < len(rows)
                and short_value(rows, index + 1)
                and row.type != "heading"
            ):
                take_value(rows, index, label)
                continue
        plain = row.type == "text" or (
            row.type == "heading"
            and row.cell
            and row.heading is not None
            and (
                row.heading.kind in ("other", "condition", "benefit")
                or row.heading.word in fields.NAME_LABELS
            )
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
                and short_value(rows, index + 1)
            ):
                take_value(rows, index, row.text.strip(": ").replace(" ", ""))


#: 晋升：每年一次晋升机会 below 联系电话：…: a label that no list of ours holds, or a short heading's word.
_FORM_LINE: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,6}) ?: ?(?P<value>[^;。]{2,40})")
_FEWEST_ABOVE: Final = 2  # fields right above


def mark_among_fields(rows: list[Row], view: str) -> None:
    """Type lines of a label and a short value right below two fields as fields too, in place (社保：缴纳五险一金 below 外语要求：…).

    Their label may be a word that heads lists (证书要求：持健康证上岗); one that is always a list's heading (任职要求：…) stays one.
    """
    above = 0
    for index, row in enumerate(rows):
        if row.type == "field" and row.marker is None and not row.cell and row.fresh:
            above += 1
            continue
        end = rows[index + 1].end if _heads_value(rows, index) else row.end
        line = compact(view[row.body : end]).strip()
        told = _FORM_LINE.fullmatch(line) if above >= _FEWEST_ABOVE and _opens_line(row) else None
        listed = told is not None and kind_of_alias(told.group("label")) in _LISTED
        if told is None or (listed and _ONE_THING.fullmatch(told.group("label")) is None):
            above = above if not row.fresh else 0
            continue
        label = told.group("label").replace(" ", "")
        if _heads_value(rows, index):
            take_value(rows, index, label)
        else:
            colon = view.find(":", row.body, row.end) + 1
            make_field(row, label, colon + (view[colon : colon + 1] == " "))
        above += 1


_LISTED: Final = frozenset({"duty", "requirement", "benefit"})
#: What a form asks for in one value, though lists are called so as well.
_ONE_THING: Final = re.compile(
    r"(?:证书|证件|资格证|技能|专业技能|语言|形象|性格|身高|健康|身体|职称|政治面貌|户籍|婚姻|特殊|其他)(?:要求|条件|状况)?"
)


def _opens_line(row: Row) -> bool:
    return (
        row.fresh and row.marker is None and not row.cell and not row.gap and row.type in ("text", "heading")
    )


def _heads_value(rows: list[Row], index: int) -> bool:
    """Whether a heading's value goes on its line (证书要求：|持健康证上岗)."""
    below = rows[index + 1] if index + 1 < len(rows) else None
    return rows[index].type == "heading" and below is not None and not below.fresh and below.type == "text"


def _hashed_name(rows: list[Row], index: int) -> bool:
    """Whether a heading is the label of the job's name, which alone stands below it (## 招聘职位 / 前端工程师 / ## 工作地点)."""
    row = rows[index]
    if row.marker is not None or not row.fresh or index + 2 >= len(rows):
        return False
    value, after = rows[index + 1], rows[index + 2]
    named = row.text.strip("#: ").replace(" ", "") in _NAMING and looks_like_title(value.text)
    onward = after.fresh and (after.type == "heading" or after.text.startswith("#"))
    return named and value.fresh and onward and short_value(rows, index + 1)


def _numbered_name(rows: list[Row], index: int) -> bool:
    """Whether a section is the label of the job's name, which alone stands below it (一、岗位名称 / 门卫 / 二、岗位职责)."""
    row = rows[index]
    if row.marker is None or row.marker.number is None or not row.fresh or index + 2 >= len(rows):
        return False
    value, after = rows[index + 1], rows[index + 2]
    named = compact(row.text).strip(": ").replace(" ", "") in _NAMING and looks_like_title(value.text)
    onward = after.marker is not None and after.marker.style == row.marker.style
    return named and value.fresh and onward and short_value(rows, index + 1)


#: Labels that ask for nothing but the job's name.
_NAMING: Final = frozenset(
    "岗位名称 职位名称 职务名称 招聘岗位 招聘职位 招聘岗位名称 招聘职位名称 工作名称".split()
)


def _among_fields(rows: list[Row], index: int) -> bool:
    """Whether a marked label stands in a numbered run of labels (1. 岗位名称：… 2. 所属部门：…)."""
    near = rows[max(0, index - 1) : index] + rows[index + 1 : index + 2]
    return any(
        other.marker is not None and (other.type == "field" or fields.is_label(other.text.split(":")[0]))
        for other in near
    )


def _offer_between(rows: list[Row], index: int) -> bool:
    """Whether 工资待遇：5-6千/月 stands amid a posting's labels, one of them itself (工作地区：… above, 学历要求：… below)."""
    if not 0 < index < len(rows) - 2:
        return False
    row, value, below = rows[index], rows[index + 1], rows[index + 2]
    head = row.heading if row.type == "heading" else None
    if head is None or not head.colon or head.kind not in ("benefit", "condition") or row.marker is not None:
        return False
    glued = value.type == "text" and not value.fresh and value.marker is None and len(value.text) <= 20
    label = compact(below.text.split(":")[0]).replace(" ", "") if ":" in below.text else ""
    above = rows[index - 1]
    return glued and not value.ended and above.type == "field" and below.fresh and fields.known(label)


def _opens_post(rows: list[Row], index: int, label: str) -> bool:
    """Whether a numbered label names the next post of a page (二、职位名称：挤奶工 over 工作地点：… or its list)."""
    after = rows[index + 1] if index + 1 < len(rows) else None
    if label not in fields.NAME_LABELS or after is None or after.marker is not None:
        return False
    head = after.heading
    told = head is not None and head.kind in _STRONG and head.name is None
    return told or (":" in after.text and fields.is_label(after.text.split(":")[0]))


def _between_fields(rows: list[Row], index: int) -> bool:
    """Whether 经验：两年 stands amid labels of the posting itself (工作地区：… above, 职位类型：… below)."""
    if _own_fields_above(rows, index) > 1:
        return True
    if index == 0 or index + 1 >= len(rows):
        return False
    above, below = rows[index - 1], rows[index + 1]
    label = compact(below.text.split(":")[0]).replace(" ", "") if ":" in below.text else ""
    over = above.type == "field" and above.label not in ASKED and above.marker is None
    return over and below.fresh and label not in ASKED and fields.known(label)


_NEAR: Final = 8  # rows above a label in which its neighbours are looked for


def _own_fields_above(rows: list[Row], index: int) -> int:
    """How many labels of the posting itself stand right above (企业名称：… / 办公地点：… / 学历要求：…)."""
    own, first = 0, max(0, index - _NEAR)
    while index > first and rows[index - 1].type == "field" and rows[index - 1].marker is None:
        index -= 1
        own += rows[index].label not in ASKED and rows[index].fresh
    return own


def short_value(rows: list[Row], index: int) -> bool:
    """Whether a row may be the value of the label above or beside it: plain and short, no label itself."""
    row = rows[index]
    return (
        row.type == "text"
        and row.marker is None
        and len(row.text) <= 30
        and not fields.is_label(row.text)
        and not fields.is_label(row.text.partition(":")[0] if ":" in row.text else "")
        and not row.ended
    )


def take_value(rows: Sequence[Row], index: int, label: str) -> None:
    """Make a field of a label's row and the row of its value below or beside it."""
    take_empty(rows[index])  # the label's own row, its value stands in the next
    make_field(rows[index + 1], label, rows[index + 1].body)


def take_empty(row: Row) -> None:
    """Make a field without a value of a label's row."""
    row.type, row.label, row.heading, row.body = "field", "", None, row.end


def make_field(row: Row, label: str, value: int) -> None:
    """Make a field of a row: its label, and where its value begins."""
    row.type, row.label, row.body, row.heading = "field", label, value, None
    if label in fields.NAME_LABELS or (
        label in ("职称", "职缺") and _names_job(row.text.split(":", 1)[-1].strip())
    ):
        if len([word for word in row.text.split(":", 1)[-1].split() if looks_like_title(word)]) > 2:
            return  # 职位：仓储管理员 物流专员 装卸工: what a site lets one choose from
        if _EXPLAINS.match(_TWICE.sub(r"\1", row.text.split(":", 1)[-1].strip())) is None:
            row.name = label  # 職稱：行政專員 is a job where 职称：中级 is a grade


def _names_job(value: str) -> bool:
    """Whether a value is a job's name, in Chinese or in English and Chinese (Sales Assistant 業務助理)."""
    twice = _TWICE.fullmatch(value)
    return looks_like_title(value if twice is None else twice.group(1))


def _opens_with_job(value: str) -> bool:
    """Whether a value begins with a job's name, perhaps with a note in brackets (EHS专员(环境、健康)  节选)."""
    return looks_like_title(re.sub(r"\([^()]*\)$", "", compact(value.split("  ")[0]).strip()))


_TWICE: Final = re.compile(r"[A-Za-z][A-Za-z &/.,'-]*([\u4e00-\u9fff].*)")


#: A form that tells how to fill it in names no job (岗位名称：填写岗位的全称，如…).
_EXPLAINS: Final = re.compile(r"(?:填写|填入|指|请|写明|说明|如[:“\"])|[^,]{25,}")


def mark_empty_labels(rows: list[Row]) -> None:
    """A table line of labels without values is a form to sign (编制人 |  | 审核人 | ), nobody's point."""
    for _, group in itertools.groupby((row for row in rows if row.cell), key=lambda row: row.line):
        line = list(group)
        if len(line) > 1 and all(
            row.type in ("text", "heading") and row.marker is None and _signs(row.text) for row in line
        ):
            for row in line:
                row.type, row.reason, row.heading = "noise", "form", None


def mark_signatures(rows: list[Row]) -> None:
    """编制 | 王一 | 审核 | 李二: who made a form, not how many people do the job."""
    for row in rows:
        if row.marker is None and row.fresh and not row.cell and len(_SIGNED_IN_LINE.findall(row.text)) > 1:
            row.type, row.reason, row.heading = "noise", "form", None
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


#: Two and more of those who sign, with their names, on one line (编制：工程部  审核：品质中心  批准：总经理).
_SIGNED_IN_LINE: Final = re.compile(
    r"(?:^|[ ;,])(?:编制|编写|拟制|拟定|制定|制表|审核|复核|审批|批准|核准|会签|签发)(?:人|者|部门)?:"
)


def _signs(text: str) -> bool:
    plain = text.replace(" ", "")
    return _SIGNED.fullmatch(plain) is not None or fields.is_label(text)
