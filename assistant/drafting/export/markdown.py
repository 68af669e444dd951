"""A draft as Markdown. What looks like markup in a line is escaped: a brief is text, never formatting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.drafting.contract import MARK, Line, Section

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_LEADING = re.compile(r"^(#{1,6}|[-+=]|\d+[.)])(?=\s|$)")


def escaped(text: str) -> str:
    """``text`` so that Markdown shows it as it is."""
    return _LEADING.sub(r"\\\1", _SPECIAL.sub(r"\\\1", text))


def markdown(title: str, sections: Sequence[Section]) -> str:
    """Title, sections, numbered lists, and the mark that a machine assembled it."""
    parts = [f"# {escaped(title)}"]
    for section in sections:
        parts.append(f"## {escaped(section.heading)}")
        parts.append(_numbered(section) if section.numbered else _plain(section))
    parts.append(f"> {MARK}")
    return "\n\n".join(parts) + "\n"


def _plain(section: Section) -> str:
    return "\n".join(f"- {escaped(line.text)}" for line in section.lines)


def _numbered(section: Section) -> str:
    parts: list[str] = []
    number = 0
    for theme, lines in groupby(section.lines, key=lambda line: line.theme):
        rows: list[str] = []
        for line in lines:
            number += 1
            rows.append(f"{number}. {_line(line)}")
        parts.append((f"### {escaped(theme)}\n\n" if theme else "") + "\n".join(rows))
    return "\n\n".join(parts)


def _line(line: Line) -> str:
    tail = "（参考：国家职业分类大典）" if line.origin == "reference" else ""
    return escaped(line.text) + tail
