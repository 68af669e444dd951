"""Trains the part of ``assistant/data/decision.json`` that picks *which* duties are meant, once it is known that some are.

    python -m tests.eval.train_meant [--write]

How measures count depends on one another: a near cosine says little where another duty holds all the words, and much where
none does. Boosted trees over the measures of ``assistant.features`` see that, a weighted sum cannot. They learn from the looks
of the question sets, one forest where words decide and one elsewhere, and choose together with the logistic models of
``train_decision``. Prints the mean F1 of either and of both, each author's questions answered by models that never saw one of that author's.
Learnt from as well, the looks of the invented companies and those with a thinned lexicon make the trees worse (.784 for .790).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

from assistant.decision import together
from assistant.features import ITEM_FEATURES, WORDS_FEATURES
from assistant.matching import WHOLE
from tests.eval.train_decision import (
    KINDS,
    POSITIVE_WEIGHT,
    TARGET,
    THINNED_WEIGHT,
    Example,
    fit_items,
    in_short_lines,
    item_rows,
    looks,
    stored,
)
from tests.eval.workspace import SETS

DEPTH = 4
FOLDS = 6
Array = NDArray[np.float64]
Chances = Callable[[Array], Array]


@dataclass(frozen=True)
class Growth:
    """How the trees of one of the two models are grown, and from which chance a duty is meant."""

    name: str
    features: tuple[str, ...]
    trees: int
    leaf: int
    threshold: float


GROWTHS = {
    False: Growth("meant", ITEM_FEATURES, 150, 40, 0.5),
    True: Growth("meant_by_words", WORDS_FEATURES, 120, 20, 0.6),
}
"""By whether words decide. The mean F1 is flat between 0.5 and 0.6, as between 80 and 300 trees."""


def rows_of(examples: Sequence[Example]) -> tuple[Array, Array, Array]:
    """Features, labels and weights of all counted candidates."""
    x = np.concatenate([item_rows(e)[e.counted] for e in examples])
    y = np.concatenate([e.y[e.counted] for e in examples])
    weight = np.concatenate([np.full(int(e.counted.sum()), e.weight) for e in examples])
    return x, y, weight * np.where(y > 0, POSITIVE_WEIGHT, 1.0)


def grown(examples: Sequence[Example], how: Growth) -> HistGradientBoostingClassifier:
    """Boosted trees over histograms (Ke et al. 2017) that tell meant duties from the others."""
    x, y, weight = rows_of(examples)
    trees = HistGradientBoostingClassifier(
        max_iter=how.trees,
        max_depth=DEPTH,
        learning_rate=0.06,
        min_samples_leaf=how.leaf,
        l2_regularization=5.0,
        early_stopping=False,
    )
    return trees.fit(x, y, sample_weight=weight)


def author(example: Example) -> str:
    """Who wrote the question: ids of one author's set begin alike."""
    return example.case.id.rsplit("-", 1)[0]


def held_out(examples: Sequence[Example], fit: Callable[[list[Example]], Chances]) -> list[Array]:
    """Each example's chances from a model that saw no question of its author."""
    authors = sorted({author(e) for e in examples})
    fold = {name: n % FOLDS for n, name in enumerate(authors)}
    found: list[Array] = [np.zeros(0)] * len(examples)
    for out in range(FOLDS):
        chances = fit([e for e in examples if fold[author(e)] != out])
        for n, example in enumerate(examples):
            if fold[author(example)] == out:
                found[n] = chances(item_rows(example))
    return found


def f1(example: Example, chances: Array, threshold: float) -> float:
    """F1 of what is chosen: what is likely enough, what holds the whole matter, else the likeliest."""
    whole = np.array([m.coverage >= WHOLE for m in example.measures])
    chosen = (chances >= threshold) | whole
    if not chosen.any():
        chosen[np.argmax(chances)] = True
    chosen &= example.counted
    hit = float(example.y[chosen].sum())
    return 2 * hit / (chosen.sum() + len(example.case.gold)) if hit else 0.0


def report(examples: Sequence[Example], chances: list[Array], name: str, threshold: float) -> None:
    """Print the mean F1 of the questions that no lexicon was written for, by kind."""
    scores = {
        kind: [
            f1(e, c, threshold)
            for e, c in zip(examples, chances, strict=True)
            if e.fresh and (kind == "all" or e.case.kind == kind)
        ]
        for kind in ("all", *KINDS)
    }
    told = "  ".join(f"{kind} {np.mean(found):.3f}" for kind, found in scores.items() if found)
    print(f"  {name:10s} {threshold:.2f}  {told}")


def logistic(by_words: bool, learnt: list[Example]) -> Chances:
    """The chances that a logistic model learnt from ``learnt`` gives."""
    return fit_items(learnt, by_words=by_words).of


def trees(how: Growth, learnt: list[Example]) -> Chances:
    """The chances that trees grown on ``learnt`` give."""
    model = grown(learnt, how)

    def chances(x: Array) -> Array:
        found: Array = model.predict_proba(x)[:, 1]
        return found

    return chances


def main() -> None:
    """Record the looks, print what the models reach on authors left out, and with ``--write`` store the trees."""
    examples = [e for name in SETS for e in looks(name) if e.weight != THINNED_WEIGHT]
    written = json.loads(TARGET.read_text(encoding="utf-8"))
    for by_words, how in GROWTHS.items():
        asked = [e for e in examples if e.case.answerable and e.y.any() and e.by_words == by_words]
        print(f"{how.name}: {len(asked)} looks")

        alone = held_out(asked, partial(logistic, by_words))
        beside = held_out(asked, partial(trees, how))
        both = [together(of_trees, own) for of_trees, own in zip(beside, alone, strict=True)]
        for name, chances in (("logistic", alone), ("trees", beside), ("both", both)):
            for threshold in (0.5, 0.55, 0.6):
                report(asked, chances, name, threshold)
        written[how.name] = {
            "features": how.features,
            **stored(grown(asked, how), DEPTH),
            "threshold": how.threshold,
        }
    if "--write" in sys.argv:
        TARGET.write_text(in_short_lines(written), encoding="utf-8")


if __name__ == "__main__":
    main()
