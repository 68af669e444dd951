"""Fits the weights of ``assistant/nearest.py`` and says how they do on pages left out of the fit.

``python -m tests.eval.train_nearest TEXTS QUESTIONS [TEXTS QUESTIONS …]``: folders of page texts, each with the questions asked
of single pages (``kb`` names the page). Without arguments, the pages of ``tests/eval/pages``.
"""

from __future__ import annotations

import math
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import numpy as np
from numpy.typing import NDArray

from assistant import answering, evaluation
from assistant.asked import Asked, Desk, Outcome
from assistant.evaluation.case import Case, text_key
from assistant.fitting import Fitting
from assistant.nearest import FEWEST, Fit
from assistant.page_texts import page_of
from assistant.standing_out import measured_texts
from index.text import folded
from tests.eval.workspace import open_workspace

_PAGES = Path(__file__).parent / "pages"
_STRUCTURAL = {"enumerate", "overview", "count", "compare", "smalltalk", "aggregate"}
_MOST = 2  # texts that a question may mean
_DECAY, _FOLDS = 0.3, 8

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One question: what speaks for each text that may answer it, and which of them are meant."""

    page: str
    rows: Floats
    meant: NDArray[np.bool_]
    texts: int


def rows_of(texts: Path, questions: Path) -> list[Row]:
    """The questions of one set of pages, each asked of the assistant as it is."""
    cases = [c for c in evaluation.load(questions) if c.kind not in _STRUCTURAL]
    asked_of = {c.kb for c in cases}
    pages = [(p.name, p.read_bytes()) for p in sorted(texts.glob("*.txt")) if p.stem in asked_of]
    found: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="zhize-nearest-") as folder:
        workspace = open_workspace(folder=Path(folder), texts=pages, each=True)
        for case in cases:
            kept: list[Row] = []

            def nearer(
                asked: Asked, outcome: Outcome, desk: Desk, case: Case = case, kept: list[Row] = kept
            ) -> tuple[Outcome, Desk]:
                if (row := _row(case, asked, desk)) is not None:
                    kept.append(row)
                return outcome, desk

            with mock.patch.object(answering, "nearer", nearer):
                evaluation.run([case], workspace.assistant.ask, kb=workspace.kb)
            found += kept[-1:]
        workspace.catalogue.close()
    return found


def _row(case: Case, asked: Asked, desk: Desk) -> Row | None:
    page = page_of(desk)
    fits = measured_texts(asked, desk, page) if page is not None and not asked.topic.empty else []
    if page is None or not fits or len(case.gold) + len(case.quotes) > _MOST:
        return None
    may = Fitting(asked, desk)
    keys = [text_key(text.text) for text in page.texts]
    meant = np.array([_meant(case, key) for key in keys])
    if case.answerable and not meant.any():
        return None
    also = np.array([(case.by_document and any(k[1] == key for k in case.also_ok)) for key in keys])
    keep = np.array([may.answer(text) for text in page.texts]) & (meant | ~also)
    return Row(case.kb or "", np.array(fits, dtype=np.float64)[keep], meant[keep], len(keys))


def _meant(case: Case, key: str) -> bool:
    return any(text in key for _, text in case.gold) or any(folded(words) in key for words in case.quotes)


def fit(rows: list[Row]) -> Floats:
    """The weights, and the two numbers of none: maximum likelihood with a little decay, by gradient ascent."""
    weights = np.zeros(len(Fit._fields) + 2)
    step, moment, square = 0.1, np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, 601):  # Adam
        slope = _slope(weights, rows) / len(rows)
        moment, square = 0.9 * moment + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights + step * (moment / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-9)
    return weights


def _slope(weights: Floats, rows: list[Row]) -> Floats:
    slope = -2 * _DECAY * np.append(weights[:-2], [0.0, 0.0])
    for row in rows:
        own, none = _shares(weights, row)
        count = np.array([1.0, math.log(max(row.texts, FEWEST))])
        if row.meant.any():
            right = np.where(row.meant, own, 0.0)
            slope[:-2] += (right / right.sum() - own) @ row.rows
            slope[-2:] -= none * count
        else:
            slope[:-2] -= own @ row.rows
            slope[-2:] += (1 - none) * count
    return slope


def _shares(weights: Floats, row: Row) -> tuple[Floats, float]:
    utility = np.append(row.rows @ weights[:-2], weights[-2] + weights[-1] * math.log(max(row.texts, FEWEST)))
    raised = np.exp(utility - utility.max())
    shares: Floats = raised / raised.sum()
    return shares[:-1], float(shares[-1])


def main(arguments: list[str]) -> None:
    """Fits, and tells for some thresholds how many texts it tells rightly, wrongly, and where nothing is meant."""
    pairs = [Path(a) for a in arguments] or [_PAGES / "texts", _PAGES / "tune.jsonl"]
    rows = [r for n in range(0, len(pairs), 2) for r in rows_of(pairs[n], pairs[n + 1])]
    pages = sorted({row.page for row in rows})
    judged = []
    for n in range(_FOLDS):
        left_out = set(pages[n::_FOLDS])
        weights = fit([row for row in rows if row.page not in left_out])
        for row in rows:
            if row.page in left_out and len(row.rows):
                own, _ = _shares(weights, row)
                judged.append((own.max(), bool(row.meant[own.argmax()]), bool(row.meant.any())))
    for least in (0.3, 0.4, 0.5, 0.55, 0.6, 0.7):
        told = [(right, meant) for chance, right, meant in judged if chance >= least]
        right = sum(r for r, _ in told)
        nothing = sum(not meant for _, meant in told)
        print(f"{least:.2f}: {right} rightly, {len(told) - right - nothing} wrongly, {nothing} of nothing")
    print(len(rows), dict(zip((*Fit._fields, "none", "many"), fit(rows).round(2), strict=True)))


if __name__ == "__main__":
    main(sys.argv[1:])
