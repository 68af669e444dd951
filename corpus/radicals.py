"""Radicals that a PDF's fonts print for whole characters: ⼈ for 人, ⻓ for 长. They look alike and are other characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

#: Of Unicode's supplement, which it does not map itself.
_SUPPLEMENT: Final = dict(
    zip(
        "⺁⺆⺊⺍⺗⺙⺛⺜⺝⺟⺠⺥⺧⺩⺪⺫⺬⺮⺷⺼⺿⻀⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂冂卜小心攵旡日月母民爪牛王疋目示竹羊肉艹艹虎西见角贝车长长长门阝雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
#: Those of the Kangxi dictionary's block are told by Unicode.
RADICALS: Final[dict[str, str]] = {
    chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
} | _SUPPLEMENT
_RADICAL: Final = re.compile("[\u2e80-\u2fd5]")


def whole_characters(text: str) -> str:
    """``text`` with the characters that its radicals stand for, one for one."""
    if _RADICAL.search(text) is None:
        return text
    return "".join(RADICALS.get(char, char) for char in text)
