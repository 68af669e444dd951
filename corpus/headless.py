"""Lists that begin again at 1 with no heading of their own: the job above them got them for want of another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from corpus.parsing.result import ParsedList, ParseResult

NOTE = "张清单重新从 1 编号却没有标题，暂归上面的岗位"


def headless(parse: ParseResult, text: str) -> Iterator[tuple[str, ParsedList]]:
    """Each such list, with the title of the job that it was given to."""
    placed = [
        (one.items[0].start, role.title, one) for role in parse.roles for one in role.lists if one.items
    ]
    placed.sort(key=lambda found: found[0])
    for (_, above, before), (start, title, one) in pairwise(placed):
        begins = one.heading is None and one.items[0].number == "1" and before.items[-1].number is not None
        # below nothing that the list above stands below
        outside = not one.path or len(one.path) < len(before.path)
        # its job is printed once more: 保安 / 1、… 保安 / 1、…
        named = title in text[before.items[-1].end : start]
        if begins and outside and title == above and not named:
            yield title, one


def headless_notes(parse: ParseResult, text: str) -> tuple[str, ...]:
    """What the person who brings a text in is told of them; nothing where there are none."""
    found = [title for title, _ in headless(parse, text)]
    jobs = "、".join(dict.fromkeys(found))
    return (f"有 {len(found)} {NOTE}（{jobs}），请核对（zhize docs check 列出所在之处）。",) if found else ()
