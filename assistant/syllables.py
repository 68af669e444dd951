"""How a single character is read, without tones: 销 is ``xiao``.

A table of ours (``data/syllables.tsv``, made by ``tests/eval/make_syllables.py``): pypinyin, which reads whole words, takes
50 MB and 0.3 s with its table of phrases, and questions typed in characters ask of single ones alone.
"""

from __future__ import annotations

from array import array
from functools import cache
from importlib.resources import files

FIRST, LAST = "\u4e00", "\u9fff"


def syllable(character: str) -> str:
    """The commonest reading of a Chinese character; anything else, and what has no reading, is itself."""
    if not FIRST <= character <= LAST:
        return character
    places, syllables = _table()
    place = places[ord(character) - ord(FIRST)]
    return syllables[place] if place else character


@cache
def _table() -> tuple[array[int], tuple[str, ...]]:
    """For each character the place of its syllable, 0 for none; and the syllables."""
    text = (files("assistant.data") / "syllables.tsv").read_text(encoding="utf-8")
    places = array("H", bytes(2 * (ord(LAST) - ord(FIRST) + 1)))
    syllables = [""]
    for line in text.splitlines():
        if not line.startswith("#"):
            spelled, characters = line.split("\t")
            for character in characters:
                places[ord(character) - ord(FIRST)] = len(syllables)
            syllables.append(spelled)
    return places, tuple(syllables)
