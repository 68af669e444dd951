"""Posts told by what stands between two lists: a job's name, then whatever a site prints about the post, then its first list.

网站测试工程师 / 某某公司 / 苏州 / 4.5-6千/月 / 学历要求：…|经验：… / 岗位职责：…: pay, place, firm and labels come in any order and
number, some of them read as noise already; the name stands over all of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import titles
from corpus.parsing.fieldrows import make_field
from corpus.parsing.kinds import opens_duty
from corpus.parsing.offers import EMPLOYER, is_employer, is_perks, is_place, is_term
from corpus.parsing.rows import Row, silence

#: More rows than these between two lists are a text of their own.
_MOST: Final = 14
_FEWEST: Final = 2  # posts
_SAID: Final = re.compile(r"[,;:。!?]")
_LABELLED: Final = re.compile(r"(?:[\u4e00-\u9fff]{2,6}: ?[^,;。]{0,24}[| ]?){1,6}")
_LONGEST_NAME: Final = 24
_LONGEST_LINE: Final = 32
_LISTS: Final = frozenset({"duty", "requirement", "overview"})


def mark_preambles(rows: Sequence[Row]) -> None:
    """Type such names as titles, in place, where the page has two posts and more that begin so.

    Args:
        rows: all rows, the noise among them.
    """
    found: dict[int, int] = {}  # where the names stand, and the first list below each
    for index, row in enumerate(rows):
        place = _name_over(rows, index) if _heads_list(row) else None
        if place is not None:
            found.setdefault(place, index)
    if len(found) < _FEWEST:
        return
    for place, below in found.items():
        row = rows[place]
        if row.type == "title":
            continue
        cut = titles.cut_name(row.text, 0)
        row.type, row.heading, row.reason = "title", None, ""
        row.name = row.text[slice(*cut)] if cut is not None else row.text
        for about in rows[place + 1 : below]:
            if about.type == "text" and is_employer(about.text):
                make_field(about, EMPLOYER, about.body)
            elif about.type == "text":
                silence(about, "metadata")


def _heads_list(row: Row) -> bool:
    head = row.heading if row.type == "heading" else None
    return head is not None and head.kind in _LISTS and head.name is None


def _name_over(rows: Sequence[Row], index: int) -> int | None:
    """The place of the job's name over a list's heading with nothing between but what is told about the post; a title as it is."""
    told = unknown = 0
    for place in range(index - 1, max(-1, index - _MOST - 1), -1):
        row = rows[place]
        if row.type == "title":
            return place if told else None
        if told and _is_name(row):
            return place if row.gap or not unknown else None
        if _heads_list(row) and row.heading is not None and not row.heading.container:
            return None
        unknown += not _is_about(row)
        if unknown > 1 or (unknown and not _may_tell(row)):
            return None
        told += row.type != "heading"
    return None


def _is_name(row: Row) -> bool:
    plain = (
        row.type in ("text", "noise") and row.marker is None and row.fresh and not row.cell and not row.ended
    )
    if not plain or len(row.text) > _LONGEST_NAME or _SAID.search(row.text) is not None:
        return False
    named = titles.looks_like_title(row.text) and titles.is_named(row.text)
    return named and titles.is_sure(row.text) and row.text not in titles.GENERIC and not is_term(row.text)


def _may_tell(row: Row) -> bool:
    """Whether a plain line that nothing is known of may stand between a name after a gap and its list (报到时间面议，急招)."""
    plain = row.type != "text" or (row.marker is None and row.fresh and not row.cell and not row.ended)
    return plain and len(row.text) <= _LONGEST_LINE and not opens_duty(row.text)


def _is_about(row: Row) -> bool:
    """Whether a row tells of a post beside its lists: a field, a term, its firm or place, a label, or noise."""
    if row.type in ("field", "noise"):
        return True
    if row.type == "heading":
        head = row.heading
        return (
            head is not None
            and (head.container or head.kind in ("other", "condition"))
            and row.marker is None
        )
    if row.type != "text" or row.marker is not None or row.ended:
        return False
    text = row.text
    told = is_term(text) or is_place(text) or is_employer(text) or is_perks(text)
    return told or _LABELLED.fullmatch(text) is not None
