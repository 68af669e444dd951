"""Script and width folding shared by the word index and the question's view."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any


@cache
def _converter() -> Any:
    import opencc  # 40 ms; not every command compares texts

    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """``text`` in simplified characters, character for character where the standard table allows it."""
    return text if text.isascii() else str(_converter().convert(text))


def folded(text: str) -> str:
    """``text`` for comparison: NFKC width, simplified script, lower case, no blanks."""
    return "".join(simplified(unicodedata.normalize("NFKC", text)).lower().split())
