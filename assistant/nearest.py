"""How likely each text of a small page is what a question asks for, and how likely none of them is.

A conditional logit with an outside option (McFadden 1974): every text that may answer gets a utility from how near it lies, how
much of the question it holds and what speaks against it; "none of them" one that grows with the page and with what is known of the
question. What stands out is what wins against all others together. ``python -m tests.eval.train_nearest`` fits the weights, which stand in
``assistant/data/nearest.json``, from the measures of questions about real pages (``tests/eval/nearest.npz``), and says what it tells on
pages of whole sets left out of the fit.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Fit(NamedTuple):
    """What speaks for one text and against it.

    Attributes:
        over: how much nearer it lies to the question than duties of no company do.
        behind: how much farther than the nearest text of the page, at most 0.
        context: share of the matter that it holds together with its headings, with words of the same meaning.
        chars_behind: by what share of the matter's characters it falls behind the text that has most, at most 0.
        spoken: how much likelier it makes the question's words (see ``translation``).
        line: whether it stands beside the lists.
        short, other_kind, other_value, of_others: see ``fitting.Doubts``.
    """

    over: float
    behind: float
    context: float
    chars_behind: float
    spoken: float
    line: float
    short: float
    other_kind: float
    other_value: float
    of_others: float


class Setting(NamedTuple):
    """What is known of the question and of the page as a whole.

    Attributes:
        always: 1.
        many: natural logarithm of the number of texts.
        refused: whether nothing else answered it, or it was to be asked back.
        ambiguous: whether it was to be asked back.
        fact, requirements, enumerated: its intent.
        attribute: whether it asks for an attribute of a post.
        one_job: whether it names one job.
    """

    always: float
    many: float
    refused: float
    ambiguous: float
    fact: float
    requirements: float
    enumerated: float
    attribute: float
    one_job: float


class Weights(NamedTuple):
    """Of the texts, in the order of ``Fit``, and of none of them, in the order of ``Setting``."""

    text: Floats
    none: Floats


def chances(fits: Sequence[Fit], setting: Setting) -> Floats:
    """The probability that each of the texts is meant; what is missing to 1 is that none is."""
    weights = _weights()
    rows = np.array(fits, dtype=np.float64).reshape(len(fits), len(Fit._fields))
    return shares(rows, np.array(setting, dtype=np.float64), weights)[:-1]


def shares(rows: Floats, setting: Floats, weights: Weights) -> Floats:
    """The probability of each row, shape (texts, features), and of none, which comes last."""
    utility = np.append((rows * weights.text).sum(axis=1), (setting * weights.none).sum())
    raised = np.exp(utility - utility.max())
    found: Floats = raised / raised.sum()
    return found


@cache
def _weights() -> Weights:
    row = json.loads((files("assistant.data") / "nearest.json").read_text(encoding="utf-8"))
    if (*row["text"],) != Fit._fields or (*row["none"],) != Setting._fields:
        raise ValueError("nearest.json has other features: run python -m tests.eval.train_nearest --write")
    return Weights(np.array([*row["text"].values()]), np.array([*row["none"].values()]))
