"""Trains the part of ``assistant/data/decision.json`` that says whether a *small* knowledge base answers a question.

    python -m tests.eval.train_small [--write]

In a page's few texts something always lies nearest, so that the measures of ``assistant.decision`` mean another thing there than in a
handbook. Each document of the firms' sets is made a knowledge base of its own: its questions are answered there, those of the other
documents are not. Boosted trees learn from those looks; beside the general trees, in equal shares, they answer. Prints how both tell the
answered from the others on documents that were left out, and on the pages of ``pages/``, which are never learnt from.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from assistant import evaluation
from assistant.decision import decision
from assistant.evaluation.case import text_key
from assistant.features import QUESTION_FEATURES, item_features, question_features
from tests.eval.train_decision import (
    HERE,
    KINDS,
    TARGET,
    Example,
    answer_chance,
    fit_questions,
    in_short_lines,
    record_once,
    stored,
)
from tests.eval.workspace import EvalWorkspace, open_workspace

FIRMS, PAGES = ("clinic", "plant", "service", "trade", "estate"), "pages"
NEIGHBOURS = (
    1.3  # unanswered questions for each document, as a share of those of a firm divided by its documents
)
THRESHOLD = 0.5
Array = NDArray[np.float64]


def alone(case: evaluation.Case, name: str, texts: set[str]) -> evaluation.Case | None:
    """``case`` as it is asked of one document: with the gold that it holds, or unanswerable; ``None`` where neither is sure."""
    gold = frozenset(key for key in case.gold if key[1] in texts and (not case.by_document or key[0] == name))
    if case.answerable and gold:
        return replace(case, gold=gold)
    if any(key[1] in texts for key in case.gold | case.also_ok):
        return None
    return replace(case, answerable=False, gold=frozenset(), also_ok=frozenset())


def of_documents(firm: str) -> Iterator[tuple[str, list[Example]]]:
    """The looks into each document of a firm."""
    parts = sorted((HERE / firm).glob("tune*.jsonl"))
    cases = [c for part in parts for c in evaluation.load(part) if c.kind in KINDS and not c.history]
    paths = sorted((HERE / firm / "texts").glob("*.txt"))
    for path in paths:
        workspace = open_workspace(texts=[(path.name, path.read_bytes())])
        texts = _texts(workspace)
        draw = random.Random(path.name)
        asked = [one for case in cases if (one := alone(case, path.name, texts))]
        kept = [c for c in asked if c.answerable or draw.random() < NEIGHBOURS / len(paths)]
        yield f"{firm}/{path.name}", record_once(workspace, kept)


def of_pages() -> Iterator[Example]:
    """The looks into the single pages that may be tuned on."""
    cases = evaluation.load(HERE / PAGES / "tune.jsonl")
    for path in sorted((HERE / PAGES / "texts").glob("*.txt")):
        workspace = open_workspace(texts=[(path.name, path.read_bytes())])
        own = [replace(c, kb=None) for c in cases if c.kb == path.stem and c.kind in KINDS]
        yield from record_once(workspace, own)


def _texts(workspace: EvalWorkspace) -> set[str]:
    knowledge = workspace.assistant.knowledge(workspace.kb)
    return {text_key(duty.text) for duty in knowledge.duties(list(knowledge.lists.values()))}


def row(example: Example) -> Array:
    """What the trees read of a look, its candidates ordered by the packaged item model."""
    chances = np.array(decision().item.probabilities(item_features(example.measures)))
    order = np.argsort(-chances)
    measures = [example.measures[place] for place in order]
    return np.array(question_features(measures, [float(chances[place]) for place in order]))


def report(name: str, asked: list[Example], small: list[float]) -> None:
    """How the general trees and both together tell what is answered."""
    answerable = [e.case.answerable for e in asked]
    general = [decision().question.probability(tuple(row(e))) for e in asked]
    both = [(one + other) / 2 for one, other in zip(general, small, strict=True)]
    for which, chances, threshold in (
        ("general", general, decision().question.threshold),
        ("both", both, THRESHOLD),
    ):
        refused = np.mean([c < threshold for c, a in zip(chances, answerable, strict=True) if not a])
        wrongly = np.mean([c < threshold for c, a in zip(chances, answerable, strict=True) if a])
        area = roc_auc_score(answerable, chances)
        print(
            f"{name}, {which}: {len(asked)} looks, AUC {area:.3f}, refused {refused:.3f}, wrongly {wrongly:.3f}"
        )


def main() -> None:
    by_document = [found for firm in FIRMS for found in of_documents(firm)]
    open_looks = [(n, e) for n, (_, looks) in enumerate(by_document) for e in looks if not e.by_words]
    held: list[float] = [0.0] * len(open_looks)
    for fold in range(_FOLDS):
        trees = fit_questions([e for n, e in open_looks if n % _FOLDS != fold], row)
        for place, (n, example) in enumerate(open_looks):
            if n % _FOLDS == fold:
                held[place] = answer_chance(trees, row(example))
    report("documents left out", [e for _, e in open_looks], held)
    trees = fit_questions([e for _, e in open_looks], row)
    pages = [e for e in of_pages() if not e.by_words]
    report("pages", pages, [answer_chance(trees, row(e)) for e in pages])
    if "--write" in sys.argv:
        written = json.loads(Path(TARGET).read_text(encoding="utf-8"))
        written["small"] = {"features": QUESTION_FEATURES, **stored(trees), "threshold": THRESHOLD}
        TARGET.write_text(in_short_lines(written), encoding="utf-8")


_FOLDS = 5

if __name__ == "__main__":
    main()
