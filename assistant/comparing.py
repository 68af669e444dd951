"""Two lists side by side: what they share, what is alike, what only one of them has."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block
from assistant.matching import similarity, support
from assistant.refusing import not_covered
from corpus.folding import same_duty
from corpus.model import Duty, DutyList

ALIKE = 0.34  # e.g. "收集市场动态信息，定期向上级经理提供…" and "随时了解和掌握市场信息和竞争对手动态…"
ALIKE_COSINE = 0.72


def compare(asked: Asked, desk: Desk, sides: Sequence[tuple[str, Sequence[DutyList]]]) -> Outcome:
    """Align the items of two named sides; with a topic, only the items about it."""
    (label_a, lists_a), (label_b, lists_b) = sides[:2]
    if asked.topic.empty:
        duties_a, duties_b = desk.knowledge.duties(lists_a), desk.knowledge.duties(lists_b)
    else:
        duties_a, duties_b = _about(asked, desk, lists_a), _about(asked, desk, lists_b)
        if not duties_a and not duties_b:
            return not_covered(desk, asked.topic.text, "compare")
    pairs = align(desk, duties_a, duties_b)
    used = {d.id for pair in pairs for d in pair}
    only_a = [d for d in duties_a if d.id not in used]
    only_b = [d for d in duties_b if d.id not in used]
    blocks = [_headline(asked, label_a, label_b, pairs, only_a, only_b)]
    same = [(a, b) for a, b in pairs if same_duty(a.text, b.text)]
    alike = [(a, b) for a, b in pairs if not same_duty(a.text, b.text)]
    blocks += _pair_group(desk, "两者都有", same, label_a, label_b)
    blocks += _pair_group(desk, "相近但说法不同", alike, label_a, label_b)
    blocks += _only_group(desk, f"只有{label_a}有", only_a)
    blocks += _only_group(desk, f"只有{label_b}有", only_b)
    missing = tuple(
        f"{label}中的“{asked.topic.text}”"
        for label, duties in ((label_a, duties_a), (label_b, duties_b))
        if not duties
    )
    total = len(duties_a) + len(duties_b)
    return Outcome("compare", tuple(blocks), total, desk.composer.count, (), missing)


def _about(asked: Asked, desk: Desk, lists: Sequence[DutyList]) -> list[Duty]:
    """Items of one side about the topic: those that hold nearly as much of it as the side's best."""
    scored = [(d, support(asked.topic, d.text).coverage) for d in desk.knowledge.duties(lists)]
    best = max((coverage for _, coverage in scored), default=0.0)
    if best >= _ENOUGH:
        return [d for d, coverage in scored if coverage >= best * _NEARLY]
    evidence = desk.selector.select(asked.topic, asked.text, list_ids=[e.id for e in lists])
    return [f.duty for f in evidence.found]


_ENOUGH = 0.3  # a side may put the topic in half of the words
_NEARLY = 0.7  # of the side's best coverage


def align(desk: Desk, left: Sequence[Duty], right: Sequence[Duty]) -> list[tuple[Duty, Duty]]:
    """Greedy one-to-one alignment, the same duties first, then the most alike (bigram Dice, or by meaning)."""
    scored = []
    for a in left:
        cosines = desk.index.cosines(a.text, [b.id for b in right])
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
    asked: Asked,
    label_a: str,
    label_b: str,
    pairs: Sequence[object],
    only_a: Sequence[Duty],
    only_b: Sequence[Duty],
) -> Block:
    about = f"在“{asked.topic.text}”上" if not asked.topic.empty else ""
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
