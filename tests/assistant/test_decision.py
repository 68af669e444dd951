"""Whether texts answer a question: a page's few texts are judged by trees of their own beside the general ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.boosting import Boosted
from assistant.decision import SMALL, decision
from assistant.features import Measures, item_features, words_features

MEASURES = [Measures(0.5, 0.5, 0.4, 0.4, 1.0, 1.0, 0.5, 0.1, 0.1, 0.2)]


def always(log_odds: float, threshold: float) -> Boosted:
    """Trees that say one probability of every question."""
    none, leaf = np.zeros(1, dtype=np.int64), np.zeros(1)
    return Boosted(log_odds, none, none, leaf, none, none, leaf, 1, threshold)


@pytest.mark.parametrize(("size", "answered"), [(SMALL + 1, True), (SMALL, False), (3, False)])
def test_few_texts_are_judged_by_both(size: int, answered: bool) -> None:
    models = replace(
        decision(), question=always(2.0, 0.58), small=always(-4.0, 0.5)
    )  # .88 and .02, .45 together
    assert models.answers(MEASURES, [0.9], size=size) is answered


def test_trees_say_what_is_meant_but_never_what_is_far_from_likely() -> None:
    models = replace(decision(), meant=always(2.0, 0.6), meant_by_words=always(-2.0, 0.6))
    rows = item_features(MEASURES * 2)
    assert models.chosen(rows, [0.3, 0.01], by_words=False) == [True, False]
    rows = words_features(MEASURES * 2)
    assert models.chosen(rows, [0.9, 0.9], by_words=True) == [False, False]


def test_a_near_duty_counts_less_where_another_holds_all_the_words() -> None:
    """What a weighted sum cannot say: the same measures beside a duty that holds everything, and beside none."""
    near = Measures(0.3, 0.3, 0.55, 0.55, 0.0, 1.0, 0.4, 0.15, 0.15, 0.3)
    whole = Measures(0.95, 0.95, 0.75, 0.75, 1.0, 1.0, 0.95, 0.4, 0.4, 0.9)
    far = Measures(0.0, 0.0, 0.2, 0.2, 0.0, 0.0, 0.1, -0.2, -0.2, 0.0)
    beside = decision().meant.probabilities(item_features([near, whole]))[0]
    alone = decision().meant.probabilities(item_features([near, far]))[0]
    assert alone > beside + 0.2
