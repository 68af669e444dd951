"""The elements that an online posting must name, and whether a text names them.

人力资源市场暂行条例 第二十四条 and the five ministries' notice of 2026: the unit, head count, conditions, work, place,
basic pay and the date until which the posting holds.
"""

from __future__ import annotations

import re

from assistant.posting.view import view_of

# Element -> how a posting names it. Each pattern must find a label or a value of its own.
ELEMENTS: dict[str, re.Pattern[str]] = {
    "单位情况": re.compile(
        r"有限公司|股份公司|集团|公司(?:名称|简介|介绍)|关于我们|单位(?:名称|简介|情况)|用人单位"
    ),
    "招聘人数": re.compile(r"(?:招聘?|人数)[^\n]{0,8}\d+|\d+(?:名|人)|若干名?|编制"),
    "招聘条件": re.compile(
        r"任职(?:要求|资格|条件)|岗位要求|职位要求|招聘(?:条件|要求)|应聘(?:条件|要求)|资格条件"
    ),
    "工作内容": re.compile(r"(?:岗位|工作|职位|主要)?职责|工作内容|(?:岗位|职位|职责)描述"),
    "工作地点": re.compile(r"(?:工作|上班|办公)?(?:地点|地址)|(?:工作|上班|就业)地"),
    "基本劳动报酬": re.compile(
        r"(?:薪资|薪酬|工资|月薪|年薪|时薪|报酬|底薪|薪水)[^\n]{0,12}\d|\d+(?:\.\d+)?[k万千元]?-\d+(?:\.\d+)?(?:k|万|千|元)"
    ),
    "有效期": re.compile(r"有效期|截止(?:日期|时间|至)|报名截止|招聘时间|有效至"),
}
_SECTION = re.compile(
    r"^[^\n]{0,6}(?:职责|要求|资格|条件|福利|待遇|描述|内容|地点)[^\n]{0,4}:?$", re.MULTILINE
)
_WHOLE_CHARS = 60  # a heading and two duties; a sentence pasted for a look is shorter


def missing_elements(text: str, *, whole: bool | None = None) -> list[str]:
    """The compulsory elements not seen in ``text``; none when it is no whole posting."""
    view = view_of(text).text
    if whole is None:
        whole = len(view) >= _WHOLE_CHARS and bool(_SECTION.search(view))
    return [name for name, pattern in ELEMENTS.items() if not pattern.search(view)] if whole else []
