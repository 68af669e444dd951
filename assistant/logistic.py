"""Logistic regression as data: standardised features, weights and bias.

Only the evaluation; ``tests/eval/train_decision.py`` fits the weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]  # shape (rows, features)


@dataclass(frozen=True, slots=True)
class Logistic:
    """What features are standardised with, their weights, and the bias."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def probabilities(self, rows: Sequence[Sequence[float]] | Rows) -> list[float]:
        """The probability for each row of features; a row's does not depend on its neighbours."""
        if not len(rows):
            return []
        standard = (np.array(rows, order="C") - np.array(self.mean)) / np.array(self.scale)
        # Not by @: how a matrix product sums depends on how many rows there are, any sum on the order in memory.
        z = self.bias + (standard * np.array(self.weights)).sum(axis=1)
        chances: list[float] = (1.0 / (1.0 + np.exp(-np.clip(z, -40.0, 40.0)))).tolist()
        return chances
