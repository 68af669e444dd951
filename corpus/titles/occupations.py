"""The occupation that a job title stands for, from the pinned classification (国家职业分类大典 2022).

A fallback where the company's own texts know no such role. Titles are short and the classification's names
formal, so both are compared by their character pairs, weighted by rarity (tf-idf, Salton 1988): the names
and the job-site titles that the table lists count fully, definition and duties a little.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corpus.parsing.view import normalise
from corpus.titles.reading import SENIORITY

_MARK: Final = re.compile(r"(?:L/S|[LS])$")  # the table marks green and digital occupations behind the name
_NOTE: Final = re.compile(r"\([^()]*\)?|\[[^\[\]]*\]?|【[^【】]*】?|[a-z]{0,3}\d{3,}[a-z]*")
#: What postings add to a title and no occupation is told by.
_ADVERTISED: Final = re.compile(
    r"(?:急|直|诚|高薪|热|代|特|专)?(?:招聘?|聘请?|募)(?!标|商|生|投)|[五六]险[一二]?金?|包(?:吃住?|住|食宿)|双休|单休|周末|底薪|保底|无责|高?提成|月入?薪?[0-9过]\S*|"
    r"[0-9]+(?:\.[0-9]+)?[kw千万元]?[-~到+]?[0-9]*[kw千万元]?(?:/[天月])?|年终奖|坐班|长白班|白班|夜班|应届生?|实习生?|无经验|可?接受小白|"
    r"上市公司|大厂|直营|有限公司|股份|集团"
)
_LEVEL: Final = re.compile("^(?:" + "|".join(SENIORITY) + ")")
_BODY_WEIGHT: Final = 0.25


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation (level 4) or class of occupations (levels 2 and 3) of the table."""

    code: str
    name: str
    level: int
    aliases: tuple[str, ...]
    definition: str
    tasks: str


@dataclass(frozen=True, slots=True)
class OccupationMatch:
    """An occupation, how well the title fits it (0..1) and the name of it that fits best."""

    code: str
    name: str
    score: float
    matched: str


class Occupations:
    """The table, ready to be asked. About 0.4 s to load and 30 MB; asked in a millisecond."""

    def __init__(self, occupations: Iterable[Occupation]) -> None:
        self._all = tuple(occupations)
        names: list[tuple[int, str]] = [
            (place, name)
            for place, one in enumerate(self._all)
            for name in dict.fromkeys(filter(None, (one.name, *one.aliases)))
        ]
        self._names = names
        grams = [_grams(title_core(name)) for _, name in names]
        holders: dict[str, int] = defaultdict(int)
        for one in grams:
            for gram in one:
                holders[gram] += 1
        self._rarity = {gram: math.log((len(names) + 1) / n) for gram, n in holders.items()}
        self._unseen = math.log(len(names) + 1)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for at, one in enumerate(grams):
            weights = {gram: n * self._rarity[gram] for gram, n in one.items()}
            size = math.sqrt(sum(w * w for w in weights.values())) or 1.0
            for gram, weight in weights.items():
                self._postings[gram].append((at, weight / size))
        self._bodies: dict[str, set[int]] = defaultdict(set)
        for place, one_occupation in enumerate(self._all):
            text = normalise(one_occupation.definition + one_occupation.tasks)
            for at in range(len(text) - 1):
                self._bodies[text[at : at + 2]].add(place)

    @classmethod
    def load(cls, table: Path) -> Occupations:
        """Read the asset's ``csco22.csv``."""
        with table.open(encoding="utf-8", newline="") as stream:
            return cls(
                Occupation(
                    code=row["code"],
                    name=_MARK.sub("", row["name"]),
                    level=int(row["level"]),
                    aliases=tuple(
                        _MARK.sub("", part.strip()) for part in row["alias"].split(",") if part.strip()
                    ),
                    definition=row["definition"],
                    tasks=row["tasks"],
                )
                for row in csv.DictReader(stream)
                if row["level"] != "1"
            )

    def resolve(self, title: str, *, limit: int = 3) -> list[OccupationMatch]:
        """The occupations that fit a title, best first; empty when it shares no pair of characters with any."""
        grams = _grams(title_core(title))
        weights = {gram: n * self._rarity.get(gram, self._unseen) for gram, n in grams.items()}
        size = math.sqrt(sum(w * w for w in weights.values()))
        if not size:
            return []
        by_name: dict[int, float] = defaultdict(float)
        for gram, weight in weights.items():
            for at, held in self._postings.get(gram, ()):
                by_name[at] += weight / size * held
        best: dict[int, tuple[float, str]] = {}
        for at, score in by_name.items():
            place, name = self._names[at]
            if score > best.get(place, (0.0, ""))[0]:
                best[place] = (score, name)
        total = sum(weights.values())
        pairs = [gram for gram in weights if len(gram) == 2]
        ranked = []
        for place, (score, name) in best.items():
            told = sum(weights[gram] for gram in pairs if place in self._bodies.get(gram, ())) / total
            ranked.append((score * (1 - _BODY_WEIGHT) + told * _BODY_WEIGHT, place, name))
        ranked.sort(key=lambda one: (-one[0], one[1]))
        return [
            OccupationMatch(self._all[place].code, self._all[place].name, round(score, 4), name)
            for score, place, name in ranked[:limit]
        ]


def title_core(title: str) -> str:
    """A posting's title without brackets, advertising, seniority and headcount."""
    view = normalise(title).casefold()
    core = _NOTE.sub("", _ADVERTISED.sub("", view))
    core = _LEVEL.sub("", re.sub(r"[^\u4e00-\u9fffa-z0-9+#/]", "", core))
    return core or re.sub(r"\W", "", view)


def _grams(title: str) -> dict[str, float]:
    """Single characters, pairs, triples and Latin words of a title."""
    grams: dict[str, float] = defaultdict(float)
    for word in re.findall(r"[a-z0-9+#]+", title):
        grams[word] += 1.5
    for part in re.split(r"[/a-z0-9+#]+", title):
        for at, char in enumerate(part):
            grams[char] += 0.4
            if at + 1 < len(part):
                grams[part[at : at + 2]] += 1.0
            if at + 2 < len(part):
                grams[part[at : at + 3]] += 0.2
    return dict(grams)
