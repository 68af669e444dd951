"""How many duties are meant: a logistic model over measures that a person can follow.

The weights stand in ``assistant/data/decision.json``; ``python -m tests.eval.train_decision`` makes them
from the questions that may be tuned on, and prints what each measure adds. Measures are comparable across
knowledge bases of any size: shares and cosines, by themselves and against the best candidate's.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FEATURES = (
    "coverage",  # share of the topic's rarity found in the duty
    "exact",  # the same without synonyms and colloquial readings
    "coverage_gap",  # distance to the best candidate's coverage
    "exact_gap",
    "asked",  # cosine of the whole question
    "asked_gap",  # distance to the best candidate's
    "expanded",  # cosine of the topic with its formal words
    "expanded_gap",
    "rarest",  # whether the topic's rarest word is there
    "head",  # whether the topic's last word, its head noun, is there
    "best_coverage",  # how well the best candidate does: a question nobody fits is refused
    "best_asked",
    "agree",  # coverage and cosine together
    "gap_when_full",  # a gap weighs more when some duty holds the whole topic
)


@dataclass(frozen=True, slots=True)
class Measures:
    """What speaks for one candidate, each in 0..1 (cosines in -1..1)."""

    coverage: float
    exact: float
    asked: float
    expanded: float
    rarest: float
    head: float


def features(own: Measures, best: Measures) -> tuple[float, ...]:
    """The model's inputs, in the order of ``FEATURES``."""
    gap = best.coverage - own.coverage
    return (
        own.coverage,
        own.exact,
        gap,
        best.exact - own.exact,
        own.asked,
        best.asked - own.asked,
        own.expanded,
        best.expanded - own.expanded,
        own.rarest,
        own.head,
        best.coverage,
        best.asked,
        own.coverage * own.asked,
        gap * max(0.0, best.coverage - 0.5),
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """The trained model: standardised features, weights, bias, and the probability that decides."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    threshold: float

    def probability(self, own: Measures, best: Measures) -> float:
        """Probability that the candidate is meant."""
        return self.of_features(features(own, best))

    def of_features(self, values: Sequence[float]) -> float:
        """The same for ready features."""
        z = self.bias + sum(
            w * (x - m) / s for w, x, m, s in zip(self.weights, values, self.mean, self.scale, strict=True)
        )
        return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, z))))


@cache
def decision() -> Decision:
    """The packaged model."""
    row = json.loads((files("assistant.data") / "decision.json").read_text(encoding="utf-8"))
    if tuple(row["features"]) != FEATURES:
        raise ValueError(
            "decision.json was trained on other features: run python -m tests.eval.train_decision"
        )
    return Decision(
        tuple(row["mean"]), tuple(row["scale"]), tuple(row["weights"]), row["bias"], row["threshold"]
    )
