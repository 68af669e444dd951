"""How many duties are meant, from none to all: small models over measures a person can follow.

The *item* model gives each candidate the probability that the question means it, by which they are ordered; the *question* model gives
the probability that the texts answer the question at all: trees, because a neighbour of the matter is told by several
measures at once (words in part, near, but no nearer than any company's duties). Which candidates are *meant* then is told by trees as
well. Where some duty holds the whole matter, the texts do
answer, and the *words* model orders the items by one cosine instead of two: one call of the encoder. Weights stand in ``assistant/data/decision.json``;
``python -m tests.eval.train_decision`` (then ``train_small``, for a single page, and ``train_meant``) makes them from the questions that may be tuned on and prints what
they reach in cross-validation. All measures are shares and cosines, by themselves and against the best
candidate's, so that they mean the same in a knowledge base of any size.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from assistant.boosting import Boosted
from assistant.logistic import Logistic, Rows

ITEM_FEATURES = (
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
    "agree",  # coverage and cosine together
    "gap_when_full",  # a gap weighs more when some duty holds the whole topic
    "chars",  # share of the topic's characters found in the duty
    "chars_gap",
    "asked_over",  # how far a cosine is above the question's cosines with duties of no company
    "expanded_over",
    "spoken",  # how much likelier the duty makes the question's words, see ``translation.py``
    "spoken_gap",
)
WORDS_FEATURES = (
    "coverage",
    "exact",
    "coverage_gap",
    "exact_gap",
    "cosine",
    "cosine_gap",
    "rarest",
    "head",
    "agree",
    "chars",
    "chars_gap",
)
QUESTION_FEATURES = (
    "likeliest",  # the best candidate's probability
    "second",
    "best_coverage",
    "best_exact",
    "best_asked",
    "best_expanded",
    "stands_out",  # how far the best cosine is from the crowd's, in standard deviations
    "agree",  # the coverage of the candidate whose cosine is best
    "rarest",  # whether any likely candidate has the rarest word
    "narrow",  # how few duties were to choose from: a role or a list was named
    "clear",  # how far the best candidate is ahead of the fourth
    "top_coverage",  # the likeliest candidate's own measures
    "top_exact",
    "top_asked",
    "top_expanded",
    "top_rarest",
    "top_head",
    "top_agree",  # its coverage and its cosine together
    "top_chars",
    "best_chars",
    "best_asked_over",  # how far the best cosine is above those with duties of no company
    "best_expanded_over",
    "top_asked_over",
    "top_expanded_over",
    "best_spoken",
    "top_spoken",
    "lacking",  # some words stand there as asked, the rarest nowhere: 采购 of 采购原油
)


class Measures(NamedTuple):
    """What speaks for one candidate, each in 0..1 (cosines in -1..1, ``spoken`` in nats, mostly -0.1..1)."""

    coverage: float
    exact: float
    asked: float
    expanded: float
    rarest: float
    head: float
    chars: float
    asked_over: float
    expanded_over: float
    spoken: float


def best_of(measures: Sequence[Measures]) -> Measures:
    """The best value of each measure among the candidates."""
    if not measures:
        return Measures(*[0.0] * len(Measures._fields))
    return Measures(*[max(column) for column in zip(*measures, strict=True)])


def item_features(measures: Sequence[Measures] | Rows) -> Rows:
    """The item model's inputs, a row for each of one candidate or more, in the order of ``ITEM_FEATURES``."""
    columns = np.array(measures).T
    coverage, exact, asked, expanded, rarest, head, chars, asked_over, expanded_over, spoken = columns
    gap = coverage.max() - coverage
    return np.array(
        [
            coverage,
            exact,
            gap,
            exact.max() - exact,
            asked,
            asked.max() - asked,
            expanded,
            expanded.max() - expanded,
            rarest,
            head,
            coverage * asked,
            gap * max(0.0, coverage.max() - 0.5),
            chars,
            chars.max() - chars,
            asked_over,
            expanded_over,
            spoken,
            spoken.max() - spoken,
        ]
    ).T


def words_features(measures: Sequence[Measures] | Rows) -> Rows:
    """The inputs of the item model where words decide, in the order of ``WORDS_FEATURES``: one cosine only."""
    coverage, exact, asked, _, rarest, head, chars, *_ = np.array(measures).T
    return np.array(
        [
            coverage,
            exact,
            coverage.max() - coverage,
            exact.max() - exact,
            asked,
            asked.max() - asked,
            rarest,
            head,
            coverage * asked,
            chars,
            chars.max() - chars,
        ]
    ).T


def question_features(
    measures: Sequence[Measures], chances: Sequence[float], *, part: bool = True
) -> tuple[float, ...]:
    """The question model's inputs, in the order of ``QUESTION_FEATURES``; candidates likeliest first.

    Args:
        part: few candidates are a part of the knowledge base that the question named, not all it holds.
    """
    best = best_of(measures)
    cosines = [m.asked for m in measures]
    nearest = max(measures, key=lambda m: m.asked, default=None)
    spread = float(np.std(cosines)) if len(cosines) > 1 else 0.0
    return (
        chances[0] if chances else 0.0,
        chances[1] if len(chances) > 1 else 0.0,
        best.coverage,
        best.exact,
        best.asked,
        best.expanded,
        (best.asked - float(np.mean(cosines))) / spread if spread else 0.0,
        nearest.coverage if nearest else 0.0,
        max((m.rarest for m in measures[:3]), default=0.0),
        max(0.0, 1.0 - len(measures) / _NARROW) if part else 0.0,
        chances[0] - (chances[3] if len(chances) > 3 else 0.0) if chances else 0.0,
        *_of_top(measures[0] if measures else best),
        best.chars,
        best.asked_over,
        best.expanded_over,
        *_over(measures[0] if measures else best),
        best.spoken,
        measures[0].spoken if measures else 0.0,
        best.exact * (1.0 - best.rarest),
    )


def _of_top(top: Measures) -> tuple[float, ...]:
    agree = top.coverage * top.asked
    return (top.coverage, top.exact, top.asked, top.expanded, top.rarest, top.head, agree, top.chars)


def _over(top: Measures) -> tuple[float, float]:
    return top.asked_over, top.expanded_over


SMALL = 80
"""Duties up to which a knowledge base is a page or two."""
_WORTH_ASKING = 0.05
_NARROW = 60  # duties; a role's own are fewer


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
"""On authors left out the mean F1 is .771 by the logistic model alone, .790 by the trees alone, .796 so."""


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
        # The trees take their time, and nothing this unlikely would be meant.
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
        threshold=row["threshold"],
    )
