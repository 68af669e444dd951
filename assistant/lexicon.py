"""How people ask, and how duty texts say it: general office language as reviewable data.

``assistant/data/colloquial.tsv`` maps a colloquial phrase to formal terms (催账 → 应收账款 催收),
``everyday.tsv`` plain words and cues to formal ones (迟到 → 考勤) with a strength, ``synonyms.tsv`` lists
formal terms that accept each other, ``bilingual.tsv`` maps English to Chinese.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern

_COLLOQUIAL_STRENGTH = 0.8
_EVERYDAY_STRENGTH = {"1": 0.9, "2": 0.75, "3": 0.5}
_SYNONYM_STRENGTH = {"1": 0.95, "2": 0.75}


Readings = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A colloquial phrase found in a question, with the formal words it may stand for."""

    text: str
    formal: Readings


class Lexicon:
    """Look-ups over the tables; build once, share freely.

    Args:
        readings: a word or phrase as people say it → formal words that may stand for it, strongest first.
        english: an English word or phrase → Chinese words.
        callings: what people call a job → its titles (看大门的 → 保安员).
    """

    def __init__(
        self,
        readings: dict[str, Readings],
        english: dict[str, tuple[str, ...]],
        callings: Sequence[tuple[str, tuple[str, ...]]] = (),
    ) -> None:
        self.readings = readings
        self.english = english
        self.callings = tuple(callings)

    def titles_of(self, name: str) -> tuple[str, ...]:
        """The Chinese titles of a role that is printed in Latin letters: 数据库管理员 for dba."""
        return self.english.get(name, ()) if name.isascii() else ()

    def synonyms(self, word: str) -> Readings:
        """Formal words that may stand for ``word``, strongest first."""
        return self.readings.get(word, ())

    def phrases_in(self, words: Sequence[str]) -> list[Phrase]:
        """Phrases of two or more words that the tables know, leftmost longest, not overlapping.

        Both ends of a phrase fall on the border of a word, so that 关门 is not found in 相关门店.
        """
        found: list[Phrase] = []
        at = 0
        while at < len(words):
            longest = min(_LONGEST_PHRASE, len(words) - at)
            size = next((n for n in range(longest, 1, -1) if "".join(words[at : at + n]) in self.readings), 0)
            if size:
                phrase = "".join(words[at : at + size])
                found.append(Phrase(phrase, self.readings[phrase]))
            at += max(size, 1)
        return found


_LONGEST_PHRASE = 6
_CALLINGS = "岗位称呼"
_NOT_MATTERS = (_CALLINGS, "问法")  # names of people and ways of asking are no matters of a duty


@cache
def lexicon() -> Lexicon:
    """The packaged tables."""
    readings: dict[str, dict[str, float]] = defaultdict(dict)

    def read(word: str, formal: str, strength: float) -> None:
        if formal != word:
            formal = intern(formal)  # 催收 stands for a hundred words and is held once
            readings[word][formal] = max(strength, readings[word].get(formal, 0.0))

    for row in _rows("synonyms.tsv"):
        group = row[0].split()
        for word in group:
            for other in group:
                read(word, other, _SYNONYM_STRENGTH[row[1].strip()])
    for row in _rows("colloquial.tsv"):
        for formal in row[1].split() if row[2] not in _NOT_MATTERS else ():
            read(row[0], formal, _COLLOQUIAL_STRENGTH)
    for row in _rows("everyday.tsv"):
        for formal in row[1].split():
            read(row[0], formal, _EVERYDAY_STRENGTH[row[2].strip()])
    _widen(readings)
    # Eighty thousand readings of nine thousand words and a few dozen strengths: each is held once (15 MB, now 7).
    held: dict[tuple[str, float], tuple[str, float]] = {}
    ordered = {
        word: tuple(held.setdefault(one, one) for one in sorted(found.items(), key=lambda x: -x[1]))
        for word, found in readings.items()
    }
    english = {row[0]: tuple(row[1].split()) for row in _rows("bilingual.tsv")}
    callings = [(row[0], tuple(row[1].split())) for row in _rows("colloquial.tsv") if row[2] == _CALLINGS]
    return Lexicon(ordered, english, callings)


# What stands behind a matter and says nothing of it: 资产管理 is a duty about 资产.
_GENERAL_TAIL = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:管理|工作|处理|维护|制度|流程|安排|服务|事务|业务|事宜|活动|系统|情况)$"
)
_BARE = 0.85  # 资产 for 资产管理, of the strength of the longer word
_NEXT = 0.9  # 政府机关 for 政府部门, of the strength of the word it stands for


def _widen(readings: dict[str, dict[str, float]]) -> None:
    """Readings one step on: a formal word without its general tail, and its strongest synonyms.

    衙门 → 政府部门 → 政府机关; 家当 → 资产管理 → 资产. One step only, so that meanings do not drift.
    """
    groups = [row[0].split() for row in _rows("synonyms.tsv") if row[1].strip() == "1"]
    same: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        for word in group:
            same[word] += [other for other in group if other != word]
    for word, found in readings.items():
        for formal, strength in list(found.items()):
            bare = _GENERAL_TAIL.sub("", formal)
            near = [(bare, strength * _BARE)] if bare != formal else []
            near += [
                (other, strength * _NEXT)
                for other in same.get(formal, ())
                if strength < _SYNONYM_STRENGTH["1"]
            ]
            for other, value in near:
                if other != word and value > found.get(other, 0.0):
                    found[other] = value


def _rows(name: str) -> Iterator[list[str]]:
    with (files("assistant.data") / name).open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")
