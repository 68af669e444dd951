"""Folding: near-equal duties recognised, with all of their places kept."""

from corpus.folding.comparing import Sameness, same_duty, sameness
from corpus.folding.grouping import Fold, fold

__all__ = ["Fold", "Sameness", "fold", "same_duty", "sameness"]
