"""The rows of a text that its lists leave over: each with its printed number, without markup, wrapped lines joined.

What the parser kept with a reason is read once more for its outline: "3、请假扣当天工资；<br>" is the text 请假扣当天工资
with the number 3, as an item of a list would be; "第七条　凡有下列行为之一者…" an article, whatever line it goes on on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.parsing import markers
from corpus.parsing.markers import Marker
from corpus.parsing.result import Dropped, Parse, Segment
from corpus.parsing.view import EDGE, normalise

_NOISE = frozenset({"punctuation", "menu", "sidebar"})
_SITE = frozenset({"navigation", "boilerplate"})
"""Reasons of what a site prints: such a line may hold a value (规模51－100人), but it tells nothing else."""
_OF_HEADING = frozenset({"heading", "marker", "separator"})


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text that is no item of a list.

    Attributes:
        start: where its words begin, behind the marker.
        marker: the marker in front of it; ``number`` as it is told ("3", "第七条").
        heading: whether the parser read it as a heading.
        cells: ends of the cells of a row of a table behind the first one, as places.
        of_site: whether it is what a site prints around its text.
        in_list: it only says that items of a list stand here.
        bullet: whether a bullet stands before it, which has no number to tell.
    """

    start: int
    end: int
    marker: Marker | None = None
    number: str = ""
    heading: bool = False
    cells: tuple[tuple[int, int], ...] = ()
    of_site: bool = False
    in_list: bool = False
    bullet: bool = False


def rows_of(text: str, parsed: Parse) -> list[Row]:
    """The rows that are in no list, in the text's order, and a sign of each stretch of items between them."""
    view = normalise(text)
    reasons = {(d.start, d.end): d for d in parsed.result.dropped}
    ends = [found.start() for found in re.finditer("\n", text)]
    by_line = groupby(
        sorted(parsed.segments, key=lambda s: s.start), key=lambda s: bisect_left(ends, s.start)
    )
    rows = [row for _, group in by_line if (row := _row(list(group), reasons, text, view)) is not None]
    joined = _joined(_with_numbers(rows, text), text)
    return [row if row.marker is None or row.heading else _trimmed(row, text) for row in joined]


def _row(
    segments: Sequence[Segment], reasons: dict[tuple[int, int], Dropped], text: str, view: str
) -> Row | None:
    dropped = [d for s in segments if (d := reasons.get((s.start, s.end))) and d.reason not in _NOISE]
    if not dropped:
        if any(s.type in ("item", "field") for s in segments):
            return Row(segments[0].start, segments[-1].end, in_list=True)
        return _heading_row([s for s in segments if not _is_sign(s, reasons)], text, view)
    start, end = dropped[0].start, dropped[-1].end
    marker = markers.at(view, start, end)
    if marker is not None and marker.end >= end:
        marker = None  # a lone number is a value
    own = end if marker is None else marker.end
    begin = start if marker is None else _words_from(text, own)
    stop = begin + len(_untagged(text[begin:end]))
    of_site = all(d.reason in _SITE for d in dropped)
    if marker is None:
        before = text[text.rfind("\n", 0, begin) + 1 : begin].strip()
        return Row(begin, stop, of_site=of_site, bullet=before in _BULLETS)
    cells = _cells(text, begin, stop)
    first = cells[0][0] if cells else stop
    return Row(begin, begin + len(text[begin:first].rstrip()), marker, cells=cells, of_site=of_site)


def _is_sign(segment: Segment, reasons: dict[tuple[int, int], Dropped]) -> bool:
    """Whether a segment is nothing but signs: the ## of ## 薪酬福利."""
    dropped = reasons.get((segment.start, segment.end))
    return dropped is not None and dropped.reason == "punctuation"


def _heading_row(segments: Sequence[Segment], text: str, view: str) -> Row | None:
    words = [s for s in segments if s.type == "heading"]
    if not words or any(s.type not in _OF_HEADING for s in segments):
        return None
    marker = markers.at(view, segments[0].start, words[-1].end)
    begin = words[0].start
    if marker is not None and marker.end < words[-1].end:
        begin = max(begin, _words_from(text, marker.end))
    return Row(begin, segments[-1].end, marker, heading=True)


_BULLETS = frozenset("-*•·●○▪■◆–—+")
_TAG = re.compile(r"</?[a-z][^<>\n]{0,40}>$", re.IGNORECASE)
_LONGEST_TAG = 48


def _untagged(printed: str) -> str:
    """What is printed without the tags and blanks at its end: 扣当天工资； of "扣当天工资；<br></p> "."""
    printed = printed.rstrip()
    while printed.endswith(">") and (tag := _TAG.search(printed, max(0, len(printed) - _LONGEST_TAG))):
        printed = printed[: tag.start()].rstrip()
    return printed


_BLANKS = re.compile(r"\s*")


def _words_from(text: str, at: int) -> int:
    """Where the words begin behind the blanks at a place."""
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _trimmed(row: Row, text: str) -> Row:
    """A numbered point without the separators at its edge."""
    return replace(row, end=row.start + len(text[row.start : row.end].rstrip(EDGE)))


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The cells of a table's row behind the first: "罚100元/次" of "3、… ⇥ 罚100元/次"."""
    at, cells = start, []
    for cell in text[start:end].split("\t"):
        if cell.strip():
            begin = at + len(cell) - len(cell.lstrip())
            cells.append((begin, begin + len(cell.strip())))
        at += len(cell) + 1
    return tuple(cells[1:])


def _with_numbers(rows: Sequence[Row], text: str) -> Iterator[Row]:
    """The rows with their numbers; a weak marker (3.5, 2 个) is one only beside a neighbour of its style."""
    for n, row in enumerate(rows):
        if row.marker is None:
            yield row
            continue
        beside = [x.marker for x in (*rows[max(0, n - 3) : n], *rows[n + 1 : n + 4]) if x.marker]
        if row.marker.weak and not any(x.style == row.marker.style for x in beside):
            start = row.marker.start
            yield replace(row, start=start, marker=None)
            continue
        yield replace(row, number=_told(row.marker, text))


def _told(marker: Marker, text: str) -> str:
    """The number as a person says it: 3 of "（三）", 第七条 of an article as it is printed."""
    if marker.style in _IN_WORDS:
        return "".join(text[marker.start : marker.end].split())
    return "" if marker.number is None else str(marker.number)


_IN_WORDS = frozenset({"article", "chapter"})


_ENDS = re.compile(r"[。；;：:！!？?…）)》”\"]$")
# Characters of a line that is full, and how many fewer one may have: a text wrapped by hand breaks at one width, at which
# most of the lines end that are no whole sentence.
_FULL, _SLACK, _WIDE_LINES, _MOST = 24, 4, 5, 0.6


def _joined(rows: Iterator[Row], text: str) -> Iterator[Row]:
    """The rows with those joined that are one printed on several full lines."""
    width = _width(text)
    before: Row | None = None
    for row in rows:
        if before is None:
            before = row
        elif width and _goes_on(before, row, text, width):
            before = replace(before, end=row.end, heading=False)
        else:
            yield before
            before = row
    if before is not None:
        yield before


def _width(text: str) -> int:
    """The width at which the text is broken by hand; 0 where it is not."""
    lines = [line.strip() for line in text.split("\n")]
    broken = [
        len(line) for line in lines if len(line) > _FULL // 2 and not _ENDS.search(line) and "\t" not in line
    ]
    for width in sorted({n for n in broken if _FULL <= n <= 2 * _FULL}, reverse=True):
        full = sum(width - _SLACK <= n <= width for n in broken)
        if full >= _WIDE_LINES:
            return width if full >= _MOST * len(broken) else 0
    return 0


def _goes_on(before: Row, row: Row, text: str, width: int) -> bool:
    """Whether ``row`` goes on with the line before it, which is full and ends in the middle of a sentence."""
    if row.marker is not None or row.in_list or before.in_list or before.cells or row.cells:
        return False
    between = text[before.end : row.start]
    if "\t" in text[before.start : row.end]:
        return False  # rows of a table
    line = text[text.rfind("\n", 0, before.end) + 1 : before.end].strip()
    return (
        between.count("\n") == 1
        and not between.strip()
        and len(line) >= width - _SLACK
        and not _ENDS.search(line)
    )
