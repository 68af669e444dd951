"""Which characters of a matter a duty holds, for words that are cut or put otherwise: 盘店柜的货 and 组织店柜盘点.

Words decide more surely; characters see what a cut hides, and a word's abbreviation (普票, 普通发票). Each counts by
how rare it is among duties of all trades (``data/characters.tsv``), so 管 says little and 盘 much.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from index.text import folded


def shares(matter: str, wholes: Sequence[str]) -> list[float]:
    """The weighted share of the matter's Chinese characters that each folded text holds, 0..1."""
    weights = _weights()
    asked = {char: weights.get(char, _UNSEEN) for char in folded(matter) if "\u4e00" <= char <= "\u9fff"}
    total = sum(asked.values())
    if not total:
        return [0.0] * len(wholes)
    pairs = list(asked.items())
    return [sum([weight for char, weight in pairs if char in whole]) / total for whole in wholes]


_UNSEEN = 8.5  # of a character that hardly any duty holds


@cache
def _weights() -> dict[str, float]:
    text = (files("assistant.data") / "characters.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {char: float(weight) for char, weight in rows}
