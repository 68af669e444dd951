"""Jobs by the page's rhythm: short lines after an empty one, each over points; where most name jobs, all do.

门岗 / · 查验… between 秩序维护队长 / · 组织… and 保洁员 / plain lines: the blocks of one page are alike, so a name
with an unusual noun (平面设计) and one over unnumbered lines are jobs as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.parsing import fields, titles
from corpus.parsing.headings import Heading
from corpus.parsing.headings import read as read_heading
from corpus.parsing.kinds import kind_of_item, speaks_duty
from corpus.parsing.result import Kind
from corpus.parsing.rows import Row, starts_list
from corpus.parsing.titles import looks_like_title
from corpus.parsing.units import is_unit

_SAID: Final = re.compile(r"[,;:。!?、|]")
#: Matters of a whole page, not somebody's name.
_MATTER: Final = re.compile(
    r"职责|权限|责任|要求|资格|条件|待遇|福利|说明|制度|纪律|流程|规定|标准|办法|须知|事项|一览|简介|目录|总则|附则|附件|备注|公司$|集团$|时间|地点|方式|范围|内容|目标|原则|计划|介绍|招聘|部门"
)
#: 出纳工作, 会计日常: what follows a job's name says nothing more.
_OF_A_JOB: Final = re.compile(r"(?:的?(?:日常|主要|具体)?(?:工作|日常|任务)|岗位?)$")
_LONGEST: Final = 14
_SHORTEST_POINT: Final = 6


def mark_blocks_alike(rows: Sequence[Row]) -> None:
    """Type the first lines of blocks as titles where the page's blocks begin with jobs, in place.

    Args:
        rows: the rows that are no noise, jobs told by their own shape marked already.
    """
    known = sum(row.type == "title" and _dressed(row) for row in rows)
    spaced = sum(row.gap for row in rows) * 4 > len(rows) * 3  # an empty line above each parts no blocks
    found: list[tuple[Row, Sequence[Row] | None]] = []  # with the plain lines below it, or None over a list
    for index, row in enumerate(rows[:-1]):
        if row.type != "text" or not _dressed(row) or not row.gap or row.ended:
            continue
        name = row.text.rstrip(":")
        listed = starts_list(rows[index + 1]) and rows[index + 1].fresh
        block = _plain_block(rows, index + 1)
        least = 1 if not spaced and _job_of(name) is not None and titles.is_sure(name) else 2
        if not (listed or len(block) >= least) or not _may_name(name):
            continue
        found.append((row, None if listed else block))
    jobs = sum(_job_of(row.text.rstrip(":")) is not None for row, _ in found)
    if known + jobs < 2 or (known + jobs) * 3 < (known + len(found)) * 2:
        return
    for row, lines in found:
        name = row.text.rstrip(":")
        job = _job_of(name)
        if job is None and (lines is not None or row.text.startswith("#")):
            continue  # an unknown noun over plain lines, or set apart by Markdown, may be anything
        row.type, row.name = "title", job or name
        row.over = _kind_of_block(lines) if lines is not None else None


def _dressed(row: Row) -> bool:
    return row.marker is None and row.fresh and not row.cell and len(row.text) <= _LONGEST + 8


def _may_name(name: str) -> bool:
    return (
        2 <= len(name) <= _LONGEST
        and _SAID.search(name) is None
        and _MATTER.search(name) is None
        and (not is_unit(name) or _job_of(name) is not None)
        and not fields.is_label(name.lstrip("# "))
        and not (speaks_duty(name) and _job_of(name) is None)
        and kind_of_item(name) in (None, "duty")
        and any("\u4e00" <= char <= "\u9fff" for char in name)
    )


def _job_of(text: str) -> str | None:
    """Return the job that a line names for sure: 出纳 of 出纳工作."""
    tail = _OF_A_JOB.search(text)
    for name in (text, text[: tail.start()] if tail is not None else ""):
        if len(name) > 1 and looks_like_title(name) and titles.is_named(name):
            cut = titles.cut_name(name, 0)
            return name[slice(*cut)] if cut is not None else name
    return None


def _plain_block(rows: Sequence[Row], index: int) -> Sequence[Row]:
    """The plain lines from ``index`` up to an empty one, each long enough for a point; none where others stand among them."""
    block: list[Row] = []
    for row in rows[index:]:
        if row.gap and block:
            break
        plain = row.type == "text" and row.marker is None and row.fresh and not row.cell
        if not plain or len(row.text) < _SHORTEST_POINT:
            return ()
        block.append(row)
    return block


def _kind_of_block(block: Sequence[Row]) -> Kind:
    """What most lines below a job's name say that they are; duties, unless they say otherwise."""
    kinds = [kind_of_item(row.text) for row in block]
    told: tuple[Kind, ...] = ("requirement", "benefit")
    return next((kind for kind in told if 2 * kinds.count(kind) > len(kinds)), "duty")


_SECTION: Final = re.compile(r"(?P<job>[^ ,;:。·•—–-]{2,12})[ ]?[·•—–-]{1,2}[ ]?(?P<topic>[\w、/]{2,12})")


def mark_sections(rows: Sequence[Row]) -> None:
    """Lines of one job and a topic each (店长·开市前, 店长·收市后) head the lists of that job, in place."""
    found: dict[str, list[tuple[Row, str]]] = {}
    for row in rows:
        if row.type not in ("text", "title") or row.marker is not None or not row.fresh or row.cell:
            continue
        said = _SECTION.fullmatch(row.text) if not row.ended and len(row.text) <= 26 else None
        if said is None or not looks_like_title(said.group("job")) or not titles.is_named(said.group("job")):
            continue
        if titles.without_aim(row.text) != row.text:
            continue  # 产品经理-B端 and 产品经理-C端 are two posts
        found.setdefault(said.group("job"), []).append((row, said.group("topic")))
    for job, sections in found.items():
        if len(sections) < 2:
            continue
        for row, topic in sections:
            told = read_heading(topic)
            kind = told.kind if told is not None else "duty"
            row.type, row.name = "heading", None
            row.heading = Heading(kind, topic, job, job, None, None, False, False, True)
