"""Other postings beside the page's own: side bars, snippets that end in dots, links printed again and again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from corpus.parsing.rows import Row, silence
from corpus.parsing.titles import is_named, looks_like_title

_SIDE: Final = re.compile(
    r"(?:相关|相似|类似|推荐|热门|最新|更多|其[他它]|周边|附近|猜你|随机|看了|看过|浏览|你可能|您可能|同类|精选|该公司|本公司|公司|TA|为你|为您|大家都在).{0,14}(?:职位|岗位|招聘|企业|公司|内容|阅读|文章|推荐|排行|喜欢|资讯|信息|看了?|范文|感兴趣|标签|搜索|新闻|专题|链接)(?:榜|列表|企业|内容)?[:]?"
)


#: 看过“行政前台岗位职责”的人还看了: a side bar that repeats the page's own headline.
_ALSO: Final = re.compile(
    r"(?:看过?|浏览过?|阅读|喜欢|搜索).{0,40}(?:的人|的用户|者).{0,4}(?:还|也|又|同时).{0,12}[:]?|(?:更多|其他|其它).{0,24}(?:范文|文章|内容|资料)(?:推荐|阅读|请?关注.*|请?点击.*)?[:]?"
)


#: 下一条：食堂管理规定: the link to the next article, below which nothing is this one's.
_NEXT: Final = re.compile(r"下一?[篇条则] ?: ?.{2,}")


_CUT_OFF: Final = re.compile(r"(?:\.{2,}|…)$")


def mark_snippets(rows: Sequence[Row]) -> None:
    """Lines cut off with ``...`` that the same link closes again and again belong to other postings."""
    closers = Counter(
        rows[i + 1].text
        for i in range(len(rows) - 1)
        if _CUT_OFF.search(rows[i].text) and len(rows[i + 1].text) <= 16
    )
    common = {text for text, count in closers.items() if count >= 2}
    if not common:
        return
    blocks: list[list[Row]] = [[]]
    for row in rows:
        if row.text in common:
            silence(row, "navigation")
            blocks.append([])
        elif row.type == "noise" and row.reason in ("navigation", "boilerplate", "sidebar"):
            blocks[-1].clear()
        else:
            blocks[-1].append(row)
    later = [len(block) for block in blocks[1:-1] if block and _CUT_OFF.search(block[-1].text)]
    habit = max(later, default=0)  # the page's own text may stand right above the first snippet
    for place, block in enumerate(blocks[:-1]):
        if block and _CUT_OFF.search(block[-1].text):
            for other in block[-habit:] if place == 0 and habit else block[-14:]:
                silence(other, "snippet")


def mark_side_bars(rows: Sequence[Row]) -> None:
    """After a side bar's headline, or the link to the next article, nothing is the page's own until a real list begins again."""
    index = 0
    listed = False
    while index < len(rows):
        row = rows[index]
        listed = listed or (row.heading is not None and row.heading.kind in ("duty", "requirement"))
        if (
            row.marker is None
            and (row.fresh or row.text.startswith(("相关", "更多")))  # 【店长岗位职责】相关文章：
            and row.type in ("text", "noise")
            and (
                (len(row.text) <= 16 and _SIDE.fullmatch(row.text))
                or (len(row.text) <= 60 and _ALSO.fullmatch(row.text))
                or (listed and len(row.text) <= 60 and _NEXT.fullmatch(row.text))
            )
        ):
            end = _resumes(rows, index + 1)
            for other in rows[index:end]:
                silence(other, "sidebar")
            index = end
        index += 1


def _resumes(rows: Sequence[Row], index: int) -> int:
    for at in range(index, len(rows)):
        row = rows[at]
        if row.type == "heading" and row.heading is not None and row.heading.kind in ("duty", "requirement"):
            block = []
            for other in rows[at + 1 : at + 8]:
                if other.type in ("noise", "heading"):
                    break
                block.append(other)
            if (
                len(block) >= 2
                and (rows[at + 1].fresh or index == 0)
                and not any(_CUT_OFF.search(other.text) for other in block)
                and sum(len(other.text) >= 8 for other in block) >= 2
            ):
                return _post_over(rows, index, at)
    return len(rows)


def _post_over(rows: Sequence[Row], index: int, at: int) -> int:
    """Where a post begins whose list stands at ``at``: at its name right above, 职位详情 between them or not."""
    place = at
    while place > index and (head := rows[place - 1].heading) is not None and head.container:
        place -= 1
    return place - 1 if place > index and _names_post(rows[place - 1]) else at


def _names_post(row: Row) -> bool:
    """Whether the line above a list that begins again is the post's name."""
    plain = row.type == "text" and row.marker is None and row.fresh
    return row.type == "title" or (plain and looks_like_title(row.text) and is_named(row.text))


#: The last point of every list of a page (临时交办业务) is printed again and again as well.
_CATCH_ALL: Final = re.compile(r"交[办待代]|^其[他它].*(?:工作|事项|业务|任务)$")


def mark_repeated(rows: Sequence[Row]) -> None:
    """A short plain line printed three times is a link, not a duty."""

    def plain(row: Row) -> bool:
        return (
            row.type == "text"
            and row.marker is None
            and row.fresh
            and not row.cell
            and len(row.text) <= 8
            and not row.ended
            and _CATCH_ALL.search(row.text) is None
            and re.search("[,、:]", row.text) is None  # 双休，包吃住; 学历要求：大专: said of each post
        )

    counts = Counter(row.text for row in rows if plain(row))
    for row in rows:
        if plain(row) and counts[row.text] >= 3:
            silence(row, "navigation")
