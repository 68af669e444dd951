"""Terms of a posting: the line under its title (无锡·新吴区 | 5-10年 | 本科), and whole postings on one table line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import titles
from corpus.parsing.rows import Row, silence

#: What only a posting's line of terms says; a town or a degree alone may be anything.
_OFFER: Final = re.compile(r"(?:经验)?\d+[-~]\d+年(?:经验)?|经验不限|学历不限|招\d+人|.{1,8}发布|全职|兼职")


_PAY_TERM: Final = re.compile(
    r"\d[\d.,]* ?(?:[kK千万元]|000)?(?:/月|/天)? ?[-~—–至到] ?\d[\d.,]* ?(?:[kK千万元]|000)|面议|\d+薪"
)


_TERM: Final = re.compile(
    r"(?:经验)?(?:\d+[-~]\d+|\d+)年(?:以上|及以上)?(?:经验)?|经验不限|学历不限|不限(?:经验|学历)?|(?:统招)?(?:本科|大专|专科|硕士|博士|高中|中专|初中)(?:及以上|以上)?(?:学历)?|应届.{0,3}|全职|兼职|实习|招\d+人|招?若干人?|\d+(?:[-~]\d+)?年(?:以上)?工作经验|工作经验不限|性别不限|年龄不限|不限|\d+(?:[-~至]\d+)?岁(?:以下|以上|左右)?|\d+[人名位]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}-\d{1,2}发布|.{1,8}发布|\d+-\d+人|\d+人(?:以上)?|[\u4e00-\u9fff]{2,5}[·-][\u4e00-\u9fff]{2,6}(?:[·-].{2,8})?|[\u4e00-\u9fff]{2,3}市?"
)


_BETWEEN: Final = re.compile(r" ?[|·/] ?| +")


def mark_terms(rows: Sequence[Row]) -> None:
    """The line of terms under a posting's title: 无锡·新吴区 | 5-10年 | 本科, Community Manager · 深圳 · 12-18K."""
    for _, group in itertools.groupby((row for row in rows if row.cell), key=lambda row: row.line):
        cells = list(group)
        _posting_record(cells)
        line = [row for row in cells if row.marker is None]
        told = {row.start for row in line if _TERM.fullmatch(row.text) or _PAY_TERM.search(row.text)}
        sure = any(_OFFER.fullmatch(row.text) or _PAY_TERM.search(row.text) for row in line)
        if sure and len(line) > 2 and len(told) * 2 > len(line) and all(len(row.text) <= 24 for row in line):
            for row in line:
                if row.start in told or (row.type == "text" and row is not line[0]):
                    row.heading = None
                    silence(row, "metadata")
    for row in rows:
        if row.type == "text" and row.marker is None and row.fresh and len(row.text) <= 60 and not row.ended:
            if _BETWEEN.search(row.text) is None:
                continue
            pieces = [piece for piece in _BETWEEN.split(row.text) if piece]
            told_pieces = sum(
                _TERM.fullmatch(piece) is not None or _PAY_TERM.search(piece) is not None for piece in pieces
            )
            sure = any(_OFFER.fullmatch(piece) or _PAY_TERM.search(piece) for piece in pieces)
            if (
                len(pieces) > 2
                and sure
                and all(len(piece) <= 12 for piece in pieces)
                and told_pieces * 2 > len(pieces)
            ) or (
                len(pieces) > 2
                and row.text.count("·") + row.text.count("|") >= 2
                and _PAY_TERM.search(pieces[-1])
            ):
                silence(row, "metadata")


def _posting_record(line: Sequence[Row]) -> None:
    """A whole posting on one table line: its job, cells of terms, its text (水暖工 | 面议 | 大专 | 两年以上 | 岗位职责：1、…)."""
    short = list(
        itertools.takewhile(
            lambda row: row.type in ("text", "noise") and row.marker is None and len(row.text) <= 24, line
        )
    )
    if len(short) < 4 or len(short) == len(line) or not short[0].fresh or short[0].type != "text":
        return
    body = line[len(short)]
    head = body.heading if body.type == "heading" else None
    opens = body.marker is not None and body.marker.opens
    if not (opens or (head is not None and head.kind in ("duty", "requirement") and head.name is None)):
        return
    terms = [row for row in short[1:] if row.type == "noise" or _is_cell_term(row.text)]
    name = short[0].text
    if len(terms) * 2 < len(short) - 1 or _is_cell_term(name) or re.search("[,;:。!?]", name) is not None:
        return
    cut = titles.cut_name(name, 0)
    short[0].type, short[0].name = "title", name[slice(*cut)] if cut is not None else name
    for row in short[1:]:
        silence(row, "metadata")


def _is_cell_term(text: str) -> bool:
    return _TERM.fullmatch(text) is not None or _PAY_TERM.search(text) is not None


def is_terms(text: str) -> bool:
    """Whether a line states nothing but terms of a posting (6000-8000元·13薪)."""
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    return bool(pieces) and all(_is_cell_term(piece) for piece in pieces) and any(map(_told, pieces))


def _told(text: str) -> bool:
    return _OFFER.fullmatch(text) is not None or _PAY_TERM.search(text) is not None
