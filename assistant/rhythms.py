"""Rhythms of work: how a question names one ("每周", "一周一次") and how a duty does, and which of them is the shortest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.text import folded

Holds = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Period:
    """A rhythm: how a question names it and how a duty does."""

    asked: re.Pattern[str]
    said: re.Pattern[str]


def _period(asked: str, said: str) -> Period:
    return Period(re.compile(asked), re.compile(said))


def _once(unit: str) -> str:
    """ "一周一次", "一个月要报一回": a rhythm said by how often something is done in one of it."""
    return rf"[一1]个?(?:{unit})[^，,。一]{{0,3}}[一1两二2三3][次回趟遍]"


PERIODS: tuple[Period, ...] = (
    _period(
        r"(?:月底|月末|每月(?:的)?最后)",
        r"月底|月末|每个?月(?:的)?(?:最后|末|底)[^，,；;。]{0,4}",
    ),
    _period(r"月初", r"月初|每个?月初"),
    _period(
        r"(?:每|天)(?:个工作日|天|日|晚)|天天|按天|按日|逐日|" + _once("天|日"),
        r"每个?(?:工作)?[天日晚早](?:至少)?|天天|逐日|日清|日报",
    ),
    _period(
        r"每(?:个)?(?:周|星期|礼拜)|按周|周度|" + _once("周|星期|礼拜"),
        r"每个?(?:周|星期)[一二三四五六日末]?|周报|逐周",
    ),
    _period(r"每(?:个)?季度?|按季|" + _once("季度?"), r"每个?季度?|季报|季度"),
    _period(r"(?:每个?|按|一个?)学期|学期[初末]", r"每个?学期|学期[初末]|本学期"),
    _period(r"每半年|半年一次", r"每?半年"),
    _period(r"每(?:个)?年|按年|年度|" + _once("年"), r"每年|年度|年终|年底|年初|逐年"),
    _period(
        r"每(?:个)?月(?!\d|[一二三四五六七八九十]{1,3}[日号])|按月|月度|" + _once("月"),
        r"每个?月|月度|月底|月末|月初|月报|逐月|当月",
    ),
    _period(r"每(?:个)?班|每班次", r"每个?班|交班|接班|班前|班后|班末"),
    _period(r"(?<![不固规约指])定期(?!限)", r"(?<!不)定期"),
    _period(r"不定期", r"不定期"),
)


def finder(pattern: re.Pattern[str]) -> Holds:
    """What finds ``pattern`` in an item."""
    return lambda item: [m.group() for m in pattern.finditer(folded(item))]


# "最频繁、周期最短的工作", "隔得最久才做一次的": the shortest or longest rhythm that the texts have.
_MOST_OFTEN = re.compile(
    r"最(?:为)?(?:频繁|密集|勤)|(?:频率|频次|次数)(?:是)?(?:最高|最多|最密)|(?:周期|间隔)(?:是)?最短|做得最勤"
)
_LEAST_OFTEN = re.compile(
    r"最不频繁|(?:频率|频次|次数)(?:是)?(?:最低|最少)|(?:周期|间隔)(?:是)?最长|隔得?最[久长]"
)
_RHYTHMS = (
    r"每个?(?:小时|钟头)|每\d+分钟", r"每个?班(?!组)", r"每个?(?:工作)?[天日晚早]|逐日|日清", r"每个?(?:周|星期)|逐周|周报",
    r"每个?月|月度|月[初末底]|逐月", r"每个?季|季度", r"每?半年", r"每个?(?:年|学年)|年度|年[初终底]|逐年",
)  # fmt: skip


def extreme_rhythm(text: str, items: Sequence[str]) -> tuple[str, Holds] | None:
    """The shortest (or longest) rhythm of ``items``, where ``text`` asks for that, and how to find it."""
    found = _LEAST_OFTEN.search(text) or _MOST_OFTEN.search(text)
    if not found:
        return None
    finders = [finder(re.compile(said)) for said in _RHYTHMS]
    said = [holds for holds in finders if any(map(holds, items))]
    return (found.group(), said[-1 if _LEAST_OFTEN.search(text) else 0]) if said else None
