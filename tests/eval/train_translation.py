"""Trains ``assistant/data/translation.npz``: which words of duties stand for which words of questions.

    python -m tests.eval.train_translation [--write]

IBM model 1 by expectation maximisation over ``pairs/*.tsv`` (the held-out duties left out): sources are the pairs of
characters of a duty, targets the pieces of its question, of one to three characters, each taken once. An entry whose
expected count falls below ``RARE`` is dropped in every round, and at the end what is rare for its pair or no likelier than
usual. Prints how often the right one of the held-out duties comes first, and among the first five, by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]

from assistant.translation import LONGEST, STORED, Translation, codes, pairs_of, said, stored
from tests.eval.pairs import divided, pairs

TARGET = Path("assistant/data/translation.npz")
ROUNDS = 3
SEEN = 4  # times that a piece or a pair must stand there
RARE = 0.02  # expected times
LEAST, LIKELIER = 0.003, 3.0  # a kept entry's chance, and how much likelier than usual it makes its piece


def incidence(
    rows: NDArray[np.intp], runs: NDArray[np.uint64], texts: int
) -> tuple[sparse.csr_matrix, NDArray[np.uint64]]:
    """Which runs of characters each text has, of those that stand in ``SEEN`` texts or more.

    Args:
        rows, runs: text by text, its place and each run in it.

    Returns:
        (texts, runs), ones and zeros, and the runs, ascending.
    """
    known, column, times = np.unique(runs, return_inverse=True, return_counts=True)
    whole = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, column)), (texts, len(known)))
    kept = times >= SEEN
    return whole[:, kept], known[kept]


def pieces_of(questions: Sequence[str]) -> tuple[NDArray[np.intp], NDArray[np.uint64]]:
    """The distinct pieces of each question: the question's place, and a code."""
    own = [np.unique(codes(said(question), *range(1, LONGEST + 1))) for question in questions]
    return np.repeat(np.arange(len(own)), [len(pieces) for pieces in own]), np.concatenate(own)


def trained(rows: Sequence[tuple[str, str]]) -> Translation:
    """The table learnt from questions with their duties."""
    duties = sorted({duty for _, duty in rows})
    place = {duty: n for n, duty in enumerate(duties)}
    asked, pieces = incidence(*pieces_of([question for question, _ in rows]), len(rows))
    held, every = incidence(*pairs_of(duties), len(duties))
    meant = held[[place[duty] for _, duty in rows]]
    times = np.asarray(asked.sum(0)).ravel()
    usual = times / times.sum()
    table = _by_row((meant.T @ asked).tocsr())
    for _ in range(ROUNDS):
        share = (meant @ table).multiply(asked).tocsr()
        share.data = 1 / np.maximum(share.data, 1e-12)
        table = (meant.T @ share).multiply(table).tocsr()
        table.data[table.data < RARE] = 0
        table.eliminate_zeros()
        table = _by_row(table)
    table.data[(table.data < LEAST) | (table.data < LIKELIER * usual[table.indices])] = 0
    table.eliminate_zeros()
    spoken = table.T.tocsr()
    spoken.sort_indices()
    return Translation(
        pieces=pieces,
        pairs=every,
        starts=spoken.indptr.astype(np.int32),
        columns=spoken.indices.astype(np.uint16),
        levels=stored(spoken.data),
        usual=usual.astype(np.float32),
    )


def _by_row(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """``counts`` with rows that sum to one."""
    return (sparse.diags(1 / np.maximum(np.asarray(counts.sum(1)).ravel(), 1e-9)) @ counts).tocsr()


def main() -> None:
    """Train, print the ranks, and with ``--write`` store the table."""
    duties, held = divided()
    apart = set(duties[:held])
    table = trained([row for row in pairs() if row[1] not in apart])
    test = [(question, duties.index(duty)) for question, duty in pairs() if duty in apart][::8]
    ranks = []
    for question, place in test:
        scores = np.array(table.scores(question, duties[:held]))
        ranks.append(int((scores > scores[place]).sum()))
    found = " ".join(f"@{k} {np.mean(np.array(ranks) < k):.3f}" for k in (1, 5, 20))
    print(f"{len(table.columns)} entries; {len(test)} questions among {held} held-out duties: {found}")
    if "--write" in sys.argv:
        arrays = {name: getattr(table, name) for name in STORED}
        np.savez_compressed(TARGET, allow_pickle=False, **arrays)
        print(f"{TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
