"""Tables printed one cell a line, their lines counted (职责 / 标准 / 1 / 收款 / 不差分文 / 2 / 付款 / …): columns laid out again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corpus.parsing import fields, headings
from corpus.parsing.kinds import kind_of_phrase
from corpus.parsing.rows import Row, silence
from corpus.parsing.titles import is_named, looks_like_title

_WIDEST: Final = 8  # columns beside the number
_TAIL: Final = 40  # cells of the last counted line: what stands below it may belong to it
_FEWEST: Final = 3  # counted lines
_LONGEST_NAME: Final = 10


def lay_out(rows: list[Row]) -> list[Row]:
    """Return the rows with the cells of such a table below the names of their columns.

    What stands below the last counted line in too many cells belongs to the last column.
    """
    for first in range(len(rows) - 1):
        if rows[first].text != "1" or not _lone(rows[first]):
            continue
        records = _records(rows, first)
        width = len(records[0]) if records else 0
        if len(records) < _FEWEST or not 1 < width <= min(_WIDEST, first):
            continue
        if any(len(record) != width for record in records[:-1]) or len(records[-1]) < width:
            continue
        header = rows[first - width : first]
        posted = any(row.text in _POSTS for row in header)
        if _is_header(header) and posted and len(records[-1]) == width:
            return _table(rows, header, first, records)
        if _is_header(header):
            return [*rows[: first - width], *_columns(rows, header, first, records)]
    return _uncounted(rows)


def _uncounted(rows: list[Row]) -> list[Row]:
    """A table of posts whose lines nothing counts (招聘岗位 / 任职条件 / 人数 / 店长 / 大专以上；… / 2人 / 店员 / …).

    Told by a run of names of columns, one of posts and one of a list, and by a job's name in every line's place of it.
    """
    for begin in range(len(rows) - 1):
        width = _header_width(rows, begin)
        header = rows[begin : begin + width]
        place = next((at for at, row in enumerate(header) if row.text in _POSTS), None)
        listed = any(
            row.heading is not None and row.heading.kind in ("duty", "requirement") for row in header
        )
        if width < 2 or place is None or not listed:
            continue
        records: list[list[Row]] = []
        at = begin + width
        while (record := rows[at : at + width]) and len(record) == width and _is_record(record, place):
            records.append(record)
            at += width
        if len(records) >= _FEWEST_UNCOUNTED:
            return _table(rows, header, begin + width, records)
    return rows


_FEWEST_UNCOUNTED: Final = 2


def _header_width(rows: list[Row], begin: int) -> int:
    """How many names of columns follow on from ``begin``."""
    width = 0
    for row in rows[begin : begin + _WIDEST]:
        name = row.text
        plain = row.fresh and not row.cell and row.marker is None and len(name) <= _LONGEST_NAME
        known = row.heading is not None or fields.is_label(name) or name in fields.COLUMNS or name in _POSTS
        if not plain or name[-1:] == ":" or not known:
            break
        width += 1
    return width


def _is_record(record: list[Row], place: int) -> bool:
    """Whether as many lines as the table has columns hold a job's name at its place and no names of columns."""
    name = record[place]
    plain = all(row.fresh and not row.cell and row.heading is None for row in record)
    return plain and name.marker is None and looks_like_title(name.text, longest=16) and is_named(name.text)


def _records(rows: list[Row], first: int) -> list[list[Row]]:
    """The cells below 1, 2, 3 …; the last line's end where a heading or an empty line stands; none where one has too many.

    A number 1 may stand on each of a page's lines, so that no line is followed farther than a table's may reach.
    """
    records: list[list[Row]] = []
    for place in range(first, len(rows)):
        row = rows[place]
        if records and len(records[-1]) > (_WIDEST if len(records) == 1 else _TAIL):
            return []
        if _lone(row) and row.text == str(len(records) + 1):
            records.append([])
        elif not records or not row.fresh or row.cell or row.marker is not None or _below(records, row):
            break
        else:
            records[-1].append(row)
    return records


def _below(records: list[list[Row]], row: Row) -> bool:
    """Whether a row stands below the table: its last line is full, and a heading or an empty line parts the row."""
    full = len(records) > 1 and len(records[-1]) >= len(records[0])
    return full and (row.type == "heading" or row.gap)


def _lone(row: Row) -> bool:
    return row.fresh and not row.cell and row.text.isdigit()


def _is_header(header: list[Row]) -> bool:
    """Whether short plain lines name columns, one of them a list of duties."""
    plain = all(
        row.fresh
        and not row.cell
        and row.marker is None
        and len(row.text) <= _LONGEST_NAME
        and not row.ended
        and not row.text.isdigit()
        for row in header
    )
    kinds = [row.heading.kind for row in header if row.type == "heading" and row.heading is not None]
    return plain and "duty" in kinds


def _columns(rows: list[Row], header: list[Row], first: int, records: list[list[Row]]) -> list[Row]:
    out: list[Row] = []
    width = len(header)
    for column, head in enumerate(header):
        out.append(_named(head))
        for record in records:
            cells = record[column:] if column == width - 1 else record[column : column + 1]
            out.extend(replace(cell, cell=True, column=column, line=cell.start) for cell in cells)
            for cell in out[-len(cells) :]:
                cell.type, cell.heading = "text", None
    numbers = [row for row in rows[first:] if _lone(row)][: len(records)]
    for number in numbers:
        silence(number, "row number")
    last = max(row.start for record in records for row in record)
    return [*out, *numbers, *(row for row in rows[first:] if row.start > last)]


#: The column whose cells are jobs, one a line of the table.
_POSTS: Final = frozenset("岗位 职位 岗位名称 职位名称 招聘岗位 招聘职位 工种 岗位/工种 职务".split())
_NUMBERS: Final = frozenset("序号 编号 项次 No No.".split())


def _table(rows: list[Row], header: list[Row], first: int, records: list[list[Row]]) -> list[Row]:
    """Return the rows with the header and each counted line as a line of cells, their numbers left out."""
    begin = first - len(header)
    cells = [
        replace(row, cell=True, line=line[0].start, column=column, type="text", heading=None)
        for line in (header, *records)
        for column, row in enumerate(line)
    ]
    numbers = [row for row in rows[first:] if _lone(row)][: len(records)]
    over = rows[begin - 1 : begin] if begin and rows[begin - 1].text in _NUMBERS else []
    for number in (*numbers, *over):
        silence(number, "row number")
    last = max(row.start for row in cells)
    return [*rows[:begin], *cells, *numbers, *(row for row in rows[first:] if row.start > last)]


def _named(head: Row) -> Row:
    kind = kind_of_phrase(head.text) or "other"
    told = head.heading or headings.Heading(kind, head.text, "", None, None, None, False, False, True)
    return replace(head, type="heading", heading=told, cell=True)
