"""Terms in a posting's head as labelled fields: 8-13K·13薪 / 昆山玉山镇 | 中专 | 3-5年 | 全职 | 招2人 below the job's name.

Sites print them without labels; what a term is of is told by its form. They are read last of all, from lines that nothing else
wanted, so that no list is read otherwise for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from corpus.parsing import fields
from corpus.parsing.links import is_link
from corpus.parsing.rows import Row
from corpus.parsing.termforms import BARE_TOWN, BENEFITS, COUNT, PAY, PLACE, SURE, TOWNS, read_terms, term_of
from corpus.parsing.titles import GENERIC, ends_in_job, is_count, is_sure, looks_like_title
from corpus.parsing.view import compact

_NOISE: Final = frozenset({"metadata", "navigation", "menu", "tag", ""})
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class _Term:
    label: str | None
    start: int
    end: int


#: 仓储主管(冻品仓) 9000-12000元/月·13薪: a job with its pay on one line.
_PAID: Final = re.compile(r"(?P<name>\S.{1,24}?\S)(?: +| ?[|·:] ?)(?P<terms>[^,;。]{3,40})")


def mark_paid(rows: list[Row]) -> None:
    """Type a job's name with its pay beside it as a title, where a list's heading follows, in place."""
    for index, row in enumerate(rows):
        if row.type != "text" or _numbered(row) or not row.fresh or row.cell or row.ended:
            continue
        paid = _PAID.fullmatch(row.text)
        if paid is None or not any(label == PAY for label, _ in read_terms(paid.group("terms"))):
            continue
        name = paid.group("name")
        below = next((one for one in rows[index + 1 : index + 16] if one.type in ("heading", "title")), None)
        head = below.heading if below is not None and below.type == "heading" else None
        told = head is not None and head.kind in ("duty", "requirement", "overview") and head.name is None
        if told and looks_like_title(name) and is_sure(name) and name not in GENERIC:
            row.type, row.name = "title", name


def _numbered(row: Row) -> bool:
    """Whether a number stands before a row; a sign may, where a page sets off its posts (· 客房服务员 4-5K)."""
    return row.marker is not None and row.marker.number is not None


def take_terms(rows: list[Row], view: str) -> list[Row]:
    """Return the rows with the terms of every posting's head as fields.

    Where one head states a pay twice, the page lists postings that are read as none: its lines stay as they were.
    """
    heads: list[list[Row]] = [[]]
    for row in rows:
        if row.type == "title":
            heads.append([])
        heads[-1].append(row)
    return [row for head in heads for row in _take_head(head, view)]


def _take_head(rows: list[Row], view: str) -> list[Row]:
    """The rows from one job's name to the next (or from the page's begin), those above the first list read for terms."""
    out: list[Row] = list(_title(rows[0], view)) if rows and rows[0].type == "title" else []
    pays = len(out) > 1
    index = 1 if out else 0
    while index < len(rows):
        row = rows[index]
        listed = row.type == "text" and (row.marker is not None or row.ended)
        if listed or row.type == "heading":
            break
        run = _run(rows, index) if _unread(row) else []
        if (labelled := _bracketed(row, view)) is not None:
            out.extend(labelled)
            index += 1
            continue
        terms = [
            list(_terms(one, view, stacked=place > 0 and _sure(run[place - 1])))
            for place, one in enumerate(run)
        ]
        told = {term.label for line in terms for term in line} - {None}
        taken = _is_head(run, told) or _offers(terms)
        if taken and PAY in told and pays:
            return rows
        pays = pays or (taken and PAY in told)
        out.extend(_fields(run, terms, view) if taken else run or [row])
        index += max(1, len(run))
    return [*out, *rows[index:]]


#: 【学历】高中 【经验】2年以上 【人数】2人
_BRACKETED: Final = re.compile(r"[【\[](?P<label>[\u4e00-\u9fff]{2,6})[】\]]:? ?(?P<value>[^【】\[\]]{1,40})")


def _bracketed(row: Row, view: str) -> list[Row] | None:
    """The labels in brackets of a line with their values, where two of them are known."""
    found = list(_BRACKETED.finditer(view, row.body, row.end)) if row.type in ("text", "noise") else []
    known = sum(fields.known(one.group("label")) for one in found)
    if known < 2 or row.marker is not None or found[0].start() != row.body or found[-1].end() != row.end:
        return None
    return [
        replace(
            row,
            start=one.start(),
            end=one.end(),
            body=one.start("value"),
            text=f"{one.group('label')}:{one.group('value').strip()}",
            type="field",
            label=one.group("label"),
            reason="",
        )
        for one in found
    ]


def _is_head(run: list[Row], told: set[str | None]) -> bool:
    """Whether a run holds terms for sure: two and more, or the pay alone where nothing else wanted the line."""
    alone = PAY in told and all(row.type == "noise" or row.text[:1].isdigit() for row in run)
    return bool(told & SURE) and (len(told) > 1 or alone)


def _title(row: Row, view: str) -> Iterator[Row]:
    """The title, and its terms behind the name as rows of their own."""
    name = row.name or ""
    paid = _PAID.fullmatch(row.text)
    if paid is None or len(paid.group("name")) != len(name) or _numbered(row):
        yield from _dress(row, view)
        return
    at = view.find(paid.group("terms"), row.body, row.end)
    rest = replace(
        row, type="noise", reason="metadata", start=at, body=at, text=view[at : row.end], name=None
    )
    rest.fresh = False
    terms = [_terms(rest, view, stacked=False)]
    told = [list(line) for line in terms]
    if at < 0 or not any(term.label == PAY for term in told[0]):
        yield from _dress(row, view)
        return
    end = at
    while end > row.start and view[end - 1] in " |·:":
        end -= 1
    yield replace(row, end=end, text=compact(view[row.body : end]))
    yield from _fields([rest], told, view)


#: What parts the terms behind a post's name, and a label with its value among them.
_BEHIND: Final = re.compile(
    r"(?P<label>[\u4e00-\u9fff]{2,6}):(?P<value>[^,;:()【】\[\]|]{1,30})|[^ ,;:()【】\[\]|·]+"
)


def _dress(row: Row, view: str) -> Iterator[Row]:
    """The title, and the terms that stand behind its name as fields (生产副总（工作地点：玉溪）, 仓管员 / 北京 / 全职 / 2人)."""
    name = compact(row.name or "").replace("（", "(").replace("）", ")")
    at = row.text.find(name) if name else -1
    end = at + len(name)
    told = list(_behind(row.text, end)) if at >= 0 and view[row.body : row.end] == row.text else []
    if not told:
        yield row
        return
    yield replace(row, end=row.body + end, text=row.text[:end])
    own = replace(row, name=None, fresh=False, marker=None)
    for label, begin, start, stop in (*told, (None, len(row.text), len(row.text), len(row.text))):
        if row.text[end:begin].strip(_SIGNS):
            yield _part(own, end, end, begin, view, None)
        if label is not None:
            yield _part(own, begin, start, stop, view, label)
        end = stop


def _part(row: Row, begin: int, start: int, stop: int, view: str, label: str | None) -> Row:
    """A stretch of a row as a field, or as noise without a label; the places are those in its text, ``start`` the value's."""
    part = replace(row, start=row.body + begin, body=row.body + start, end=row.body + stop, label=label)
    part.type, part.reason = ("field", "") if label is not None else ("noise", "metadata")
    part.text = view[part.body : part.end]
    return part


_SIGNS: Final = " ,;:()【】[]|·/-—"


def _behind(text: str, end: int) -> Iterator[tuple[str, int, int, int]]:
    """The terms behind a name that ends at ``end``: what each is of, where it begins, its value begins and ends."""
    for found in _BEHIND.finditer(text, end):
        label = found.group("label")
        if label is not None:
            if fields.known(label):
                yield label, found.start(), *found.span("value")
            continue
        term = found.group()
        kind = PLACE if term in TOWNS else COUNT if is_count(term) else term_of(term)
        if kind is not None and kind != BENEFITS:
            yield kind, found.start(), *found.span()


def _unread(row: Row) -> bool:
    """Whether a row is in no list, and short enough for terms."""
    free = (row.type == "noise" and row.reason in _NOISE) or (
        row.type == "text" and row.fresh and not row.ended
    )
    return free and row.marker is None and len(row.text) <= _LONGEST


def _run(rows: list[Row], index: int) -> list[Row]:
    """The rows from ``index`` on that hold terms, one below or beside another."""
    run: list[Row] = []
    for place in range(index, len(rows)):
        row = rows[place]
        if not _unread(row):
            break
        beside = bool(run) and row.cell and row.line == run[-1].line
        if not beside and not _holds(row.text) and not (_town(row) and run and _sure(run[-1])):
            break
        run.append(row)
    return run


def _sure(row: Row) -> bool:
    return term_of(row.text) in SURE


def _town(row: Row) -> bool:
    """Whether a line below sure terms may be a town (6-9K / 杭州 / 1-3年)."""
    plain = BARE_TOWN.fullmatch(row.text) is not None and row.type == "noise" and row.reason == "metadata"
    return plain and not is_link(row.text) and not ends_in_job(row.text)


def _holds(text: str) -> bool:
    """Whether a line holds terms and little else."""
    labels = [label for label, _ in read_terms(text)]
    told = sum(label is not None for label in labels)
    return told > 0 and told * 2 >= len(labels)


def _terms(row: Row, view: str, *, stacked: bool) -> Iterator[_Term]:
    """The terms of a row with their places; a short plain word beside or right below sure terms is a town."""
    read = read_terms(row.text)
    sure = any(label in SURE for label, _ in read)
    place = row.body
    for label, text in read:
        start = view.find(text, place, row.end)
        if start < 0:
            continue
        place = start + len(text)
        town = label is None and ((sure and len(read) > 2) or (stacked and _town(row)))
        town = town and BARE_TOWN.fullmatch(text) is not None
        yield _Term(PLACE if town and not is_link(text) and not ends_in_job(text) else label, start, place)


def _offers(terms: list[list[_Term]]) -> bool:
    """Whether a line says nothing but benefits side by side (五险一金　包住　餐补)."""
    return any(len(line) > 1 and all(term.label == BENEFITS for term in line) for line in terms)


def _fields(run: list[Row], terms: list[list[_Term]], view: str) -> list[Row]:
    """The run with each term as a field of its own, the words between them as they were."""
    out: list[Row] = []
    for row, line in zip(run, terms, strict=True):
        joined = _joined(line)
        if not any(term.label for term in joined):
            out.append(row)
            continue
        for term in joined:
            part = replace(
                row,
                start=term.start,
                end=term.end,
                body=term.start,
                text=view[term.start : term.end],
                heading=None,
            )
            if term.label is None:
                part.type, part.reason = "noise", row.reason or "metadata"
            else:
                part.type, part.label, part.name = "field", term.label, None
            out.append(part)
    return out


def _joined(line: list[_Term]) -> list[_Term]:
    """Benefits, and the parts of a place, side by side are one field (五险　包餐　月休6天)."""
    out: list[_Term] = []
    offered = sum(term.label == BENEFITS for term in line)
    if offered * 2 > len(line) and offered + sum(term.label is None for term in line) == len(line):
        return [_Term(BENEFITS, line[0].start, line[-1].end)]
    for term in line:
        if out and term.label in (PLACE, BENEFITS) and out[-1].label == term.label:
            out[-1] = _Term(term.label, out[-1].start, term.end)
        else:
            out.append(term)
    return out
