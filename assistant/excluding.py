"""What is asked for without a part of it: "涉及客户的条目，投诉的不要", "除了工作原则，还要满足什么", "职责4除了领导交办那条".

    question := kept pause? lead out | kept pause out dropped | (lead out end?) pause? kept
    lead     := "除了" | "不含" | "不要" …        dropped := ("的" | "那类" …)* ("不要" | "除外" | "不算" …)

What is kept is a question of its own and is answered as such; from its duties those that speak of ``out`` are taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.asked import Asked, Desk, Outcome
from assistant.catchall import is_catch_all, names_catch_all
from assistant.contract import Intent
from assistant.enumerating import chosen_items
from assistant.target import Target, resolve
from corpus.model import Duty
from index.text import folded

_BUT = r"(?:但是?|不过|可是?|只是|其中)*"
_LESS = r"(?:除了|除开|除去|除掉|不算|不含|不包括|不要|别要|别算|去掉|去除|剔除|排除|抛开|刨去|刨掉|扣掉)"
_LEAD = r"(?:除了|除开|除去|不算|不含|不包括|抛开|刨去)"
_TAKE = r"(?:去掉|去除|剔除|排除)"  # also done to things: 排除故障
_KIND = r"(?:(?:的(?:条目|条款|内容|职责|部分)?|那边|这边|相关|有关|方面|之类|一类|那类|这类|类|那种|这种|那[几两三四]?[条项点]|这[几两三四]?[条项点]))*"
_DROPPED = r"(?:都|就|先)*(?:不要|不算|不看|除外|别要|别算|去掉|去除|剔除|排除|不用(?:列|给)?|略过|免了)(?:了|进来|进去|在内|出来)*"
_OUT = r"(?P<out>[^，,第]{2,20}?)"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # "除了工作原则以外，销售监督还要满足什么", "抛开客户投诉，客户方面的条目"
        rf"^(?P<before>.*?){_LEAD}(?:其中的?|掉|最后|那条|那个)*{_OUT}{_KIND}(?:以外|之外|外|不算|不要)*[，,](?P<after>.+)$",
        rf"^(?P<before>.*?){_TAKE}(?:其中的?|最后|那条|那个)*{_OUT}{_KIND}(?:以外|之外|外)*[，,](?P<after>.*(?:还|其余|其他|其它|剩|别的|余下).*)$",
        rf"^(?P<before>.*?)(?:{_LEAD}|{_TAKE})(?:其中的?|掉|最后)*{_OUT}{_KIND}(?:以外|之外|外)*(?P<after>(?:还|其余|其他|其它|剩|别的|都|有).*)$",
        # "跟合同有关的条目，但是不要归档保管那类的"
        rf"^(?P<before>.+?)[，,]{_BUT}{_LESS}(?:那些|其中|掉)*{_OUT}{_KIND}(?:算进来|算在内|的话|都列出来)?$",
        # "涉及客户的条目，投诉那类的不要", "跟销售有关的不要，只要跟财务有关的"
        rf"^(?P<before>.+?)[，,]{_BUT}(?:把|将)?{_OUT}{_KIND}{_DROPPED}(?P<after>都列出来)?$",
        rf"^(?:把|将)?{_OUT}{_KIND}{_DROPPED}[，,](?:只要|只看|只列|就要|给我)?(?P<after>.+)$",
    )
)
_ONLY_REST = re.compile(r"^(?:的|还要?|还有|其余|其他|其它|剩下?|别的|都|的?职责|给我|列|出来|[，, ])*$")
_PLAIN = frozenset(
    "工作 职责 事项 任务 事情 内容 其他 其它 那条 条款 条目 这条 最后 有关 相关 方面 涉及 提到 关于 要求".split()
)


@dataclass(frozen=True, slots=True)
class Parted:
    """A question without what it leaves out, and the words of that."""

    kept: str
    out: str


def parted(text: str) -> Parted | None:
    """``text`` (a normalised question) parted; ``None`` where nothing is left out."""
    for form in _FORMS:
        if not (found := form.search(text)):
            continue
        groups = found.groupdict()
        kept = "".join(groups.get(part) or "" for part in ("before", "after")).strip("，, ")
        if len(kept) > 1 and not _ONLY_REST.fullmatch(kept):
            return Parted(kept, groups["out"].strip("的 "))
    return None


def leaves_out_a_matter(parts: Parted, asked: Asked, desk: Desk) -> bool:
    """Whether a matter is left out of the whole texts, or one list beside another by what only its heading says
    ("列一下坯体库发料员的工作；釉料库那边不用"): parts of lists and jobs are chosen in ``choosing.py``."""
    if asked.target.named_lists and not asked.target.items and _in_a_heading(parts.out, desk):
        return not any(folded(parts.out) in folded(e.heading or "") for e in asked.target.named_lists)
    if asked.target.named_lists or asked.target.roles or asked.target.items:
        return False
    named: Target = resolve(parts.out, desk.knowledge)
    return not (
        named.named_lists or named.items or named.roles or named.unknown_numbers or asked.target.items
    )


def less(parts: Parted, duties: Sequence[Duty], desk: Desk, intent: Intent) -> Outcome | None:
    """``duties`` without those that speak of what is left out; ``None`` where all do, or none of what no list or job has."""
    if names_catch_all(parts.out):
        kept = [d for d in duties if not is_catch_all(d)]
    else:
        gone = {d.id for d in duties if d.id in _speaking(parts, duties, desk)}
        kept = [d for d in duties if d.id not in gone]
    if not kept or (len(kept) == len(duties) and intent not in _WHOLE and not _in_a_heading(parts.out, desk)):
        return None
    return chosen_items(desk, kept, intent, f"除“{parts.out}”外")


def _in_a_heading(out: str, desk: Desk) -> bool:
    """Whether a list's heading prints what is left out, so that its list is meant: "釉料库那边就不用列了"."""
    said = folded(out)
    return any(said in folded(entry.heading) for entry in desk.knowledge.lists.values() if entry.heading)


_WHOLE: tuple[Intent, ...] = (
    "requirements",
)  # a list that the text has whole is answered even if nothing goes


_JOIN = re.compile(r"、|和|与|及|以及|或者?|/")


def _speaking(parts: Parted, duties: Sequence[Duty], desk: Desk) -> set[str]:
    """Ids of the duties that print one of the things left out, whole; else of those that print a word of theirs."""
    views = {d.id: folded(d.text) for d in duties}
    found: set[str] = set()
    for thing in filter(None, map(str.strip, _JOIN.split(parts.out))):
        words = [w for w in desk.index.tokens(thing) if len(w) > 1 and w not in _PLAIN]
        new = [w for w in words if w not in parts.kept] or words
        forms = [(w, *(v for v, s in desk.lexicon.synonyms(w) if s >= _SAME)) for w in new]
        whole = {i for i, view in views.items() if words and all(w in view for w in words)}
        found |= whole or {i for i, view in views.items() if any(v in view for form in forms for v in form)}
    return found


_SAME = 0.95  # strength of a synonym that says the same
