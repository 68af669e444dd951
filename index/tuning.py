"""Questions are read by the pinned encoder with some of its parameters replaced; stored texts never are.

People ask in other words than duty texts use (外头的欠款谁去要 / 应收账款的催收). ``data/questions.npz`` holds the biases,
the layer norms and the scale of each quantised weight column, trained so that a colloquial question comes to lie
beside the stock vector of the duty it means (``tests/eval/train_questions.py`` and its pairs). Only biases and
scales, after BitFit (Ben Zaken et al. 2022) and (IA)³ (Liu et al. 2022): 46,080 numbers instead of 24 million, and
the vectors in the catalogue stay what they are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

_FILE = "questions.npz"


@dataclass(frozen=True, slots=True)
class Tuning:
    """Parameters that stand in for the pinned ones when a question is read.

    Attributes:
        parameters: name of an initializer of the pinned weights → its values, float32 and of its shape.
        stamp: identifies them; part of what makes an answer.
    """

    parameters: dict[str, NDArray[np.float32]]
    stamp: str


@cache
def packaged() -> Tuning:
    """The tuning that ships with Zhize."""
    data = (files("index.data") / _FILE).read_bytes()
    with (files("index.data") / _FILE).open("rb") as file, np.load(file, allow_pickle=False) as held:
        parameters = {name: held[name].astype(np.float32) for name in held.files}
    return Tuning(parameters, hashlib.sha256(data).hexdigest()[:12])
