"""Lines and the breaks inside them: where a new point, heading or field begins.

A line is cut before every marker that carries a series on (``…工作2、负责…``), before a heading glued
into running text (``…一切事宜； 任职条件：``) and at table bars. A candidate becomes a break only by its
place in a series: 3.5 年, 2.0 版, 第1、2号楼 and A、B两类 stay whole because no 2 or 4 awaits them.
"""

from __future__ import annotations

import itertools
import re
from typing import Final

from corpus.parsing import fields, headings, markers, misread, numerals
from corpus.parsing.cells import BARS, columns, numbered_cells, trimmed
from corpus.parsing.counted import confirm_figures, confirm_sections
from corpus.parsing.glued import jobs_over_one, plain_alias, plain_job, skip_blanks
from corpus.parsing.linecuts import Cut, heading_cuts, job_cut
from corpus.parsing.lostlines import line_starts
from corpus.parsing.markers import Marker
from corpus.parsing.rows import Row
from corpus.parsing.runtogether import (
    articles_in,
    behind_title,
    dash_under_heading,
    heads_numbered,
    heads_section,
    sections_in,
    unnumber_pieces,
)
from corpus.parsing.series import confirm, continues, first_lost, gapped, glued, is_bullet
from corpus.parsing.titles import looks_like_title
from corpus.parsing.view import compact

#: A number and a figure without a blank (2.45岁以下), behind the end of a point or a word.
_TIGHT: Final = re.compile(
    r"(?<=[;。\u4e00-\u9fff] )([2-9])\.(?=\d{1,2}[^\d.])|(?<=[;。\u4e00-\u9fff)])([2-9])\.(?=\d{1,2}[^\d.])|(?<=:)(1)\.(?=\d{1,2}[^\d.])"
)
_WIDE_TABLE: Final = 4  # tabs of a line
_WIDE: Final = re.compile(" {2,}")
#: A line of nothing but tags that group what stands in them is no empty line (<ol>, </div>); <p></p> is one.
_OF_TAGS: Final = re.compile(
    r"\s*(?:</?(?:ol|ul|li|div|section|article|table|tbody|thead|tr|td|th|dl|dt|dd)\b[^<>]*>\s*)+", re.I
)


class Cutter:
    """Cuts one document's lines into rows, remembering the numbers that await a successor."""

    def __init__(self, source: str, view: str) -> None:
        self.source = source
        self.view = view
        self.rows: list[Row] = []
        self._carry: dict[str, int] = {}
        self._tabs = 0
        self._wide: set[int] = set()

    def cut(self) -> list[Row]:
        """Return the rows of the whole text in order."""
        view = self.view
        spans = self._lines()
        starts = [markers.at(view, span[0], span[1]) for span in spans]
        misread.mend_numbers(starts, [span[0] for span in spans], view)
        confirm_sections(starts, spans, view)
        confirm_figures(starts, spans, view)
        confirm(starts, view)
        going_on = unnumber_pieces(starts, spans, view)
        numbered = numbered_cells(view, spans)
        for place, ((start, end, gap, cell, line, column), marker) in enumerate(
            zip(spans, starts, strict=True)
        ):
            if place in numbered:
                marker = Marker("digit", 3, int(view[start:end].strip(".、")), start, end)
            first = len(self.rows)
            self._line(start, end, marker, gap, cell)
            if place in going_on:
                self._join(first)
            if cell:
                for row in self.rows[first:]:
                    row.line, row.column = line, column
        return _attach_lone_markers(self.rows)

    def _join(self, first: int) -> None:
        """Give the rest of a sentence that a site cut into two pieces back to its point (…提出职员 / 2、工资方案，报上级。)."""
        rest = self.rows[first] if 0 < first < len(self.rows) else None
        if rest is not None and rest.marker is None and headings.read(rest.text) is None:
            del self.rows[first]
            self.rows[first - 1].end = rest.end
            self.rows[first - 1].text += rest.text

    def _lines(self) -> list[tuple[int, int, bool, bool, int, int]]:
        """Return (start, end, after a gap, is a cell, line, column) of each line or cell, blanks trimmed."""
        view, place, gap, bar = self.view, 0, False, False
        empty, parting = 0, _parting(view)
        out: list[tuple[int, int, bool, bool, int, int]] = []
        for number, line in enumerate(view.split("\n")):
            start, end = place, place + len(line)
            place = end + 1
            lead = len(line) - len(line.lstrip(" "))
            if lead == len(line):
                empty += _OF_TAGS.fullmatch(self.source, start, end) is None
                gap = gap or empty >= parting
                continue
            empty = 0
            start, end = start + lead, start + len(line.rstrip(" "))
            cells = self._cells(start, end)
            is_cell = bar or len(cells) > 1 or view[start] == "|"
            if view[start] == "#" and len(cells) == 1:
                cells = [(self._after_hashes(start, end), end)]
            if len(cells) == 1 and not is_cell and (stop := self._framed_title(*cells[0])) is not None:
                out.append((start, stop, gap, False, number, 0))
                cells, gap = [(skip_blanks(view, stop, end), end)], False
            if len(cells) == 1 and not is_cell:
                for begin, finish in self._lost_lines(*cells[0]):
                    out.append((begin, finish, gap, False, number, 0))
                    gap = False
                bar = False
                continue
            for column, (begin, finish) in zip(columns(self.source, view, start, cells), cells, strict=True):
                out.append((begin, finish, gap, is_cell, number, column))
                gap = False
            bar = not cells  # a bar alone on its line: the next line is a cell
            gap = gap and bar
        return out

    def _lost_lines(self, start: int, end: int) -> list[tuple[int, int]]:
        """The lines that one was made of whose line ends became blanks; nearly always itself."""
        starts = line_starts(self.view, start, end)
        stops = [*starts[1:], end]
        return [
            (begin, begin + len(self.view[begin:stop].rstrip()))
            for begin, stop in zip(starts, stops, strict=True)
        ]

    def _framed_title(self, start: int, end: int) -> int | None:
        """Return where a title in brackets ends that the first section is glued to (【门卫岗位说明】一、岗位名称), or None."""
        if self.view[start] != "【":
            return None
        stop = self.view.find("】", start, min(end, start + headings._LONGEST_HEADING)) + 1
        first = markers.at(self.view, skip_blanks(self.view, stop, end), end) if stop else None
        return stop if first is not None and first.number == 1 and not first.weak else None

    def _after_hashes(self, start: int, end: int) -> int:
        """Return where a Markdown heading's words begin that need no sign to be one (## 第二章 职责, ## 产品经理), else ``start``."""
        at = start
        while at < end and self.view[at] in "# ":
            at += 1
        if at >= end or self.view[at - 1] != " ":
            return start
        words = compact(self.view[at:end])
        told = markers.at(self.view, at, end) or headings.read(words) or looks_like_title(words)
        return at if told else start

    def _cells(self, start: int, end: int) -> list[tuple[int, int]]:
        view = self.view
        line = view[start:end]
        if BARS.search(line) and (
            line[0] in "|│┃║" or line[-1] in "|│┃║" or re.search(r" [|│┃║¦]|[|│┃║¦] ", line)
        ):
            return trimmed(view, start, end, [found.start() for found in BARS.finditer(view, start, end)])
        if line.find("  ") > 0 and (blanks := self._form_blanks(start, end)):
            return trimmed(view, start, end, blanks)
        tab = self.source.find("\t", start, end)
        if tab > 0:
            head = compact(view[start:tab].strip())
            count = self.source.count("\t", start, end)
            alike, self._tabs = self._tabs == count, 0  # the next line of a table has as many columns
            tabs = [i for i in range(tab, end) if self.source[i] == "\t"]
            known = fields.is_label(head) or headings.read(head) is not None or looks_like_title(head)
            if (
                alike
                or known
                or not self._wide.isdisjoint((count, count + 1))
                or self._names_columns(start, end, tabs)
            ):
                self._tabs = count
                if count >= _WIDE_TABLE:
                    self._wide.add(count)  # lists may stand between its lines
                return trimmed(view, start, end, tabs)
        return [(start, end)]

    def _names_columns(self, start: int, end: int, tabs: list[int]) -> bool:
        """Whether a line's cells are names of columns, two of them lists (委員職稱 / 委員姓名 / 負責事務 / 工作項目)."""
        cells = trimmed(self.view, start, end, tabs)
        names = [compact(self.view[begin:stop]) for begin, stop in cells]
        short = len(names) > 2 and all(len(name) <= _COLUMN_NAME for name in names)
        lists = sum(headings.read(name) is not None for name in names) if short else 0
        # 序号 / 用人部门 / 岗位 / 人数 / 岗位职责: one list, and most of the others are labels
        known = sum(fields.known(name) or name in fields.COLUMNS for name in names) if lists else 0
        return lists > 1 or (lists == 1 and (lists + known) * 3 >= len(names) * 2)

    def _form_blanks(self, start: int, end: int) -> list[int]:
        """Return the wide blanks of a form's line (岗位名称    会务主管    岗位编号    XZ-07), else nothing."""
        found = list(_WIDE.finditer(self.view, start, end))
        if len(found) % 2 == 0 or len(found) > 7 or any(self.view[gap.end()] == ":" for gap in found):
            return []
        edges = [start, *(gap.end() for gap in found)]
        labels = [
            compact(self.view[begin : gap.start()]).replace(" ", "")
            for begin, gap in zip(edges[::2], found[::2], strict=True)
        ]
        sure = len(labels) > 1 or labels[0] in fields.NAME_LABELS
        return [gap.start() for gap in found] if sure and all(map(fields.known, labels)) else []

    def _line(self, start: int, end: int, marker: Marker | None, gap: bool, cell: bool) -> None:
        cuts: list[Cut] = []  # where, marker, end of the heading or 0
        body = marker.end if marker is not None else start
        cuts.extend(heading_cuts(self.view, body, end))
        jobs = dict(jobs_over_one(self.view, body, end))
        if marker is None or marker.number is None:
            cuts.extend(cut for cut in job_cut(self.view, body, end, cuts) if cut[2] not in jobs.values())
        cuts.extend((begin, None, stop) for begin, stop in jobs.items())
        cuts.extend(sections_in(self.view, body, end))
        cuts.extend(articles_in(self.view, body, end, marker))
        cuts.extend((found.start, found, 0) for found in self._series(start, body, end, marker, cuts))
        cuts.sort(key=lambda cut: cut[0])
        begin, current = start, marker
        fresh = True
        for where, found, head_end in cuts:
            if where < begin or (where == begin and found is None and current is None and not head_end):
                continue
            if where > begin:
                self._row(begin, where, current, fresh, gap, cell)
                fresh, gap = False, False
                begin, current = where, found
            elif found is not None:
                current = found
            if head_end:
                self._row(begin, head_end, current, fresh or begin in jobs, gap, cell)
                fresh, gap, begin, current = False, False, head_end, None
        self._row(begin, end, current, fresh, gap, cell)

    def _row(self, start: int, end: int, marker: Marker | None, fresh: bool, gap: bool, cell: bool) -> None:
        view = self.view
        while start < end and view[start] == " ":
            start += 1
        while end > start and view[end - 1] == " ":
            end -= 1
        if end - start > 2 and view[end - 1] in _PICTURES:
            end = _before_pictures(view, start, end)
        if start >= end:
            return
        body = marker.end if marker is not None and marker.start == start else start
        if body == start:
            marker = None
        while body < end and view[body] == " ":
            body += 1
        if marker is not None and (slip := numerals.slipped(view, marker, body, end)) is not None:
            marker, body = slip
        if marker is not None and marker.number is not None:
            self._carry[marker.style] = marker.number
        text = view[body:end]
        if " " in text or not text.isascii():
            text = compact(text)
        row = Row(start, end, body, text, marker, fresh, gap, cell)
        if fresh and not cell:
            row.indent = start - view.rfind("\n", 0, start) - 1
        self.rows.append(row)

    def _series(
        self,
        line: int,
        start: int,
        end: int,
        first: Marker | None,
        cuts: list[Cut],
    ) -> list[Marker]:
        """Choose the markers inside a line that carry a series on or begin one."""
        found = self._with_tight(markers.inside(self.view, start, end), first, start, end)
        if not found:
            return []
        view = self.view
        after_heading = {skip_blanks(view, head_end, end) for _, _, head_end in cuts if head_end}
        following: list[Marker | None] = [None] * len(found)
        seen: dict[str, Marker] = {}
        counts: dict[str, int] = {}
        for index in range(len(found) - 1, -1, -1):
            style = found[index].style
            following[index] = seen.get(style)
            seen[style] = found[index]
            counts[style] = counts.get(style, 0) + 1
        last: dict[str, int] = dict(self._carry)
        if first is not None:
            counts[first.style] = counts.get(first.style, 0) + 1
            if first.number is not None:
                last[first.style] = first.number
        own = {first.style} if first is not None else set()
        out: list[Marker] = []
        for index, marker in enumerate(found):
            if marker.end >= end or marker.start < start:
                continue
            if _NAME_WITH_FIGURE.search(view, max(line, marker.start - _LONGEST_NAMED), marker.start + 1):
                continue  # CSS3、NodeJS
            before = marker.start - 1
            while before >= start and view[before] == " ":
                before -= 1
            left = view[before] if before >= start else ""
            opened = marker.start in after_heading or left == ":" or (left == "" and marker.start > line)
            spaced = before < marker.start - 1
            if marker.number is None:
                dashed = spaced and counts[marker.style] > 1 and marker.style[-1] in "-–—"
                over = dashed and dash_under_heading(view, line, before + 1, marker, out)
                if over or is_bullet(marker, view, left, spaced, opened, counts[marker.style]):
                    out.append(marker)  # 核心职责（店长） - 排班：… - 盘点：…
                continue
            stop = found[index + 1].start if index + 1 < len(found) else end
            if not out and first is None and behind_title(view, line, marker, last.get(marker.style)):
                out.append(marker)
                last[marker.style] = marker.number
                own.add(marker.style)
                continue
            if (head_end := heads_section(view, marker, stop)) and marker.start > start:
                cuts.append((marker.start, marker, head_end))
                last[marker.style] = marker.number
                own.add(marker.style)
                continue
            head = (
                self._names_list(line, before + 1)
                if marker.number == 1 and not out and first is None
                else False
            )
            if (
                marker.number == 1
                and not opened
                and (alias := plain_alias(view, start, before + 1)) is not None
            ):
                cuts.append((alias, None, before + 1))  # …维护大客户 任职资格 (1)本科以上
                opened = True
            if marker.number == 1 and not opened and (job := plain_job(view, start, before + 1)) is not None:
                cuts.append((job, None, before + 1))  # …检查设备。 操作工 1、按规程操作
                opened = True
            if (
                marker.number == 1
                and not opened
                and out
                and heads_numbered(view, out[-1], marker, before + 1)
            ):
                opened = True
            follower = following[index]
            if not out and first is None and first_lost(marker, follower, left):
                last[marker.style] = 1
            if continues(marker, follower, last, own, left, spaced, opened or head, view):
                out.append(marker)
                last[marker.style] = marker.number
                own.add(marker.style)
        return out

    def _with_tight(self, found: list[Marker], first: Marker | None, start: int, end: int) -> list[Marker]:
        """Add numbers whose text begins with a figure (1.持证；2.45岁以下；3.能上夜班), where a list counts past them."""
        if first is not None and first.style == "digit" and self.view[first.end - 1] == " ":
            found = sorted(
                [*found, *gapped(self.view, start, end, first.number or 0)], key=lambda one: one.start
            )
        if first is not None and first.style == "digit" and self.view[first.end - 1].isdigit():
            found = sorted(
                [*found, *glued(self.view, start, end, first.number or 0)], key=lambda one: one.start
            )
        if self.view.find(".", start, end) < 0 or _TIGHT.search(self.view, start, end) is None:
            return found
        digits = [marker for marker in (first, *found) if marker is not None and marker.style == "digit"]
        more = []
        for tight in _TIGHT.finditer(self.view, start, end):
            number = int(tight.group(tight.lastindex or 1))
            before = next((one.number for one in reversed(digits) if one.start < tight.start()), None)
            after = next((one.number for one in digits if one.start > tight.start()), None)
            if (number == 1 and after == number + 1) or (
                before == number - 1 and (self.view[tight.start() - 1] in ";。" or after == number + 1)
            ):  # 任职资格：1.2年以上经验；2.熟悉…
                more.append(Marker("digit", 3, number, tight.start(), tight.end(), True))
        return sorted([*found, *more], key=lambda marker: marker.start) if more else found

    def _names_list(self, start: int, end: int) -> bool:
        """Whether all that stands on the line so far is a heading or a job's name."""
        if end - start > headings._LONGEST_HEADING:
            return False
        head = self.view[start:end]
        return headings.read(head) is not None or looks_like_title(compact(head))


def _parting(view: str) -> int:
    """How many empty lines part two blocks: more than stand below nearly every line, where a copy put some there."""
    places = [place for place, line in enumerate(view.split("\n")) if line.strip()]
    if len(places) < _FEWEST_SPACED:
        return 1
    empty = [below - above - 1 for above, below in itertools.pairwise(places)]
    usual = sorted(empty)[len(empty) // 10]
    return usual + 1 if usual and sum(count > usual for count in empty) >= _PARTED else 1


_FEWEST_SPACED: Final = 8  # lines
_PARTED: Final = 2  # places that stand wider apart
#: Pictures that a chat prints behind its words (工作内容👇, 包吃住💰💰).
_PICTURES: Final = frozenset(map(chr, (*range(0x1F300, 0x1FB00), 0x2B07, 0x2935, 0x2728, 0x2B50, 0x2764)))


def _before_pictures(view: str, start: int, end: int) -> int:
    """Return where the words of a row end that pictures close; a row of nothing else stays whole."""
    stop = end
    while stop > start and (view[stop - 1] in _PICTURES or view[stop - 1] == " "):
        stop -= 1
    words = any(char.isalnum() for char in view[max(start, stop - 4) : stop])
    return stop if words else end


def _attach_lone_markers(rows: list[Row]) -> list[Row]:
    """Join a marker that stands alone on its line with the text on the next one."""
    out: list[Row] = []
    for row in rows:
        before = out[-1] if out else None
        if before is not None and before.marker is not None and not before.text and row.marker is None:
            out[-1] = Row(
                before.start, row.end, row.body, row.text, before.marker, True, before.gap, row.cell
            )
        else:
            out.append(row)
    return out


_COLUMN_NAME: Final = 8  # characters
#: Names that end in a figure, which is no number of a point.
_NAME_WITH_FIGURE: Final = re.compile(
    r"(?<![A-Za-z])(?:css3|html[45]|es[5-8]|h5|mp[34]|vue[23]|web[23]|struts2|python[23]|bootstrap[345]|angular[24]|mysql[58]|tomcat[6-9]|log4|a[34]|b2|c1|r2|k8|md5|sha1|ipv[46]|exp[23]|wcag2)\Z",
    re.I,
)
_LONGEST_NAMED: Final = 10  # characters before its figure
