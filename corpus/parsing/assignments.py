"""Work given to people by name, one line each: minutes and mails (1. 罗某：跟进模具验收，周三前出报告；…, 张某负责证照办理).

Told by siblings below a word of giving work out (分工, 安排, 待办): each line begins with another person's name, and most go on with
an act or a date by which it is done. A transcript repeats its speakers; it is read by :mod:`corpus.parsing.chat`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from corpus.parsing import fields, headings
from corpus.parsing.divisions import PERSON, parts
from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row

#: 罗成, 陈某, 老范, 小吴, 阿芳, 秦老师, 周姐, Lily, perhaps with the post in brackets.
_CALLED: Final = r"[老小阿大][\u4e00-\u9fff]{1,2}|[\u4e00-\u9fff]{1,2}(?:姐|哥|工|总|叔|嫂|姨|师傅|老师|阿姨|大姐|主任|经理|同学)|[A-Z][a-z]{2,9}"
_WHO: Final = rf"(?P<who>(?:{PERSON}|{_CALLED})(?:、(?:{PERSON}|{_CALLED}))?(?:\([^()]{{2,10}}\))?)"
_GIVEN: Final = re.compile(
    rf"{_WHO}(?: ?: ?|-{{1,2}}|—{{1,2}}| +)(?P<said>[^:].{{3,}})|{_WHO.replace('who', 'by')}(?P<does>(?:主要|具体)?(?:负责(?!人)|管|跟进|牵头|承担|协助|对接|盯).{{3,}})"
)
_GIVES_OUT: Final = re.compile(
    r"分工|安排|任务|待办|行动项|认领|落实|谁负责|谁来|派工|负责事项|工作分配|各自|跟进事项|下[周月]工作|本[周月]工作|决议|事项"
)
#: By when, or how often.
_DUE: Final = re.compile(
    r"[日号周天点月底末旬午晚\d]之?前|每[天日周月班次晚早]|之前|截止|以内|当天|\d小时内|(?:下|本|这)?周[一二三四五六日末]"
)


@cache
def _no_names() -> frozenset[str]:
    """Words that begin with a surname's character and name nobody."""
    lines = (files("corpus.data") / "no_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


_ABOVE = 10  # rows above the first line that may speak of giving work out


def assign(rows: list[Row], view: str) -> list[Row]:
    """Return the rows with each such line as a person's name and one row a thing to do."""
    found: dict[int, re.Match[str]] = {}
    for index in range(len(rows)):
        hit = _given(rows, index, view)
        if hit is not None:
            found[index] = hit
    if not _convinces(rows, found):
        return rows
    out: list[Row] = []
    index = 0
    while index < len(rows):
        hit = found.get(index)
        if hit is None:
            out.append(rows[index])
            index += 1
            continue
        last = _last(rows, index)
        who, said = ("who", "said") if hit.group("who") else ("by", "does")
        out.extend(parts(rows[index], rows[last].end, hit.group(who), hit.start(said), view))
        index = last + 1
    return out


def _last(rows: Sequence[Row], index: int) -> int:
    """The last row of a printed line: the cutter parts it behind a colon."""
    while index + 1 < len(rows) and not rows[index + 1].fresh and rows[index + 1].type == "text":
        index += 1
    return index


def _given(rows: Sequence[Row], index: int, view: str) -> re.Match[str] | None:
    row = rows[index]
    if row.type != "text" or not row.fresh or row.cell:
        return None
    hit = _GIVEN.fullmatch(view, row.body, rows[_last(rows, index)].end)
    if hit is None:
        return None
    name = (hit.group("who") or hit.group("by")).split("(")[0]
    word = fields.is_label(name) or headings.read(name) is not None or opens_duty(name)
    return None if word or name in _no_names() or "@" in hit.group() else hit


def _convinces(rows: Sequence[Row], found: dict[int, re.Match[str]]) -> bool:
    """Whether several people are given work: another name each, most with an act or a date, below a word that says so."""
    names = [hit.group("who") or hit.group("by") for hit in found.values()]
    if len(found) < 2 or len(set(names)) < len(names):
        return False
    said = [hit.group("said") or hit.group("does") for hit in found.values()]
    told = sum(opens_duty(text) or _DUE.search(text) is not None for text in said)
    first = min(found)
    above = [row.text for row in rows[max(0, first - _ABOVE) : first]]
    return told * 3 >= len(said) * 2 and any(_GIVES_OUT.search(text) and len(text) <= 60 for text in above)
