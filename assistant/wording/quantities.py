"""Numbers with their unit and limit, and how often: what a sentence may repeat and never change.

"每周不少于3篇" holds the frequency ``1 week`` and the quantity (3, 篇, min). Chinese numerals read as digits
where a unit follows (三篇), never inside words (三方, 一线).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.frequency import frequencies

_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = (
    r"个?工作日|个?小时|分钟|个月|个?季度|星期|公里|厘米|毫米|万元|亿元|元|角|吨|千克|公斤|克|升|米|天|日|号|周|月份|月|年|岁|名|人|位|次|篇|份"
    r"|条|项|台|件|张|家|款|种|类|班|遍|回|倍|套|批|字|点|时|步|级|期|场|组|辆|箱|袋|瓶|页|门|k|万|千|百|%|‰|度|个"
)
_SAME_UNIT = {"号": "日", "位": "人", "名": "人", "遍": "次", "回": "次", "公斤": "千克", "月份": "月"}
_HAN_NUMBER = "零〇一二两三四五六七八九十百千"
_PREFIX = {
    "min": r"(?:不得|不应|不能)?(?:不少于|不低于|不小于|少于等于)|不得少于|不得低于|不能少于|不能低于|至少|最少|起码",
    "max": r"不超过|不高于|不多于|不大于|不得超过|不得高于|不能超过|不能高于|不得多于|最多|至多|控制在|以内不超过",
    "over": r"超过|超出|逾(?!期)|大于|高于|多于",
    "under": r"不足|不满|未满|不到|少于|低于|小于",
    "ahead": r"提前|提早",
}
_SUFFIX = {
    "min": r"(?:及|或)?以上",
    "max": r"(?:及|或)?以下|以内|之内|内",
    "before": r"以前|之前|前",
    "after": r"以后|之后|后",
}
_LIMIT_BEFORE = "|".join(f"(?P<p_{name}>{words})" for name, words in _PREFIX.items())
_LIMIT_AFTER = "|".join(f"(?P<s_{name}>{words})" for name, words in _SUFFIX.items())
_NUMBER = rf"(?:[0-9]+(?:[.,/][0-9]+)*|[{_HAN_NUMBER}]+(?=(?:{_UNITS})))"
_QUANTITY = re.compile(
    rf"(?:(?:{_LIMIT_BEFORE})(?:达到|达|为|是|在)?)?(?P<first>{_NUMBER})(?:(?:-|~|—|–|至|到)(?P<second>{_NUMBER}))?(?P<unit>{_UNITS})?(?:{_LIMIT_AFTER})?"
)
_PERCENT = re.compile(rf"百分之(?P<n>[{_HAN_NUMBER}0-9.]+)")
_FRACTION = re.compile(rf"(?P<d>[{_HAN_NUMBER}0-9]+)分之(?P<n>[{_HAN_NUMBER}0-9]+)")
_WEEKDAY = re.compile(r"(?:每个?)?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?![次个回遍年月])")
# "每周一次", "一周两次", "每月检查一回": once in a period is the period.
_ONCE = re.compile(r"(?:一|1)(?:次|回|遍)")
_IN_A = re.compile(
    r"(?<![第上下本每隔])(?:一|1)个?(?P<unit>天|日|周|星期|月|季度|年)(?=[一二两三四五六1-6](?:次|回|遍))"
)
# Numerals that are part of a word or say nothing of their own: 一个, 一些, 第一时间.
_IDLE = re.compile(
    r"(?<![第0-9])一(?=个(?!月|工作日|小时|季度))|第一时间|(?<=[上下这同另每])一(?=[周月年天日季个条项])"
)

# Ordinals that name no amount, as a duty writes them: 第一次 is 首次, 第二天 is 次日.
_ORDINALS = (("首次", "第一次"), ("第二天", "次日"))

MASK = "\ue000"  # stands where a quantity or a frequency was read


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written in digits, its unit (one for units that say the same) and its limit."""

    number: str
    unit: str
    limit: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """A folded text with its quantities and frequencies taken out: one ``MASK`` for each character read (百分之二十 counts as 20%).

    Attributes:
        quantities: with the offset of each.
        often: (frequency as ``corpus.frequency`` names it, offset).
    """

    text: str
    quantities: tuple[tuple[Quantity, int], ...]
    often: tuple[tuple[str, int], ...]


def measured(text: str) -> Measured:
    """Read the quantities and frequencies of a folded text; offsets are into the ``text`` of the result."""
    often: list[tuple[str, int]] = []
    text = _IDLE.sub("", text)
    for written, meant in _ORDINALS:
        text = text.replace(written, meant)
    chars = _FRACTION.sub(lambda m: f"{_digits(m['n'])}/{_digits(m['d'])}", _in_percent(text))

    def take(match: re.Match[str]) -> str:
        return MASK * len(match.group())

    found = [(Quantity(m["day"].replace("天", "日"), "weekday"), m.start()) for m in _WEEKDAY.finditer(chars)]
    chars = _WEEKDAY.sub(take, chars)
    chars = _IN_A.sub(lambda m: "每" + m.group()[1:], chars)  # 一周两次 -> 每周两次, as long as before
    periods = frequencies(chars)
    for one in periods:
        often.append((one.every, one.start))
        chars = chars[: one.start] + MASK * (one.end - one.start) + chars[one.end :]
    if periods:
        chars = _ONCE.sub(take, chars)
    found += [(_quantity(match), match.start()) for match in _QUANTITY.finditer(chars)]
    chars = _QUANTITY.sub(take, chars)
    return Measured(chars, tuple(found), tuple(often))


def _in_percent(text: str) -> str:
    return _PERCENT.sub(lambda m: f"{_digits(m['n'])}%", text)


def _quantity(match: re.Match[str]) -> Quantity:
    unit = match["unit"] or ""
    unit = unit if unit in ("个", "个月") else unit.removeprefix("个")
    unit = _SAME_UNIT.get(unit, unit)
    limits = [name[2:] for name, value in match.groupdict().items() if value and name[:2] in ("p_", "s_")]
    limit = limits[0] if limits else ""
    number = _digits(match["first"])
    if match["second"]:  # a range is one quantity: 15-25 is neither 15 nor 25
        number += "-" + _digits(match["second"])
    return Quantity(number + unit, "", limit) if unit in ("%", "‰") else Quantity(number, unit, limit)


def _digits(numeral: str) -> str:
    """The numeral in digits without grouping: 二十 -> 20, 1,000 -> 1000; 十 counts as ten, 〇 as zero."""
    if numeral[0].isascii():
        whole = numeral.replace(",", "")
        return whole.rstrip("0").rstrip(".") if "." in whole else whole
    total = digit = 0
    for char in numeral:
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        else:
            digit = digit * 10 + _DIGIT[char] if digit and char in "零〇一二三四五六七八九" else _DIGIT[char]
    return str(total + digit)
