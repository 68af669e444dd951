"""The one text of a small page that a question lies nearest to by its meaning: 小孩临时不来了 and 学员临时请假怎么算.

Where words do not meet, the question is compared with every item, labelled value and line beside the lists, and with their
sentences. One that lies nearer than duties of no company do, holds the matter's words, and lies much nearer than the next is
what is asked for. Measured on 867 questions over 56 pages (2026-11-29, half of what each page set holds): of 114 answerable
questions that were refused it tells 22 rightly and 2 wrongly, of 100 unanswerable ones it answers 2; of 24 answers without the
text that stands out, 18 were wrong and it is what was asked for, 3 were right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.attributes import Attribute, holds
from assistant.besides import Line, empty_form, marked, of_roles, prints
from assistant.composer import Composer, markdown
from assistant.contract import Block, Intent
from assistant.contrary import qualifiers_of
from assistant.matching import supports
from assistant.page_texts import Page, PageText, page_of
from assistant.times import asks_value, has_value
from corpus.model import Duty, Role
from corpus.parsing.result import Kind
from index.text import folded, simplified

_WORDS, _GAP = 0.1, 3.0  # what the matter's words add that a text holds, and the distance to the next text
_STANDS_OUT, _INSTEAD = (
    0.2,
    0.25,
)  # from which sum on a text stands out, and from which it is told instead of an answer
_SHORTEST, _NEW = (
    8,
    4,
)  # characters of a text, and of these such as the question lacks: a bare heading tells nothing
_NEVER = frozenset({"count", "draft", "aggregate", "smalltalk", "off_topic"})
_WHOLE = frozenset(
    {"enumerate", "overview", "count", "compare"}
)  # answers whose many lines no single one replaces
_FEW = 3  # lines of an answer that one which stands out may replace

# What items of a list are asked for is told by no line beside it: "某公司的职责有哪些" by none that tells of the company.
_KINDS: dict[Intent, tuple[Kind, ...]] = {
    "enumerate": ("duty", "overview", "other"),
    "requirements": ("requirement", "condition", "benefit", "other"),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """The text nearest to a question, and by how much it stands out from the others."""

    text: PageText
    lead: float


def nearer(asked: Asked, outcome: Outcome, desk: Desk) -> tuple[Outcome, Desk]:
    """The outcome, or in its stead the text that stands out: where it refuses, and where the few lines that it tells
    leave out one that lies much nearer. With the desk that its marks are from.
    """
    if outcome.refusal is not None:
        told = standing_out(asked, desk) if outcome.refusal.reason in _REFUSED and not asked.others else None
        return told or outcome, desk
    if outcome.intent in _WHOLE | _NEVER or outcome.shown > _FEW or _JOBS_ASKED.search(asked.text):
        return outcome, desk
    again = replace(desk, composer=Composer(desk.knowledge))
    told = standing_out(asked, again, least=_INSTEAD)
    if told is None or _told_in(told, outcome):
        return outcome, desk
    return told, again


# "哪些岗位不看经验": which jobs there are of a kind is told by all of them together.
_JOBS_ASKED = re.compile(r"(?:哪|什么|啥|多少|几)[些个几种类家]{0,2}(?:岗|职位|工种|工作)")
_REFUSED = frozenset({"not_covered", "ambiguous"})


def _told_in(told: Outcome, outcome: Outcome) -> bool:
    """Whether the outcome holds the text already."""
    last = told.blocks[-1]
    text = last.children[-1].text if last.children else last.text
    return text in markdown(outcome.blocks)


def standing_out(asked: Asked, desk: Desk, *, least: float = _STANDS_OUT) -> Outcome | None:
    """An answer of the one text that stands out for the question by ``least``; ``None`` where none does."""
    target = asked.target
    named = target.named_lists or target.items or target.unknown_role or target.documents
    if named or asked.topic.empty or asked.intent in _NEVER or asked.about or asked.lost:
        return None
    page = page_of(desk)
    found = _nearest(asked, desk, page) if page is not None else None
    if found is None or found.lead < least or not _fits(found.text, asked, desk):
        return None
    block = _shown(found.text, desk)
    if block is None:
        return None
    head = Block(type="text", text=f"关于“{asked.quoted}”，意思最接近的原文是：")
    return Outcome("fact", (head, block), 1, 1)


def _nearest(asked: Asked, desk: Desk, page: Page) -> _Found | None:
    """The text nearest to the question by its meaning and its matter's words; ``None`` where there is nothing to compare."""
    question = asked.text
    for word in asked.target.role_words:
        question = question.replace(word, "")
    vector, usual = desk.index.meaning(question), desk.index.background(question)
    if vector is None or usual is None or page.vectors is None:
        return None
    held = supports(asked.topic, [(text.text, "") for text in page.texts])
    told = folded(asked.text)
    near = [
        (float(n) + _WORDS * words.coverage, text)
        for n, words, text in zip(page.near(vector), held, page.texts, strict=True)
        if isinstance(text.of, Duty) or _tells(text.text, told)
    ]
    near.sort(key=lambda pair: -pair[0])
    if len(near) < 2 or not _tells(near[0][1].text, told):
        return None
    best, text = near[0]
    second = next((n for n, other in near if other.text != text.text), -1.0)
    by_chance = min(
        1.0, math.log(len(near)) / math.log(_MANY)
    )  # of few texts, one lies far from the next by chance
    return _Found(text, best - usual + _GAP * by_chance * (best - second))


_MANY = 20  # texts


def _tells(text: str, question: str) -> bool:
    """Whether a text is long enough, and tells what the question does not; the labels of an empty form tell nothing."""
    if empty_form(text):
        return False
    return len(text) >= _SHORTEST and sum(char not in question for char in folded(text)) >= _NEW


def _fits(found: PageText, asked: Asked, desk: Desk) -> bool:
    """Whether the text is of the jobs meant, and prints the attribute or the kind of value or of list that is asked for."""
    kind = desk.knowledge.lists[found.of.list_id].kind if isinstance(found.of, Duty) else None
    if not _of_kind(kind, asked, desk) or _contradicted(found, asked, desk):
        return False
    attribute = attribute_asked(asked)
    if attribute is not None and not _holds(attribute, found):
        return False
    if attribute is not None and kind == "duty" and not has_value(folded(found.text)):
        return False  # "押金怎么收费": that somebody takes deposits does not tell it
    if (asks_value(asked.text) or _FIGURE.search(asked.text)) and not has_value(folded(found.text)):
        return False
    if _MONEY_ASKED.search(asked.text) and not _MONEY.search(simplified(found.text)):
        return False
    return _of_them(found, asked.target.roles, desk)


def _contradicted(found: PageText, asked: Asked, desk: Desk) -> bool:
    """ "线下订舱谁负责": a text on 线上 does not tell it."""
    headings = desk.knowledge.context(found.of.list_id) if isinstance(found.of, Duty) else ""
    return any(q.contradicts(found.text, headings) for q in qualifiers_of(asked, desk))


# "考核没过会不会扣奖金": a text of the matter that speaks of no money does not tell it.
_MONEY_ASKED = re.compile(r"钱|奖金|工资|薪|罚|扣(?!件|板|除|押)|补贴|押金|报销")
_MONEY = re.compile(r"[元钱薪奖罚扣费价款酬]|补贴|押金|报销|成本|工资|[五六]险")


def _of_kind(kind: Kind | None, asked: Asked, desk: Desk) -> bool:
    """Whether items of this kind, or no item (``None``), may be what is asked for."""
    if asked.intent not in _KINDS or not desk.knowledge.lists:
        return True
    return asked.intent == "requirements" if kind is None else kind in _KINDS[asked.intent]


# "报销要几天到账": a text of the matter without a figure does not tell it.
_FIGURE = re.compile(r"几(?!乎|何)|多少|多久|多[长远大高]|何时|(?:什么|啥|哪个?)时候|哪天|哪一天|百分之")


def _holds(attribute: Attribute, found: PageText) -> bool:
    if isinstance(found.of, tuple) and holds(attribute, found.of[1]):
        return True
    return prints(attribute, found.text)


def _of_them(found: PageText, roles: Sequence[Role], desk: Desk) -> bool:
    ids = {role.id for role in roles}
    match found.of:
        case Duty():
            return not ids or found.of.role_id in ids
        case Line():
            return bool(of_roles([found.of], roles, desk.knowledge))
        case (role, _):
            return not ids or role.id in ids


def _shown(found: PageText, desk: Desk) -> Block | None:
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
