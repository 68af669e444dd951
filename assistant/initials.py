"""Words typed by the first letters of their syllables (yszk for 应收账款), where the texts make it certain.

A run of letters counts when the texts hold just one row of words with these initials, or one far more often than
any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from assistant.pinyin import is_han
from assistant.syllables import syllable

# No syllable begins with i, u or v; with a vowel inside the run may be a word of some language.
_RUN = re.compile(r"[bcdfghjklmnpqrstwxyz]{3,8}")
_FAR_MORE = 2  # times as often as the next
_SURE = 4  # letters; three fit by chance, so that they count only for what the texts say again and again
_OFTEN = 3
_NO_LETTER = "-"  # stands for a character that no initial fits


class InitialsReader:
    """Reads initials against one knowledge base's texts. Safe to share between threads.

    Args:
        texts: the duties, folded.
        words: cuts a text into words.
        known: whether the texts hold a word of their own that is written so.
    """

    def __init__(
        self, texts: Sequence[str], words: Callable[[str], Sequence[str]], known: Callable[[str], bool]
    ) -> None:
        self._texts = "\n".join(texts)
        self._words = words
        self._known = known

    @cached_property
    def _initials(self) -> str:
        """The initial of each character of the texts, place for place."""
        return "".join(_initial(c) for c in self._texts)

    def read(self, run: str) -> str | None:
        """What ``run`` (lower case) stands for; ``None`` where that is not certain."""
        if not _RUN.fullmatch(run):
            return None
        found: Counter[str] = Counter()
        at = self._initials.find(run)
        while at >= 0:
            found[self._texts[at : at + len(run)]] += 1
            at = self._initials.find(run, at + 1)
        ranked = [(n, text) for text, n in found.most_common() if self._is_made_of_words(text)][:2]
        if not ranked:
            return None
        often, text = ranked[0]
        next_often = ranked[1][0] if len(ranked) > 1 else 0
        if often < _FAR_MORE * next_often or (len(run) < _SURE and often < _OFTEN):
            return None
        return text

    def _is_made_of_words(self, text: str) -> bool:
        """Whether a stretch of the texts is a row of their words: 应收|账款, and not 月|收账."""
        return is_han(text) and all(len(word) > 1 and self._known(word) for word in self._words(text))


@lru_cache(maxsize=10_000)
def _initial(character: str) -> str:
    if not is_han(character):
        return _NO_LETTER
    return syllable(character)[:1]
