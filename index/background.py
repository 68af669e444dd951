"""How near a question lies to the duties of no company in particular: what its own cosines are measured against.

Some questions lie near to everything and some to nothing, so one cosine says little of whether a text answers. A
cohort tells them apart, as scores of speakers are normalised (Auckenthaler et al. 2000): the mean cosine of the
question's nearest duties among a thousand of all trades, ``data/background.npz``. A text that answers is nearer
than those; a neighbour of the matter is not. Made by ``tests/eval/make_background.py`` from invented duties.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.protocols import Vector

NEAREST = 10


@cache
def _cohort() -> NDArray[np.float32]:
    """Shape (duties, 512), norm 1; stored as int8 with one scale a row."""
    with (
        (files("index.data") / "background.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as held,
    ):
        found: NDArray[np.float32] = held["vectors"].astype(np.float32) * held["scales"][:, None]
    return found


def background(vector: Vector) -> float:
    """Mean cosine of the ``NEAREST`` duties of the cohort; the vector must be of the encoder that made it."""
    cohort = _cohort()
    cosines = cohort @ vector
    return float(np.partition(cosines, -NEAREST)[-NEAREST:].mean())
