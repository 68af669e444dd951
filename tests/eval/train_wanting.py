"""Trains ``assistant/data/wanting.npz``: which kind of answer a question about a job wants (see ``assistant.wanting``).

    python -m tests.eval.train_wanting [--write]

Prints how a model of the other authors' questions reads each author's, then trains on all. The questions (``asks/a.tsv`` …: kind and
question) hold 【R】 for a job and 【D】 for a department; they are normalised as typed questions are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from assistant.wanting import LONGEST, PLAIN, SURE
from tests.eval.train_classifier import ASKS, Asks, asks, encode, fit, write

TARGET = Path("assistant/data/wanting.npz")
INVERSE_RIDGE = 1.0


def report(learnt: Asks, asked: Asks) -> None:
    """How a model of ``learnt`` reads ``asked``: by letters, and by the meaning too."""
    model = fit(learnt, longest=LONGEST, inverse_ridge=INVERSE_RIDGE)
    meant = np.array([kind for kind, _ in asked])
    for name, meaning in (("letters", None), ("and meaning", encode)):
        best = [model.best(question, meaning) for _, question in asked]
        read, sure = np.array([kind for kind, _ in best]), np.array([chance >= SURE for _, chance in best])
        print(
            f"{len(learnt)} → {len(asked)}, {name}: right {(read == meant).mean():.3f}, sure {sure.mean():.2f} and right {(read == meant)[sure].mean():.3f}"
        )
        for kind in (*PLAIN, "requirement", "roles", "count_roles"):
            taken = sure & (read == kind)
            print(
                f"  {kind:13s} found {(taken & (meant == kind)).sum() / (meant == kind).sum():.2f}, rightly {(meant == kind)[taken].mean():.3f}"
            )


def main() -> None:
    by_author = [asks(path.stem) for path in sorted(ASKS.glob("?.tsv"))]
    for asked in by_author:
        report([row for author in by_author if author is not asked for row in author], asked)
    if "--write" in sys.argv:
        rows = [row for author in by_author for row in author]
        write(fit(rows, longest=LONGEST, inverse_ridge=INVERSE_RIDGE), TARGET)


if __name__ == "__main__":
    main()
