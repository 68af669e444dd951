"""Chat: work handed out in a group (陈姐 09:13 / @小王 你主要负责收银。每天打烊前对账。).

A transcript is told by its speaker lines. Who is spoken to, by @ or by name, owns the sentences of that message
that follow; questions, thanks and talk about the speaker are none. A name here is a person's, as printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from corpus.parsing.kinds import opens_duty
from corpus.parsing.outline import Draft, Node, Outline
from corpus.parsing.rows import Row

#: 陈姐  09:12 · 2023-05-08 09:12:33 陈姐 · 陈姐 2023/5/8 9:12
_TIME: Final = (
    r"(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日? ?)?(?:上午|下午|晚上|AM|PM)? ?\d{1,2}:\d{2}(?::\d{2})?"
)
_SPEAKER: Final = re.compile(
    rf"(?:(?P<name>[^\s:@]{{1,12}}) {{0,4}}{_TIME}|{_TIME} {{0,4}}(?P<later>[^\s:@]{{1,12}}):?)"
)
#: 老范：@小吴 你负责…, [09:02] 王姐: …, 王姐 09:02：…: the speaker and what is said on one line.
_SAYS: Final = re.compile(
    rf"(?:[\[(]?{_TIME}[\])]? *)?(?P<name>[^\s:@,。;\[\]()]{{1,8}})(?: {{0,4}}{_TIME})? ?: ?(?=\S)"
)
_FEWEST: Final = 3
_AT: Final = re.compile(r"@(?P<name>[^\s@,:]{1,10})[ ,:]*")
#: 你主要就负责, 你还是管, 还是由你来做: what leads to the act.
_LEADS: Final = r"(?:你|您|主要|就|还是|先|来|接着|继续|以后|今后|从今天起|明天起|平时|专门|一直|也|再|还|呢|那边|这边|,)*"
#: 食堂采购归你, 验收交给你: whose it is stands behind the work.
_YOURS: Final = re.compile(
    r"^[^,。;!?]{2,16}?(?:归|由|交给|交|就)(?:你|您)(?:了|来?(?:负责|管|做|盯|跟))?(?=[,。;!]|$)"
)
_ACTS: Final = r"(?:负责(?!人)|管(?!理费)|盯(?=.)|做(?=.)|跟进|管理|处理|整理|打扫|联系|准备|安排|收(?=.)|送(?=.)|对接|检查|登记|帮忙|协助|[带看去把拆搬补贴订买跑约发写填报催问换修装洗擦查盘核陪接教值守巡开关](?=.)|记(?!得)(?=.)|统计|采购|协调|通知|统筹|牵头|汇总|清点|每[天日周月班])"
_TALK: Final = re.compile(
    r"[?？]$|吗$|呢$|^(?:好的?|行|收到|没问题|辛苦|谢谢|OK|ok|嗯|哈哈|知道了|明白)|大家|各位|(?:^|,)我|我(?:来|去|下午|这边|已经|叫|帮|会|们)|谢谢|辛苦(?:了|大家)|同事|会议改"
)


def hand_outs(rows: Sequence[Row], view: str) -> Outline | None:
    """Return the outline of a chat in which work is handed out; None when the text is no such chat."""
    rows = _with_speakers(rows, view)
    speakers = [row for row in rows if _speaker(row, view) is not None]
    if len(speakers) < _FEWEST or len(speakers) * 6 < len(rows):
        return None
    known = {name for row in speakers if (name := _speaker(row, view))}
    known |= {found.group("name") for row in rows for found in _AT.finditer(view, row.start, row.end)}
    outline = Outline()
    root = Node(-1)
    outline.nodes.append(root)
    message: list[Row] = []
    for row in [*rows, None]:
        if row is not None and _speaker(row, view) is None and row.reason != "punctuation":
            message.append(row)
            continue
        _read(message, view, known, outline, root)
        message = []
    return outline if len(outline.nodes) > 1 else None


def _with_speakers(rows: Sequence[Row], view: str) -> list[Row]:
    """The rows of a transcript that prints speaker and message on one line, parted into both."""
    says = {
        row.start: hit
        for row in rows
        if row.fresh and (hit := _SAYS.match(view, row.start, row.end)) is not None
    }
    names = [hit.group("name") for hit in says.values()]
    called = {found.group("name") for row in rows for found in _AT.finditer(view, row.start, row.end)}
    if len(names) < _FEWEST or len(names) * 2 < len(rows) or not called & set(names):
        return list(rows)
    out: list[Row] = []
    for row in rows:
        hit = says.get(row.start)
        if hit is None:
            out.append(row)
            continue
        named = replace(row, end=hit.end(), text=view[row.start : hit.end()], marker=None, reason=_NAMED)
        out.append(named)
        if row.end > hit.end():
            out.append(
                replace(row, start=hit.end(), body=hit.end(), text=view[hit.end() : row.end], fresh=False)
            )
    return out


#: The reason of a row that holds nothing but a speaker's name.
_NAMED: Final = "speaker"


def _speaker(row: Row, view: str) -> str | None:
    if row.reason == _NAMED:
        said = _SAYS.match(f"{view[row.start : row.end]}.")
        return said.group("name") if said is not None else None
    if (
        row.end - row.start > 48
        or view.find(":", row.start, row.end) < 0
        or not (view[row.end - 1].isdigit() or view[row.start].isdigit())
    ):
        return None
    found = _SPEAKER.fullmatch(view[row.start : row.end].strip())
    return (found.group("name") or found.group("later")) if found is not None else None


def _read(message: list[Row], view: str, known: set[str], outline: Outline, root: Node) -> None:
    """Read one message: whoever it speaks to owns its sentences, or the numbered points below its last line."""
    owner: str | None = None
    node: Node | None = None
    taken: set[int] = set()
    for place, row in enumerate(message):
        if row.marker is not None and node is not None and node.row is not None:
            node.items.append(
                Draft(
                    row.body,
                    row.end,
                    row.text,
                    row.marker.number,
                    (row.marker.start, row.marker.end),
                    row.ended,
                )
            )
            taken.add(row.start)
            continue
        below = message[place + 1] if place + 1 < len(message) else None
        for start, end in _sentences(view, row):
            named = _addressed(view, start, end, known)
            if named is not None:
                owner, start = named
                node = None
            if owner is None or start >= end:
                continue
            if view[end - 1] == ":" and below is not None and below.marker is not None:
                node = _open(outline, root, owner, row)
                taken.add(row.start)
                break
            if _TALK.search(view[start:end]) is not None or end - start < 4:
                continue
            if node is None:
                node = _open(outline, root, owner, None)
            node.items.append(Draft(start, end, view[start:end], None, None, True))
            taken.add(row.start)
    outline.dropped.extend((row, "chat") for row in message if row.start not in taken)


def _open(outline: Outline, root: Node, owner: str, row: Row | None) -> Node:
    known = next(
        (node for node in outline.nodes if row is None and node.subject == owner and node.row is None), None
    )
    if known is not None:
        return known
    node = Node(1, root, row, "duty", owner, owner)
    node.closed = True
    outline.nodes.append(node)
    return node


def _sentences(view: str, row: Row) -> list[tuple[int, int]]:
    out, begin = [], row.body
    for stop in [*re.finditer(r"[。;!?]", view[row.body : row.end]), None]:
        end = row.end if stop is None else row.body + stop.end()
        if view[begin:end].strip(" 。;!?"):
            out.append((begin, end if stop is None or view[end - 1] == "?" else end - 1))
        begin = end
    return out


def _addressed(view: str, start: int, end: int, known: set[str]) -> tuple[str, int] | None:
    """Return whom a sentence speaks to and where their work begins (@小王 小王你主要就|负责收银)."""
    called = _AT.match(view, start, end)
    if called is not None:
        owner, place = called.group("name"), called.end()
        if view.startswith(owner, place):
            place += len(owner)
        lead = re.compile(_LEADS).match(view, place, end)
        begin = lead.end() if lead is not None else place
        acts = re.compile(_ACTS).match(view, begin, end) is not None or opens_duty(view[begin:end])
        if not acts and _YOURS.match(view[place:end]) is not None:
            acts, begin = True, place
        return (owner, begin) if acts or view[end - 1] == ":" else None  # @小王 明天几点到 hands out nothing
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    told = re.compile(
        rf"(?:^|(?<=,))(?P<name>{names}|[老小阿][\u4e00-\u9fff])(?P<lead>{_LEADS})(?={_ACTS})"
    ).search(view[start:end])
    return (told.group("name"), start + told.end()) if told is not None else None
