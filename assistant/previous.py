"""A question about the duties that the answer before cited: when, to whom, on what basis, where it is printed."""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block
from assistant.details import detail_lacking
from assistant.refusing import not_covered
from assistant.telling import about_matter
from assistant.times import asks_when, fixed_times, says_when, times_said, vague_times
from assistant.timing import figures_in
from corpus.model import Duty
from index.text import folded

# What is asked, and the words by which a duty says it: "发给谁" · "提交给上级经理".
_ASPECTS = (
    (
        re.compile(r"(?:给|向|跟|和|与|对|找|同|交|发|报)(?:到|给)?(?:谁|哪|什么(?:部门|人))"),
        re.compile(r"向|给|与|跟|和|同|对|配合|协助"),
    ),
    (
        re.compile(r"(?:根据|按照?|依据|凭|参照)(?:的)?(?:是)?(?:什么|啥|哪)"),
        re.compile(r"根据|按照?|依据|据此|参照|凭"),
    ),
)


def of_cited(asked: Asked, desk: Desk) -> Outcome:
    """The duties cited before that answer, narrowed by the question's own words; refused when none says it."""
    read = desk.knowledge.duties_by_id(asked.about)
    duties = [read[i] for i in asked.about if i in read]
    if asked.narrowed:
        return _part_of(asked, desk, duties)
    chosen = _narrowed(asked, duties)
    what = asked.standalone
    if asks_when(asked.text):
        chosen = [d for d in chosen if says_when(asked.text, d.text)]
        if not chosen:
            return not_covered(desk, what, "fact")
        return _when(asked, desk, chosen)
    if detail_lacking(asked, [d.text for d in chosen]):
        return not_covered(desk, what, "fact")
    head = Block(type="text", text=f"“{what}”，原文写的是：")
    return Outcome("fact", (head, *_placed(desk, chosen)), len(chosen), len(chosen))


def _part_of(asked: Asked, desk: Desk, duties: list[Duty]) -> Outcome:
    """Those of the duties that have the time, figure, role, text or words that the follow-up names."""
    text = asked.narrowed
    figures = figures_in(text)
    if _DATED.search(text) and not figures:
        chosen = [d for d in duties if fixed_times(d.text)]
    elif figures:
        chosen = [d for d in duties if figures[1](d.text)]
    else:
        words = [w for w in desk.index.tokens(text) if len(w) > 1 and w not in _POINTING]
        chosen = [d for d in duties if words and any(w in folded(d.text) for w in words)]
        chosen = chosen or [d for d in duties if any(w in _place(desk, d) for w in words)]
    if not chosen:
        return not_covered(desk, asked.standalone, "fact")
    head = Block(type="text", text=f"前面 {len(duties)} 条中，“{text.strip('的')}”有 {len(chosen)} 条：")
    return Outcome("enumerate", (head, *_placed(desk, chosen)), len(chosen), len(chosen))


_DATED = re.compile(r"(?:日期|时间|期限|时限|时点|几号)")
_POINTING = frozenset(
    "哪些 哪几 哪几位 哪几个 那边 有关 相关 涉及 关于 几位 这边 条 职责 岗位 是 的 和 跟".split()
)


def _place(desk: Desk, duty: Duty) -> str:
    """Where a duty stands, in words: its role, headings and document."""
    entry = desk.knowledge.lists[duty.list_id]
    document = desk.knowledge.documents.get(duty.document_id)
    title = f"{document.title} {document.name}" if document else ""
    return folded(" ".join((desk.knowledge.roles[duty.role_id].title, *entry.path, title)))


def _narrowed(asked: Asked, duties: list[Duty]) -> list[Duty]:
    """Those that hold the question's words and the aspect it asks for, where some do."""
    own = asked.standalone.rsplit("：", 1)[-1]
    words = [t.word for t in asked.topic.terms if t.word in own]
    duties = [d for d in duties if any(word in d.text for word in words)] or duties
    said = next((said for asks, said in _ASPECTS if asks.search(own)), None)
    return [d for d in duties if said and said.search(d.text)] or duties


def _when(asked: Asked, desk: Desk, duties: list[Duty]) -> Outcome:
    own = asked.standalone.rsplit("：", 1)[-1]
    terms = [term for term in asked.topic.terms if term.word in own]
    texts = [about_matter(asked, desk, d.text, terms) if terms else d.text for d in duties]
    fixed = list(dict.fromkeys(w for text in texts for w in times_said(asked.text, text)))
    vague = list(dict.fromkeys(w for d in duties for w in vague_times(d.text)))
    missing: tuple[str, ...] = ()
    if fixed:
        text = f"时间上，原文写的是：{'、'.join(fixed)}。"
    else:
        said = f"原文只说“{'”“'.join(vague)}”，未写" if vague else "原文没有写"
        text, missing = f"{said}具体时间或频率。", ("具体时间或频率",)
    return Outcome(
        "fact", (Block(type="text", text=text), *_placed(desk, duties)), len(duties), len(duties), (), missing
    )


def _placed(desk: Desk, duties: list[Duty]) -> list[Block]:
    """Each duty under the list it stands in."""
    groups: dict[str, list[Duty]] = {}
    for duty in duties:
        groups.setdefault(duty.list_id, []).append(duty)
    return [
        Block(
            type="group",
            label=desk.knowledge.spoken(desk.knowledge.lists[list_id]),
            text="",
            children=desk.composer.items(items),
        )
        for list_id, items in groups.items()
    ]
