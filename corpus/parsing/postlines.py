"""Lines of a post, a colon and its work: 售票员：售票、零钱盘点。 below 补货员：补货、排面。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, titles
from corpus.parsing.rows import Row

#: The post and what is said of it; a colon within is one of a time (夜班店员：23:00后走侧窗售卖).
POST: Final = re.compile(r"(?P<who>[^ ,;。:]{2,16}?): ?(?P<said>(?:[^:]|(?<=\d):(?=\d)){4,})")
#: Work has parts, one of them of four characters and more; a name, a number or a head count behind the colon is none
#: (会计：王五、赵六；督导：2名；店长：138-0000-1111).
_WORK: Final = re.compile(
    r"(?!.*\d{3}[- ]?\d{4})(?!.{0,12}\d+ ?[名人位])(?=.*[、;,，])(?=.*[\u4e00-\u9fff]{4}).+"
)
_RUN, _LONGEST_OVER = 3, 16


def names_post(who: str) -> bool:
    """Whether what stands in front of the colon surely names a job."""
    return titles.looks_like_title(who, longest=16) and titles.is_named(who) and not fields.is_label(who)


def runs(rows: Sequence[Row], view: str, of_work: re.Pattern[str]) -> dict[int, tuple[str, int]]:
    """Find three such lines and more, one below the other under a line of work (门店分工), whatever verbs they use.

    Returns:
        For each row by its index: the post, and where its work begins.
    """
    out: dict[int, tuple[str, int]] = {}
    run: dict[int, tuple[str, int]] = {}
    below = False
    for index, row in enumerate(rows):
        hit = POST.fullmatch(view, row.body, row.end) if _alone(rows, index) else None
        who = hit.group("who").strip() if hit is not None else ""
        if hit is not None and below and names_post(who) and _WORK.fullmatch(hit.group("said")):
            run[index] = who, hit.start("said")
            continue
        out.update(_enough(run))
        run = {}
        below = len(row.text) <= _LONGEST_OVER and of_work.search(row.text) is not None
    return {**out, **_enough(run)}


def _enough(run: dict[int, tuple[str, int]]) -> dict[int, tuple[str, int]]:
    return run if len({who for who, _ in run.values()}) >= _RUN else {}


def _alone(rows: Sequence[Row], index: int) -> bool:
    """Whether a row is a plain line by itself."""
    row = rows[index]
    plain = row.type == "text" and row.marker is None and row.fresh and not row.cell
    return plain and (index + 1 == len(rows) or rows[index + 1].fresh)
