"""The one text of a small page that a question lies nearest to by its meaning: 小孩临时不来了 and 学员临时请假怎么算.

Where words do not meet, the question is compared with every item, labelled value and line beside the lists. One that lies nearer
than duties of no company do, and much nearer than the next, is what is asked for. Measured on 519 questions over 33 pages
(2026-11-29, half of what each page set holds): of 69 answerable questions that were refused it tells 16 rightly and 1 wrongly, of
61 unanswerable ones it answers 2; where an answer was right already, 98 of 104 times the text that stands out is part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.attributes import Attribute, holds
from assistant.besides import Line, lines_beside, marked, of_roles, prints
from assistant.composer import Composer, markdown
from assistant.contract import Block, Intent
from assistant.knowledge import Knowledge
from assistant.times import asks_value, has_value
from corpus.model import Duty, Role, RoleField
from corpus.parsing.result import Kind
from index.text import folded

_MOST = 80  # texts of a page; of the hundreds that a handbook holds one stands out by chance
_GAP_WEIGHT, _STANDS_OUT = 1.9, 0.165  # of the distance to the next text; from which sum on a text stands out
_SHORTEST, _NEW = (
    8,
    4,
)  # characters of a text, and of these such as the question lacks: a bare heading tells nothing
_NEVER = frozenset({"count", "draft", "aggregate", "smalltalk", "off_topic"})

# What items of a list are asked for is told by no line beside it: "某公司的职责有哪些" by none that tells of the company.
_KINDS: dict[Intent, tuple[Kind, ...]] = {
    "enumerate": ("duty", "overview", "other"),
    "requirements": ("requirement", "condition", "other"),
}

Field = tuple[Role, RoleField]


@dataclass(frozen=True, slots=True)
class _Text:
    """One text of the page: an item, a labelled value or a line beside the lists."""

    text: str
    of: Duty | Field | Line

    @property
    def beside(self) -> bool:
        return not isinstance(self.of, Duty)


@dataclass(frozen=True, slots=True)
class _Page:
    items: tuple[_Text, ...]
    others: tuple[_Text, ...]
    vectors: NDArray[np.float32] | None  # of the others, shape (others, dimensions)


_pages: WeakKeyDictionary[Knowledge, _Page | None] = WeakKeyDictionary()


def _page(desk: Desk) -> _Page | None:
    """The texts of the page; ``None`` where there are too many. Read and encoded once per state of the texts."""
    if desk.knowledge not in _pages:
        _pages[desk.knowledge] = _read(desk)
    return _pages[desk.knowledge]


def _read(desk: Desk) -> _Page | None:
    knowledge = desk.knowledge
    if knowledge.size > _MOST:
        return None
    items = [_Text(d.text, d) for d in knowledge.duties(list(knowledge.lists.values()))]
    fields = [(r, f) for r in knowledge.roles.values() for f in r.fields]
    others = [_Text(f"{f.name}：{f.text}", (r, f)) for r, f in fields]
    others += [_Text(f"{x.asked}{x.text}", x) for x in lines_beside(knowledge) if not x.of_site]
    once = {
        folded(x.text): x for x in others
    }  # a page prints its title, its number and its frame several times
    others = [
        x for key, x in once.items() if key not in {folded(d.title) for d in knowledge.documents.values()}
    ]
    if len(items) + len(others) > _MOST:
        return None
    return _Page(tuple(items), tuple(others), desk.index.vectors_of([x.text for x in others]))


def nearer(asked: Asked, outcome: Outcome, desk: Desk) -> tuple[Outcome, Desk]:
    """The outcome, or in its stead the text that stands out: where it refuses, and where the lists told something else
    of a matter that a line beside them tells. With the desk that its marks are from.
    """
    if outcome.refusal is not None:
        told = standing_out(asked, desk) if outcome.refusal.reason in _REFUSED and not asked.others else None
        return told or outcome, desk
    if outcome.intent != "fact" or asked.intent not in (None, "fact") or attribute_asked(asked):
        return outcome, desk
    again = replace(desk, composer=Composer(desk.knowledge))
    told = standing_out(asked, again, only_beside=True)
    if told is None or told.blocks[-1].text in markdown(outcome.blocks):
        return outcome, desk
    return told, again


_REFUSED = frozenset({"not_covered", "ambiguous"})


def standing_out(asked: Asked, desk: Desk, *, only_beside: bool = False) -> Outcome | None:
    """An answer of the one text that stands out for the question; ``None`` where none does.

    Args:
        only_beside: whether an item of a list is no answer, because the lists gave theirs.
    """
    target = asked.target
    named = target.named_lists or target.items or target.unknown_role or target.documents
    if named or asked.topic.empty or asked.intent in _NEVER or asked.about or asked.lost:
        return None
    found = _nearest(asked, desk)
    if found is None or not _fits(found, asked, desk) or (only_beside and not found.beside):
        return None
    block = _shown(found, desk)
    if block is None:
        return None
    head = Block(type="text", text=f"关于“{asked.quoted}”，意思最接近的原文是：")
    return Outcome("fact", (head, block), 1, 1)


def _nearest(asked: Asked, desk: Desk) -> _Text | None:
    """The text that stands out."""
    page = _page(desk)
    if page is None or page.vectors is None:
        return None
    question = asked.text
    for word in asked.target.role_words:
        question = question.replace(word, "")
    vector, usual = desk.index.meaning(question), desk.index.background(question)
    if vector is None or usual is None:
        return None
    stored = desk.index.cosines(question, [x.of.id for x in page.items if isinstance(x.of, Duty)])
    near = [(stored.get(x.of.id, 0.0), x) for x in page.items if isinstance(x.of, Duty)]
    near += [(float(n), x) for n, x in zip(page.vectors @ vector, page.others, strict=True)]
    told = folded(asked.text)
    near = [(n, x) for n, x in near if _tells(x.text, told)]
    near.sort(key=lambda pair: -pair[0])
    if len(near) < 2:
        return None
    (best, text), (second, _) = near[0], near[1]
    return text if best - usual + _GAP_WEIGHT * (best - second) >= _STANDS_OUT else None


def _tells(text: str, question: str) -> bool:
    return len(text) >= _SHORTEST and sum(char not in question for char in folded(text)) >= _NEW


def _fits(found: _Text, asked: Asked, desk: Desk) -> bool:
    """Whether the text is of the jobs meant, and prints the attribute or the kind of value or of list that is asked for."""
    if asked.intent in _KINDS:
        kinds = _KINDS[asked.intent]
        if not isinstance(found.of, Duty) or desk.knowledge.lists[found.of.list_id].kind not in kinds:
            return False
    attribute = attribute_asked(asked)
    if attribute is not None and not _holds(attribute, found):
        return False
    of_work = isinstance(found.of, Duty) and desk.knowledge.lists[found.of.list_id].kind == "duty"
    if attribute is not None and of_work and not has_value(folded(found.text)):
        return False  # "押金怎么收费": that somebody takes deposits does not tell it
    if (asks_value(asked.text) or _FIGURE.search(asked.text)) and not has_value(folded(found.text)):
        return False
    return _of_them(found, asked.target.roles, desk)


# "报销要几天到账": a text of the matter without a figure does not tell it.
_FIGURE = re.compile(r"几(?!乎|何)|多少|多久|多[长远大高]|何时|时候|哪天|哪一天|百分之")


def _holds(attribute: Attribute, found: _Text) -> bool:
    if isinstance(found.of, tuple) and holds(attribute, found.of[1]):
        return True
    return prints(attribute, found.text)


def _of_them(found: _Text, roles: Sequence[Role], desk: Desk) -> bool:
    ids = {role.id for role in roles}
    match found.of:
        case Duty():
            return not ids or found.of.role_id in ids
        case Line():
            return bool(of_roles([found.of], roles, desk.knowledge))
        case (role, _):
            return not ids or role.id in ids


def _shown(found: _Text, desk: Desk) -> Block | None:
    match found.of:
        case Duty() as duty:
            entry = desk.knowledge.lists[duty.list_id]
            children = desk.composer.items([duty])
            label = desk.knowledge.headed(entry)
            return Block(type="group", label=label, text="", children=children) if children else None
        case Line() as line:
            return marked(desk, line)
        case (role, field):
            marker = desk.composer.mark_field(role, field)
            text = f"{field.name}：{field.text}"
            return (
                Block(type="item", label=role.title, text=text, markers=[marker])
                if marker is not None
                else None
            )
