"""BM25 as pure functions (Robertson & Zaragoza 2009; the idf of Lucene, which is never negative)."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

K1 = 1.2
B = 0.75


def idf(duties: int, df: int) -> float:
    """How telling a token is: 0 for a token of every duty, most for one of none."""
    return log(1 + (duties - df + 0.5) / (df + 0.5))


def score(idfs: Mapping[str, float], counts: Mapping[str, float], *, length: int, average: float) -> float:
    """The BM25 score of one duty.

    Args:
        idfs: the query's tokens.
        counts: how often the duty holds each token (weighted by column, so not whole numbers).
        length: the duty's tokens in all.
        average: the mean length in its knowledge base.
    """
    norm = K1 * (1 - B + B * length / average) if average else K1
    total = 0.0
    for token, weight in idfs.items():
        if count := counts.get(token, 0.0):
            total += weight * count * (K1 + 1) / (count + norm)
    return total
