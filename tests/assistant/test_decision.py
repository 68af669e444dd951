"""Whether texts answer a question: a page's few texts are judged by trees of their own beside the general ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from assistant.boosting import Boosted
from assistant.decision import SMALL, Measures, decision

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
