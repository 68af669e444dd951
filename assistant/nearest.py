"""How likely each text of a small page is what a question asks for, and how likely none of them is.

A conditional logit with an outside option (McFadden 1974): every text that may answer gets a utility from how near it lies and
how much of the question it holds, "none of them" one that grows with the page. What stands out is what wins against all others
together. Fitted by ``tests/eval/train_nearest.py`` on some 310 questions over the pages of ``tests/eval/pages`` that may be tuned on and
24 of third parties, which are not ours to commit: from the repository alone the weights cannot be made again. At .55, on pages left out of
the fit, it told 114 rightly, 2 wrongly and 8 where nothing is meant (2026-11-29); most of these are answered before it is asked. Over the 651 questions of
four sets that nobody had read, item F1 rose from .504 to .512 and wrongly refused fell from .235 to .216, one more and one fewer of the unanswerable being refused.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Fit(NamedTuple):
    """What speaks for one text.

    Attributes:
        over: how much nearer it lies to the question than duties of no company do.
        coverage: share of the matter that it holds, with words of the same meaning (see ``matching``).
        exact: the same, of the matter's own words.
        chars: share of the matter's characters.
        spoken: how much likelier it makes the question's words (see ``translation``).
        line: whether it stands beside the lists.
        field: whether it is a labelled value.
    """

    over: float
    coverage: float
    exact: float
    chars: float
    spoken: float
    line: float
    field: float


WEIGHTS = Fit(8.83, 2.36, 0.84, 2.22, 1.91, -0.12, -0.15)
FEWEST = 12  # texts of a page: few of those that it was fitted on are smaller
# The utility of no text, and what it gains with the logarithm of their number.
NONE, NONE_OF_MANY = -7.78, 2.35


def chances(fits: Sequence[Fit], texts: int) -> NDArray[np.float64]:
    """The probability that each of the texts is meant; what is missing to 1 is that none is.

    Args:
        texts: how many the page has, of which ``fits`` are those that may answer.
    """
    utility = np.array(fits, dtype=np.float64).reshape(len(fits), len(WEIGHTS)) @ np.array(
        WEIGHTS, dtype=np.float64
    )
    none = NONE + NONE_OF_MANY * math.log(max(texts, FEWEST))
    most = max(none, float(utility.max(initial=none)))
    raised = np.exp(utility - most)
    shares: NDArray[np.float64] = raised / (raised.sum() + math.exp(none - most))
    return shares
