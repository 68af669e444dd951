"""Labels and values parted by blanks alone (性别 不限 年龄 20-30 / 人数 2 地点 临江): a posting's head as old sites print it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import Final

from corpus.parsing import fields
from corpus.parsing.rows import Row

_PAIR: Final = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,6}) +(?P<value>[^ ,;。:!?]{1,20})(?: +|$)")
#: Fewer lines and labels than these are a sentence by chance.
_LINES, _KNOWN = 2, 3


def mark_spaced(rows: list[Row], view: str) -> list[Row]:
    """Return the rows, each line of such pairs in a run of them split into its fields."""
    out: list[Row] = []
    run: list[tuple[Row, list[re.Match[str]]]] = []

    def close() -> None:
        known = sum(fields.known(pair.group("label")) for _, pairs in run for pair in pairs)
        whole = len(run) >= _LINES and known >= _KNOWN
        for row, pairs in run:
            out.extend(_fields(row, pairs) if whole else [row])
        run.clear()

    for row in rows:
        pairs = _pairs(row, view)
        if pairs:
            run.append((row, pairs))
            continue
        close()
        out.append(row)
    close()
    return out


def _pairs(row: Row, view: str) -> list[re.Match[str]]:
    """The pairs of a line that holds nothing else, two and more, one of them at least with a known label."""
    if row.type != "text" or row.marker is not None or not row.fresh or row.cell or row.end - row.body > 80:
        return []
    found = list(_PAIR.finditer(view, row.body, row.end))
    if len(found) < 2 or found[0].start() != row.body or found[-1].end() != row.end:
        return []
    joined = all(one.end() == two.start() for one, two in itertools.pairwise(found))
    labelled = any(fields.known(one.group("label")) for one in found)
    mistaken = any(fields.known(one.group("value")) for one in found)  # a table's head: 岗位 部门 学历 人数
    return found if joined and labelled and not mistaken else []


def _fields(row: Row, pairs: list[re.Match[str]]) -> list[Row]:
    return [
        replace(
            row,
            start=one.start(),
            end=one.end("value"),
            body=one.start("value"),
            text=f"{one.group('label')}:{one.group('value')}",
            type="field",
            label=one.group("label"),
            fresh=row.fresh and one is pairs[0],
            gap=row.gap and one is pairs[0],
        )
        for one in pairs
    ]
