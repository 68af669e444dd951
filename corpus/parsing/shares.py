"""A table of duties laid out line by line, each with its share of the time (时间分配 / 主要职责 / 衡量标准 / 5 % / 管理办公用品； / 略 / 10 % / …)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.rows import Row, silence

_SHARE: Final = re.compile(r"\d{1,3} ?%")
_LEFT_OUT: Final = re.compile(r"略|无|/|-+|同上|见附件")
_PAUSE: Final = re.compile(r"[,;:。、]")
_FEWEST: Final = 3  # shares
_LONGEST_COLUMN: Final = 8  # characters of a column's name
_MOST_COLUMNS: Final = 4


def mark_shares(rows: Sequence[Row]) -> None:
    """Silence the shares, what was left out beside them and the columns' names over them, in place."""
    shares = [place for place, row in enumerate(rows) if _plain(row) and _SHARE.fullmatch(row.text)]
    if len(shares) < _FEWEST or not any(_column(row) for row in rows[max(0, shares[0] - 1) : shares[0]]):
        return
    for row in rows[shares[0] : shares[-1] + _FEWEST]:
        if _plain(row) and (_SHARE.fullmatch(row.text) or _LEFT_OUT.fullmatch(row.text)):
            silence(row, "column")
    for row in reversed(rows[max(0, shares[0] - _MOST_COLUMNS) : shares[0]]):
        if not _column(row):
            break
        row.heading = None
        silence(row, "column")


def _plain(row: Row) -> bool:
    return row.type == "text" and row.marker is None and row.fresh and not row.cell


def _column(row: Row) -> bool:
    """Whether a row may be a column's name: a few characters without a pause, be they a heading elsewhere."""
    own = row.type in ("text", "heading") and row.marker is None and row.fresh and not row.cell
    return own and len(row.text) <= _LONGEST_COLUMN and _PAUSE.search(row.text) is None
