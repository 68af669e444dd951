"""Two lists side by side: what they share, what is alike, what only one of them has."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block
from assistant.facets import Part, names_of, part_wanted, parted
from assistant.headings import KIND_NAMES, KIND_WORDS
from assistant.matching import similarity
from assistant.refusing import not_covered
from assistant.sides import items_about, shared_matter, without_opinion
from assistant.topic import Topic
from corpus.folding import same_duty
from corpus.model import Duty, DutyList
from corpus.parsing.result import Kind
from index.text import folded

# Words that only name which lists are compared: 任职要求 of "两个岗位的任职要求有什么不同".
_KIND_SAID = frozenset(word for _, words in KIND_WORDS for word in words)
ALIKE = 0.34  # e.g. "收集市场动态信息，定期向上级经理提供…" and "随时了解和掌握市场信息和竞争对手动态…"
ALIKE_COSINE = 0.79


def compare(asked: Asked, desk: Desk, sides: Sequence[tuple[str, Sequence[DutyList]]]) -> Outcome:
    """Align the items of the named sides; with a topic, only the items about it.

    Two sides are aligned item by item; three and more are set one below the other.
    """
    asked = replace(asked, topic=without_opinion(asked))
    if _headings_hold(asked, sides) or all(t.word in _KIND_SAID for t in asked.topic.terms):
        asked = replace(asked, topic=replace(asked.topic, terms=(), text=""))
    else:
        asked = replace(asked, topic=_without_pointers(asked))
        asked = replace(asked, topic=shared_matter(asked.topic, desk, [lists for _, lists in sides]))
    about = [items_about(asked, desk, lists) for _, lists in sides]
    held = any(about)
    if asked.topic.empty or (not held and not _MARKED.search(asked.text)):
        about = [desk.knowledge.duties(lists) for _, lists in sides]
        topic = ""
        if not any(about):
            return not_covered(desk, asked.quoted, "compare")
    elif held:
        topic = asked.topic.text
    else:
        return not_covered(desk, asked.quoted, "compare")
    missing = tuple(
        f"{label}中的“{topic}”"
        for (label, _), duties in zip(sides, about, strict=True)
        if topic and not duties
    )
    kinds = {entry.kind for _, lists in sides for entry in lists}
    if len(kinds) == 1:  # "财务主管有 0 条" would hide that no text says it
        missing += tuple(f"{label}的{KIND_NAMES[k]}" for label, lists in sides if not lists for k in kinds)
    if len(sides) > 2:
        return _several(desk, [label for label, _ in sides], about, topic, missing)
    notes = () if topic else _besides(desk, sides)
    shown = [(label, duties) for (label, _), duties in zip(sides, about, strict=True)]
    part = None if topic else part_wanted(asked.text, [names_of(asked, side) for side in sides])
    return (part and _part_of(desk, shown, part)) or side_by_side(desk, shown, topic, notes, missing)


def _part_of(desk: Desk, sides: Sequence[tuple[str, Sequence[Duty]]], part: Part) -> Outcome | None:
    """The part of the comparison that is wanted; ``None`` where there is nothing in it."""
    labels = [label for label, _ in sides]
    found = parted(desk, sides[0][1], sides[1][1], strict=part.strict)
    total = sum(len(duties) for _, duties in sides)
    blocks: list[Block] = []
    if part.shared:
        blocks += _pair_group(desk, "两者都有或相近", found.groups, labels[0], labels[1])
        text = f"{labels[0]} 与 {labels[1]} 共有或相近的有 {len(found.groups)} 组："
    else:
        for n in part.only:
            blocks += _only_group(desk, f"只有{labels[n]}有", found.only[n])
        counts = "，".join(f"只有{labels[n]}有的 {len(found.only[n])} 条" for n in part.only)
        text = f"{labels[0]} 与 {labels[1]} 的对照：{counts}。"
    if not blocks:
        return None
    return Outcome("compare", (Block(type="text", text=text), *blocks), total, desk.composer.count)


def side_by_side(
    desk: Desk,
    sides: Sequence[tuple[str, Sequence[Duty]]],
    topic: str = "",
    notes: tuple[str, ...] = (),
    missing: tuple[str, ...] = (),
) -> Outcome:
    """The items of two sides: what both have, what is alike, what only one has."""
    (label_a, duties_a), (label_b, duties_b) = sides
    pairs = align(desk, duties_a, duties_b)
    used = {d.id for pair in pairs for d in pair}
    only_a = [d for d in duties_a if d.id not in used]
    only_b = [d for d in duties_b if d.id not in used]
    blocks = [_headline(topic, label_a, label_b, pairs, only_a, only_b)]
    same = [(a, b) for a, b in pairs if same_duty(a.text, b.text)]
    alike = [(a, b) for a, b in pairs if not same_duty(a.text, b.text)]
    blocks += _pair_group(desk, "两者都有", same, label_a, label_b)
    blocks += _pair_group(desk, "相近但说法不同", alike, label_a, label_b)
    blocks += _only_group(desk, f"只有{label_a}有", only_a)
    blocks += _only_group(desk, f"只有{label_b}有", only_b)
    total = len(duties_a) + len(duties_b)
    return Outcome("compare", tuple(blocks), total, desk.composer.count, notes, missing)


def _besides(desk: Desk, sides: Sequence[tuple[str, Sequence[DutyList]]]) -> tuple[str, ...]:
    """What was compared and what else the texts hold of both sides, so that nothing is silently left out."""
    kinds = {entry.kind for _, lists in sides for entry in lists}
    roles = [desk.knowledge.roles[i] for i in dict.fromkeys(e.role_id for _, lists in sides for e in lists)]
    whole = all(
        list(lists) == desk.knowledge.lists_of([e.role_id for e in lists[:1]], *kinds) for _, lists in sides
    )
    if len(kinds) != 1 or len(roles) != len(sides) or not whole:
        return ()
    left_out: dict[Kind, list[str]] = {}
    for role in roles:
        others = [
            e for e in desk.knowledge.lists_of([role.id]) if e.kind not in (*kinds, "overview", "other")
        ]
        for kind in dict.fromkeys(e.kind for e in others):
            size = sum(e.size for e in others if e.kind == kind)
            left_out.setdefault(kind, []).append(f"{role.title} {size} 条")
    compared = f"以上只对照{KIND_NAMES[next(iter(kinds))]}"
    if not left_out:
        return (f"{compared}；原文没有写到这些岗位的其他内容。",)
    held = "、".join(f"{KIND_NAMES[kind]}（{'，'.join(sizes)}）" for kind, sizes in left_out.items())
    ways = [
        f"“{'和'.join(r.title for r in roles)}的{KIND_NAMES[k]}有什么不同”"
        for k, s in left_out.items()
        if len(s) > 1
    ]
    ask = f"，可以接着问{'、'.join(ways)}" if ways else ""
    return (f"{compared}，未包括{held}{ask}。",)


def _headings_hold(asked: Asked, sides: Sequence[tuple[str, Sequence[DutyList]]]) -> bool:
    """Whether the matter is what the lists are called: 防火 of 列车员防火岗位职责."""
    words = [t.word for t in asked.topic.terms]
    headings = [folded("".join(e.heading or "" for e in lists)) for _, lists in sides]
    return bool(words) and all(word in heading for heading in headings for word in words)


# What only says which side is which, or how the sides are weighed: no matter of the comparison.
_POINTERS = re.compile(
    r"(?<=[\d号份])[(（][^）)]{1,12}[)）]"  # "9号（网销）"
    r"|[\u4e00-\u9fff]{1,8}[(（](?=\d{1,2}号|职责)"  # "网销岗（9号）"
    r"|(?:做|管|搞|负责|干|讲|跑|弄)[^，,。；;的]{1,8}的(?=第?\d{1,2}号|职责|那[份张个]|[(（]职责)"  # "做财务的12号"
    r"|[^，,。；;的和跟与]{1,8}(?:味儿?|类|性质|味道|方向)的(?=清单|职责|两份|几份)"  # "这两份财务味儿的清单"
    r"|哪(?:一?[个份边节]|几份)(?:的|更|比较|偏|讲的?|写的?|说的?|像|是)+[^，,。；;、?？]*"  # "哪个更偏品牌市场"
    r"|谁更[^，,。；;、?？]*"
)


def _without_pointers(asked: Asked) -> Topic:
    """The matter without words that only point at a side: 学院 of "学院那份职责10", 网销 of "9号（网销）"."""
    text = _POINTERS.sub(" ", asked.text).lower()
    kept = tuple(
        t
        for t in asked.topic.terms
        if not re.search(rf"{re.escape(t.word)}(?:的)?[那这][份个边张节]", text)
        and (t.word in text or t.word not in asked.text.lower())
    )
    if len(kept) == len(asked.topic.terms):
        return asked.topic
    words = "".join(t.word for t in kept)
    return replace(asked.topic, terms=kept, text=words, meaning=words, label=words)


# A matter that is truly asked for; other words may only describe the lists ("都是管钱的吧").
_MARKED = re.compile(
    r"(?:(?<!工作)(?<!职责)(?<!岗位)(?<!内容)(?<!分工)(?:方面|上(?:有|的|，|,)))|关于|有关|涉及|针对|里的|[中里](?:有|的|，|,)|这块|这件?事"
)


def _several(
    desk: Desk, labels: Sequence[str], about: Sequence[Sequence[Duty]], topic: str, missing: tuple[str, ...]
) -> Outcome:
    on = f"在“{topic}”上" if topic else ""
    counts = "，".join(f"{label} {len(duties)} 条" for label, duties in zip(labels, about, strict=True))
    head = Block(type="text", text=f"{len(labels)} 份{on}的对照：{counts}。")
    groups = [
        Block(type="group", label=label, text=f"{len(duties)} 条", children=desk.composer.items(duties))
        for label, duties in zip(labels, about, strict=True)
        if duties
    ]
    total = sum(map(len, about))
    return Outcome("compare", (head, *groups), total, desk.composer.count, (), missing)


def align(desk: Desk, left: Sequence[Duty], right: Sequence[Duty]) -> list[tuple[Duty, Duty]]:
    """Greedy one-to-one alignment, the same duties first, then the most alike (bigram Dice, or by meaning)."""
    scored = []
    for a in left:
        cosines = desk.index.likeness(a.id, [b.id for b in right])
        for b in right:
            dice, cosine = similarity(a.text, b.text), cosines.get(b.id, 0.0)
            if same_duty(a.text, b.text):
                scored.append((2.0, a, b))
            elif dice >= ALIKE or cosine >= ALIKE_COSINE:
                scored.append((max(dice, cosine), a, b))
    scored.sort(key=lambda s: (-s[0], s[1].position, s[2].position))
    pairs, used = [], set()
    for _, a, b in scored:
        if a.id not in used and b.id not in used:
            used |= {a.id, b.id}
            pairs.append((a, b))
    return sorted(pairs, key=lambda p: p[0].position)


def _headline(
    topic: str,
    label_a: str,
    label_b: str,
    pairs: Sequence[object],
    only_a: Sequence[Duty],
    only_b: Sequence[Duty],
) -> Block:
    about = f"在“{topic}”上" if topic else ""
    text = f"{label_a} 与 {label_b} {about}的对照：共有或相近 {len(pairs)} 组，只有前者有 {len(only_a)} 条，只有后者有 {len(only_b)} 条。"
    return Block(type="text", text=text)


def _pair_group(
    desk: Desk, label: str, pairs: Sequence[tuple[Duty, Duty]], label_a: str, label_b: str
) -> list[Block]:
    if not pairs:
        return []
    children = []
    for a, b in pairs:
        sides = [
            Block(
                type="owner",
                label=name,
                text=duty.text,
                markers=[m] if (m := desk.composer.mark(duty)) else [],
            )
            for name, duty in ((label_a, a), (label_b, b))
        ]
        children.append(Block(type="pair", text="", children=sides))
    return [Block(type="group", label=label, text=f"{len(pairs)} 组", children=children)]


def _only_group(desk: Desk, label: str, duties: Sequence[Duty]) -> list[Block]:
    if not duties:
        return []
    return [Block(type="group", label=label, text=f"{len(duties)} 条", children=desk.composer.items(duties))]
