"""How many duties are meant, from none to all: small models over measures a person can follow.

The *item* model gives each candidate the probability that the question means it, by which they are ordered; the *question* model gives
the probability that the texts answer the question at all: trees, because a neighbour of the matter is told by several
measures at once (words in part, near, but no nearer than any company's duties). Which candidates are *meant* then is told by trees as
well. Where some duty holds the whole matter, the texts do
answer, and the *words* model orders the items by one cosine instead of two: one call of the encoder. Weights stand in ``assistant/data/decision.json``;
``python -m tests.eval.train_decision`` (then ``train_small``, for a single page, and ``train_meant``) makes them from the questions that may be tuned on and prints what
they reach in cross-validation.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from assistant.boosting import Boosted
from assistant.features import ITEM_FEATURES, QUESTION_FEATURES, WORDS_FEATURES, Measures, question_features
from assistant.logistic import Logistic, Rows

SMALL = 80
"""Duties up to which a knowledge base is a page or two."""
_WORTH_ASKING = (
    0.05  # of a candidate's chance: the trees take their time, and nothing less likely would be meant
)


def together(trees: Rows, logistic: Rows) -> Rows:
    """One chance of both models' for each candidate: the weighted mean of their log odds."""
    odds = TREES_SHARE * log_odds(trees) + (1 - TREES_SHARE) * log_odds(logistic)
    chances: Rows = 1.0 / (1.0 + np.exp(-odds))
    return chances


def log_odds(chances: Rows) -> Rows:
    """Of probabilities, which are kept off 0 and 1."""
    within = np.clip(chances, 1e-6, 1 - 1e-6)
    odds: Rows = np.log(within / (1 - within))
    return odds


TREES_SHARE = 0.6
"""On authors left out the mean F1 is .769 by the logistic model alone, .789 by the trees alone, .792 so."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The models: ``words`` stands in for ``item`` where some duty holds the whole matter.

    Attributes:
        small: says beside ``question`` whether a page's few texts answer: there something always lies nearest.
        meant, meant_by_words: which duties are meant where the texts answer; ``item`` and ``words`` only order them.
    """

    item: Logistic
    words: Logistic
    question: Boosted
    small: Boosted
    meant: Boosted
    meant_by_words: Boosted

    def chosen(self, rows: Rows, chances: Sequence[float], *, by_words: bool) -> list[bool]:
        """Which candidates are meant.

        Args:
            rows: their features, (candidates, features), of the model that gave ``chances``.
        """
        trees = self.meant_by_words if by_words else self.meant
        found = np.zeros(len(chances), dtype=bool)
        likely = np.array(chances)
        worth = likely >= _WORTH_ASKING
        if worth.any():
            found[worth] = together(trees.probabilities(rows[worth]), likely[worth]) >= trees.threshold
        return found.tolist()

    def answers(
        self, measures: Sequence[Measures], chances: Sequence[float], *, size: int, part: bool = True
    ) -> bool:
        """Whether the texts answer the question; candidates likeliest first (``part``: see the features).

        Args:
            size: duties of the knowledge base.
        """
        features = question_features(measures, chances, part=part)
        likely = self.question.probability(features)
        if size > SMALL:
            return likely >= self.question.threshold
        few = self.small.probability(question_features(measures, chances))
        return (likely + few) / 2 >= self.small.threshold


@cache
def decision() -> Decision:
    """The packaged models."""
    row = json.loads((files("assistant.data") / "decision.json").read_text(encoding="utf-8"))
    return Decision(
        item=_logistic(row["item"], ITEM_FEATURES),
        words=_logistic(row["words"], WORDS_FEATURES),
        question=Boosted.read(_checked(row["question"], QUESTION_FEATURES)),
        small=Boosted.read(_checked(row["small"], QUESTION_FEATURES)),
        meant=Boosted.read(_checked(row["meant"], ITEM_FEATURES)),
        meant_by_words=Boosted.read(_checked(row["meant_by_words"], WORDS_FEATURES)),
    )


def _checked(row: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    if tuple(row["features"]) != names:
        raise ValueError("decision.json has other features: run python -m tests.eval.train_decision --write")
    return row


def _logistic(row: dict[str, Any], names: tuple[str, ...]) -> Logistic:
    row = _checked(row, names)
    return Logistic(
        mean=tuple(row["mean"]),
        scale=tuple(row["scale"]),
        weights=tuple(row["weights"]),
        bias=row["bias"],
    )
