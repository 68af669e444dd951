"""Questions are read by the pinned encoder with some of its parameters replaced; stored texts never are.

People ask in other words than duty texts use (外头的欠款谁去要 / 应收账款的催收). ``data/questions.npz`` holds what was trained so
that a colloquial question comes to lie beside the stock vector of the duty it means (``tests/eval/train_questions.py``
and its pairs): biases and layer norms (BitFit, Ben Zaken et al. 2022), the scale of each weight column ((IA)³, Liu et
al. 2022), and a change of low rank to every weight matrix and to the table of words (LoRA, Hu et al. 2021). The pinned
file's own int8 columns are read where they stand in it, changed and quantised again, so no weights are shipped and the
vectors in the catalogue stay what they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = "questions.npz"
_SEPARATOR = "/"  # "down/onnx::MatMul_541": a part of a low-rank change and the matrix it is of
LIMIT = 64
"""The largest int8 value of a pinned column: seven bits, so that 16-bit sums of products cannot overflow."""


@dataclass(frozen=True, slots=True)
class LowRank:
    """A change of one matrix, ``down * step @ up``; kept as stored, for all of them as floats are seven megabytes.

    Attributes:
        down, up: (inputs, rank) and (rank, outputs), int8.
        step: of each component, (rank,).
        scale: the pinned scale of each column, (outputs,); of the table of words, its only one, ().
        offset: where the pinned file holds the int8 matrix, in bytes; it is row-major, (inputs, outputs).
        rows: of the table of words, which of its rows change, in the order of ``down``; else empty.
    """

    down: NDArray[np.int8]
    up: NDArray[np.int8]
    step: NDArray[np.float32]
    scale: NDArray[np.float32]
    offset: int
    rows: NDArray[np.int32]

    def of_rows(self, rows: slice = slice(None)) -> NDArray[np.float32]:
        """The change of ``rows`` of the matrix: (rows, outputs)."""
        whole: NDArray[np.float32] = (self.down[rows] * self.step) @ self.up.astype(np.float32)
        return whole


@dataclass(frozen=True, slots=True)
class Tuning:
    """Parameters that stand in for the pinned ones when a question is read.

    Attributes:
        parameters: name of an initializer of the pinned weights → its values, float32 and of its shape.
        changes: name of a matrix → its change; its trained scale is among the parameters.
        stamp: identifies them; part of what makes an answer.
    """

    parameters: dict[str, NDArray[np.float32]]
    changes: dict[str, LowRank]
    stamp: str

    def apply(self, file: Path) -> dict[str, NDArray[np.float32]]:
        """Change the matrices of ``file``, a copy of the pinned one, in place; the small initializers to replace, by name.

        In the file, and mapped: a session keeps what is handed to it beside its own copy, and a large array, once
        freed, would have the allocator keep all later ones.
        """
        small = dict(self.parameters)
        for name, change in self.changes.items():
            if change.rows.size:
                _change_words(file, change)
                continue
            shape = change.down.shape[0], change.up.shape[1]
            held = np.memmap(file, np.int8, "r+", change.offset, shape)
            relative = self.parameters[f"{name}_scale"] / change.scale
            held[:], small[f"{name}_scale"] = changed(held, change, relative)
        return small


def _change_words(file: Path, change: LowRank) -> None:
    """Change rows of the table of words in place."""
    shape = int(change.rows.max()) + 1, change.up.shape[1]
    table = np.memmap(file, np.uint8, "r+", change.offset, shape)
    for start in range(0, len(change.rows), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        rows = change.rows[part]
        table[rows] = dithered(table[rows], change.of_rows(part) / change.scale, rows)


_AT_ONCE = 128  # rows: what is freed later stays in the process's size


def dithered(
    pinned: NDArray[np.uint8], steps: NDArray[np.float32], rows: NDArray[np.int32]
) -> NDArray[np.uint8]:
    """``pinned`` moved by ``steps``, most of them smaller than one, which plain rounding would lose.

    They are rounded against a low-discrepancy grid (an additive recurrence on the plastic number, Roberts 2018)
    instead of one half, so that each is kept on the average of its row and of its column.

    Args:
        pinned, steps: (rows, outputs).
        rows: (rows,), the places of the rows, which say where on the grid they are.
    """
    grid = (rows[:, None] * _GRID[0] + np.arange(pinned.shape[1]) * _GRID[1]) % 1.0
    return np.clip(np.floor(pinned + steps + grid), 0, 255).astype(np.uint8)


_GRID = 0.7548776662466927, 0.5698402909980532


def changed(
    pinned: NDArray[np.int8], change: LowRank, relative: NDArray[np.float32]
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix with its change, quantised again by column.

    Args:
        pinned: (inputs, outputs).
        relative: factor of each column's pinned scale, (outputs,).

    Returns:
        The matrix, int8 within ±``LIMIT``, and its scales, (outputs,).
    """
    whole = pinned * (change.scale * relative) + change.of_rows()
    scale = np.maximum(np.abs(whole).max(axis=0), np.finfo(np.float32).tiny) / np.float32(LIMIT)
    return np.rint(whole / scale).astype(np.int8), scale.astype(np.float32)


@cache
def packaged() -> Tuning:
    """The tuning that ships with Zhize."""
    data = (files("index.data") / _FILE).read_bytes()
    with (files("index.data") / _FILE).open("rb") as file, np.load(file, allow_pickle=False) as held:
        return read(held, hashlib.sha256(data).hexdigest()[:12])


NO_ROWS = np.zeros(0, dtype=np.int32)
"""The rows of a change that is of a whole matrix."""


def read(held: Mapping[str, NDArray[np.generic]], stamp: str) -> Tuning:
    """The tuning whose arrays are given by name: parameters plainly, parts of changes as ``part/matrix``."""
    parts: dict[str, dict[str, NDArray[np.generic]]] = {}
    parameters = {}
    for name in held:
        part, mark, matrix = name.partition(_SEPARATOR)
        if mark:
            parts.setdefault(matrix, {})[part] = held[name]
        else:
            parameters[name] = held[name].astype(np.float32)
    changes = {
        matrix: LowRank(
            own["down"].astype(np.int8),
            own["up"].astype(np.int8),
            own["step"].astype(np.float32),
            own["scale"].astype(np.float32),
            int(own["offset"].item()),
            own.get("rows", NO_ROWS).astype(np.int32),
        )
        for matrix, own in parts.items()
    }
    return Tuning(parameters, changes, stamp)
