"""What the texts hold, shown as maps: lists, headings and jobs with their counts, numbers that are skipped, repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Desk, Outcome
from assistant.contract import Block, Intent
from assistant.departments import is_department
from assistant.headings import KIND_NAMES, Section, list_number
from assistant.refusing import not_covered
from assistant.rolenames import sharers
from corpus import folding
from corpus.model import DutyList, Role

MAP_LISTS = 80


def headed_lists(desk: Desk) -> list[DutyList]:
    """The lists that bear a heading."""
    return [e for e in desk.knowledge.lists.values() if e.heading]


def numbers_missing(desk: Desk) -> Outcome | None:
    """The numbers that the headings skip; ``None`` where fewer than two headings bear a number."""
    numbered = [
        e for e in headed_lists(desk) if list_number(e.heading or "") is not None and e.kind == "duty"
    ]
    numbers = sorted({n for e in numbered if (n := list_number(e.heading or "")) is not None})
    if len(numbers) < 2:
        return None
    missing = [n for n in range(numbers[0], numbers[-1]) if n not in numbers]
    said = f"缺 {'、'.join(map(str, missing))}" if missing else "没有缺号"
    outcome = map_of_lists(desk, numbered, "带编号的清单", "count")
    head = Block(type="text", text=f"标题带编号的清单从 {numbers[0]} 到 {numbers[-1]}，{said}。")
    return replace(outcome, blocks=(head, *outcome.blocks))


_REPEATED_LIMIT = 3_000  # duties that are compared with one another within a second


def repeated(desk: Desk) -> Outcome:
    """Duties that stand in several lists in the same or nearly the same words, each group with its places."""
    duties = desk.knowledge.duties([e for e in desk.knowledge.lists.values() if e.kind == "duty"])[
        :_REPEATED_LIMIT
    ]
    groups = [
        [duties[one.leader], *(duties[t] for t in one.twins)]
        for one in folding.fold(d.text for d in duties)
        if one.twins
    ]
    if not groups:
        return not_covered(desk, "重复的条目", "aggregate")
    label = desk.knowledge.label
    blocks = [
        Block(
            type="group",
            label="、".join(label(desk.knowledge.lists[d.list_id]) for d in group),
            text=f"{len(group)} 处",
            children=desk.composer.items(group),
        )
        for group in groups
    ]
    total = sum(map(len, groups))
    head = Block(type="text", text=f"相同或几乎相同的条目有 {len(groups)} 组，共 {total} 条：")
    return Outcome("aggregate", (head, *blocks), total, desk.composer.count)


def map_of_roles(
    desk: Desk, roles: Sequence[Role], what: str, intent: Intent, *, bodies: bool = False
) -> Outcome:
    """The jobs that the texts describe, each with its lists, counts and one item.

    Args:
        bodies: departments are asked for, so that they are none left out.
    """
    knowledge = desk.knowledge
    described = [r for r in roles if knowledge.lists_of([r.id], "duty", "requirement", "other")]
    jobs = [r for r in described if not is_department(r.title) and not sharers(r.title, knowledge.names)]
    described = (
        described if bodies else jobs or described
    )  # 销售部 is no job, nor is 店长、导购, who share a list, a third one
    shown = described[:MAP_LISTS]
    groups = []
    for role in shown:
        lists = knowledge.lists_of([role.id])
        duties = [e for e in lists if e.kind == "duty"]
        others = [e for e in lists if e.kind not in ("duty", "overview")]
        parts = [f"职责 {sum(e.size for e in duties)} 条"] if duties else []
        parts += [
            f"{KIND_NAMES[kind]} {sum(e.size for e in others if e.kind == kind)} 条"
            for kind in dict.fromkeys(e.kind for e in others)
        ]
        first = knowledge.duties((duties or others)[:1])[:1]
        groups.append(
            Block(type="group", label=role.title, text="，".join(parts), children=desk.composer.items(first))
        )
    head = (
        f"{what}写到 {len(described)} 个{'部门' if bodies else '岗位'}：{'、'.join(r.title for r in shown)}。"
    )
    notes = (
        () if len(shown) == len(described) else (f"岗位共 {len(described)} 个，这里列出前 {len(shown)} 个。",)
    )
    answered: Intent = "count" if intent == "count" else "overview"
    return Outcome(answered, (Block(type="text", text=head), *groups), len(described), len(shown), notes)


def map_of_sections(desk: Desk, sections: Sequence[Section], what: str, lists: Sequence[DutyList]) -> Outcome:
    """Headings with their counts and first items."""
    groups = []
    for section in sections:
        duties = desk.knowledge.duties(section.lists)
        size = sum(e.size for e in section.lists if e.kind != "overview")
        inner = len(desk.knowledge.children(section))
        text = f"{size} 条" + (f"，分 {inner} 节" if inner else "")
        groups.append(
            Block(
                type="group",
                label=section.label.strip(),
                text=text,
                children=desk.composer.items(duties[:1]),
            )
        )
    total = sum(e.size for e in lists if e.kind != "overview")
    head = f"“{what}”分 {len(sections)} 个部分，共 {total} 条："
    return Outcome("overview", (Block(type="text", text=head), *groups), len(sections), len(sections))


def map_of_lists(desk: Desk, lists: Sequence[DutyList], what: str, intent: Intent) -> Outcome:
    """Lists with their counts and first items; introductory sentences are shown, never counted."""
    shown = list(lists)[:MAP_LISTS]
    counted = [e for e in lists if e.kind != "overview"]
    total = sum(e.size for e in counted)
    roles = len({e.role_id for e in lists})
    of_roles = f"，涉及 {roles} 个岗位" if roles > 1 else ""
    leads = sum(e.size for e in lists if e.kind == "overview")
    also = f"（另有引言 {leads} 句，不计入条数）" if leads else ""
    sizes = {
        kind: sum(e.size for e in counted if e.kind == kind)
        for kind in dict.fromkeys(e.kind for e in counted)
    }
    kinds = (
        "（" + "、".join(f"{KIND_NAMES[k]} {n} 条" for k, n in sizes.items()) + "）" if len(sizes) > 1 else ""
    )
    head = f"{what}共 {len(counted)} 份清单、{total} 条{kinds}{of_roles}{also}。每份给出条数和第一条原文："
    notes = (
        ()
        if len(shown) == len(lists)
        else (f"清单共 {len(lists)} 份，这里列出前 {len(shown)} 份；请按岗位询问其余部分。",)
    )
    groups = list_groups(desk, shown)
    return Outcome(intent, (Block(type="text", text=head), *groups), len(counted), len(groups), notes)


def list_groups(desk: Desk, lists: Sequence[DutyList]) -> list[Block]:
    """One block a list: heading, count, its first item."""
    knowledge = desk.knowledge
    several = len({e.role_id for e in lists}) > 1
    return [
        Block(
            type="group",
            label=(f"{knowledge.roles[e.role_id].title} › " if several else "") + knowledge.label(e),
            text=f"{e.size} 条" if e.kind != "overview" else "引言",
            children=desk.composer.items(knowledge.duties([e])[:1]),
        )
        for e in lists
    ]
