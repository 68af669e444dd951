"""One duty read for comparison: what is done to what, with everything that says nothing taken off.

Manner ("认真", "积极"), carriers ("负责", "做好…工作", "进行") and the grammar between words go; acts are
brought to the front of their clause ("市场信息的收集" and "收集市场信息" read alike); words of one group
in ``corpus/data/restatements.tsv`` read as its first. Numbers, frequencies, negations, degrees of
responsibility ("协助", "监督", "审核") and every object stay: two duties that differ there differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from corpus.parsing.view import compact, normalise
from corpus.wordset import longest_of

# Inside a number a point or a dash tells values apart (1.5 is not 15); elsewhere punctuation says nothing.
_SILENT: Final = re.compile(r"(?<![0-9])[^\w%]+|[^\w%]+(?![0-9])|_+|(?<=[0-9]),(?=[0-9]{3})")
_CLAUSE: Final = re.compile(r"(?<![0-9])[,;.:!?。()\[\]“”\"'《》【】]+|[,;:!?。()\[\]“”\"'《》【】]+")
# 分析并汇总, 登记与核销, 开票/对账; but not inside 及时, 参与, 合并, 和谐.
_JOINED: Final = re.compile(
    r"(?:以及|并且|(?<![参给])与(?!会)|(?<![平总缓调共])和(?![谐解平睦])|(?<![涉普提波顾危触以])及(?![时格早])|(?<![合兼归])并(?![购入行网轨且])|[、/])+"
)
# "每月三次", "二十天": a numeral before a unit is a number however it is written.
_NUMERAL: Final = re.compile(
    r"[零一二两三四五六七八九十百]+(?=个?(?:工作日|小时|分钟|次|天|日|周|月|年|名|人|元|万|遍|%))"
)
_DIGIT: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}
# What carries a duty without being part of it; the longest first.
_CARRIER: Final = re.compile(
    r"^(?:并且?(?![购入行网轨])|同时|此外|另外|还要|还应|应当|必须)?(?:全面负责|主要负责|具体负责|直接负责|负责(?!人)|承担|主抓|从事)?"
    r"|认真|切实|积极|主动|努力|有效地?|高效地?|全面|严格|妥善|合理|充分|不断|扎实|做好|搞好|抓好|开展|进行|加以|予以|"
    r"各项|各种|各类|各个|相关|有关|等(?=$|的|工作|方面)|方面(?=的|$)|(?:的|及|和|、)?(?:日常)?事宜(?=$)"
)
_WORK: Final = re.compile(r"(?<!.)的?工作(?=$)|(?<=.)的?(?:日常)?工作(?=$|的|、|和|与|及)")
_OWN: Final = re.compile(r"(?<![子分总母向对与和为给由])(?:本|我)?公司(?:的|内部的?)?(?=.)")
# "完成上级领导交办的其他任务", "领导安排的其他工作": one duty that closes nearly every list.
_ERRANDS: Final = re.compile(
    r"(?:完成|做好|处理|承担|执行)?(?:公司|部门)?(?:上级)?领导(?:和公司)?(?:临时)?(?:交办|交代|交待|安排|布置|分配|委派|交付)的?"
    r"(?:其他|各项|一切|相关|有关|临时性?|的|及|和)*(?:任务|工作|事项|事务|事宜|事情)(?:的完成)?"
)
_ERRAND: Final = "完成领导交办其他工作"
_AND_THEN: Final = re.compile(r"(?<![合兼归])并(?![购入行网轨])且?")
_TIME: Final = re.compile(r"不?定期|及时|每(?:半?年|月|周|日|班|季度|半月|旬)")
_ABOUT: Final = re.compile(r"^(?:对于|针对|对|将|把|就)(.+)$")
_MODE: Final = re.compile(
    r"^(?:根据|协助|配合|参与|向|与|和|在|为|由|通过|利用|按|从|当|如|不|未|禁止|严禁|确保|带领|每)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Acts and times (canonical, sorted) and what is acted on, in the text's own order."""

    acts: tuple[str, ...]
    times: tuple[str, ...]
    object: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty as folding sees it.

    Attributes:
        key: the text without punctuation, width, script or case; equal keys differ in print only.
        clauses: its clauses, sorted, so that their order does not count.
        block: what every equal duty shares: the characters and the numbers. Only duties of one block
            are ever compared.
    """

    key: str
    clauses: tuple[Clause, ...]
    block: tuple[str, tuple[str, ...]]


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    canon: dict[str, str] = {}
    acts: set[str] = set()
    for line in (files("corpus.data") / "restatements.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        group, _, sort = line.partition("\t")
        words = [normalise(word) for word in group.split()]
        canon.update((word, words[0]) for word in words)
        if sort == "act":
            acts.add(words[0])
    return re.compile(longest_of(canon)), canon, re.compile(longest_of(acts))


def plain(text: str) -> str:
    """The text without what print adds: width, script, case, blanks, gaps and punctuation."""
    return _SILENT.sub("", compact(normalise(text)).casefold().replace(" ", ""))


@lru_cache(maxsize=20_000)  # about 20 MB; the same duties are compared again and again
def read(text: str) -> Duty:
    """Read one duty for comparison."""
    view = compact(normalise(text)).casefold().replace(" ", "").replace("\n", "")
    words, canon, acts = _table()
    view = _NUMERAL.sub(lambda found: str(_number(found.group())), view)
    view = words.sub(lambda found: canon[found.group()], view)
    view = _ERRANDS.sub(_ERRAND, view)
    parts = [part for long in _CLAUSE.split(view) for part in _acts_apart(long, acts) if part]
    clauses = [_clause(part, acts) for part in parts]
    kept = tuple(sorted((c for c in clauses if c.acts or c.object), key=lambda c: (c.object, c.acts)))
    chars = "".join(
        sorted(
            set("".join([*(word for c in kept for word in (*c.acts, *c.times)), *(c.object for c in kept)]))
        )
    )
    numbers = tuple(sorted(re.findall(r"[0-9]+(?:[.\-~/][0-9]+)*%?", view)))
    return Duty(plain(text), kept, (chars.replace("、", ""), numbers))


def _number(numeral: str) -> int:
    total = digit = 0
    for char in numeral:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGIT[char]
    return total + digit


def _clause(text: str, acts: re.Pattern[str]) -> Clause:
    times = tuple(sorted(_TIME.findall(text)))
    text = _OWN.sub("", _CARRIER.sub("", _TIME.sub("", text)))
    text = _WORK.sub("", text)
    found, rest = _act_and_object(text, acts)
    return Clause(tuple(sorted(set(found))), times, _JOINED.sub("、", rest.replace("的", "")).strip("、"))


def _act_and_object(text: str, acts: re.Pattern[str]) -> tuple[list[str], str]:
    about = _ABOUT.match(text)
    if about is not None and (tail := _acts_at_end(about.group(1), acts)) is not None:
        return tail[1], tail[0]
    head = _acts_at_start(text, acts)
    if head is not None:
        return head
    if _MODE.match(text) is None and (tail := _acts_at_end(text, acts)) is not None and tail[0]:
        return tail[1], tail[0]
    return [], text


def _acts_apart(text: str, acts: re.Pattern[str]) -> list[str]:
    """Cut ``审核合同并负责归档`` in two; ``策划并组织活动`` stays one, its acts share their object."""
    parts, start = [], 0
    for found in _AND_THEN.finditer(text):
        before = text[start : found.start()]
        opened = _acts_at_start(_CARRIER.sub("", before), acts)
        if before and (opened is None or opened[1]):
            parts.append(before)
            start = found.end()
    return [*parts, text[start:]]


def _acts_at_start(text: str, acts: re.Pattern[str]) -> tuple[list[str], str] | None:
    """``收集、整理市场信息`` gives ([收集, 整理], 市场信息); None when no act opens the clause."""
    found, at = [], 0
    while (act := acts.match(text, at)) is not None:
        found.append(act.group())
        at = act.end()
        joint = _JOINED.match(text, at)
        if joint is not None and acts.match(text, joint.end()) is not None:
            at = joint.end()
    return (found, text[at:]) if found else None


def _acts_at_end(text: str, acts: re.Pattern[str]) -> tuple[str, list[str]] | None:
    """``市场信息的收集和整理`` gives (市场信息, [收集, 整理]); None when the clause ends in no act.

    What is listed beside an act after the last 的 is an act too: 设备的点检、润滑和保养.
    """
    whole, _, listed = text.rpartition("的")
    names = [name for name in _JOINED.split(listed) if name]
    if whole and all(len(name) <= 4 for name in names) and any(acts.fullmatch(name) for name in names):
        return whole, names
    spans = [found.span() for found in acts.finditer(text)]
    end, taken = len(text), []
    for start, stop in reversed(spans):
        gap = text[stop:end]
        if gap and _JOINED.fullmatch(gap) is None:
            break
        if stop == end or gap:
            taken.append(text[start:stop])
            end = start
    return (text[:end], taken) if taken else None
