"""Posts as cards of lines without a mark: a name, how many are wanted, the pay, the points, where (会计 / 3 / 5000元-7000元 / …).

A page of such cards prints neither headings nor numbers; that a pay stands right below a short line again and again tells
which lines are names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.kinds import kind_of_item, opens_duty
from corpus.parsing.rows import Row, silence
from corpus.parsing.termforms import PAY, read_terms
from corpus.parsing.titles import looks_like_title

_FEWEST: Final = 3  # cards
_LONGEST_NAME: Final = 20
_HEADCOUNT: Final = re.compile(r"(?:招(?:聘)?)?(?:\d{1,3}|若干|数)(?:人|名)?")


def mark_paid_posts(rows: Sequence[Row]) -> None:
    """Type the names over such cards as titles over plain points, their counts and pays as metadata, in place."""
    cards = [card for place in range(len(rows)) if (card := _card(rows, place)) is not None]
    if len(cards) < _FEWEST or len({rows[name].text for name, _ in cards}) < _FEWEST:
        return
    if sum(looks_like_title(rows[name].text) for name, _ in cards) * 2 < len(cards):
        return
    ends = [*(name for name, _ in cards[1:]), len(rows)]
    for (name, pay), end in zip(cards, ends, strict=True):
        points = [row for row in rows[pay + 1 : end] if row.type == "text"]
        rows[name].type, rows[name].name, rows[name].heading = "title", rows[name].text, None
        for row in rows[name + 1 : pay + 1]:
            silence(row, "metadata")
        asked = sum(kind_of_item(row.text) == "requirement" for row in points)
        rows[name].over = "duty" if asked * 2 <= len(points) else None


def _card(rows: Sequence[Row], place: int) -> tuple[int, int] | None:
    """The places of a card's name and of the pay below it, where plain points follow."""
    row = rows[place]
    plain = (
        row.fresh and not row.cell and row.marker is None and not row.ended and row.type in ("text", "title")
    )
    if (
        not plain
        or _HEADCOUNT.fullmatch(row.text) is not None
        or not 2 <= len(row.text) <= _LONGEST_NAME
        or opens_duty(row.text)
        or _is_pay(row)
    ):
        return None
    pay = place + 1
    if pay < len(rows) and _HEADCOUNT.fullmatch(rows[pay].text) is not None:
        pay += 1
    if pay + 1 >= len(rows) or not _is_pay(rows[pay]):
        return None
    below = rows[pay + 1]
    told = below.type == "text" and below.marker is None and below.fresh and not below.cell
    return (place, pay) if told else None


def _is_pay(row: Row) -> bool:
    read = read_terms(row.text)
    return row.fresh and len(read) == 1 and read[0][0] == PAY
