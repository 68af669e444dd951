"""Pages whose lines were lost on the way: sections run together on one line, lists cut into numbered pieces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import headings, markers
from corpus.parsing.markers import Marker
from corpus.parsing.rows import Row
from corpus.parsing.view import compact

Cut = tuple[int, Marker | None, int]
#: Start, end, after a gap, is a cell, line, column.
Span = tuple[int, int, bool, bool, int, int]

_LONG: Final = 120  # characters of a line in which sections may be run together
#: A section's number glued to its text behind a blank or a full stop (3职责 3.l班长负责…, a scanner's l for 1).
_NUMBER: Final = re.compile(
    r"(?:(?<=[ 。;:])|(?<=^))(?P<number>\d{1,2}(?:\.[\dl]{1,2}){0,3}) ?(?=[\u4e00-\u9fff])(?![年月日个人名次天小点万元岁倍周号楼层级])"
)
_FEWEST: Final = 4
_LONGEST_NAME: Final = 14


def sections_in(view: str, start: int, end: int) -> list[Cut]:
    """Find numbers that count through the outline of a regulation on one line (1目的 … 3职责 3.1班长… 3.2主管…)."""
    if end - start < _LONG:
        return []
    counted: list[tuple[tuple[int, ...], re.Match[str]]] = []
    for found in _NUMBER.finditer(view, start, end):
        path = tuple(int(part) for part in found.group("number").replace("l", "1").split("."))
        if path == (1,) if not counted else _follows(counted[-1][0], path):
            counted.append((path, found))
    deep = sum(len(path) > 1 for path, _ in counted)
    if len(counted) < _FEWEST or deep < _FEWEST // 2:
        return []
    cuts: list[Cut] = []
    for place, (path, found) in enumerate(counted):
        depth = len(path)
        style, rank = ("digit", 3) if depth == 1 else (f"decimal{depth - 1}", 2 + depth)
        marker = Marker(style, rank, path[-1], found.start(), found.end(), False, path[0])
        stop = counted[place + 1][1].start() if place + 1 < len(counted) else end
        cuts.append((found.start(), marker, _name_end(view, found.end(), stop)))
    return cuts


#: An article behind the end of another one (…报告工作。第二条 （职责）委员会履行下列职责：…).
_ARTICLE: Final = re.compile(
    r"(?:(?<=[。;:])|(?<=[。;:] )|(?<=^))第([一二三四五六七八九十百]{1,5}|\d{1,3})条(?=[ :(]|[\u4e00-\u9fff])(?!第|规定|所|的)"
)


def articles_in(view: str, start: int, end: int, first: Marker | None) -> list[Cut]:
    """Find the articles of a regulation on one line, each counting on from the one before it.

    Args:
        first: the marker that begins the line.
    """
    if view.find("条", start, end) < 0:
        return []
    last = first.number if first is not None and first.style == "article" else None
    cuts: list[Cut] = []
    for found in _ARTICLE.finditer(view, start, end):
        number = markers.number_of(found.group(1))
        if last is not None and number != last + 1:
            continue
        last = number
        cuts.append((found.start(), Marker("article", 0, number, found.start(), found.end()), 0))
    return cuts if len(cuts) + (first is not None and first.style == "article") > 1 else []


def _follows(path: tuple[int, ...], new: tuple[int, ...]) -> bool:
    """Whether a section's number is the first below another one, or the next beside it or one above it."""
    if new == (*path, 1):
        return True
    depth = len(new)
    return depth <= len(path) and new == (*path[: depth - 1], path[depth - 1] + 1)


def _name_end(view: str, start: int, stop: int) -> int:
    """Return where a section's name ends that a blank parts from its text (2适用范围 适用于…), 0 without one."""
    blank = view.find(" ", start, min(stop, start + _LONGEST_NAME + 1))
    name = view[start:blank] if blank > start else ""
    whole = name and not view[blank:stop].strip()  # the next section begins right behind it
    return blank if name and (whole or headings.read(name) is not None) else 0


def heads_section(view: str, marker: Marker, stop: int) -> int:
    """Return where an unmistakable heading ends that a Chinese number opens inside a line, 0 when there is none.

    …上级委派的其他任务四、工作绩效标准（一）…: nothing closes the point, the heading does.
    """
    if marker.style != "han" or view[marker.end - 1] not in "、. ":
        return 0
    edge = min(stop, marker.end + _LONGEST_NAME)
    found = _EDGE.search(view, marker.end, edge)
    end = found.start() if found is not None else edge if edge == stop else 0
    head = headings.read(view[marker.end : end]) if end > marker.end else None
    return end if head is not None and head.word in headings._FULL_WORDS and head.name is None else 0


_EDGE: Final = re.compile("[ :(]")


def heads_numbered(view: str, above: Marker, marker: Marker, end: int) -> bool:
    """Whether a heading of duties stands between two numbers, so that its list may have one point (三、门卫岗位职责1.登记来访。)."""
    told = above.number is not None and above.style != marker.style
    text = view[above.end : end].strip() if told and end - above.end <= headings._LONGEST_HEADING else ""
    head = headings.read(text) if text else None
    return head is not None and head.kind == "duty" and head.word in headings._FULL_WORDS


def behind_title(view: str, line: int, marker: Marker, last: int | None) -> bool:
    """Whether a number goes on behind the page's title in brackets (【店长职责】10、…)."""
    before = view[line : marker.start].rstrip()
    return before[:1] == "【" and before[-1:] == "】" and last is not None and marker.number == last + 1


def dash_under_heading(view: str, line: int, end: int, marker: Marker, out: Sequence[Marker]) -> bool:
    """Whether a dash begins the first point right behind a heading (一、核心职责（店长） - 排班：… - 盘点：…).

    Args:
        view: the reading view.
        line: where the line begins.
        end: where the text before the dash ends.
        marker: the dash.
        out: the markers found before it on its line.
    """
    begin = line if not out else out[-1].end if out[-1].number is not None else end
    short = view[marker.end] == " " and 0 < end - begin <= headings._LONGEST_HEADING
    head = headings.read(view[begin:end].strip()) if short else None
    return head is not None and head.kind != "other"


def unnumber_pieces(starts: list[Marker | None], spans: list[Span], view: str) -> set[int]:
    """Take off the numbers with which a site counted the pieces it cut a text into, in place.

    1、…（二）登记；（三）负责核对台帐及相 / 2、关报表；（四）…: the text's own numbers count on across the cut.

    Returns:
        The places of the pieces that go on in the middle of a sentence.
    """
    if not 1 < len(spans) <= _MOST_PIECES:
        return set()
    for place, ((start, end, _, cell, _, _), marker) in enumerate(zip(spans, starts, strict=True), 1):
        long = end - start > _LONG or place == len(spans)
        if marker is None or marker.style != "digit" or marker.number != place or cell or not long:
            return set()
    if not any(_counts_across(view, above, below) for above, below in itertools.pairwise(spans)):
        return set()
    starts[:] = [None] * len(starts)
    for place, (start, end, *_) in enumerate(spans):
        while start < end and (view[start].isdigit() or view[start] in "、., "):
            start += 1  # 3、、岗位工作权限
        spans[place] = (start, end, *spans[place][2:])
    return {place for place in range(1, len(spans)) if view[spans[place - 1][1] - 1] not in _ENDS_SENTENCE}


_MOST_PIECES: Final = 12
_ENDS_SENTENCE: Final = ";。.!?:"


def _counts_across(
    view: str,
    above: Span,
    below: Span,
) -> bool:
    """Whether a number of the text's own goes on from the last of one piece to the first of the next, mid-sentence."""
    if view[above[1] - 1] in _ENDS_SENTENCE:
        return False
    last = {one.style: one.number for one in markers.inside(view, above[0] + 2, above[1])}
    first: dict[str, int | None] = {}
    for one in markers.inside(view, below[0] + 2, below[1]):
        first.setdefault(one.style, one.number)
    return any(
        number is not None and (first.get(style) or 0) == number + 1
        for style, number in last.items()
        if style in ("clause", "bracket", "circled", "han")
    )


#: The tail of a line behind a blank, and behind the end of a sentence (8、完成交办的工作。 安装方面).
_TAIL: Final = re.compile(r"(?P<ended>[。;!])? +(?P<tail>[\u4e00-\u9fff]{2,14}:?)$")
_LONGEST_TAIL: Final = 20
_SHORT_TAIL: Final = 10


def cut_tails(rows: list[Row], view: str) -> list[Row]:
    """Cut a few words off a line's end that head the list on the next one (…工作。 安装方面 / 1、…, …安康。 保育员关键技能)."""
    out: list[Row] = []
    for row, after in itertools.zip_longest(rows, rows[1:]):
        out.append(row)
        if row.cell or after is None or not after.fresh or after.cell:
            continue
        found = _TAIL.search(view, max(row.body, row.end - _LONGEST_TAIL), row.end)
        if found is None or found.start() <= row.body or not _heads_list(row, found, after):
            continue
        start = found.start("tail")
        out.append(Row(start, row.end, start, compact(view[start : row.end]), None, True, False))
        row.end = found.start() + len(found.group("ended") or "")
        row.text = compact(view[row.body : row.end])
    return out


def _heads_list(row: Row, found: re.Match[str], after: Row) -> bool:
    """Whether a line's tail is a heading: it names a job, or nothing else can stand between an end and a number 1."""
    tail, ended = found.group("tail"), found.group("ended") is not None
    begins = after.marker is not None and after.marker.number == 1
    if ended and begins and row.marker is not None and len(tail) <= _SHORT_TAIL:
        return True
    head = headings.read(tail) if ended or begins else None
    return head is not None and head.name is not None and head.kind != "other"
