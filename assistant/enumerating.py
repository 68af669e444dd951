"""Whole lists, straight from the catalogue: every item, in the text's order, "n of n"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.aliases import headed_as_called, said_of_alias
from assistant.asked import Asked, Desk, Outcome, refused
from assistant.contract import Block, Intent, Option
from assistant.headings import KIND_NAMES
from assistant.items import pick, spoken
from assistant.knowledge import Knowledge
from assistant.refusing import which_role
from corpus.model import Duty, DutyList, Role
from index.text import folded

# A role is listed in full up to here; beyond, it is answered as a map with a way into each list.
WALL_LISTS = 4
WALL_ITEMS = 30


def whole_lists(
    asked: Asked,
    desk: Desk,
    lists: Sequence[DutyList],
    intent: Intent,
    *,
    title: str,
    pointed: bool = True,
) -> Outcome:
    """Every item of ``lists`` (overview sentences lead their section and are not counted).

    Args:
        pointed: only the items that the question points at; false where its number named the list ("第五条").
    """
    items = asked.target.items if pointed else ()
    counted = [entry for entry in lists if entry.kind != "overview"] or list(lists)
    duties = desk.knowledge.duties(counted)
    by_list = {e.id: [d for d in duties if d.list_id == e.id] for e in counted}
    own = dict(asked.target.items_of)
    wanted = [d for e in counted for d in pick(by_list[e.id], own.get(e.id, items))]
    if asked.target.but_items and pointed:
        left_out = {d.id for d in wanted}
        wanted = [d for d in duties if d.id not in left_out]
    if items and not wanted:
        return _no_such_item(asked, desk, counted)
    leads = [] if items or intent == "count" else _leads(desk, lists, counted)
    groups = []
    for entry in counted:
        own_items = [d for d in wanted if d.list_id == entry.id]
        if own_items:
            groups.append(_group(desk, entry, own_items, with_role=len({e.role_id for e in counted}) > 1))
    shown = sum(len(group.children) for group in groups)
    total = len(wanted)
    head = Block(type="text", text=_headline(title, counted, total, shown, partial=bool(items)))
    notes = tuple(note for entry in counted if (note := numbering_note(desk.knowledge, entry)))
    if items and _MEANING.search(asked.text):
        notes = ("原文只写到这里，没有另作解释。", *notes)
    return Outcome(intent, (head, *leads, *groups), total, shown, notes)


# "第2条是什么意思": the text is shown; what it means nobody wrote.
_MEANING = re.compile(r"(?:什么|啥|何)(?:的)?意思|怎么(?:理解|解释)|是指什么|指的是什么|解释一?下|什么含义")


def chosen_items(desk: Desk, duties: Sequence[Duty], intent: Intent, what: str) -> Outcome:
    """Chosen items, each under its list."""
    lists = [desk.knowledge.lists[i] for i in dict.fromkeys(d.list_id for d in duties)]
    own = {e.id: [d for d in duties if d.list_id == e.id] for e in lists}
    several, knowledge = len({d.role_id for d in duties}) > 1, desk.knowledge
    alone = {e.id for e in lists if knowledge.headed(e) == knowledge.label(e)}
    groups = [_group(desk, e, own[e.id], with_role=several or e.id not in alone) for e in lists]
    head = Block(type="text", text=f"{what}，文本中有 {len(duties)} 条：")
    return Outcome(intent, (head, *groups), len(duties), len(duties))


def _no_such_item(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> Outcome:
    entry = lists[0]
    label = desk.knowledge.label(entry)
    asked_for = spoken(asked.target.items)
    return refused(
        "enumerate",
        "not_covered",
        f"“{label}”共 {entry.size} 条，没有{asked_for}。",
        suggestions=[desk.knowledge.way_to(entry)],
        not_covered=(asked_for,),
    )


def _group(desk: Desk, entry: DutyList, items: list[Duty], *, with_role: bool) -> Block:
    children = desk.composer.items(items)
    role = f"{desk.knowledge.roles[entry.role_id].title} › " if with_role else ""
    return Block(
        type="group",
        label=role + desk.knowledge.label(entry),
        text=f"{len(children)}/{entry.size} 条",
        children=children,
    )


def _headline(title: str, lists: Sequence[DutyList], total: int, shown: int, *, partial: bool) -> str:
    if partial:
        return f"{title}，所问的 {total} 条："
    whole = (
        f"共 {total} 条，已全部列出（{shown}/{total}）"
        if shown == total
        else f"共 {total} 条，列出 {shown} 条"
    )
    parts = f"，分 {len(lists)} 部分" if len(lists) > 1 else ""
    return f"{title}{parts}，{whole}："


def _leads(desk: Desk, lists: Sequence[DutyList], counted: Sequence[DutyList]) -> list[Block]:
    """The sentences that introduce the lists, quoted and cited above them."""
    leads = [entry for entry in lists if entry.kind == "overview" and entry not in counted]
    return [
        Block(type="note", text=f"原文引言：{duty.text}", markers=[marker])
        for duty in desk.knowledge.duties(leads)
        if (marker := desk.composer.mark(duty)) is not None
    ]


def numbering_note(knowledge: Knowledge, entry: DutyList) -> str | None:
    """What a reader must know when the printed numbers skip, repeat or are missing."""
    numbers = [d.number for d in knowledge.duties([entry])]
    printed = [int(n) for n in numbers if n and n.isdigit()]
    if not printed:
        return None
    faults = []
    blank = [i + 1 for i, n in enumerate(numbers) if not n]
    if blank:
        faults.append(f"第 {'、'.join(map(str, blank))} 项原文没有编号")
    if any(b != a + 1 for a, b in pairwise(printed)):
        faults.append(f"原文编号依次为 {'、'.join(map(str, printed))}")
    if not faults:
        return None
    return f"“{knowledge.label(entry)}”{'，'.join(faults)}；此处按原文顺序列出，共 {entry.size} 条。"


def in_full_or_map(
    asked: Asked, desk: Desk, roles: Sequence[Role], intent: Intent, lists: Sequence[DutyList]
) -> Outcome:
    """Roles with few items or a single list are listed in full; one with many of both is answered as a map of its lists."""
    size = sum(entry.size for entry in lists)
    one_page = len(roles) == 1 and len({e.document_id for e in lists}) == 1
    short = size <= WALL_ITEMS and (len(lists) <= WALL_LISTS or one_page)
    if len(lists) == 1 or short or (one_page and size <= 2 * WALL_ITEMS and _are_parts(lists)):
        names = "、".join(f"“{role.title}”" for role in roles)
        outcome = whole_lists(asked, desk, lists, intent, title=f"{names}的{kinds_said(lists)}")
        return replace(outcome, notes=(*outcome.notes, *_besides(desk, roles, lists)))
    if len(roles) > 1:
        return which_role(desk, intent, among=roles)
    if _EACH_IN_FULL.search(asked.wording.original):
        called = headed_as_called(asked, roles[0], lists) or lists
        return whole_lists(
            asked, desk, called, "enumerate", title=f"“{roles[0].title}”的{kinds_said(called)}"
        )
    leads = desk.knowledge.lists_of([roles[0].id], "overview") if asked.intent == "overview" else []
    outcome = role_map(desk, roles[0], lists, leads=leads)
    note = said_of_alias(asked, roles[0], lists, desk.knowledge)
    return replace(outcome, notes=(note, *outcome.notes)) if note else outcome


def _are_parts(lists: Sequence[DutyList]) -> bool:
    """Whether each list has a heading of its own, as the parts of one description have (学籍管理, 课程编排); versions count (职责7, 职责8)."""
    stems = [_DIGITS.sub("", folded(entry.heading or "")) for entry in lists]
    return all(stems) and len(set(stems)) == len(stems)


_DIGITS = re.compile(r"[\d一二三四五六七八九十]+[、.．]?|[()（）:：]")
# "每一份都列全", "所有版本都给我", "全部列出来", "一条不落": who asks for each list in so many words wants no map of them.
_EACH_IN_FULL = re.compile(
    r"(?:每一?|各)[份版张篇](?:清单|职责)?(?:里面?)?(?:的)?(?:都|全|也|要|完整|给我|内容)*[列给发写念贴](?:全|完整|齐|出来)|(?:所有|全部|各个?|每一?个|几个)版本(?:都|全|统统)|逐份|一条条?(?:都|也)?(?:不|别)(?:落|漏|少|省)|一条一条|不管几[份条]|(?:全部?|全都|都|完整地?|统统)列(?:全|齐|出来|给我)|列(?:全|齐)|全文|完整(?:列|清单|版)"
)


def _besides(desk: Desk, roles: Sequence[Role], lists: Sequence[DutyList]) -> list[str]:
    """What else the texts hold on the roles, so that nothing is silently left out."""
    others = [
        e for e in desk.knowledge.lists_of([r.id for r in roles]) if e not in lists and e.kind != "overview"
    ]
    sizes = {
        kind: sum(e.size for e in others if e.kind == kind) for kind in dict.fromkeys(e.kind for e in others)
    }
    if not sizes:
        return []
    listed = "、".join(f"{KIND_NAMES[kind]} {size} 条" for kind, size in sizes.items())
    who = "、".join(role.title for role in roles)
    ways = "、".join(f"“{who}的{KIND_NAMES[kind]}有哪些”" for kind in sizes if kind != "other")
    return [f"原文另有{listed}，可以接着问{ways}。" if ways else f"原文另有{listed}。"]


def kinds_said(lists: Sequence[DutyList]) -> str:
    """What the lists hold, in a word."""
    return "任职要求" if all(e.kind == "requirement" for e in lists) else "岗位职责"


def role_map(desk: Desk, role: Role, lists: Sequence[DutyList], *, leads: Sequence[DutyList] = ()) -> Outcome:
    """The lists of one role with their counts, their own words and one item each: a map, not a wall.

    The sentences that introduce lists (``leads``) are quoted first.
    """
    knowledge = desk.knowledge
    groups = [
        Block(
            type="group",
            label=" › ".join(_trail(knowledge, entry)),
            text="引言",
            children=desk.composer.items(knowledge.duties([entry])),
        )
        for entry in leads
    ]
    for entry in lists:
        duties = knowledge.duties([entry])
        if not duties:
            continue
        marker = desk.composer.mark(duties[0])
        words = "、".join(knowledge.key_words(entry))
        text = f"{entry.size} 条" + (f"，关键词：{words}" if words else "")
        lead = Block(
            type="item", text=duties[0].text, label=duties[0].number or "", markers=[marker] if marker else []
        )
        groups.append(
            Block(type="group", label=" › ".join(_trail(knowledge, entry)), text=text, children=[lead])
        )
    total = sum(entry.size for entry in lists)
    names = f"（又称{'、'.join(role.aliases)}）" if role.aliases else ""
    head = Block(
        type="text",
        text=f"“{role.title}”{names}在文本中有 {len(lists)} 份清单，共 {total} 条。下面每份清单给出条数、关键词（系统归纳）和第一条原文：",
    )
    ways = "、".join(f"“{knowledge.way_to(entry)}”" for entry in list(lists)[:2])
    note = f"这里每份清单只列第一条，未逐条展开全部 {total} 条；要看某一份的全部条目，请问：{ways}。"
    return Outcome("overview", (head, *groups), total, desk.composer.count, (note,))


def _trail(knowledge: Knowledge, entry: DutyList) -> list[str]:
    return [*entry.path[-2:-1], knowledge.label(entry)] if len(entry.path) > 1 else [knowledge.label(entry)]


def unknown_number(asked: Asked, desk: Desk) -> Outcome:
    """A list number that no heading bears, with the numbers that exist."""
    wanted = "、".join(f"职责{n}" for n in asked.target.unknown_numbers)
    role_ids = [role.id for role in asked.target.roles]
    known = [
        e for e in desk.knowledge.lists.values() if e.heading and (not role_ids or e.role_id in role_ids)
    ]
    labels = [desk.knowledge.label(e) for e in known if e.heading and e.heading.rstrip()[-1:].isdigit()]
    exist = f"带编号的清单有：{'、'.join(labels[:20])}。" if labels else "文本中的清单没有编号。"
    return refused(
        "enumerate",
        "not_covered",
        f"文本中没有编号为“{wanted}”的清单。{exist}",
        suggestions=[f"{label}有哪些" for label in labels[:3]],
        not_covered=(wanted,),
    )


def which_list(asked: Asked, desk: Desk) -> Outcome:
    """ "第3条是什么" with no list named: asked back, with options."""
    item = spoken(asked.target.items)
    labels = [desk.knowledge.spoken(e) for e in desk.knowledge.lists.values() if e.kind == "duty"][:6]
    return refused(
        "enumerate",
        "ambiguous",
        f"请问是哪一份清单的{item}？",
        options=[Option(label=label, question=f"{label}{item}是什么") for label in labels],
    )
