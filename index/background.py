"""How near a question lies to the duties of no company in particular: what its own cosines are measured against.

Some questions lie near to everything and some to nothing, so one cosine says little of whether a text answers. A
cohort tells them apart, as scores of speakers are normalised (Auckenthaler et al. 2000): the mean cosine of the
question's nearest duties among seven thousand of all trades, ``data/background.npz``. A text that answers is nearer
than those; a neighbour of the matter is not, for some other company's duty is just what was asked. The cohort is
kept in its first principal directions: cosines are inner products there, up to what the last directions held.
Made by ``tests/eval/make_background.py`` from invented duties.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.protocols import Vector

NEAREST = 2

Matrix = NDArray[np.float32]


@cache
def _cohort() -> tuple[Matrix, Matrix]:
    """The directions, shape (512, kept), and the duties in them, shape (duties, kept); the duties are stored as int8."""
    with (
        (files("index.data") / "background.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as held,
    ):
        directions: Matrix = held["directions"].astype(np.float32)
        duties: Matrix = held["vectors"].astype(np.float32)
        duties *= held["scales"][:, None]  # in place: a copy would stay in the process's size
    return directions, duties


def background(vector: Vector) -> float:
    """Mean cosine of the ``NEAREST`` duties of the cohort; the vector must be of the encoder that made it."""
    directions, duties = _cohort()
    cosines = duties @ (vector @ directions)
    return float(np.partition(cosines, -NEAREST)[-NEAREST:].mean())
