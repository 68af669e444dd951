"""Pages whose line ends became blanks: all of it on one line (收银员 岗位职责 1、… 2、… 任职要求 1、…).

Headings set off by blanks on both sides tell such a line. It is cut again at them, at the jobs and numbers right before
them, and where a blank follows the end of a sentence; numbers inside are the business of ``series``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, headings, titles
from corpus.parsing.titles import looks_like_title
from corpus.parsing.view import compact

_LONG: Final = 90  # characters of a line that may be a page
_HEADS: Final = 2  # headings that tell one
_LONGEST_JOB: Final = 16
_TOKEN: Final = re.compile(r"\S+")
_TERMS, _LONGEST_TERM = 4, 12  # words between a job and its list, and their characters
_LONGEST_LABEL, _LONGEST_TITLE = 8, 24
_MARKDOWN: Final = re.compile(r"#{1,6}|-{3,}|={3,}|\*{3,}")
_SAID: Final = re.compile(r"[,;:。!?、]")
_ENDS: Final = (";", "。", "!", "?")
_FIRST: Final = re.compile(r"(?:1[、.)]|\(1\)|①|[•●·-])")
_NUMBER: Final = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[、.]|第[一二三四五六七八九十\d]{1,3}[章节篇部]|[•●·*-])"
)


def line_starts(view: str, start: int, end: int) -> list[int]:
    """Return where the lines begin that a long line was made of, its own start first."""
    if end - start < _LONG or view.find(" ", start, end) < 0:
        return [start]
    tokens = [(found.start(), found.end()) for found in _TOKEN.finditer(view, start, end)]
    words = [view[begin:stop] for begin, stop in tokens]
    heads = {place for place, word in enumerate(words) if _is_heading(word)}
    jobs = {place for place, word in enumerate(words) if _is_job(word) and _listed(words, place + 1, heads)}
    if len(heads | jobs) < _HEADS:
        return [start]
    starts = {start}
    for place in range(len(words)):
        opens, closes = _edges(words, place, heads, jobs)
        if opens:
            numbered = place > 0 and _NUMBER.fullmatch(words[place - 1]) is not None
            starts.add(tokens[place - numbered][0])
        if closes and place + 1 < len(words):
            starts.add(tokens[place + 1][0])
    return sorted(starts)


def _edges(words: Sequence[str], place: int, heads: set[int], jobs: set[int]) -> tuple[bool, bool]:
    """Whether a line begins with the word at ``place``, and whether one ends with it."""
    word = words[place]
    if place in heads:
        return True, True
    if _MARKDOWN.fullmatch(word) is not None:
        return True, False
    if fields.is_label(word.partition(":")[0]) and ":" in word[:_LONGEST_LABEL]:
        return True, False
    title = place == 0 and _SAID.search(word) is None and len(word) <= _LONGEST_TITLE
    above = place > 0 and _MARKDOWN.fullmatch(words[place - 1]) is not None
    return place in jobs and not above, place in jobs or title or word.endswith(_ENDS)


def _is_heading(word: str) -> bool:
    head = headings.read(word) if not word.isascii() and 2 <= len(word) <= headings._LONGEST_HEADING else None
    if head is None:
        return False
    return head.colon or head.name is not None or (head.kind != "other" and head.word in headings._FULL_WORDS)


def _is_job(word: str) -> bool:
    name = compact(word.strip("*【】:"))
    if name.isascii():
        return False  # a blank parts English words, not lines
    return len(name) <= _LONGEST_JOB and looks_like_title(name) and titles.is_named(name)


def _listed(words: Sequence[str], place: int, heads: set[int]) -> bool:
    """Whether a list begins at ``place``: with its heading, a number 1, or short terms before either (临江 5-7k 岗位职责)."""
    for at in range(place, min(place + _TERMS + 1, len(words))):
        if at in heads:
            return True
        if _FIRST.match(words[at]) is not None:
            return at == place
        if len(words[at]) > _LONGEST_TERM or words[at].endswith(_ENDS):
            return False
    return False
