"""Which act goes with which thing: 收集客户信息并整理合同 is no duty to 整理客户信息, though it holds each word.

Only the plain shape is judged, an act with its thing right behind it in the sentence; in the duty they must not stand
on two sides of a joint that opens another act. What reads either way (收集、整理信息; 信息的整理) is let be.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from functools import cache

from assistant.wording.reading import Unit
from assistant.wording.restating import canonical, is_act
from assistant.wording.words import neutral
from corpus.parsing.kinds import DUTY_VERBS
from index.text import folded

_CLOSING = re.compile(r"(?:[和与及、][^,;的]{2,4})?[,;]")

Places = Callable[[tuple[int, int]], list[int]]

_JOINT = re.compile(
    r"(?:[,、/]|并且|以及|同时|[并和与及])(?:还|要|负责|按时|及时|定期)*$|[,;][^,;]{1,8}[后前时]$"
)


def crossed(
    said: Unit,
    telling: Sequence[tuple[int, int]],
    places: Places,
    held: Unit,
    tells: Callable[[tuple[int, int]], bool],
) -> bool:
    """Whether an act of the sentence has a thing that the duty gives to another act.

    Args:
        telling: the telling words of one part of ``said``, in order.
        tells: whether a word of ``held`` tells something.
    """
    words = [one for one in held.words if tells(one)]
    for act, thing in itertools.pairwise(telling):
        if not _acts(said.text[slice(*act)]) or is_act(said.text[slice(*thing)]):
            continue
        size = act[1] - act[0]
        pairs = [(a, t) for a in places(act) for t in places(thing)]
        if pairs and all(_apart(held, words, a, a + size, t) for a, t in pairs):
            return True
    return any(_others_act(said, act, places(act), held) for act in telling)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(canonical(folded(word)) for word in DUTY_VERBS) - neutral()


def _acts(word: str) -> bool:
    """Wider than ``is_act``: the verbs that open a duty, 录入 or 调整 among them."""
    return is_act(word) or (len(word) > 1 and word in _verbs())


def _others_act(said: Unit, act: tuple[int, int], at: Sequence[int], held: Unit) -> bool:
    """Whether the duty only tells what was done (公司制定的计划) and the sentence makes it the thing to do."""
    start, end = act
    if not is_act(said.text[start:end]) or said.text[end : end + 1] == "的":
        return False
    return all(held.text[one + end - start :][:1] == "的" for one in at)


def _apart(held: Unit, words: Sequence[tuple[int, int]], act: int, end: int, thing: int) -> bool:
    """Whether another act's joint stands between the act and the thing."""
    if thing < act:  # 客户信息并整理合同: the act is opened by the joint and has a thing of its own behind it
        clause = re.match(r"[^,;]*", held.text[end:])
        behind = end + (clause.end() if clause else 0)
        own = any(end <= s and e <= behind and not is_act(held.text[s:e]) for s, e in words)
        return own and _JOINT.search(held.text[:act]) is not None
    between = [(s, e) for s, e in words if end <= s and e <= thing]
    for at, (start, stop) in enumerate(between):
        if at and _joined(held, start, stop) and not all(_joined(held, s, e) for s, e in between[:at]):
            return True
    closing = _CLOSING.match(held.text, end)  # 账款的登记和核销，……: the act has its thing before it
    return closing is not None and held.text[act - 1 : act] == "的" and closing.end() <= thing


def _joined(held: Unit, start: int, end: int) -> bool:
    """Whether the word is an act with a joint before it; 推广 in 调整推广计划 is no act of its own."""
    return is_act(held.text[start:end]) and _JOINT.search(held.text[:start]) is not None
