"""From glyphs on a page to lines, and from lines to paragraphs.

A PDF knows no paragraphs, only where each glyph stands. Lines are joined where a line runs to the right
margin and the next one continues it: no number of its own, no indent, the same size, no gap. When in doubt
two lines stay two lines: the parser can still join them, and cannot part what was joined here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from corpus.reading.rows import BETWEEN

COLUMN_GAP = 1.8  # em between two cells of a row
WORD_GAP = 0.9  # em; a made-up blank between two Han characters closer than this is justification
MARGIN = 1.6  # em; a line that ends so close to the right margin is full
INDENT = 1.2  # em
SPACING = 1.9  # line heights between two lines of one paragraph, at most
LONG = 15  # characters of a line that may be full; short ones are headings

_MARKER = re.compile(
    r"\s*(?:[(（【\[]?\s*[0-9０-９一二三四五六七八九十百]{1,3}\s*(?:[)）】\].、，．。:：]|\s)|第[0-9一二三四五六七八九十百]+[条章节款]"
    r"|[①-⓿⑴-⒛➀-➓㈠-㈩]|[•●◆■□▪▌*·➢✓❖○◇★☆]|[-–—]\s|[a-zA-Z][.)、）])"
)
_ONLY_MARKER = re.compile(
    r"\s*(?:[(（【\[]?[0-9０-９一二三四五六七八九十百.]{1,5}[)）】\].、，．。:：]?|[^\w\s]|[a-zA-Z][.)、）])\s*"
)
_ENDED = frozenset("；;。！？!?")
_PAGE_NUMBER = re.compile(r"[-—–\s]*第?\s*\d{1,4}\s*页?(?:\s*[/／,，、]?\s*共?\s*\d{1,4}\s*页?)?[-—–\s]*")
_EDGE = 0.12  # share of the page's height that holds headers, or footers


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; those that pdfium makes up (blanks between words) have no place."""

    char: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    top: float = 0.0

    @property
    def placed(self) -> bool:
        """Whether the glyph is seen at a place of its own."""
        return self.right > self.left and not self.char.isspace()


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. Lengths in points, y upwards; ``height`` of the page, to know its edges."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    top: float
    size: float
    at_edge: bool


def line_of(glyphs: Sequence[Glyph], page: int, page_height: float) -> Line | None:
    """A line's text with ``|`` where a wide gap parts two cells; None for a blank line."""
    placed = [glyph for glyph in glyphs if glyph.placed]
    if not placed:
        return None
    size = median(glyph.top - glyph.bottom for glyph in placed) or 1.0
    text = ""
    blank = False
    last: Glyph | None = None
    for glyph in glyphs:
        if not glyph.placed:
            blank = blank or glyph.char.isspace()
            text += "" if glyph.char.isspace() else glyph.char
            continue
        if last is not None:
            text += _between(last, glyph, size, blank, text)
        text += glyph.char
        last, blank = glyph, False
    bottom, top = min(glyph.bottom for glyph in placed), max(glyph.top for glyph in placed)
    at_edge = bottom > page_height * (1 - _EDGE) or top < page_height * _EDGE
    return Line(
        text, page, min(g.left for g in placed), max(g.right for g in placed), bottom, top, size, at_edge
    )


def _between(last: Glyph, glyph: Glyph, size: float, blank: bool, text: str) -> str:
    gap = (glyph.left - last.right) / size
    if gap > COLUMN_GAP and not _ONLY_MARKER.fullmatch(text):
        return BETWEEN
    if not blank:
        return ""
    return "" if _wide(last.char) and _wide(glyph.char) and gap < WORD_GAP else " "


def _wide(char: str) -> bool:
    return "\u2e80" <= char <= "\u9fff" or "\uff00" <= char <= "\uff60" or char in "“”‘’…—"


def without_frames(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """Pages without running headers, footers and page numbers; and what was taken out, once each."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in lines if line.at_edge})
    running = {key for key, count in seen.items() if count >= 2 and count * 2 >= len(pages)}
    frames: dict[str, str] = {}
    kept: list[list[Line]] = []
    for lines in pages:
        body: list[Line] = []
        for at, line in enumerate(lines):
            outermost = at == 0 or at == len(lines) - 1
            if line.at_edge and _key(line) in running:
                if any(char.isalpha() and char not in "第页共" for char in line.text):
                    frames.setdefault(_key(line), line.text[:60])
            elif not (line.at_edge and outermost and _PAGE_NUMBER.fullmatch(line.text)):
                body.append(line)
        kept.append(body)
    return kept, list(frames.values())


def _key(line: Line) -> str:
    """The same text but for its digits, at the same height. List items may look alike and are kept apart."""
    text = line.text if _MARKER.match(line.text) else re.sub(r"\d+", "#", line.text)
    return f"{text}@{line.bottom:.0f}"


def paragraphs(pages: Sequence[list[Line]]) -> list[str]:
    """Paragraphs over all pages; one that runs over a page's end is joined too."""
    found: list[str] = []
    last: Line | None = None
    first: Line | None = None  # the line that opened the current paragraph
    for lines in pages:
        margin = max((line.right for line in lines), default=0.0)
        for line in lines:
            if last is not None and first is not None and _continues(first, last, line, margin):
                found[-1] = _joined(found[-1], line.text)
            else:
                found.append(line.text)
                first = line
            last = line
    return found


def _continues(first: Line, last: Line, line: Line, margin: float) -> bool:
    size = max(last.size, 1.0)
    if _MARKER.match(line.text) or abs(line.size - size) > 0.15 * size or len(last.text) < LONG:
        return False
    same_page = line.page == last.page
    if same_page and not 0 < last.top - line.top < SPACING * size:
        return False
    if BETWEEN in line.text or last.text[-1] in "；;":
        return False
    hanging = bool(_MARKER.match(first.text)) or BETWEEN in first.text
    if line.left - last.left > INDENT * size and not (last is first and hanging):
        return False
    full = last.right >= margin - MARGIN * size
    level = abs(last.right - line.right) < MARGIN * size and len(line.text) >= LONG  # both full, in a cell
    if full or level:
        return not (last.text[-1] in _ENDED and line.left - first.left > INDENT * size and not hanging)
    # A cell that ends before the margin: no sentence ends here, and the line is long for a heading.
    return (
        last.text[-1] not in _ENDED
        and last.text[-1] not in "：:"
        and last.right >= 0.85 * margin
        and len(last.text) > LONG
    )


def _joined(before: str, after: str) -> str:
    if before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha() and after[:1].islower():
        return before[:-1] + after
    apart = before[-1].isascii() and after[0].isascii() and before[-1].isalnum() and after[0].isalnum()
    return f"{before} {after}" if apart else before + after
