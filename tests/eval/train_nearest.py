"""Fits the weights of ``assistant/nearest.py`` and says how they do on the pages of whole sets left out of the fit.

``python -m tests.eval.train_nearest [--write]`` fits them to ``nearest.npz``: the measures of each text that a question of a single
page may mean, without the texts, most of whose pages are of third parties and not ours to commit.
``--collect TEXTS QUESTIONS [TEXTS QUESTIONS …]`` measures anew: folders of page texts, each with the questions asked of single pages
(``kb`` names the page).
"""

from __future__ import annotations

import json
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
from assistant.nearest import Fit, Setting, Weights, shares
from assistant.page_texts import page_of
from assistant.standing_out import measured_texts, setting_of
from index.text import folded
from tests.eval.workspace import open_workspace

_TABLE = Path(__file__).parent / "nearest.npz"
_STORED = Path(__file__).parents[2] / "assistant" / "data" / "nearest.json"
_STRUCTURAL = {"enumerate", "requirements", "overview", "count", "compare", "smalltalk", "aggregate"}
_DECAY, _TURNS = 0.001, 400

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """One question: of which set it is, what speaks for each text that may answer it, and which of them are meant."""

    of: int
    rows: Floats
    meant: NDArray[np.bool_]
    setting: Floats


def rows_of(texts: Path, questions: Path, of: int) -> list[Row]:
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
                if (row := _row(case, asked, outcome, desk, of)) is not None:
                    kept.append(row)
                return outcome, desk

            with mock.patch.object(answering, "nearer", nearer):
                evaluation.run([case], workspace.assistant.ask, kb=workspace.kb)
            found += kept[-1:]
        workspace.catalogue.close()
    return found


def _row(case: Case, asked: Asked, outcome: Outcome, desk: Desk, of: int) -> Row | None:
    page, may = page_of(desk), Fitting(asked, desk)
    if page is None or asked.topic.empty or asked.target.unknown_role:
        return None
    fits = measured_texts(asked, desk, page, may)
    keys = [text_key(text.text) for text in page.texts]
    meant = np.array([_meant(case, key) for key in keys])
    if not fits or (case.answerable and not meant.any()):
        return None
    also = np.array([(case.by_document and any(k[1] == key for k in case.also_ok)) for key in keys])
    keep = np.array([may.possible(text) for text in page.texts]) & (meant | ~also)
    setting = np.array(setting_of(asked, page, outcome, may), dtype=np.float64)
    return Row(of, np.array(fits, dtype=np.float64)[keep], meant[keep], setting) if keep.any() else None


def _meant(case: Case, key: str) -> bool:
    return any(text in key for _, text in case.gold) or any(folded(words) in key for words in case.quotes)


def fit(rows: list[Row]) -> Weights:
    """The weights: maximum likelihood with a little decay on standardised features, by gradient ascent (Adam, Kingma and Ba 2015)."""
    table = np.vstack([row.rows for row in rows])
    mean, scale = table.mean(axis=0), table.std(axis=0) + 1e-6
    held = [Row(row.of, (row.rows - mean) / scale, row.meant, row.setting) for row in rows]
    features = len(Fit._fields)
    weights = np.zeros(features + len(Setting._fields))
    step, moment, square = 0.05, np.zeros_like(weights), np.zeros_like(weights)
    for turn in range(1, _TURNS + 1):
        slope = _slope(Weights(weights[:features], weights[features:]), held) / len(held)
        slope[:features] -= 2 * _DECAY * weights[:features]
        moment, square = 0.9 * moment + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights = weights + step * (moment / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.999**turn)) + 1e-9)
    text, none = weights[:features] / scale, weights[features:].copy()
    none[Setting._fields.index("always")] += float(text @ mean)  # what standardising took from every text
    return Weights(text, none)


def _slope(weights: Weights, rows: list[Row]) -> Floats:
    features = len(Fit._fields)
    slope = np.zeros(features + len(Setting._fields))
    for row in rows:
        found = shares(row.rows, row.setting, weights)
        own, none = found[:-1], float(found[-1])
        right = np.where(row.meant, own, 0.0)
        whole = float(right.sum())
        slope[:features] += ((right / whole if whole else right) - own) @ row.rows
        slope[features:] += (float(not row.meant.any()) - none) * row.setting
    return slope


def _judged(rows: list[Row]) -> list[tuple[float, float, bool, bool]]:
    """Of each refused question, by weights of the other sets: the likeliest text's chance and all texts', whether that text is meant, and any."""
    refused = Setting._fields.index("refused")
    judged = []
    for of in sorted({row.of for row in rows}):
        weights = fit([row for row in rows if row.of != of])
        for row in rows:
            if row.of == of and row.setting[refused]:
                own = shares(row.rows, row.setting, weights)[:-1]
                judged.append(
                    (float(own.max()), float(own.sum()), bool(row.meant[own.argmax()]), bool(row.meant.any()))
                )
    return judged


def _save(rows: list[Row]) -> None:
    np.savez_compressed(
        _TABLE,
        rows=np.vstack([row.rows for row in rows]).astype(np.float16),
        meant=np.concatenate([row.meant for row in rows]),
        texts=np.array([len(row.rows) for row in rows]),
        of=np.array([row.of for row in rows], dtype=np.int8),
        settings=np.array([row.setting for row in rows]).astype(np.float32),
    )


def _stored() -> list[Row]:
    with np.load(_TABLE) as table:
        ends = np.cumsum(table["texts"])[:-1]
        parts = np.split(table["rows"].astype(np.float64), ends), np.split(table["meant"], ends)
        of, settings = table["of"].tolist(), table["settings"].astype(np.float64)
    return [Row(*row) for row in zip(of, *parts, settings, strict=True)]


def main(arguments: list[str]) -> None:
    """Fits, and tells for some thresholds how many texts it tells rightly, wrongly, and where nothing is meant."""
    if "--collect" in arguments:
        pairs = [Path(a) for a in arguments if not a.startswith("--")]
        _save([row for n in range(0, len(pairs), 2) for row in rows_of(pairs[n], pairs[n + 1], n // 2)])
    rows = _stored()
    judged = _judged(rows)
    print(f"{len(judged)} refused questions of {len(rows)}, {sum(meant for *_, meant in judged)} answerable")
    for whole in (0.4, 0.5, 0.6, 0.7):
        for least in (0.2, 0.3, 0.4, 0.5):
            told = [(right, meant) for one, all_, right, meant in judged if one >= least and all_ >= whole]
            right, nothing = sum(r for r, _ in told), sum(not meant for _, meant in told)
            print(
                f"all {whole}, best {least}: {right} rightly, {len(told) - right - nothing} wrongly, {nothing} of nothing"
            )
    weights = fit(rows)
    stored = {
        "text": dict(zip(Fit._fields, weights.text.round(3).tolist(), strict=True)),
        "none": dict(zip(Setting._fields, weights.none.round(3).tolist(), strict=True)),
    }
    print(json.dumps(stored, indent=1))
    if "--write" in arguments:
        _STORED.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
