"""A short name for a group of duties, made of its own words: 发票·应收账款."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

SEPARATOR: Final = "·"
_WORDS: Final = 2
_SHORT: Final = 7  # characters; a label shorter than this takes one word more
_OPENING: Final = 10  # characters of the first item, where no word tells anything


def labels(groups: Sequence[Sequence[dict[str, float]]], openings: Sequence[str]) -> list[str]:
    """One label a group, no two alike.

    Args:
        groups: the weighted words of each block of each group.
        openings: the first item of each group, the last resort.
    """
    made: list[str] = []
    taken: set[str] = set()
    times: Counter[str] = Counter()
    for blocks, opening in zip(groups, openings, strict=True):
        words = _words(blocks)
        size = _WORDS if len("".join(words[:_WORDS])) >= _SHORT else _WORDS + 1
        label = SEPARATOR.join(words[:size]) or opening[:_OPENING]
        while label in taken and size < len(words):
            size += 1
            label = SEPARATOR.join(words[:size])
        name = label
        while name in taken:  # the same words again: 门店·收银 2
            times[label] += 1
            name = f"{label} {times[label] + 1}"
        taken.add(name)
        made.append(name)
    return made


def _words(blocks: Sequence[dict[str, float]]) -> list[str]:
    """The heaviest words of a group, none inside another and no two that share half of their letters."""
    total: dict[str, float] = {}
    for words in blocks:
        for word, weight in words.items():
            total[word] = total.get(word, 0.0) + weight
    chosen: list[str] = []
    for word in sorted(total, key=lambda w: (-total[w], w)):
        if not any(len(set(word) & set(other)) * 2 >= min(len(word), len(other)) for other in chosen):
            chosen.append(word)
        if len(chosen) == 6:
            break
    return chosen
