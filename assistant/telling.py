"""When a thing is done: the words that the texts print, or the plain statement that they name no time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.aimed import things_and_acts
from assistant.asked import Asked, Desk, Outcome
from assistant.contract import Block
from assistant.contrary import qualifiers_of
from assistant.evidence import Evidence
from assistant.grouping import owner_groups
from assistant.quoting import as_matter
from assistant.refusing import not_covered
from assistant.times import distinct, of_matter, says_when, times_said, vague_times
from assistant.topic import Term
from index.text import folded

_ASKING_WHEN = re.compile(
    r"(?:是|在|要|应该|该)?(?:什么时候|何时|啥时候|每?隔?(?:多久|多长时间|(?:几|多少)个?(?:工作日|小时|分钟|天|日|周|月|年))(?:[之以]?内)?|哪一?天|几号|几点)(?:要|就|该|能)?"
)


def when_done(desk: Desk, evidence: Evidence, what: str, asked: Asked) -> Outcome:
    """A time: the literal words, or the plain statement that the text names none."""
    question = asked.text
    what = as_matter(_ASKING_WHEN.sub("", what).strip() or what)
    fixed = [f for f in evidence.found if times_said(question, f.duty.text)]
    if not any(says_when(question, f.duty.text) for f in evidence.found):
        return not_covered(desk, f"{what}的时间或频率", "fact", evidence.found)
    chosen = fixed or list(evidence.found)
    if fixed:
        words = "、".join(distinct(w for f in fixed for w in _times_of(asked, desk, f.duty.text)))
        text = f"“{what}”的时间，原文写的是：{words}。"
        missing: tuple[str, ...] = ()
    else:
        vague = list(dict.fromkeys(w for f in chosen for w in vague_times(f.duty.text)))
        said = (
            f"原文只说“{'”“'.join(vague)}”，未写具体时间或频率。" if vague else "原文没有写具体时间或频率。"
        )
        text = f"“{what}”：{said}"
        missing = ("具体时间或频率",)
    groups = owner_groups(desk, chosen)
    total = len(chosen)
    return Outcome("fact", (Block(type="text", text=text), *groups), total, total, evidence.notes, missing)


def _times_of(asked: Asked, desk: Desk, text: str) -> list[str]:
    """The times that a duty names of the matter asked for."""
    return times_said(asked.text, about_matter(asked, desk, text, asked.topic.terms))


def about_matter(asked: Asked, desk: Desk, text: str, terms: Sequence[Term]) -> str:
    """A duty without the pieces that tell when something else than the matter of ``terms`` is done."""
    things, acts = (_words([term for term in kind if term in terms]) for kind in things_and_acts(asked))
    qualifiers = qualifiers_of(asked, desk)

    def holds(piece: str) -> int:
        view = folded(piece)
        return 2 if any(w in view for w in things) else int(any(w in view for w in acts))

    return of_matter(asked.text, text, holds, lambda piece: any(q.contradicts(piece) for q in qualifiers))


def _words(terms: Sequence[Term]) -> set[str]:
    """The words of the terms and those that say the same."""
    return {
        word
        for term in terms
        for word, strong in ((term.word, 1.0), *term.variants)
        if len(word) > 1 and strong >= _SAME
    }


_SAME = 0.9
