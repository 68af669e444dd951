"""Gradient-boosted trees as data: an additive logistic model whose terms are small decision trees (Friedman 2001).

Only the evaluation; ``tests/eval/train_decision.py`` grows the trees with scikit-learn and stores them as plain arrays.
A leaf points at itself, so that every tree is walked the same number of steps and all of them at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Boosted:
    """Trees over one row of features, and the probability from which they say yes.

    Attributes:
        base: log odds before any tree.
        roots: each tree's first node, shape (trees,).
        feature, limit, left, right: of each node, shape (nodes,): below or at its limit a row goes left.
        value: what a leaf adds to the log odds.
        depth: steps from a root to its farthest leaf.
    """

    base: float
    roots: Ints
    feature: Ints
    limit: Floats
    left: Ints
    right: Ints
    value: Floats
    depth: int
    threshold: float

    @classmethod
    def read(cls, row: dict[str, Any]) -> Boosted:
        """From the arrays that ``stored`` gives."""

        def whole(name: str) -> Ints:
            return np.array(row[name], dtype=np.int64)

        def real(name: str) -> Floats:
            return np.array(row[name], dtype=np.float64)

        return cls(
            base=row["base"],
            roots=whole("roots"),
            feature=whole("feature"),
            limit=real("limit"),
            left=whole("left"),
            right=whole("right"),
            value=real("value"),
            depth=row["depth"],
            threshold=row["threshold"],
        )

    def probability(self, values: Sequence[float]) -> float:
        """The probability for one row of features."""
        return float(self.probabilities(np.asarray(values)[None, :])[0])

    def probabilities(self, rows: Floats) -> Floats:
        """The probability for each row of features: (rows, features) → (rows,)."""
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        own = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            at = np.where(rows[own, self.feature[at]] <= self.limit[at], self.left[at], self.right[at])
        z = self.base + self.value[at].sum(axis=1)
        chances: Floats = 1.0 / (1.0 + np.exp(-np.clip(z, -40.0, 40.0)))
        return chances
