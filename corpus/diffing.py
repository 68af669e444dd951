"""What changed between two readings of a document, duty by duty: added, removed, reworded, moved.

A pure function over two sequences. Equal texts are paired first (within the same list, then anywhere), then
near-equal ones; what is left was added or removed. A printed number that changed is no change: an insertion
renumbers everything behind it. A list whose heading alone was renamed keeps its items where they are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.parsing.result import ParsedList, ParseResult
from corpus.similarity import bare, bigrams, near_pairs

REWORDED = 0.5
"""Dice of character pairs from which a removed and an added duty are one that was reworded. At 0.5 about a
third of the words may differ (审核每月的销售报表 / 审核每周的销售日报 is 0.50); unrelated duties of one list
that share a verb and an object stay below (审核销售合同 / 审核采购发票 is 0.20)."""

ChangeKind = Literal["added", "removed", "reworded", "moved"]


@dataclass(frozen=True, slots=True)
class Line:
    """One duty with its place: the role, then the headings down to its list. Offsets into its own text."""

    text: str
    place: tuple[str, ...]
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change; ``before`` is None for what was added, ``after`` for what was removed."""

    kind: ChangeKind
    before: Line | None
    after: Line | None


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes in the order of the newer text (what was removed stands at the end), and what stayed."""

    changes: tuple[Change, ...]
    kept: int

    def count(self, kind: ChangeKind) -> int:
        """How many changes of a kind there are."""
        return sum(change.kind == kind for change in self.changes)


def lines(parse: ParseResult) -> list[Line]:
    """The items of a parse in text order, with their places."""
    return [
        Line(item.text, (role.title, *_headings(one)), item.start, item.end)
        for role in parse.roles
        for one in role.lists
        for item in one.items
    ]


def _headings(one: ParsedList) -> list[str]:
    own = [one.heading] if one.heading and one.path[-1:] != [one.heading] else []
    return [*one.path, *own]


def diff(before: Sequence[Line], after: Sequence[Line]) -> Diff:
    """Compare two sequences of duties; linear but for the texts that changed."""
    renamed = _renamed_places(before, after)
    places = [renamed.get(line.place, line.place) for line in before]
    pairs = _equal(before, after, places)
    moved = _out_of_place(pairs, places, after)
    pairs_left = set(pairs)
    rest_before = [i for i in range(len(before)) if i not in pairs_left]
    taken = set(pairs.values())
    rest_after = [j for j in range(len(after)) if j not in taken]
    reworded = _near(before, after, places, rest_before, rest_after)
    came = {j: i for i, j in reworded.items()}
    origin = {j: i for i, j in pairs.items()}
    changes: list[Change] = []
    for j, line in enumerate(after):
        if j in came:
            changes.append(Change("reworded", before[came[j]], line))
        elif j not in origin:
            changes.append(Change("added", None, line))
        elif origin[j] in moved:
            changes.append(Change("moved", before[origin[j]], line))
    changes += [Change("removed", before[i], None) for i in rest_before if i not in reworded]
    return Diff(tuple(changes), len(pairs) - len(moved))


def _renamed_places(before: Sequence[Line], after: Sequence[Line]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Old place -> new place, where more than half of a vanished list stands in one list that is new."""
    new_places = {line.place for line in after} - {line.place for line in before}
    texts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for line in after:
        if line.place in new_places:
            texts[line.text].add(line.place)
    still = {line.place for line in after}
    shared: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    sizes: Counter[tuple[str, ...]] = Counter(line.place for line in before)
    for line in before:
        if line.place not in still:
            shared[line.place].update(texts.get(line.text, ()))
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for place, counts in shared.items():
        for other, common in counts.most_common(1):
            if common * 2 > sizes[place] and other not in found.values():
                found[place] = other
    return found


def _equal(
    before: Sequence[Line], after: Sequence[Line], places: Sequence[tuple[str, ...]]
) -> dict[int, int]:
    """Old index -> new index of equal texts: those of the same list first."""
    at_home: dict[tuple[tuple[str, ...], str], list[int]] = defaultdict(list)
    for j, line in enumerate(after):
        at_home[line.place, line.text].append(j)
    pairs: dict[int, int] = {}
    for i, line in enumerate(before):
        if found := at_home.get((places[i], line.text)):
            pairs[i] = found.pop(0)
    taken = set(pairs.values())
    anywhere: dict[str, list[int]] = defaultdict(list)
    for j, line in enumerate(after):
        if j not in taken:
            anywhere[line.text].append(j)
    for i, line in enumerate(before):
        if i not in pairs and (found := anywhere.get(line.text)):
            pairs[i] = found.pop(0)
    return pairs


def _out_of_place(
    pairs: dict[int, int], places: Sequence[tuple[str, ...]], after: Sequence[Line]
) -> set[int]:
    """The old indices that moved: to another list, or out of the order that most of their list keeps."""
    moved: set[int] = set()
    by_place: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in sorted(pairs):
        if places[i] != after[pairs[i]].place:
            moved.add(i)
        else:
            by_place[places[i]].append(i)
    for old in by_place.values():
        steady = _longest_rising([pairs[i] for i in old])
        moved.update(i for at, i in enumerate(old) if at not in steady)
    return moved


def _longest_rising(values: Sequence[int]) -> set[int]:
    """The positions of a longest rising subsequence (patience sorting, n log n)."""
    tails: list[int] = []
    tops: list[int] = []
    previous: list[int] = []
    for at, value in enumerate(values):
        place = bisect_left(tails, value)
        previous.append(tops[place - 1] if place else -1)
        tails[place : place + 1] = [value]
        tops[place : place + 1] = [at]
    chain: set[int] = set()
    at = tops[-1] if tops else -1
    while at >= 0:
        chain.add(at)
        at = previous[at]
    return chain


def _near(
    before: Sequence[Line],
    after: Sequence[Line],
    places: Sequence[tuple[str, ...]],
    rest_before: Sequence[int],
    rest_after: Sequence[int],
) -> dict[int, int]:
    """Old index -> new index of what was reworded: the most alike first, the same list before another."""
    left = _grams(before[i].text for i in rest_before)
    right = _grams(after[j].text for j in rest_after)
    found = [
        (places[rest_before[a]] != after[rest_after[b]].place, -value, rest_before[a], rest_after[b])
        for a, b, value in near_pairs(left, right, REWORDED)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(found):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _grams(texts: Iterable[str]) -> list[frozenset[str]]:
    return [bigrams(bare(text) or text) for text in texts]
