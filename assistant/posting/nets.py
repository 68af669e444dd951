"""The last net of a rule: a sentence that names its ground and turns to the applicant, and speaks of no work or benefit.

Patterns say how a thing is forbidden; a creative recruiter says it otherwise ("HC给的是male，女生先别推"). A short
sentence that names the ground (女生), holds words that turn somebody away or ask him for something (别推), and none
that make the ground a customer, a product or a benefit, is caught all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.posting.needs import Pattern
from assistant.posting.view import View

_SENTENCE = re.compile(r"[^。;\n]+")
_LONGEST = 70  # characters; in a longer sentence ground and refusal have little to do with each other


@dataclass(frozen=True, slots=True)
class Net:
    """``ground`` is what is named; every one of ``holds`` must stand in the sentence, and not ``unless``."""

    ground: Pattern
    holds: tuple[Pattern, ...]
    unless: Pattern

    def caught(self, view: View, work: re.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Start and end (exclusive) of the first naming of the ground in each sentence that is caught."""
        if not self.ground.may_match(view.characters):
            return
        for start, end in _open_sentences(view, work):
            found = self.ground.compiled.search(view.text, start, end)
            if found is None or self.unless.compiled.search(view.text, start, end):
                continue
            if all(one.compiled.search(view.text, start, end) for one in self.holds):
                yield found.span()


@lru_cache(maxsize=4)  # the two views of a text; every net asks for them
def _open_sentences(view: View, work: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    """Places of the short sentences that speak of no work and no benefit."""
    places = (found.span() for found in _SENTENCE.finditer(view.text))
    return tuple(p for p in places if p[1] - p[0] <= _LONGEST and not work.search(view.text, *p))
