"""The value that a question asks of an attribute, and which lines print one: "要几年经验" wants years, "年假几天" a number of days.

A line that only speaks of the attribute (有团队管理经验者优先, 带薪年假) answers neither beside one that prints the value, nor by itself.
"""

from __future__ import annotations

import re

from assistant.attributes import Attribute
from assistant.besides import states
from index.text import simplified

_NUMBER = r"(?:\d[\d.,]*|[一二两三四五六七八九十百半数多]+)"
# "要几年经验", "年限有要求吗", "干过多久".
_YEARS_ASKED = re.compile(r"几年|多少年|年限|工龄|多久|多长时间|\d\s*年")
_YEARS = re.compile(
    rf"{_NUMBER}\s*(?:[-–~—～至到]\s*{_NUMBER}\s*)?(?:个月|年)|不限|无需|不需|不要求|应届|零经验|无经验"
)
# "年假有多少天", "提成几个点": a figure; 面议, 若干 and 不限 say that there is none to be told.
_FIGURE_ASKED = re.compile(r"几(?!乎|何)|多少(?!有)|多[久长大高]|百分之")
_FIGURE = re.compile(
    rf"\d|[%％]|{_NUMBER}\s*(?:[年月日天周号点级倍成折]|个|小时|分钟)|面[议議]|若干|不限|无限制|均可|[双单]休|朝.晚|每(?:月|季|年|周)"
)

# "每天几点上班": a clock time; 是否全职：是 tells none.
_CLOCK_ASKED = re.compile(r"几点")
_CLOCK = re.compile(
    r"\d{1,2}\s*[:：点时]|\d{1,2}[、.]\d\d\s*(?:[-–~—至到]|$)|[一二三四五六七八九十]点|\d\s*[ap]\.?m(?![a-z])|朝.晚.|早[\d一二三四五六七八九十点半、,，上]{1,4}晚|弹性|不打卡",
    re.IGNORECASE,
)
# "夜班费一个班给多少": money; that there are night shifts tells none.
_MONEY_ASKED = re.compile(r"(?:班|餐|车|差|时|加班)费|补[贴助]|钱|工资|薪")
_MONEY = re.compile(rf"元|块|[%％倍薪补贴]|{_NUMBER}\s*/")
_TIMES = frozenset({"工作时间", "倒班夜班", "加班"})
# "在哪个城市上班": 周五可居家办公 names no place.
_PLACE = "工作地点"
_WHERE = re.compile(r"城市|哪[里儿]|在哪|地址|哪个(?:区|地方)")
_FROM_HOME = re.compile(r"居家|远程")
_PARTLY = re.compile(r"(?:周[一二三四五]|每周|[\d一二两三]天)[^，,。；;]{0,6}(?:居家|远程)")
# What one attribute joins, and which of it is asked for: who is lodged is not fed for that ("管住吗").
_HALVES = {"宿舍食堂": (re.compile(r"住|宿"), re.compile(r"吃|餐|饭|食|伙"))}

_EXPERIENCE = frozenset({"工作经验", "管理经验"})
# Attributes whose values are figures, where a figure is asked for. Of the others (几级证书, 哪几个地方) a name will do.
_COUNTED = frozenset(
    {"年假", "假期", "提成奖金", "试用期", "涨薪调薪", "年龄", "身高外貌", "人数编制", "押金费用"}
)


def prints_value(attribute: Attribute, question: str, text: str) -> bool:
    """Whether ``text`` prints the kind of value of the attribute that the question asks for; true where it asks for none."""
    text = simplified(text)
    if attribute.name in _EXPERIENCE:
        return not _YEARS_ASKED.search(question) or bool(_YEARS.search(text))
    if attribute.name in _COUNTED:
        return not _FIGURE_ASKED.search(question) or bool(_FIGURE.search(text))
    if attribute.name in _TIMES:
        if _CLOCK_ASKED.search(question) and not _CLOCK.search(text):
            return False
        return not (_MONEY_ASKED.search(question) and _FIGURE_ASKED.search(question)) or bool(
            _MONEY.search(text)
        )
    if attribute.name == _PLACE and _WHERE.search(question):
        return not (_PARTLY.search(text) and not states(attribute, _FROM_HOME.sub("", text)))
    return prints_half(attribute, question, text)


def prints_half(attribute: Attribute, question: str, text: str) -> bool:
    """Whether ``text`` prints the half of a joined attribute that the question asks for; true where it asks for both or none."""
    asked = [half for half in _HALVES.get(attribute.name, ()) if half.search(simplified(question))]
    return len(asked) != 1 or bool(asked[0].search(simplified(text)))
