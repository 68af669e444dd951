"""Boosted trees as data: the packaged ones against scikit-learn's own walk, and one tree by hand."""

import math

import numpy as np
import pytest

from assistant.boosting import Boosted
from tests.eval.train_decision import stored

BY_HAND = {
    "base": 0.5,
    "depth": 2,
    "threshold": 0.6,
    "roots": [0],
    #           0: is x0 <= 1?   1: leaf   2: is x1 <= 3?   3: leaf   4: leaf
    "feature": [0, 0, 1, 0, 0],
    "limit": [1.0, 0.0, 3.0, 0.0, 0.0],
    "left": [1, 1, 3, 3, 4],
    "right": [2, 1, 4, 3, 4],
    "value": [0.0, -2.0, 0.0, 1.0, 2.0],
}


@pytest.mark.parametrize(("row", "leaf"), [((1.0, 9.0), -2.0), ((1.5, 3.0), 1.0), ((2.0, 3.1), 2.0)])
def test_a_tree_is_walked_to_its_leaf(row: tuple[float, float], leaf: float) -> None:
    assert Boosted.read(BY_HAND).probability(row) == pytest.approx(1 / (1 + math.exp(-(0.5 + leaf))))


def test_rows_are_walked_together_as_each_by_itself() -> None:
    trees = Boosted.read(BY_HAND)
    rows = [(1.0, 9.0), (1.5, 3.0), (2.0, 3.1)]
    assert trees.probabilities(np.array(rows)).tolist() == [trees.probability(row) for row in rows]


def test_stored_trees_say_what_the_grown_ones_say() -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    draw = np.random.default_rng(3)
    x = draw.normal(size=(400, 5))
    y = x[:, 0] * x[:, 1] > 0.1
    grown = HistGradientBoostingClassifier(max_iter=20, max_depth=3, early_stopping=False).fit(x, y)
    kept = Boosted.read({**stored(grown), "threshold": 0.5})
    told = [kept.probability(row.tolist()) for row in x[:50]]
    assert told == pytest.approx(grown.predict_proba(x[:50])[:, 1].tolist(), abs=1e-4)
    assert len({round(chance, 3) for chance in told}) > 10
