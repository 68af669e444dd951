"""Trains ``assistant/data/followups.npz``: what a follow-up wants of the answer before (see ``assistant.following``).

    python -m tests.eval.train_followups [--write]

Prints how a model of the other authors' messages reads each author's, then trains on all (``followups/a.tsv`` …). Whole questions (``asks/``,
``pairs/``) teach what is a question of its own.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np

from assistant.classifier import JOB
from assistant.following import LIST, LONGEST, SURE, masked
from tests.eval.pairs import divided, pairs
from tests.eval.train_classifier import ASKS, Asks, as_said, asks, encode, fit, write

TARGET = Path("assistant/data/followups.npz")
MESSAGES = Path(__file__).parent / "followups"
AUTHORS, CORRECTIONS = ("a", "b", "c"), "d"
INVERSE_RIDGE = 1.0
OF_ITS_OWN = "new"
WHOLE = 700  # questions of each source


def messages(author: str) -> Asks:
    """The messages of one author: kind, message as the classifier reads it."""
    rows = (
        line.split("\t") for line in (MESSAGES / f"{author}.tsv").read_text(encoding="utf-8").splitlines()
    )
    return [(kind, masked(as_said(message.replace("【L】", LIST)), ())) for kind, _, message in rows]


def questions() -> Asks:
    """Questions of their own: of jobs, which they name, and of duties."""
    draw = random.Random(7)
    of_jobs = [
        q for path in sorted(ASKS.glob("?.tsv")) for kind, q in asks(path.stem) if JOB in q and kind != "chat"
    ]
    duties, held = divided()
    seen = set(duties[held:])
    of_duties = sorted(as_said(question) for question, duty in pairs() if duty in seen)
    return [(OF_ITS_OWN, q) for source in (of_jobs, of_duties) for q in draw.sample(source, WHOLE)]


def report(learnt: Asks, asked: Asks) -> None:
    """How a model of ``learnt`` reads ``asked``."""
    model = fit(learnt, longest=LONGEST, inverse_ridge=INVERSE_RIDGE)
    best = [model.best(message, encode) for _, message in asked]
    meant, read = np.array([kind for kind, _ in asked]), np.array([kind for kind, _ in best])
    sure = np.array([chance >= SURE for _, chance in best])
    print(
        f"{len(learnt)} → {len(asked)}: right {(read == meant).mean():.3f}, sure {sure.mean():.2f} and right {(read == meant)[sure].mean():.3f}"
    )
    for kind in sorted(set(meant)):
        taken = sure & (read == kind)
        found, rightly = (
            (taken & (meant == kind)).sum() / (meant == kind).sum(),
            (meant == kind)[taken].mean(),
        )
        print(f"  {kind:7s} found {found:.2f}, rightly {rightly:.3f}")


def main() -> None:
    more = [*messages(CORRECTIONS), *questions()]
    by_author = [messages(author) for author in AUTHORS]
    for asked in by_author:
        report([*more, *(row for author in by_author if author is not asked for row in author)], asked)
    if "--write" in sys.argv:
        rows = [*more, *(row for author in by_author for row in author)]
        write(fit(rows, longest=LONGEST, inverse_ridge=INVERSE_RIDGE), TARGET)


if __name__ == "__main__":
    main()
