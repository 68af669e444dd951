"""Which texts are nearly the same: shares of common character pairs, found without comparing all with all.

The measure is Dice's coefficient over the character bigrams of the normalised text (Dice 1945): 1.0 for equal
texts, and for Chinese duties about 0.8 when one word in six is another. Candidates come from an index of rare
bigrams (prefix filtering, Chaudhuri, Ganti and Kaushik 2006): two texts of Dice ≥ t share at least one of the
rarest ``n - ceil(n·t/(2-t)) + 1`` bigrams of either, so nothing above the threshold is missed.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

_SILENT = re.compile(r"[\s\W_]+")


def bare(text: str) -> str:
    """The text without blanks, punctuation, width and case: what makes two spellings one text."""
    return _SILENT.sub("", unicodedata.normalize("NFKC", text)).casefold()


def bigrams(text: str) -> frozenset[str]:
    """The character pairs of a bare text; a single character stands for itself."""
    return frozenset(text[at : at + 2] for at in range(max(1, len(text) - 1))) if text else frozenset()


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """Twice the common pairs over all pairs: 0.0 nothing in common, 1.0 the same pairs."""
    total = len(one) + len(other)
    return 2 * len(one & other) / total if total else 0.0


def near_pairs(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]] | None, threshold: float
) -> Iterator[tuple[int, int, float]]:
    """Every ``(i, j, dice)`` at or over the threshold; with ``right`` None within ``left``, and ``i < j``.

    Args:
        left: bigrams of the texts, as ``bigrams`` gives them.
        right: the texts to pair them with.
        threshold: in 0..1, over 0.
    """
    within = right is None
    others = left if right is None else right
    counts: Counter[str] = Counter(pair for one in left for pair in one)
    if not within:
        counts.update(pair for one in others for pair in one)
    share = threshold / (2 - threshold)

    def rarest(one: frozenset[str]) -> list[str]:
        ordered = sorted(one, key=lambda pair: (counts[pair], pair))
        return ordered[: len(ordered) - math.ceil(len(ordered) * share - 1e-9) + 1]

    postings: dict[str, list[int]] = {}
    for j, one in enumerate(others):
        for pair in rarest(one):
            postings.setdefault(pair, []).append(j)
    for i, one in enumerate(left):
        candidates = sorted({j for pair in rarest(one) for j in postings.get(pair, ())})
        for j in candidates:
            if within and j <= i:
                continue
            value = dice(one, others[j])
            if value >= threshold:
                yield i, j, value
