"""Trains ``assistant/data/attributes.npz``: which attribute of a post a question asks for (see ``assistant.attribute_reading``).

    python -m tests.eval.train_attributes [--write]

Prints how a model of one author's questions reads the other's, beside the literal patterns of ``attributes.tsv`` alone, then
trains on both. Beside the questions (``asks/attributes-*.tsv``: attribute or ``none``, question; 【R】 stands for a job) it learns from
the patterns themselves, and from the questions of ``asks/a.tsv`` and ``b.tsv`` that ask for no attribute.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from assistant.attribute_reading import LONGEST, NONE, Reader, read_attribute
from assistant.attributes import attribute_in, attributes
from assistant.wanting import ngrams
from tests.eval.train_wanting import Asks, asks

TARGET = Path("assistant/data/attributes.npz")
LEAST, C = 2, 3.0
_NO_ATTRIBUTE = frozenset(
    "matter who part duties overview count_duties count_roles compare other chat department roles write".split()
)


def taught() -> Asks:
    """What both models learn beside an author's questions."""
    patterns = [(a.name, pattern.lower()) for a in attributes() for pattern in a.patterns]
    return patterns + [(NONE, q) for author in "ab" for kind, q in asks(author) if kind in _NO_ATTRIBUTE]


def fit(rows: Asks) -> Reader:
    """A softmax regression (L2) over the n-grams that stand in at least ``LEAST`` questions, its weights as bytes."""
    vectoriser = CountVectorizer(analyzer=lambda q: set(ngrams(q, LONGEST)), min_df=LEAST, binary=True)
    model = LogisticRegression(C=C, max_iter=400)
    model.fit(vectoriser.fit_transform(q for _, q in rows), [kind for kind, _ in rows])
    scale = float(np.abs(model.coef_).max()) / np.iinfo(np.int8).max
    grams = sorted(vectoriser.vocabulary_)
    rows = [vectoriser.vocabulary_[gram] for gram in grams]
    return Reader(
        kinds=tuple(model.classes_),
        grams=np.array(grams),
        weights=np.rint(model.coef_.T[rows] / scale).astype(np.int8),
        scale=scale,
        bias=model.intercept_.astype(np.float32),
    )


def report(learnt: Asks, asked: Asks) -> None:
    """How a model of ``learnt`` reads ``asked``, and how the patterns alone do."""
    reader = fit([*learnt, *taught()])

    def by_patterns(question: str) -> str:
        found = attribute_in(question)
        return found.name if found else NONE

    def by_both(question: str) -> str:
        found = read_attribute(question, reader)
        return found.name if found else NONE

    print(f"{len(learnt)} → {len(asked)}")
    _print("patterns", asked, by_patterns)
    _print("model and patterns", asked, by_both)


def _print(name: str, asked: Asks, read: Callable[[str], str]) -> None:
    found = [(read(question), meant) for meant, question in asked]
    right = [one == meant for one, meant in found if meant != NONE]
    said = [one == meant for one, meant in found if one != NONE]
    taken = [one != NONE for one, meant in found if meant == NONE]
    print(
        f"  {name:18s} found {np.mean(right):.3f}, rightly {np.mean(said):.3f}, read into {np.mean(taken):.3f} of those that ask for none"
    )


def main() -> None:
    a, b = asks("attributes-a"), asks("attributes-b")
    report(a, b)
    report(b, a)
    if "--write" in sys.argv:
        reader = fit([*a, *b, *taught()])
        np.savez_compressed(
            TARGET,
            allow_pickle=False,
            kinds=np.array("\n".join(reader.kinds)),
            ngrams=np.array("\n".join(reader.grams)),
            weights=reader.weights,
            scale=np.array(reader.scale),
            bias=reader.bias,
        )
        print(f"{len(reader.grams)} n-grams, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
