"""Data for a prompt, behind fences that it cannot climb: tags that its own text can no longer spell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from assistant.wording.evidence import Evidence

_TAGS = str.maketrans(
    {"<": "〈", ">": "〉", "＜": "〈", "＞": "〉", '"': "”", "`": "'", "{": "（", "}": "）"}
)
# A mark inside a duty would read as one of ours.
_MARK = re.compile(r"[\[【［](\s*\d[\d\s,，、]*)[\]】］]")
# Roles of chat templates, which some servers read in the text: <|im_start|>, [INST], ### System.
_TEMPLATE = re.compile(
    r"〈\|[^|]*\|〉|\[/?INST\]|〈/?s〉|^#{1,6}\s*(?:system|user|assistant)\b.*$", re.I | re.M
)


def harmless(text: str) -> str:
    """The text as data: one line, without control, invisible or tag characters, fences or our marks."""
    seen = "".join(" " if char in "\r\n\t\u2028\u2029" else char for char in text if _visible(char))
    plain = _TEMPLATE.sub(" ", seen.translate(_TAGS))
    return re.sub(r"\s{2,}", " ", _MARK.sub(r"（\1）", plain)).strip()


def _visible(char: str) -> bool:
    """Printable, or a line end; Unicode tags, bidi marks and variation selectors hide words from a person."""
    if char in "\r\n\t\u2028\u2029":
        return True
    return (
        unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") and not "\ufe00" <= char <= "\ufe0f"
    )


def question(text: str) -> str:
    """The question, fenced."""
    return f"<问题>\n{harmless(text)}\n</问题>"


def evidence(items: Sequence[Evidence]) -> str:
    """The numbered evidence, each duty fenced with its role and heading."""
    return "\n".join(
        f'<资料 编号="{one.marker}" 岗位="{harmless(one.roles[0]) if one.roles else ""}" '
        f'清单="{harmless(one.heading)}">\n{harmless(one.text)}\n</资料>'
        for one in items
    )


def roles(names: Sequence[str]) -> str:
    """The names of roles, fenced."""
    return "<岗位>\n" + "\n".join(harmless(name) for name in names) + "\n</岗位>"


def lines(texts: Sequence[str]) -> str:
    """Numbered lines of a draft, fenced."""
    return "<原文>\n" + "\n".join(f"{n}、{harmless(text)}" for n, text in enumerate(texts, 1)) + "\n</原文>"
