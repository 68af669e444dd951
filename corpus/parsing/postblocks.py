"""Posts as rows of a data base, one block each: the name, lines about it, then its list (导购 / 某某公司 / 3000-5000 / 1、…).

No heading and no field says which line is the name; that the blocks are alike does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.parsing import fields, headings
from corpus.parsing.kinds import kind_of_item, opens_duty
from corpus.parsing.offers import is_place, is_term
from corpus.parsing.rows import Row, silence
from corpus.parsing.titles import COLUMNS, cut_name, is_named, looks_like_title

#: More lines than these above a list are a text of their own.
_MOST: Final = 4
_SAID: Final = re.compile(r"[,;:。!?]")
#: Who hires, as a line of its own below a post's name.
EMPLOYER: Final = re.compile(
    r".{2,28}(?:公司|集团|工厂|酒店|宾馆|医院|学校|学院|幼儿园|事务所|研究院|研究所|工作室|合作社|商行|超市|俱乐部)(?:\([^()]{1,12}\))?"
)
_CALLED: Final = re.compile(r".{2,20}(?<!公开)招聘")
#: 烟台市打样师招聘: the town is not part of the name.
_TOWN: Final = re.compile(r"^[\u4e00-\u9fff]{2,3}市(?=[\u4e00-\u9fff]{4,})")


@dataclass(slots=True)
class _Block:
    name: Row
    about: list[Row]


def mark_blocks(rows: Sequence[Row]) -> None:
    """Type the names over such blocks as titles and the lines about them as metadata, in place."""
    blocks = [block for block in map(_read, _parted(rows)) if block is not None]
    known = [block for block in blocks if _is_name(block.name) and _told(block)]
    alike = [block for block in blocks if _is_name(block.name)]
    if len(alike) > 1 and len(alike) * 2 >= len(blocks):
        known = [block for block in blocks if _is_name(block.name) or _told(block)]
    for block in known:
        name = block.name.text
        if _CALLED.fullmatch(name) is not None:
            name = _TOWN.sub("", name)
        cut = cut_name(name, 0)
        block.name.heading = None
        block.name.type, block.name.name = "title", name[slice(*cut)] if cut is not None else name
        for row in block.about:
            silence(row, "metadata")


def mark_cycles(rows: Sequence[Row]) -> None:
    """Type what stands over one and the same heading of duties again and again as titles, whatever noun it ends in.

    供应链计划 / 岗位职责 / … / 任职要求 / … / 数据标注 / 岗位职责 / …: the page's own rhythm says so.
    """
    found: list[tuple[Row, bool]] = []
    for index, row in enumerate(rows):
        head = row.heading if row.type == "heading" else None
        if head is None or head.name is not None or head.prefix or head.kind != "duty" or not row.fresh:
            continue
        above = rows[index - 1] if index else None
        named = above is not None and above.type == "title"
        fits = above is not None and _may_name(above, rows[index - 2] if index > 1 else None)
        if above is not None:
            found.append((above, named or fits))
    titled = sum(row.type == "title" for row, _ in found)
    if titled >= _FEWEST_NAMED and titled * 2 >= len(found):  # 车辆管理 / 岗位职责 among 安全员 / 岗位职责, …
        found = [(row, fits or _is_noun(row)) for row, fits in found if row.type != "heading"]
    told = [row for row, fits in found if fits]
    if len(found) < 2 or len(told) < len(found) or len({row.text for row in told}) < len(told):
        return
    for row in told:
        if row.type != "title":
            name = _bare(row)
            cut = cut_name(name, 0)
            row.heading = None
            row.type, row.name = "title", name[slice(*cut)] if cut is not None else name


#: **前端工程师：** is emphasised and has a colon because a list follows.
_DRESS: Final = re.compile(r"^[*_]{0,3} ?(?P<name>.*?) ?:? ?[*_]{0,3}:?$")
#: 在线客服+销售: one post that is two jobs.
_AND: Final = re.compile(r"[+/&]")


def _bare(row: Row) -> str:
    """Return the text of a row without the emphasis and the colon that Markdown gives to a post's name."""
    found = _DRESS.match(row.text)
    return found.group("name") if found is not None else row.text


def _may_name(row: Row, before: Row | None) -> bool:
    """Whether a line may be a post's name: short, plain, and no part of the text above it."""
    parted = before is None or row.gap or before.type != "text" or before.ended or before.marker is not None
    text = _bare(row)
    says_job = any(looks_like_title(piece) and is_named(piece) for piece in _AND.split(text))
    return (
        _plain(row, text)
        and parted
        and 2 <= len(text) <= 16
        and (says_job or _is_trade(row, text))
        and not is_term(text)
        and not text.endswith(COLUMNS)
        and not fields.is_label(text)
        and ((head := headings.read(f"{text}:")) is None or head.kind == "other")
    )


def _is_trade(row: Row, text: str) -> bool:
    """Whether a line's words may be a trade: no act, nor its noun unless an empty line sets it off (网站推广 / 岗位职责)."""
    kind = kind_of_item(text)
    noun = kind == "duty" and row.gap and len(text) <= _LONGEST_TRADE
    return not opens_duty(text) and (kind is None or noun)


_LONGEST_TRADE: Final = 8
_FEWEST_NAMED: Final = 3


def _is_noun(row: Row) -> bool:
    """Whether a line may be a post called by its work (车辆管理), where most posts of the page are called otherwise."""
    return _plain(row) and 2 < len(row.text) <= _LONGEST_TRADE and not opens_duty(row.text)


def _parted(rows: Sequence[Row]) -> list[list[Row]]:
    out: list[list[Row]] = []
    for row in rows:
        if not out or (row.gap and row.fresh):
            out.append([])
        out[-1].append(row)
    return out


def _read(rows: list[Row]) -> _Block | None:
    head: list[Row] = []
    for row in rows[: _MOST + 1]:
        if not _plain(row):
            break
        head.append(row)
    if len(head) < 2 or len(head) > _MOST or len(head) == len(rows):
        return None
    body = rows[len(head)]
    listed = body.marker is not None and body.marker.opens and body.type == "text"
    heading = body.heading if body.type == "heading" else None
    told = heading is not None and heading.kind in ("duty", "requirement") and heading.name is None
    lines = head[1:]
    if not (listed or told) or any(opens_duty(row.text) or kind_of_item(row.text) == "duty" for row in lines):
        return None
    return _Block(head[0], lines)


def _plain(row: Row, text: str = "") -> bool:
    head = row.heading if row.type == "heading" else None  # 供应链计划 is a post as well as a heading
    weak = (
        head is not None and head.kind == "other" and head.prefix != "" and not (head.colon or head.wrapped)
    )
    return (
        (row.type in ("text", "title") or weak)
        and row.marker is None
        and row.fresh
        and not row.cell
        and not row.ended
        and len(row.text) <= 30
        and _SAID.search(text or row.text) is None
    )


def _is_name(row: Row) -> bool:
    text = row.text
    named = looks_like_title(text) and is_named(text)
    return row.type == "title" or named or _CALLED.fullmatch(text) is not None


def _told(block: _Block) -> bool:
    """Whether a line below the name is an employer, a place or terms."""
    return any(
        EMPLOYER.fullmatch(row.text) is not None
        or is_term(row.text)
        or (is_place(row.text) and len(block.about) > 1)
        for row in block.about
    )
