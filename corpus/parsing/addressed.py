"""Where to go and whom to write to, on the line below its label: 工作地址 / 某市某路188号, 简历投递至 / hr@…"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.fieldrows import take_value
from corpus.parsing.rows import Row

_LONGEST: Final = 64
_STREET: Final = re.compile(
    r"(?=.*(?:\d|[市区县镇路街道园楼室厦场]))[\u4e00-\u9fff]{2,}[^。;!?:]*?(?:市|区|县|镇|乡|村|路|街|道|巷|号|楼|室|层|栋|座|幢|园|厦|广场|工厂|厂房|口)[^。;!?:]*"
)
_MAIL: Final = re.compile(r"(?:[\w.+-]+|[\w.+×*-]+)@[\w×*-]+\.[\w.×*-]+")
_PHONE: Final = re.compile(r"[+(]?\d[\d×*xX() -]{6,24}(?: ?(?:转|分机) ?\d+)?(?: ?[(（].{1,16}[)）])?")
#: Labels, and what a value below them looks like; the name that the field bears is the label as printed, or the third.
_KINDS: Final[tuple[tuple[re.Pattern[str], re.Pattern[str], str | None], ...]] = (
    (
        re.compile(r"(?:工作|上班|办公|面试|公司|单位|门店|联系|报名|工厂|集合)?(?:地址|地点|所在地)"),
        _STREET,
        None,
    ),
    (
        re.compile(r"(?:联系|咨询|招聘|报名|应聘|公司|办公|客服|固定|服务)?(?:电话|热线|专线|手机号?)|电洽"),
        _PHONE,
        None,
    ),
    (re.compile(r"(?:电子|联系|招聘|投递|应聘|公司|简历投递)?邮箱|E-?mail|email"), _MAIL, None),
    (re.compile(r"(?:请将)?(?:个人)?简历(?:请)?(?:投递|发送|发|投|寄)(?:至|到|邮箱)?"), _MAIL, "投递邮箱"),
)


def mark_addressed(rows: Sequence[Row]) -> None:
    """Type a label alone on its line and the address below it as a field, in place."""
    for index in range(len(rows) - 1):
        row, value = rows[index], rows[index + 1]
        if not (_alone(row, 10) and _alone(value, _LONGEST)) or row.cell or value.cell:
            continue
        label = row.text.rstrip(": ").replace(" ", "")
        for names, form, told in _KINDS:
            if names.fullmatch(label) and form.fullmatch(value.text.strip()) and _ends(rows, index + 2):
                take_value(rows, index, told or label)
                break


def _alone(row: Row, longest: int) -> bool:
    plain = row.type in ("text", "noise") or (
        row.type == "heading"
        and row.heading is not None
        and row.heading.kind == "other"
        and not row.heading.name
    )
    return plain and row.fresh and row.marker is None and len(row.text) <= longest and row.reason != "sidebar"


def _ends(rows: Sequence[Row], index: int) -> bool:
    """Whether the value is all that stands below its label."""
    return (
        index >= len(rows) or rows[index].type != "text" or rows[index].gap or rows[index].marker is not None
    )
