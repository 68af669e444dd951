"""Every item of some lists read for what is asked, and the lists that have it: the answers shaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.asked import Desk, Outcome
from assistant.attributing import field_lines
from assistant.contract import Block
from corpus.model import Duty, DutyList, Role


def scan(
    desk: Desk,
    lists: Sequence[DutyList],
    find: Callable[[str], list[str]],
    what: str,
    roles: Sequence[Role] = (),
) -> Outcome:
    """Every item of ``lists`` in which ``find`` finds something, and every labelled value of ``roles``."""
    knowledge = desk.knowledge
    hits: list[tuple[Duty, list[str]]] = [
        (d, words) for d in knowledge.duties(lists) if (words := find(d.text))
    ]
    names: dict[str, list[int]] = {}
    for duty, words in hits:
        marker = desk.composer.mark(duty)
        for word in words:
            names.setdefault(word, []).extend([marker] if marker else [])
    fields = field_lines(desk, [(r, f) for r in roles for f in r.fields if find(f.text)])
    total = len(hits) + len(fields)
    head = Block(type="text", text=f"{what}：查遍 {len(lists)} 份清单，共 {total} 条。")
    index = [Block(type="item", text=name, markers=marks) for name, marks in names.items()]
    summary = Block(type="group", label="归纳", text=f"{len(names)} 种说法", children=index)
    groups = [
        Block(type="group", label=knowledge.headed(entry), text="", children=desk.composer.items(own))
        for entry in lists
        if (own := [d for d, _ in hits if d.list_id == entry.id])
    ]
    return Outcome("aggregate", (head, summary, *groups, *fields), total, total)


def having_or_not(
    desk: Desk, lists: Sequence[DutyList], having: dict[str, list[Duty]], what: str, *, without: bool
) -> Outcome:
    """Those of ``lists`` that have items (``having``) of what is asked for, or those that have none."""
    knowledge = desk.knowledge
    chosen = [entry for entry in lists if bool(having[entry.id]) != without]
    verb = "没有提到" if without else "提到"
    head = Block(type="text", text=f"查遍 {len(lists)} 份清单，{len(chosen)} 份{verb}“{what}”：")
    groups = []
    for entry in chosen:
        shown = knowledge.duties([entry])[:1] if without else having[entry.id]
        text = f"{entry.size} 条，均未提到" if without else f"{len(shown)} 条"
        groups.append(
            Block(type="group", label=knowledge.headed(entry), text=text, children=desk.composer.items(shown))
        )
    return Outcome("aggregate", (head, *groups), len(chosen), len(chosen))
