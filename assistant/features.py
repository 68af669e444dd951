"""What speaks for each candidate, and what the models of ``decision`` read of it: measures that a person can follow.

All are shares and cosines, by themselves and against the best candidate's, so that they mean the same in a knowledge base of any size.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assistant.logistic import Rows

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


_NARROW = 60  # duties; a role's own are fewer
