"""What is asked for without a part of it: "涉及客户的条目，投诉的不要", "除了工作原则，还要满足什么", "职责4除了领导交办那条".

What ``relating.py`` reads as kept is a question of its own and is answered as such; from its duties those that speak of
the matter left out are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.catchall import is_catch_all, names_catch_all
from assistant.contract import Intent
from assistant.enumerating import chosen_items
from assistant.relating import Relation
from assistant.target import Target, resolve
from corpus.model import Duty
from index.text import folded

_PLAIN = frozenset(
    "工作 职责 事项 任务 事情 内容 其他 其它 那条 条款 条目 这条 最后 有关 相关 方面 涉及 提到 关于 要求".split()
)


def leaves_out_a_matter(parts: Relation, asked: Asked, desk: Desk) -> bool:
    """Whether a matter is left out of the whole texts, or one list beside another by what only its heading says
    ("列一下坯体库发料员的工作；釉料库那边不用"): parts of lists and jobs are chosen in ``choosing.py``."""
    if asked.target.named_lists and not asked.target.items and _in_a_heading(parts.said, desk):
        return not any(folded(parts.said) in folded(e.heading or "") for e in asked.target.named_lists)
    if asked.target.named_lists or asked.target.roles or asked.target.items:
        return False
    named: Target = resolve(parts.said, desk.knowledge)
    return not (
        named.named_lists or named.items or named.roles or named.unknown_numbers or asked.target.items
    )


def less(parts: Relation, duties: Sequence[Duty], desk: Desk, intent: Intent) -> Outcome | None:
    """``duties`` without those that speak of what is left out; ``None`` where all do, or none of what no list or job has."""
    if any(map(names_catch_all, parts.matters)):
        kept = [d for d in duties if not is_catch_all(d)]
    else:
        gone = _speaking(parts, duties, desk)
        kept = [d for d in duties if d.id not in gone or _has_others(d, parts, desk)]
    if not kept or (
        len(kept) == len(duties) and intent not in _WHOLE and not _in_a_heading(parts.said, desk)
    ):
        return None
    return chosen_items(desk, kept, intent, f"除“{parts.said}”外")


_KINDS = re.compile(r"哪(?:几|些)?(?:种|类|样|门)|什么样")


def _has_others(duty: Duty, parts: Relation, desk: Desk) -> bool:
    """ "动火许可之外还发哪几种许可", and the duty reads "发出动火、高处、有限空间的作业许可": kinds are asked for, and it names others beside."""
    words = [w for matter in parts.matters for w in desk.index.tokens(matter) if len(w) > 1]
    listed = (f"{word}、" in duty.text or f"、{word}" in duty.text for word in words)
    return bool(_KINDS.search(parts.kept)) and any(listed)


def _in_a_heading(out: str, desk: Desk) -> bool:
    """Whether a list's heading prints what is left out, so that its list is meant: "釉料库那边就不用列了"."""
    said = folded(out)
    return any(said in folded(entry.heading) for entry in desk.knowledge.lists.values() if entry.heading)


_WHOLE: tuple[Intent, ...] = (
    "requirements",
)  # a list that the text has whole is answered even if nothing goes


def _speaking(parts: Relation, duties: Sequence[Duty], desk: Desk) -> set[str]:
    """Ids of the duties that print one of the things left out, whole; else of those that print a word of theirs."""
    views = {d.id: folded(d.text) for d in duties}
    found: set[str] = set()
    for thing in parts.matters:
        words = [w for w in desk.index.tokens(thing) if len(w) > 1 and w not in _PLAIN]
        new = [w for w in words if w not in parts.kept] or words
        forms = [(w, *(v for v, s in desk.lexicon.synonyms(w) if s >= _SAME)) for w in new]
        whole = {i for i, view in views.items() if words and all(w in view for w in words)}
        found |= whole or {i for i, view in views.items() if any(v in view for form in forms for v in form)}
    return found


_SAME = 0.95  # strength of a synonym that says the same
