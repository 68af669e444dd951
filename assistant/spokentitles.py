"""Titles as people say them: without the note in brackets that a page prints behind them.

线上中文教师（兼职，居家） is 线上中文教师, if no other job is called so. A title with a note in it, typed in full, is read by that
name, as a comma or a blank within brackets would cut it in two; and a question that names nobody is put in plain words by it.
"""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge
from corpus.model import Role
from index.text import folded

_NOTE = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
# A title with a pause in its note or in itself, or a note that may be taken for pinyin (base新加坡).
_PARTED = re.compile(r"[(（\[【][^()（）\[\]【】]*[\s,，、/／a-zA-Z][^()（）\[\]【】]*[)）\]】]|\S\s+\S")
_INNER = re.compile(r"[\s,，、/／]*")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def spoken_title(role: Role, knowledge: Knowledge) -> str:
    """What the job is called in a question: its title in simplified script, without notes where that still names it alone."""
    for plain in (_NOTE.sub("", role.title).strip(), role.title):
        if [found.id for found in knowledge.names.get(folded(plain), ())] == [role.id]:
            return _said(plain)
    return _said(role.title)


def _said(title: str) -> str:
    """A title as a question types it; the blanks of one in Chinese (iOS 高级工程师) fall away."""
    return folded(title) if _HAN.search(title) else title.lower()


def with_spoken_titles(text: str, knowledge: Knowledge) -> str:
    """``text`` with each title that it types in full, notes and all, as people say it."""
    if not _PARTED.search(text):
        return text
    said = _squeezed(text)
    noted = [role for role in knowledge.roles.values() if _PARTED.search(role.title)]
    for role in sorted(noted, key=lambda role: -len(role.title)):
        title = _squeezed(role.title)
        spoken = spoken_title(role, knowledge)
        if title not in said or (spoken == title and title in text.lower()):
            continue
        typed = _INNER.pattern.join(re.escape(char) for char in title)
        text = re.sub(typed, lambda _, name=spoken: name, text, flags=re.IGNORECASE)  # type: ignore[misc]
        said = _squeezed(text)
    return text


def _squeezed(text: str) -> str:
    """For comparison: folded, without what may be typed otherwise within brackets."""
    return re.sub(_INNER.pattern, "", folded(text))
