"""Scores answers against question sets, and tells what went wrong: item P/R/F1, exact lists, owners, refusals."""

from assistant.evaluation.case import Case, item_key, text_key
from assistant.evaluation.measures import Measures, by_kind, measure, summary
from assistant.evaluation.reading import load
from assistant.evaluation.scoring import Ask, Scored, run, score

__all__ = [
    "Ask",
    "Case",
    "Measures",
    "Scored",
    "by_kind",
    "item_key",
    "load",
    "measure",
    "run",
    "score",
    "summary",
    "text_key",
]
