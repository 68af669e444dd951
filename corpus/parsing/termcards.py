"""Posts told by the line of terms below each name (地推专员 / 北京 | 全市 | 高中 | 120元/天 / 工作内容：…), where cards alike repeat.

No heading says which line is the name and no list of jobs knows it (大学校园餐厅档口传单派发 兼职); that the same line of cells follows
it in card after card does.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.parsing.kinds import kind_of_item, opens_duty
from corpus.parsing.postblocks import EMPLOYER
from corpus.parsing.rows import Row, silence
from corpus.parsing.termforms import PLACE, TOWNS, read_terms, term_of
from corpus.parsing.titles import COLUMNS, cut_name, is_named, looks_like_title
from corpus.parsing.titles import is_count as counts_people

_SMALLEST: Final = 3  # rows of a card
_WIDEST: Final = 16  # rows of its name and line of terms
_FEWEST_CELLS: Final = 3
_FEWEST_CARDS: Final = 2
_LONGEST_NAME, _LONGEST_CELL = 40, 24
_NO_NAME: Final = frozenset(",;。:!?|")


@dataclass(slots=True)
class _Card:
    """A name and what stands below it: the cells of a line, or one line whose terms blanks part.

    Attributes:
        terms: the texts of the cells, or of the line's pieces.
    """

    name: Row
    below: list[Row]
    terms: list[str]

    @property
    def sure(self) -> bool:
        """Whether most cells are terms, and more than a place is told (面议 | 本科 | 招3人)."""
        told = [_term(text) for text in self.terms]
        return sum(one is not None for one in told) * 2 >= len(told) and bool(set(told) - {None, PLACE})

    @property
    def called(self) -> bool:
        """Whether the name is a job's."""
        return looks_like_title(self.name.text) and is_named(self.name.text)


def mark_term_cards(rows: Sequence[Row]) -> None:
    """Type the names of such cards as titles and their lines of terms as metadata, in place.

    The lines must have as many cells each; most of them must hold terms, or most of the names be jobs'.
    """
    cards = [card for at in range(len(rows) - _SMALLEST + 1) if (card := _read(rows, at)) is not None]
    for _, alike in itertools.groupby(sorted(cards, key=_width), key=_width):
        group = list(alike)
        if len(group) < _FEWEST_CARDS:
            continue
        sure = sum(card.sure for card in group) * 2 > len(group)
        called = len(group) > _FEWEST_CARDS and sum(card.called for card in group) * 3 >= len(group) * 2
        called = called and not _repeated(group)
        if sure or called:
            for card in group:
                _mark(card)


def _width(card: _Card) -> int:
    return len(card.below)


def _repeated(cards: Sequence[_Card]) -> bool:
    """Whether one line of a table's cells is printed in every card: column names, no terms."""
    return len({tuple(card.terms) for card in cards}) == 1


def _mark(card: _Card) -> None:
    name = card.name
    cut = cut_name(name.text, 0)
    name.heading = None
    name.type, name.name = "title", name.text[slice(*cut)] if cut is not None else name.text
    for row in card.below:
        row.heading = None
        silence(row, "metadata")


def _read(rows: Sequence[Row], at: int) -> _Card | None:
    """The card whose name is the row ``at``, where it is one."""
    name = rows[at]
    if not _may_name(name):
        return None
    block = rows[at : at + _WIDEST]
    first = block[1]
    cells = list(itertools.takewhile(lambda row: row.cell and row.line == first.line, block[1:]))
    below = cells or [first]
    terms = [row.text for row in cells] or [piece for _, piece in read_terms(first.text)]
    if len(terms) < _FEWEST_CELLS or any(len(text) > _LONGEST_CELL for text in terms):
        return None
    if any(row.ended or row.type in ("heading", "title") or row.marker is not None for row in below):
        return None
    if _term(terms[0]) is None and looks_like_title(terms[0]):
        return None  # 仓库管理员 | 北京 | 5-8K names the post itself
    card = _Card(name, below, terms)
    if at == 0 or name.gap:
        return card if cells or card.sure else None
    above = rows[at - 1]
    ended = above.ended or above.marker is not None
    point = kind_of_item(name.text) is not None or opens_duty(name.text)
    lower = above.gap or above.type == "title" or EMPLOYER.fullmatch(name.text) is not None  # below the name
    return card if card.sure and (ended or not (point or lower)) else None


def _may_name(row: Row) -> bool:
    head = row.heading if row.type == "heading" else None
    return (
        row.fresh
        and not row.cell
        and not row.ended
        and row.marker is None
        and (head is None or not (head.colon or head.wrapped))
        and 1 < len(row.text) <= _LONGEST_NAME
        and _NO_NAME.isdisjoint(row.text)
        and not row.text.endswith(COLUMNS)
        and _term(row.text) is None
    )


def _term(text: str) -> str | None:
    """What a cell's term is of; that of its first part where it has several (7000-14000元·14薪)."""
    text = text.strip("「」【】[]() ")
    if counts_people(text):
        return "招聘人数"
    if text in TOWNS or text in _ANYWHERE:
        return PLACE
    return term_of(text) or term_of(text.split("·")[0])


_ANYWHERE: Final = frozenset({"全市", "全省", "市区", "其它", "其他", "不限"})
