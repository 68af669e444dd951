"""Duties by their time or their figures: "每天要做的事有哪些", "每月10日前要完成的", "24小时内要响应的", "带金额的条目".

Such questions have no matter but a time, a deadline or a sort of figure; every item of the scope is looked at.
"""

from __future__ import annotations

import re

from assistant.asked import Asked
from assistant.normalise import numeral
from assistant.rhythms import PERIODS, Holds, finder
from assistant.times import fixed_times
from index.text import folded

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"


_DAY_BEFORE = re.compile(rf"(?:每个?月)?(?P<day>{_N})[日号](?:\([^)]*\))?(?:以前|之前|前)")
_DAY_SAID = re.compile(r"每个?月(\d{1,2})[日号](?:之?前|以前|前)?|月初")
_WITHIN = re.compile(
    rf"(?P<n>{_N})个?(?P<unit>小时|分钟|天|个?工作日|日|周)(?:\([^)]*\))?(?:以内|之内|内|或更短|以下|或以下)"
)
_LENGTH_SAID = re.compile(rf"({_N})个?(小时|分钟|天|工作日|日)(?:之|以)?(?:内|首次)")
_MINUTES = {"分钟": 1, "小时": 60, "天": 1440, "日": 1440, "工作日": 1440, "个工作日": 1440, "周": 10080}
_MONEY_SAID = re.compile(
    r"[¥￥$]\s?[\d,.]+|(?:nt\$|rmb)\s?[\d,.]+|\d[\d,.]*\s*(?:-|~|至|到)?\s*[\d,.]*\s*(?:元|万元|块|k|万)(?!(?:m|g)?hz)|\d+薪|面议"
)
_FIGURES = {
    "金额": _MONEY_SAID,
    "百分比": re.compile(r"\d[\d.]*\s*[%％‰]|百分之"),
    "英文": re.compile(r"[a-z]{2,}"),
    "数字": re.compile(
        r"\d|[一二两三四五六七八九十]+(?:个|次|天|小时|分钟|周|月|年|名|人|元|倍|成|家|篇|份)"
    ),
}
_SPAN = r"(?:具体|固定|明确)?的?(?:时间点|时间|频次|频率|时限|期限|周期)"
# "哪些条提到具体时间或频次": any time that is fixed; 时间 alone is a word of many matters.
_TIME_ASKED = re.compile(
    rf"(?:提到|提及|提了|写明|写了|写到|写有|写清|规定|注明|标明|标了|带|含|涉及|明确)[了有到]?{_SPAN}(?:(?:或者?|和|、|及){_SPAN})*(?:要求|限制)?(?=的|$)"
)
_FIGURE_ASKED = re.compile(
    r"(?P<latin>(?:英文|外文|拉丁)(?:字母|缩写|单词|词)?)|(?P<money>金额|钱数|多少钱|价格)|(?P<share>百分比|比率|百分数|比例)|(?P<number>(?:具体)?(?:的)?(?:数字|数值|量化|指标数|定量))"
)
# What such a question is made of besides: an item that is wanted, work that is done.
_LIGHT = re.compile(
    r"要|做|完成|干|活儿?|时限|限制|标准|超过|事情?|的|工作|任务|规定|条目|条款|内容|职责|岗位|响应|办|处理|提交|必须|需要|固定|具体|有关|相关|时间|短|更|频率|频次|周期|期限|以前|之前|所有|全部|写明|明确|带|含|涉及|提到|每|次|一|做到|定|或|和|与|底|末|初|日|号|天|月份|月|周|年|内|前|小时|分钟|含|以内|\d+|哪些|列|汇总|固定|之间|期间|写明"
)


def figures_asked(asked: Asked) -> tuple[str, Holds] | None:
    """What sort of time or figure the question is after, and how to find it in an item; ``None`` for a matter."""
    found = figures_in(asked.text)
    return found if found and _nothing_else(asked, found[0]) else None


def figures_in(text: str) -> tuple[str, Holds] | None:
    """The time or the sort of figure that ``text`` names, and how to find it in an item."""
    view = folded(text)
    for find in (_in_months, _deadline, _within, _on_a_day, _period_asked, _quantity, _figure):
        if found := find(view):
            return found
    return None


def _nothing_else(asked: Asked, what: str) -> bool:
    named = re.compile("|".join(map(re.escape, what.split("、"))))
    words = [named.sub("", folded(t.word)) for t in asked.topic.terms if folded(t.word) not in what]
    return all(not _LIGHT.sub("", _FIGURE_ASKED.sub("", word)) for word in words)


def _deadline(text: str) -> tuple[str, Holds] | None:
    found = _DAY_BEFORE.search(text)
    day = numeral(found.group("day")) if found else None
    if not found or day is None:
        return None

    def holds(item: str) -> list[str]:
        said = _DAY_SAID.finditer(folded(item))
        return [m.group() for m in said if not m.group(1) or int(m.group(1)) <= day]

    return found.group(), holds


# "规定24小时内要完成的" asks for what says so; "24小时内要响应的" and "24小时或更短" take what is shorter, too.
_AS_WRITTEN = re.compile(r"(?:规定|写明|写着|写了|标明|注明|限定|提到|限)(?:了|的|在|时限|时间|为|要)*$")
_OR_SHORTER = re.compile(r"更短|以下|不超过|少于|至多|最多")


def _within(text: str) -> tuple[str, Holds] | None:
    found = _WITHIN.search(text)
    amount = numeral(found.group("n")) if found else None
    if not found or amount is None:
        return None
    unit = found.group("unit").removeprefix("个")
    limit = amount * _MINUTES[unit]
    exact = bool(_AS_WRITTEN.search(text[: found.start()])) and not _OR_SHORTER.search(text)

    def holds(item: str) -> list[str]:
        view = folded(item)
        said = _LENGTH_SAID.finditer(view)
        if exact:
            return [m.group() for m in said if numeral(m.group(1)) == amount and m.group(2) == unit]
        return [m.group() for m in said if (numeral(m.group(1)) or 0) * _MINUTES[m.group(2)] <= limit]

    return found.group(), holds


# "每周五固定要做的", "礼拜一的活", "每月15号要办的", "6月份要做的": the very day or month is looked for.
_WEEKDAY = re.compile(r"(?:每个?|每?逢)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?!次|[至到])")
_MONTH_DAY = re.compile(rf"每个?月(?:的)?(?P<day>{_N})[日号](?!.{{0,3}}前)")
_MONTH = re.compile(
    r"(?<![\d每个])(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份|里|(?=要|有|的))(?!\d)"
)


def _on_a_day(text: str) -> tuple[str, Holds] | None:
    if found := _WEEKDAY.search(text):
        day = "[日天]" if found.group("day") in "日天" else found.group("day")
        return found.group(), finder(re.compile(rf"(?:周|星期|礼拜){day}"))
    if (found := _MONTH_DAY.search(text)) and (day_number := numeral(found.group("day"))):
        return found.group(), finder(re.compile(rf"每个?月{day_number}[日号](?!之?前|以前)"))
    if (found := _MONTH.search(text)) and (month := numeral(found.group("month"))):
        return found.group(), finder(re.compile(rf"(?<![\d.]){month}月(?!\d)"))
    return None


# "带30分钟时限的规定", "写了三个月的条目", "超过500元的": the very figure is looked for.
_QUANTITY = re.compile(
    rf"(?:带有?|含有?|写(?:了|着|有|明)|提到|涉及|出现|规定)(?P<n>\d[\d.,]*|{_N})(?P<measure>个)?(?P<unit>小时|分钟|秒|天|工作日|日|周|月|年|元|万元?|%|％|公里|米|克|次|年)(?:的)?(?:时限|期限|时间|要求|限制|规定|标准|字样|这个?(?:数|说法)|的|$)"
)


def _quantity(text: str) -> tuple[str, Holds] | None:
    found = _QUANTITY.search(text)
    number = numeral(found.group("n")) if found else None
    if not found or number is None:
        return None
    unit = re.escape(found.group("unit"))
    said = re.compile(rf"(?<![\d.])({_N})\s*个?{unit}")
    return (
        f"{found.group('n')}{found.group('measure') or ''}{found.group('unit')}",
        lambda item: [m.group() for m in said.finditer(folded(item)) if numeral(m.group(1)) == number],
    )


def _period_asked(text: str) -> tuple[str, Holds] | None:
    named = [(found, period) for period in PERIODS if (found := period.asked.search(text))]
    if not named:
        return None
    finders = [finder(period.said) for _, period in named]
    what = "、".join(found.group() for found, _ in sorted(named, key=lambda pair: pair[0].start()))
    return what, lambda item: [words for find in finders for words in find(item)]


# "10月到12月之间", "下半年", "第四季度": every month of the span is looked for.
_MONTHS = re.compile(
    r"(?P<a>\d{1,2})月?(?:份)?(?:到|至|-|~|—)(?P<b>\d{1,2})月(?!\d)|(?P<half>[上下])半年|第?(?P<quarter>[一二三四1-4])季度"
)
_MONTH_SAID = re.compile(r"(?<![\d.])(\d{1,2})月(?!\d)")


def _in_months(text: str) -> tuple[str, Holds] | None:
    found = _MONTHS.search(text)
    if not found:
        return None
    if found["a"]:
        span = range(int(found["a"]), int(found["b"]) + 1)
    elif found["half"]:
        span = range(1, 7) if found["half"] == "上" else range(7, 13)
    else:
        quarter = numeral(found["quarter"]) or 1
        span = range(3 * quarter - 2, 3 * quarter + 1)
    return found.group(), lambda item: [
        m.group() for m in _MONTH_SAID.finditer(folded(item)) if int(m.group(1)) in span
    ]


def _figure(text: str) -> tuple[str, Holds] | None:
    if timed := _TIME_ASKED.search(text):
        return timed.group(), fixed_times
    found = _FIGURE_ASKED.search(text)
    if not found:
        return None
    kind = (
        "英文"
        if found.group("latin")
        else "金额"
        if found.group("money")
        else "百分比"
        if found.group("share")
        else "数字"
    )
    return found.group(), finder(_FIGURES[kind])


def money_in(text: str) -> list[str]:
    """The amounts of money that a folded text names."""
    return [m.group() for m in _MONEY_SAID.finditer(text)]
