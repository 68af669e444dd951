"""Where a stretch of items begins and ends, said beside it: "第8条以后（含第8条）", "第4条到第7条（不含头尾）", "最后一条之前的那条".

Each is rewritten into the plain way of saying it, which ``itemrefs`` reads.
"""

from __future__ import annotations

import re

from assistant.normalise import numeral

_N = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_UNIT = r"[条点项款]"
_OPEN, _CLOSE = r"[（(，, ]*", r"[）)]?"
_WITH = r"(?:也?(?:要|得)?(?:包含|包括|含|算|带)上?)"
_WITHOUT = r"(?:不(?:包含|包括|含|算|带|要))"
_ITSELF = rf"(?:第?{_N}{_UNIT}?|本{_UNIT}|这一?{_UNIT}|它|自己|自身|本身|在内)(?:本身|在内)?"
_BOTH = rf"(?:头尾|首尾|两头|两端|头和尾|第?{_N}{_UNIT}?(?:和|、|与|跟)第?{_N}{_UNIT}?)"
_OPEN_ENDED = re.compile(
    rf"第\s*(?P<n>{_N})\s*{_UNIT}(?P<side>(?:及|和)?(?:以后|之后|后面|往后|以前|之前|前面|往前)|开始|起)的?{_OPEN}(?:(?P<no>{_WITHOUT})|{_WITH}){_ITSELF}{_CLOSE}"
)
_BETWEEN = re.compile(
    rf"第?\s*(?P<a>{_N})\s*{_UNIT}?(?:到|至|-|~|—|和)第?\s*(?P<b>{_N})\s*{_UNIT}(?:之间|中间)?的?{_OPEN}{_WITHOUT}{_BOTH}{_CLOSE}"
)
_BESIDE = re.compile(
    rf"(?:第\s*(?P<n>{_N})|(?P<back>倒数第)\s*(?P<m>{_N})|最后[一1]?)\s*{_UNIT}(?:的)?(?:(?P<before>之前|前面|前头|上面|前)|(?:之后|后面|后头|下面|后))(?:的)?(?:(?:紧挨着?的?)?[那这](?:一)?{_UNIT}|(?:的)?[前后上下]?一{_UNIT})"
)


def with_edges(text: str) -> str:
    """``text`` with such stretches said plainly: "第8条及以后", "第5条到第6条", "倒数第2条"."""
    return _BESIDE.sub(_neighbour, _BETWEEN.sub(_inner, _OPEN_ENDED.sub(_open, text)))


def _open(match: re.Match[str]) -> str:
    n = numeral(match.group("n")) or 1
    before = "前" in match.group("side")
    if match.group("no"):
        return f"第{n - 1}条及以前" if before else f"第{n + 1}条及以后"
    return f"第{n}条及以前" if before else f"第{n}条及以后"


def _inner(match: re.Match[str]) -> str:
    first, last = (numeral(match.group(side)) or 1 for side in "ab")
    return f"第{first + 1}条到第{last - 1}条" if last - first > 1 else match.group()


def _neighbour(match: re.Match[str]) -> str:
    step = -1 if match.group("before") else 1
    if match.group("n"):
        place = (numeral(match.group("n")) or 1) + step
        return f"第{place}条" if place > 0 else match.group()
    back = (numeral(match.group("m")) or 1 if match.group("m") else 1) - step
    return f"倒数第{back}条" if back > 0 else match.group()
