"""Trains ``assistant/data/wanting.npz``: which kind of answer a question about a job wants (see ``assistant.wanting``).

    python -m tests.eval.train_wanting [--write]

Prints how a model of one author's questions reads the other's, then trains on both. The questions (``asks/*.tsv``: kind and
question) hold 【R】 for a job and 【D】 for a department; they are normalised as typed questions are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.normalise import normalise
from assistant.wanting import JOB, PLAIN, SURE, ngrams

ASKS = Path(__file__).parent / "asks"
TARGET = Path("assistant/data/wanting.npz")
LEAST = 2  # questions that hold an n-gram
Asks = list[tuple[str, str]]


def asks(author: str) -> Asks:
    """The questions of one author: kind, question as the classifier reads it."""
    rows = (line.split("\t") for line in (ASKS / f"{author}.tsv").read_text(encoding="utf-8").splitlines())
    signed = ((kind, question.replace("【R】", JOB).replace("【D】", JOB)) for kind, question in rows)
    return [(kind, normalise(question).core.lower()) for kind, question in signed]


def fit(rows: Asks) -> tuple[CountVectorizer, LogisticRegression]:
    """N-grams that stand in at least ``LEAST`` questions, and their weights (L2)."""
    vectoriser = CountVectorizer(analyzer=lambda q: set(ngrams(q)), min_df=LEAST, binary=True)
    model = LogisticRegression(C=1.0, max_iter=500)
    model.fit(vectoriser.fit_transform(q for _, q in rows), [kind for kind, _ in rows])
    return vectoriser, model


def report(learnt: Asks, asked: Asks) -> None:
    """How a model of ``learnt`` reads ``asked``."""
    vectoriser, model = fit(learnt)
    chances: NDArray[np.float64] = model.predict_proba(vectoriser.transform(q for _, q in asked))
    read, sure = model.classes_[chances.argmax(1)], chances.max(1) >= SURE
    meant = np.array([kind for kind, _ in asked])
    print(
        f"{len(learnt)} → {len(asked)}: right {(read == meant).mean():.3f}, sure {sure.mean():.2f} and right {(read == meant)[sure].mean():.3f}"
    )
    for kind in PLAIN:
        rewritten = sure & (read == kind)
        print(
            f"  {kind:13s} rewritten {(rewritten & (meant == kind)).sum() / (meant == kind).sum():.2f}, rightly {(meant == kind)[rewritten].mean():.3f}"
        )


def main() -> None:
    a, b = asks("a"), asks("b")
    report(a, b)
    report(b, a)
    if "--write" in sys.argv:
        vectoriser, model = fit([*a, *b])
        grams = sorted(vectoriser.vocabulary_, key=vectoriser.vocabulary_.__getitem__)
        np.savez_compressed(
            TARGET,
            allow_pickle=False,
            kinds=np.array("\n".join(model.classes_)),
            ngrams=np.array("\n".join(grams)),
            weights=model.coef_.T.astype(np.float16),
            bias=model.intercept_.astype(np.float32),
        )
        print(f"{len(grams)} n-grams, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
