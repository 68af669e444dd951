"""Which part of a comparison is wanted: what both sides have, or what only one of them has.

    "12跟13重叠在哪里" → shared        "11里哪些是10压根没提的", "只有店长有的" → only one side

Which side stands where is read from the question; what two items share is looser here than in a full comparison, where
each item has one partner: of 20 duties on invoices each shares the matter with every other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked import Asked, Desk
from assistant.headings import list_number
from assistant.matching import similarity
from corpus.folding import same_duty
from corpus.model import Duty, DutyList

_DIFFERENCE = re.compile(r"区别|区分|不同|差别|差异|差在|差多少|出入|异同|不一样|两样|(?:不|没)重[复叠合]")
_SHARED = re.compile(
    r"共(?:有|同|通)|重[复叠合]|写重|撞车|雷同|交集|相同|相似|(?<!不)一样|(?<!不)相近|(?<!不)一致|都[有写管做提讲]了?(?:的|$)|(?:两边|两份|两个|双方|二者|两者)[^，,]{0,4}都(?:有|写|管|提|讲|说|含|出现)(?!哪|什么|啥|出来|一下)|也[写有要管提做说][^，,]{0,8}也[写有要管提做说]|既[^，,]{1,8}又"
)
_WORD_FOR_WORD = re.compile(r"重复|雷同|一模一样|相同|(?<!不)一样|一字不差|抄")
# "压根没提", "并没有写", "不管": a side of which this stands lacks what is asked for.
_LACKS = r"(?:那?边|那份|那节|里面?|中|上|压根|根本|完全|并|都|却|就|其实|则|的|(?<=[AB])号)*(?:[找查看翻]不[到见着]|(?:没有?|未|不|缺少?|少了?)(?:曾|有)?(?:提|写|管|做|干|要求?|涉及|包含|具备|含|讲|负责|沾|碰|说|列|有|用|的|到|$))(?!重|共|相|区|差|交集|一样|啥不|什么不)"
_HAS_ALONE = r"(?:那?边|那份|那节|里面?|中|上)*(?:才有|独有|特有|独家|单独有|自己有|专有|独一份|比(?:起)?[AB][^，,]{0,3}多|多(?:出|了)|相比[AB][^，,]{0,4}多)"
_EACH_ALONE = re.compile(r"一[边方家份](?:才)?有|各自[^，,]{0,4}(?:独有|特有|才有)|互相没有|对方没有")


@dataclass(frozen=True, slots=True)
class Part:
    """The wanted part: ``shared``, and the places of the sides whose own items are wanted."""

    shared: bool = False
    only: tuple[int, ...] = ()
    strict: bool = False


def names_of(asked: Asked, side: tuple[str, Sequence[DutyList]]) -> list[str]:
    """What the question may call a side: its list's number, its label, or the words of its job."""
    label, lists = side
    numbers = [str(n) for e in lists[:1] if e.heading and (n := list_number(e.heading)) is not None]
    jobs = {e.role_id for e in lists}
    words = [
        word
        for role in asked.target.roles
        if role.id in jobs and not numbers
        for word in (*role.names, *asked.target.role_words)
        if len(asked.target.roles) > 1 or word in role.names
    ]
    return [*numbers, label, *(w for w in words if w in label or w in asked.text)]


def part_wanted(text: str, names: Sequence[Sequence[str]]) -> Part | None:
    """The part of a comparison that ``text`` asks for; ``None`` where all of it is wanted.

    Args:
        names: of each of the two sides, what the question may call it.
    """
    masked = _masked(text, names)
    if _EACH_ALONE.search(masked):
        return Part(only=(0, 1))
    if (side := _only_side(masked)) is not None:
        return Part(only=(side,))
    if _SHARED.search(text) and not _DIFFERENCE.search(text):
        return Part(shared=True, strict=bool(_WORD_FOR_WORD.search(text)))
    return None


def asks_part(text: str) -> bool:
    """Whether what two named lists have in common, or what one of them lacks, is asked for in so many words."""
    return bool(_SHARED.search(text) or _EACH_ALONE.search(text) or _ONE_LACKS.search(text))


_ONE_LACKS = re.compile(
    r"(?:压根|根本|完全|却|而|但)?(?:没有?|未|不|没)(?:提|写|管|做|涉及|包含|有|讲)(?:到|过)?的|[找查看翻]不[到见着]|只有|独有|特有|才有"
)


def _only_side(masked: str) -> int | None:
    """The side whose own items are wanted, ``None`` where it is not one of them."""
    if alone := re.search(rf"(?:只有|唯独|仅有?|单单)(?P<one>[AB])|(?P<other>[AB]){_HAS_ALONE}", masked):
        return "AB".index(alone["one"] or alone["other"])
    if less := re.search(r"(?P<one>[AB])[^，,AB]{0,3}(?:比|相比)(?:起)?(?P<other>[AB])[^，,]{0,3}少", masked):
        return "AB".index(less["other"])
    lacking = re.search(rf"(?P<one>[AB]){_LACKS}", masked)
    if lacking and len(set(re.findall("[AB]", masked))) > 1:
        return 1 - "AB".index(lacking["one"])
    return None


def _masked(text: str, names: Sequence[Sequence[str]]) -> str:
    """``text`` with A for the first side and B for the second, wherever one of its names stands."""
    for mark, own in zip("AB", names, strict=True):
        for name in sorted(filter(None, own), key=len, reverse=True):
            digits = name.isdigit()
            pattern = (
                rf"(?:(?:岗位|工作)?(?:职责|清单)|第|编号)?\s*[:：]?\s*(?<!\d){name}(?!\d)(?:号|份)?"
                if digits
                else re.escape(name)
            )
            text = re.sub(pattern, mark, text)
    return text


@dataclass(frozen=True, slots=True)
class Parted:
    """Two sides' items parted: groups of those that share a matter, and what only each has."""

    groups: tuple[tuple[Duty, Duty], ...]
    only: tuple[tuple[Duty, ...], tuple[Duty, ...]]


def parted(desk: Desk, left: Sequence[Duty], right: Sequence[Duty], *, strict: bool) -> Parted:
    """Pairs that share a matter, the likest first for each item of the left.

    Args:
        strict: only what says the same is shared, where anything does ("有没有重复的").
    """
    scored: list[tuple[float, Duty, Duty]] = []
    for a in left:
        cosines = desk.index.likeness(a.id, [b.id for b in right])
        for b in right:
            same = same_duty(a.text, b.text)
            scored.append((_SAME if same else cosines.get(b.id, 0.0) + similarity(a.text, b.text), a, b))
    enough = _SHARES
    if strict and any(score >= _SAYS_THE_SAME for score, _, _ in scored):
        enough = _SAYS_THE_SAME
    best = max((score for score, _, _ in scored), default=0.0)
    if best < enough:  # nothing much alike: the likest, and none where they are strangers
        enough = max(best, _STRANGERS)
    pairs = [(a, b) for score, a, b in scored if score >= enough]
    shared = {d.id for pair in pairs for d in pair}
    alone = (tuple(d for d in left if d.id not in shared), tuple(d for d in right if d.id not in shared))
    return Parted(tuple(pairs), alone)


# Cosine and bigram Dice together: "审核…增值税发票的开具" and "开具增值税普通发票" 0.86, "组织店柜盘点" and "写软文" 0.6.
_SHARES = 0.85
_STRANGERS = 0.75
_SAYS_THE_SAME = 1.3
_SAME = 2.0
