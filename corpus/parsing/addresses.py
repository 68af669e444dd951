"""Where one works, as a line without a label below a post's points (…区朝阳路12号3号楼): a place, no point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing.fieldrows import make_field
from corpus.parsing.kinds import opens_duty
from corpus.parsing.rows import Row

_ADDRESS: Final = re.compile(
    r"[\u4e00-\u9fff]{2,}?(?:[省市区县镇乡路街道巷村弄园]|大道|开发区)[^,;:。]*?[A-Za-z\d一二三四五六七八九十]{1,5}(?:号楼?|栋|幢|座|楼|层|室|弄|单元)[^,;:。]{0,24}"
)
_TOWN: Final = 2  # characters that tell a town (北京, 昆山)


def mark_addresses(rows: Sequence[Row]) -> None:
    """Type lines that are addresses as fields of the post above them, in place; of several posts only.

    Args:
        rows: the rows that are no noise, jobs marked already.
    """
    if sum(row.type == "title" for row in rows) < 2:
        return
    plain = [row for row in rows if _plain(row)]
    told = [row for row in plain if _ADDRESS.fullmatch(row.text) is not None and not opens_duty(row.text)]
    towns = {row.text[:_TOWN] for row in told} if len(told) > 1 else set()
    for index, row in enumerate(rows):
        below = rows[index + 1] if index + 1 < len(rows) else None
        last = below is None or below.type == "title"
        if row in told or (last and _plain(row) and row.text[:_TOWN] in towns and not row.ended):
            make_field(row, "工作地点", row.body)


def _plain(row: Row) -> bool:
    return (
        row.type == "text" and row.marker is None and row.fresh and not row.cell and 8 <= len(row.text) <= 60
    )
