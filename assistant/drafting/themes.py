"""Theme headings for a long list of duties whose texts have none: grouped by listed words, and said to be ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from assistant.drafting.contract import Line

GROUPED_NOTE = "职责的小标题为系统归纳（按用词分组），原文没有这样的分组。"
OTHER = "其他职责"
_FEWEST = 2  # lines that a theme needs; a theme of one line says nothing
_LEAST_COVERED = 0.6  # share of the lines that must find a theme, or no grouping is better


@cache
def theme_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Theme heading -> its words, in the order of ``themes.txt``, which decides between equals."""
    text = files("assistant.drafting").joinpath("themes.txt").read_text(encoding="utf-8")
    rows = [line.split("：", 1) for line in text.splitlines() if "：" in line and not line.startswith("#")]
    return tuple((name, tuple(words.split())) for name, words in rows)


def grouped(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """The lines with themes, and whether they were grouped; untouched (no theme) when no grouping is clear."""
    themes = [_theme(line.text) for line in lines]
    sizes = Counter(theme for theme in themes if theme)
    kept = [theme if theme and sizes[theme] >= _FEWEST else OTHER for theme in themes]
    clear = sum(theme != OTHER for theme in kept)
    if len({theme for theme in kept if theme != OTHER}) < 2 or clear < _LEAST_COVERED * len(lines):
        return [line.model_copy(update={"theme": None}) for line in lines], False
    order = [*dict.fromkeys(theme for theme in kept if theme != OTHER), OTHER]
    pairs = sorted(zip(kept, lines, strict=True), key=lambda pair: order.index(pair[0]))
    return [line.model_copy(update={"theme": theme}) for theme, line in pairs], True


def _theme(text: str) -> str:
    """The theme that most words of ``text`` speak of; "" for none."""
    scores = [(sum(text.count(word) for word in words), name) for name, words in theme_words()]
    best = max(score for score, _ in scores)
    return next((name for score, name in scores if score == best), "") if best else ""
