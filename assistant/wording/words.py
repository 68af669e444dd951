"""Which words of a sentence tell something, and where a duty holds them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Protocol

from assistant.lexicon import lexicon
from assistant.wording.operators import operator_spans
from assistant.wording.quantities import MASK
from assistant.wording.restating import canonical, group_of, members
from index.text import folded

_INTERCHANGEABLE = 0.95  # the strength of a synonym that a look-up takes for the word itself
_WORDLIKE = re.compile(r"[\w\ue100-\uefff]")
_ASCII = re.compile(r"[a-z0-9]")


@cache
def neutral() -> frozenset[str]:
    """The words that claim nothing (``neutral.txt``), canonical."""
    text = (files("assistant.wording") / "neutral.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    words = {folded(word) for line in lines for word in line.split()}
    return frozenset(words | {canonical(word) for word in words})


def _claims_nothing(word: str) -> bool:
    """Neutral, or put together from neutral words by the cutter (时要)."""
    return word in neutral() or any(
        word[:n] in neutral() and _claims_nothing(word[n:]) for n in range(1, len(word))
    )


class Held(Protocol):
    """A stretch of a duty: its checking view and the spans of its words."""

    @property
    def text(self) -> str:
        """The view."""
        ...

    @property
    def words(self) -> tuple[tuple[int, int], ...]:
        """The spans, in order."""
        ...


class Words:
    """Look-ups of words in the checking view of a duty."""

    def __init__(self, cut: Callable[[str], list[str]]) -> None:
        self._cut = cut
        self._others = lru_cache(maxsize=20_000)(_others)

    def tells(self, word: str) -> bool:
        """Whether the word says something that evidence must hold."""
        bare = word.strip(MASK)
        if not bare or not _WORDLIKE.search(bare) or _claims_nothing(bare):
            return False
        spans = operator_spans(bare)
        return not (spans and spans[0][2] == "not" and spans[0][:2] == (0, len(bare)))

    def places(self, word: str, held: Held) -> list[int]:
        """Where the duty holds the word, one that says the same, or all of its parts; empty when it does not."""
        bare = word.strip(MASK)
        for form in (bare, *self._others(bare)):
            found = _occurrences(form, held)
            if found:
                return found
        return (
            self._in_parts(bare, held)
            or _completed(bare, held)
            or _abbreviated(bare, held.text)
            or _department(bare, held)
        )

    def recut(self, said: Held, word: tuple[int, int], held: Held) -> list[int]:
        """The same for a word that the cutter may have cut wrongly: with its neighbours, cut as the duty prints them.

        "和小红|书账号" beside a duty on 小红书账号 reads 和|小红书账号.
        """
        at = said.words.index(word)
        for first, last in ((at, at + 1), (at - 1, at), (at - 1, at + 1), (at - 2, at + 1)):
            if first < 0 or last >= len(said.words):
                continue
            window = said.text[said.words[first][0] : said.words[last][1]]
            if MASK in window:
                continue
            said_so = (_occurrences(form, held) for form in self._others(window))  # 超过|期限 for 逾期
            if found := next(filter(None, said_so), None) or self._covered(window, held):
                return found
        return []

    def _covered(self, text: str, held: Held) -> list[int]:
        """Places of the first piece when ``text`` is made of pieces of the duty and of words that claim nothing."""
        if not text:
            return []
        for size in range(len(text), 0, -1):
            piece, rest = text[:size], text[size:]
            if size > 1:
                found = [
                    at for at in _occurrences(piece, held) if size > 2 or _at_border(at, at + size, held)
                ]
            else:
                found = _occurrences(piece, held)
            if not found and self.tells(piece):
                continue
            if not rest:
                return found
            others = self._covered(rest, held)
            if others or not self.tells(rest):
                return found or others
        return []

    def _in_parts(self, word: str, held: Held) -> list[int]:
        """A compound whose parts the duty prints apart: 市场信息 in 市场动态信息."""
        for size in range(len(word) - 1, 0, -1):
            head, tail = word[:size], word[size:]
            first = self._part(head, held)
            if first is None:
                continue
            rest = self._part(tail, held)
            if rest is None and len(tail) > 2:
                rest = self._in_parts(tail, held) or None
            if rest is not None and (first or rest):
                return first or rest
        return []

    def _part(self, part: str, held: Held) -> list[int] | None:
        """Places of a part; an empty list when it needs none, ``None`` when it is not held."""
        if not self.tells(part):
            return []
        forms = (part, *self._others(part)) if len(part) > 1 else (part,)
        return next((found for form in forms if (found := _occurrences(form, held))), None)


def _at_border(start: int, end: int, held: Held) -> bool:
    return any(s == start or e == end for s, e in held.words)


def _occurrences(form: str, held: Held) -> list[int]:
    """Where the form stands; a single character or a Latin word only as a word of its own."""
    text = held.text
    if len(form) == 1:
        return [start for start, end in held.words if text[start:end] == form]
    found, at = [], text.find(form)
    while at >= 0:
        end = at + len(form)
        inside = _ASCII.match(form) and (
            (at and _ASCII.match(text[at - 1])) or (end < len(text) and _ASCII.match(text[end]))
        )
        if not inside:
            found.append(at)
        at = text.find(form, at + 1)
    return found


@cache
def _sayings() -> dict[str, tuple[str, ...]]:
    """A word of ``sayings.tsv`` (canonical) -> the other words of its group."""
    rows = (files("assistant.wording") / "sayings.tsv").read_text(encoding="utf-8").splitlines()
    groups = [[canonical(folded(w)) for w in row.split()] for row in rows if row and not row.startswith("#")]
    return {word: tuple(dict.fromkeys(w for w in group if w != word)) for group in groups for word in group}


def _others(word: str) -> tuple[str, ...]:
    """Words that say the same; where the stricter table of folding parts two of them, it is followed."""
    found = [*_sayings().get(word, ()), *members(word)]
    for other, strength in lexicon().synonyms(word):
        form = canonical(folded(other))
        ours, theirs = group_of(word), group_of(form)
        if strength >= _INTERCHANGEABLE and not (ours and theirs and ours != theirs):
            found.append(form)
    return tuple(found)


def _abbreviated(word: str, text: str) -> list[int]:
    """客诉 for 客户投诉: two characters that begin, or begin and end, two words of two that stand together."""
    if len(word) != 2 or not all("\u4e00" <= char <= "\u9fff" for char in word):
        return []
    a, b = word[0], word[1]
    return [
        m.start() for m in re.finditer(f"{a}[\u4e00-\u9fff](?:{b}[\u4e00-\u9fff]|[\u4e00-\u9fff]{b})", text)
    ]


_UNIT_ENDS = re.compile(r"部|$|[,:;、/和与及]")


def _department(word: str, held: Held) -> list[int]:
    """财务部门 for 财务部 or for 财务 alone, where nothing is done with 财务 after it: 交财务, not 财务核算."""
    if len(word) < 4 or not word.endswith("部门"):
        return []
    head = word[:-2]
    return [at for at in _occurrences(head, held) if _UNIT_ENDS.match(held.text, at + len(head))]


_COMPLEMENTS = "送给到成出入上进好往至去回下掉完起"


def _completed(word: str, held: Held) -> list[int]:
    """A verb of one character with a complement that the duty leaves out: 交给 for 交, 挂上 for 挂."""
    if len(word) != 2 or word[1] not in _COMPLEMENTS:
        return []
    return _occurrences(word[0], held)
