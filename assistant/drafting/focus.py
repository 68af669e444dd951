"""What the brief stresses, and how far a duty speaks of it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from index.text import folded

_IN_PARTS = 0.5  # "渠道管理" where only 渠道 or only 管理 stands in the duty


class Focus:
    """The focus words of a brief. Empty when none is given."""

    def __init__(self, words: Sequence[str], tokens: Callable[[str], Sequence[str]]) -> None:
        self.words = tuple(dict.fromkeys(word.strip() for word in words if word.strip()))
        self._forms = [(folded(word), [folded(t) for t in tokens(word) if len(t) > 1]) for word in self.words]

    def __bool__(self) -> bool:
        return bool(self.words)

    def of(self, text: str) -> float:
        """Share of the focus words in ``text``, 0..1; a word found in parts counts half at most."""
        if not self._forms:
            return 0.0
        view = folded(text)
        return sum(self._strength(form, parts, view) for form, parts in self._forms) / len(self._forms)

    def weight(self, texts: Sequence[str], rarity: Callable[[str], float]) -> float:
        """How much a whole list speaks of the focus: a rare word counts more, each further duty a little less."""
        views = [folded(text) for text in texts]
        total = 0.0
        for form, parts in self._forms:
            held = sum(self._strength(form, parts, view) for view in views)
            total += max([rarity(part) for part in parts] or [1.0]) * math.log1p(held)
        return total

    @staticmethod
    def _strength(form: str, parts: Sequence[str], view: str) -> float:
        if form in view:
            return 1.0
        return _IN_PARTS * sum(part in view for part in parts) / len(parts) if parts else 0.0
