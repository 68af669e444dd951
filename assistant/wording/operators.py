"""Words that turn or weaken what stands after them, and how far each of them reaches.

"协助销售代表联系客户" is no duty to contact customers alone, "不得泄露客户信息" the opposite of its last words. Each
character of a clause carries the operators that surely reach it and those that may.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache

from assistant.wording.restating import is_act
from corpus.wordset import longest_of

# One class: what turns a duty round. 防止泄密 and 不得泄密 both lose their sense without the first word.
_NOT = (
    "不得 不准 不许 不可以 不可 不能 不能够 不允许 不应 不应当 不应该 不要 不会 严禁 禁止 切勿 请勿 勿 禁 杜绝 防止 避免 预防 防范 拒绝 无需 无须 不必 不用 不需要"
).split()
_NOT_NEXT = (
    "没有经过",
    "尚未",
    "未经",
    "没有",
    "未",
    "不",
    "无",
    "非",
)  # these reach the next word only, more perhaps
_WEAK = ("协助", "参与", "配合", "协同", "辅佐")
_OVER = ("监督", "审核", "复核", "检查", "指导", "督促", "审批", "巡查")
# Words that hold such a character and are one word: each must be said as it stands. 不断 says nothing.
_WORDS = (
    "不合格 不定期 不良 不足 不明 不符 不实 不利 不当 不全 不清 不规范 不动产 不锈钢 不可抗力 无效 无关 非法 非工作 非正常 未来 未了 "
    "无形 无人机 无线 不满 不适 未成年 非标 无纸化 无障碍 非遗 无菌 无损 不间断"
).split()
_SILENT = ("不断", "不仅", "不但", "不仅仅", "不同", "无论", "不管", "非常", "除非", "不限于", "不限", "无误")
_FULL = "负责"

_CLAUSE_END = ",;。:!?\n"
_JOINTS = "、/和与及并且"


@dataclass(frozen=True, slots=True)
class Reach:
    """For each character of a text: operators that surely reach it, and those that surely or perhaps do."""

    sure: tuple[frozenset[str], ...]
    perhaps: tuple[frozenset[str], ...]


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(longest_of([*_NOT, *_NOT_NEXT, *_WEAK, *_OVER, *_WORDS, *_SILENT]))


def marked_words(text: str) -> dict[int, str]:
    """The words of ``text`` that are one with their 不, 无 or 非, by offset (不合格, 不定期)."""
    return {m.start(): m.group() for m in _pattern().finditer(text) if m.group() in _WORDS}


def operator_spans(text: str) -> list[tuple[int, int, str]]:
    """Start, end and class of each operator; classes are ``not`` or the word itself."""
    found = []
    for match in _pattern().finditer(text):
        word = match.group()
        if word in _NOT or word in _NOT_NEXT:
            found.append((match.start(), match.end(), "not"))
        elif word in _WEAK or word in _OVER:
            found.append((match.start(), match.end(), word))
    return found


def reach(text: str, words: list[tuple[int, int]]) -> Reach:
    """How far the operators of a canonical text reach; ``words`` are the spans of its words, in order."""
    sure: list[set[str]] = [set() for _ in text]
    perhaps: list[set[str]] = [set() for _ in text]
    spans = operator_spans(text)
    for start, end, kind in spans:
        stop = _clause_end(text, end)
        if _closes(text, end, stop) and kind != "not":  # 报表的审核, 对客户进行指导: it reaches back
            begin = _object_start(text, words, _clause_start(text, start), start)
            _mark(sure, perhaps, begin, start, kind, certain=not _acts_between(text, words, begin, start))
            continue
        # 客户信息不得泄露: what is acted on may stand before what turns it
        if kind == "not" and text[start:end] not in _NOT_NEXT:
            _mark(sure, perhaps, _clause_start(text, start), start, kind, certain=False)
        near = _next_word(text, words, end)
        if kind == "not" and text[start:end] in _NOT_NEXT:
            _mark(sure, perhaps, end, min(near, stop), kind, certain=True)
            _mark(sure, perhaps, min(near, stop), stop, kind, certain=False)
            continue
        certain_to = stop if kind == "not" else _own_object(text, words, end, stop)
        alone = kind == "not" or kind in _WEAK or not _coordinated(text, words, start, end)
        _mark(sure, perhaps, end, certain_to, kind, certain=alone)
        _mark(sure, perhaps, certain_to, _sentence_end(text, end), kind, certain=False)
    return Reach(tuple(map(frozenset, sure)), tuple(map(frozenset, perhaps)))


def _mark(
    sure: list[set[str]], perhaps: list[set[str]], start: int, end: int, kind: str, *, certain: bool
) -> None:
    for at in range(start, end):
        perhaps[at].add(kind)
        if certain:
            sure[at].add(kind)


def _clause_end(text: str, at: int) -> int:
    return next((i for i in range(at, len(text)) if text[i] in _CLAUSE_END), len(text))


def _sentence_end(text: str, at: int) -> int:
    return next((i for i in range(at, len(text)) if text[i] in ";。\n"), len(text))


def _clause_start(text: str, at: int) -> int:
    return next((i + 1 for i in range(at - 1, -1, -1) if text[i] in _CLAUSE_END), 0)


def _closes(text: str, end: int, stop: int) -> bool:
    """Whether nothing but 工作 or a joint and another act follows in the clause."""
    return re.fullmatch(r"(?:的?(?:日常)?(?:管理)?工作|事宜|等)*", text[end:stop]) is not None


def _object_start(text: str, words: list[tuple[int, int]], at: int, stop: int) -> int:
    """Where the object of a closing act begins: in 工资的核算和费用的审核 the second act has 费用 alone."""
    for (start, end), (after, _) in itertools.pairwise(words):
        nominal = at < start and end < stop and text[start - 1] == "的" and is_act(text[start:end])
        if nominal and text[after] in _JOINTS:
            at = after + 1
    return at


_LIGHT = frozenset("做 做好 进行 予以 加以 给 让 对 把 将 的 被 再 得 会 能 要 经 经过 应".split())


def _next_word(text: str, words: list[tuple[int, int]], at: int) -> int:
    """The end of the next word that says something: in 不做登记 it is 登记."""
    return next((end for start, end in words if start >= at and text[start:end] not in _LIGHT), at)


def _coordinated(text: str, words: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether another act stands beside it, so that the object is that act's too: 收集、审核报表; 监督和执行."""
    before = next(((s, e) for s, e in reversed(words) if e <= start and text[s:e] not in _JOINTS), None)
    after = next(((s, e) for s, e in words if s >= end and text[s:e] not in _JOINTS), None)
    left = before is not None and before[1] < start and is_act(text[before[0] : before[1]])
    right = after is not None and after[0] > end and is_act(text[after[0] : after[1]])
    return left or right


def _acts_between(text: str, words: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(start <= s and e <= end and is_act(text[s:e]) for s, e in words)


def _own_object(text: str, words: list[tuple[int, int]], at: int, stop: int) -> int:
    """Up to where an act surely reaches: its clause, but not past 负责 or a joint before another act."""
    for start, end in words:
        if start < at or end > stop:
            continue
        word = text[start:end]
        opens = word == _FULL or (is_act(word) and start > at and text[start - 1] in _JOINTS)
        if opens and start > at:
            return start
    return stop
