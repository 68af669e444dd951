"""Trains ``assistant/data/decision.json`` on the question sets that may be tuned on.

    python -m tests.eval.train_decision [--write]

Every question goes through the real assistant; wherever it looks for evidence, the candidates' features are
recorded with the gold label (``also_ok`` items are left out). Logistic regression with L2, fitted by Newton's
method; five-fold cross-validation by question sets the threshold and prints honest numbers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant import evaluation
from assistant.decision import FEATURES, features
from assistant.evidence import Found, Selector
from tests.eval.workspace import open_workspace

HERE = Path(__file__).parent
TARGET = Path("assistant/data/decision.json")
RIDGE = 1.0
FOLDS = 5
POSITIVE_WEIGHT = 2.0  # one duty in sixty is meant
HARDEST = 30           # candidates kept per question: the easy negatives teach nothing
WHOLE = 0.97           # as in assistant.evidence
Array = NDArray[np.float64]


@dataclass
class Example:
    """The candidates of one look for evidence."""

    case: evaluation.Case
    x: Array
    y: Array
    counted: Array  # False for also_ok


def record(cases: Iterable[evaluation.Case]) -> list[Example]:
    """Ask every question once and keep what the selector saw."""
    workspace = open_workspace()
    examples: list[Example] = []
    seen: list[list[Found]] = []
    plain = Selector.candidates

    def candidates(self: Selector, *args: object, **scope: object) -> tuple[list[Found], tuple[str, ...]]:
        found, notes = plain(self, *args, **scope)  # type: ignore[arg-type]
        seen.append(found)
        return found, notes

    Selector.candidates = candidates  # type: ignore[method-assign, assignment]
    try:
        for case in cases:
            seen.clear()
            evaluation.run([case], workspace.assistant.ask)
            knowledge = workspace.assistant.knowledge("default")
            if seen and (case.gold or not case.answerable):
                examples.append(_example(case, _hardest(seen[-1]), knowledge))
    finally:
        Selector.candidates = plain  # type: ignore[method-assign]
    return examples


def _hardest(found: list[Found]) -> list[Found]:
    def easy(f: Found) -> float:
        return -(f.measures.coverage + f.measures.asked + f.measures.expanded)

    return sorted(found, key=easy)[:HARDEST]


def _example(case: evaluation.Case, found: list[Found], knowledge: object) -> Example:
    best = [
        max((getattr(f.measures, name) for f in found), default=0.0)
        for name in ("coverage", "exact", "asked", "expanded")
    ]
    reference = type(found[0].measures)(*best, 0.0, 0.0) if found else None
    keys = [evaluation.item_key(knowledge.label(knowledge.lists[f.duty.list_id]), f.duty.text) for f in found]  # type: ignore[attr-defined]
    return Example(
        case,
        np.array([features(f.measures, reference) for f in found] or np.zeros((0, len(FEATURES)))),  # type: ignore[arg-type]
        np.array([float(k in case.gold) for k in keys]),
        np.array([k not in case.also_ok for k in keys], dtype=bool),
    )


def fit(examples: list[Example]) -> tuple[Array, Array, Array]:
    """Mean, scale and weights (the bias last) of the logistic model."""
    x = np.concatenate([e.x[e.counted] for e in examples])
    y = np.concatenate([e.y[e.counted] for e in examples])
    weight = np.concatenate([np.full(int(e.counted.sum()), 1.0) for e in examples])
    weight[y > 0] *= POSITIVE_WEIGHT
    mean, scale = x.mean(0), x.std(0) + 1e-9
    design = np.hstack([(x - mean) / scale, np.ones((len(x), 1))])
    beta = np.zeros(design.shape[1])
    ridge = np.diag([RIDGE] * (design.shape[1] - 1) + [0.0])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -40, 40)))
        gradient = design.T @ (weight * (p - y)) + ridge @ beta
        hessian = (design * (weight * p * (1 - p))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return mean, scale, beta


def probabilities(model: tuple[Array, Array, Array], x: Array) -> Array:
    mean, scale, beta = model
    return 1 / (1 + np.exp(-np.clip(((x - mean) / scale) @ beta[:-1] + beta[-1], -40, 40)))


def score(examples: list[Example], chances: list[Array], threshold: float) -> dict[str, float]:
    """Mean item F1 over answerable looks, share of refusals over unanswerable ones."""
    f1s, refusals = [], []
    for example, p in zip(examples, chances, strict=True):
        chosen = ((p >= threshold) | (example.x[:, 0] >= WHOLE)) & example.counted
        hit = float(example.y[chosen].sum())
        if example.case.answerable:
            f1s.append(2 * hit / (chosen.sum() + len(example.case.gold)) if hit else 0.0)
        else:
            refusals.append(float(not (chosen).any()))
    return {"f1": float(np.mean(f1s)), "refused": float(np.mean(refusals)) if refusals else 1.0}


def main() -> None:
    cases = [c for part in sorted((HERE / "seed").glob("tune*.jsonl")) for c in evaluation.load(part)]
    examples = [e for e in record(cases) if len(e.x)]
    order = np.random.default_rng(7).permutation(len(examples))
    chances: list[Array] = [np.zeros(0)] * len(examples)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS].tolist())
        model = fit([e for n, e in enumerate(examples) if n not in held])
        for n in held:
            chances[n] = probabilities(model, examples[n].x)
    best = max(
        np.arange(0.15, 0.7, 0.01),
        key=lambda t: (lambda s: s["f1"] + 0.5 * s["refused"])(score(examples, chances, t)),
    )
    print(f"{len(examples)} looks, cross-validated at {best:.2f}: {score(examples, chances, best)}")
    for kind in sorted({e.case.kind for e in examples}):
        rows = [
            n
            for n, e in enumerate(examples)
            if e.case.kind == kind and (e.case.answerable or kind == "unanswerable")
        ]
        answerable = [n for n in rows if examples[n].case.answerable]
        if answerable:
            print(
                f"  {kind:14s} {len(answerable):3d} F1 {score([examples[n] for n in answerable], [chances[n] for n in answerable], best)['f1']:.3f}"
            )
        else:
            print(
                f"  {kind:14s} {len(rows):3d} refused {np.mean([not (chances[n] >= best).any() for n in rows]):.3f}"
            )
    mean, scale, beta = fit(examples)
    for name, weight in zip(FEATURES, beta, strict=False):
        print(f"  {name:16s} {weight:+.2f}")
    if "--write" in sys.argv:
        row = {
            "features": FEATURES,
            "mean": [round(float(v), 5) for v in mean],
            "scale": [round(float(v), 5) for v in scale],
            "weights": [round(float(v), 5) for v in beta[:-1]],
            "bias": round(float(beta[-1]), 5),
            "threshold": round(float(best), 2),
            "trained_on": f"{len(examples)} looks for evidence",
        }
        TARGET.write_text(json.dumps(row, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
