"""The pinned classification of occupations (国家职业分类大典 2022) as one document that every duty points into.

The asset is a table: classes on levels 1 to 3, occupations below them, an occupation's duties in one cell,
numbered "1.… 2.…". A cell is cut where the next number in sequence stands, so the one cell whose nine
duties are glued with "；" is read like all others, and a "；" inside a duty cuts nothing. What bears duties
is an occupation, whatever level its row claims (考古及文物保护作业人员 says 3).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.parsing.account import Account
from corpus.parsing.result import (
    Parse,
    ParsedDocument,
    ParsedField,
    ParsedItem,
    ParsedList,
    ParsedRole,
    ParseResult,
)

REFERENCE_KB = "reference"
"""The read-only knowledge base that holds this one document."""

NAME = "csco22.csv"
TITLE = "国家职业分类大典（2022年版）"

READER = "occupations-1"
"""Bump when the same table may be read otherwise than before."""

_CELL = re.compile(r'"(?P<quoted>[^"]*)"|(?P<plain>[^,"\r\n]*)')
_COLUMNS = 8  # level, code, code_num, name, definition, tasks, csco_code_num, alias
# "工程测量工程技术人员S": the table marks green (L) and digital (S) occupations behind the name.
_MARK = re.compile(r"(?:[LS]|L/S)$")
_EDGE = "；;。.，,、 \t\r\n　"
_SHORTEST_ALIAS = 3  # "市场", "汽车", "C#" name a trade, nobody's job


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table; the columns that only repeat another one are not kept."""

    start: int
    end: int
    level: str
    code: _Cell
    name: _Cell
    definition: _Cell
    tasks: _Cell
    alias: _Cell

    @property
    def title(self) -> str:
        """The name as a person would say it."""
        return _MARK.sub("", self.name.text)


def parse(text: str, *, name: str = NAME) -> Parse:
    """Read the table; every span lies in ``text``, and every non-blank character has its segment."""
    account = Account(text)
    rows = list(_rows(text))
    if text:
        account.drop(0, len(text.split("\n", 1)[0]), "table header")
    classes = {row.code.text: row.name for row in rows if row.level != "4"}
    owners = Counter(alias for row in rows if row.tasks.text for alias in set(_aliases(row)))
    titles = {row.title for row in rows}
    roles: list[ParsedRole] = []
    for row in rows:
        if row.tasks.text:
            unique = [a for a in _aliases(row) if owners[a] == 1 and a not in titles]
            roles.append(_role(row, _classes_of(row, classes), unique, account))
        elif row.level == "4":
            account.drop(row.start, row.end, "no duties")
        else:
            account.claim(row.start, row.end, "heading")
    segments, dropped = account.close()
    document = ParsedDocument(name=name, title=TITLE, chars=len(text))
    return Parse(ParseResult(document=document, roles=roles, dropped=dropped, repairs=[]), segments)


def _rows(text: str) -> Iterator[_Row]:
    start = text.find("\n") + 1
    while 0 < start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        cells = _cells(text, start, end)
        if len(cells) == _COLUMNS:
            level, code, _, name, definition, tasks, _, alias = cells
            yield _Row(start, end, level.text, code, name, definition, tasks, alias)
        start = end + 1


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    cells: list[_Cell] = []
    place = start
    while place <= end:
        found = _CELL.match(text, place, end)
        assert found is not None  # the plain form matches nothing at all
        group = "quoted" if found["quoted"] is not None else "plain"
        cells.append(_Cell(found[group], found.start(group)))
        place = found.end() + 1
    return cells


def _classes_of(row: _Row, classes: dict[str, _Cell]) -> list[ParsedField]:
    """The classes above, from 大类 down: 6-31-01-03 lies in 6, 6-31 and 6-31-01.

    Fields and no headings: a question that names the occupation 安全防范工程技术人员 must not be taken for one
    about its class 工程技术人员.
    """
    parts = row.code.text.split("-")
    codes = ["-".join([*parts[:depth], *["00"] * (4 - depth)]) for depth in (1, 2, 3)]
    above = zip(("职业大类", "职业中类", "职业小类"), codes, strict=True)
    return [_field(name, classes[code]) for name, code in above if code in classes and code != row.code.text]


def _aliases(row: _Row) -> list[str]:
    parts = (_MARK.sub("", part.strip()) for part in re.split(r"[,，]", row.alias.text))
    names = [half.strip() for part in parts for half in part.split("/")]
    return [one for one in dict.fromkeys(names) if len(one) >= _SHORTEST_ALIAS and one != row.title]


def _role(row: _Row, classes: Sequence[ParsedField], aliases: list[str], account: Account) -> ParsedRole:
    account.claim(row.start, row.name.start, "field")
    account.claim(row.name.start, row.name.end, "heading")
    account.claim(row.definition.start, row.definition.end, "field")
    account.claim(row.tasks.end + 1, row.end, "field")  # the code once more, and the aliases
    fields = [_field("职业编码", row.code), _field("职业定义", row.definition), *classes]
    return ParsedRole(
        title=row.title,
        aliases=aliases,
        fields=[field for field in fields if field.text],
        lists=[
            ParsedList(
                heading=row.name.text,
                heading_start=row.name.start,
                heading_end=row.name.end,
                path=[row.name.text],
                kind="duty",
                profile=None,
                items=list(_items(row.tasks, account)),
            )
        ],
    )


def _field(name: str, cell: _Cell) -> ParsedField:
    return ParsedField(name=name, text=cell.text, start=cell.start, end=cell.end)


def _items(cell: _Cell, account: Account) -> Iterator[ParsedItem]:
    marks = _markers(cell.text)
    ends = [mark.start() for mark in marks[1:]] + [len(cell.text)]
    for number, (mark, end) in enumerate(zip(marks, ends, strict=True), 1):
        body = cell.text[mark.end() : end]
        kept = body.strip(_EDGE)
        start = cell.start + mark.end() + body.index(kept)
        account.claim(cell.start + mark.start(), cell.start + mark.end(), "marker")
        account.claim(start, start + len(kept), "item")
        account.claim(start + len(kept), cell.start + end, "separator")
        yield ParsedItem(
            text=kept, number=str(number), marker=mark.group(), start=start, end=start + len(kept)
        )


def _markers(text: str) -> list[re.Match[str]]:
    """The numbers 1., 2., 3. … in sequence, each behind the one before."""
    found: list[re.Match[str]] = []
    while True:
        place = found[-1].end() if found else 0
        mark = re.compile(rf"(?<!\d){len(found) + 1}\.(?!\d)").search(text, place)
        if mark is None:
            return found
        found.append(mark)
