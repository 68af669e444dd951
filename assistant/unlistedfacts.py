"""Facts that a text without any list tells: 中班是几点到几点, 现在还能报名吗, 骂了客户怎么处理.

What was measured on pages with lists (two words of the matter, most of it) asks too much of an article or a rule. Here a line tells
that holds most of the matter, each word being as rare as the page's own lines make it, and prints the kind of value asked for. Of a
paragraph only the sentences are quoted that tell it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.asideoutline import Line
from assistant.asides import asides_of
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked, masked, read_attribute
from assistant.attributes import GENERAL, Attribute
from assistant.besideagain import name_asked
from assistant.besides import (
    DEALT_WITH,
    cells_told,
    closest,
    lines_beside,
    sentences_of,
    stated_beside,
    states,
    told,
    whole_of,
)
from assistant.characters import shares
from assistant.fitting import Fitting
from assistant.knowledge import Knowledge
from assistant.matching import strength, supports
from assistant.page_texts import PageText
from assistant.rereading import joined_parts
from assistant.times import asks_value, asks_when
from assistant.topic import Topic
from assistant.valued import prints_half
from index.text import folded

_ENOUGH, _NEARLY = 0.6, 0.08  # of the matter that a line must hold, and how much less than the best
_LETTER = 0.5  # how much of a word's rarity a single character has
_FEW = 3  # lines that tell a fact together
_SURE = 0.6  # from which a clause's attribute is read


def attribute_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """What the lines print of each attribute that is asked for; ``None`` where they print none."""
    found = [o for a in _attributes(asked) if (o := _of_attribute(a, asked, desk)) is not None]
    return joined_parts(found) if found else None


# "我没经验、学历也不高，能投吗": each clause names what the asker has or lacks.
_FIT = re.compile(
    r"(?:能不能|可不可以|能|可以|行|有机会|够格|符合|收|要)(?:来|去)?(?:投|报|应聘|面试|做|干|上|我)?(?:名)?(?:吗|么|不|嘛)?[?？]?$"
)
_PIECES = re.compile(r"[，,、。；;!！?？\s]+")


def _attributes(asked: Asked) -> tuple[Attribute, ...]:
    """The attributes that a question asks for, one in each of its clauses where it has several."""
    one, typed = attribute_asked(asked), asked.wording.text
    pieces = [piece for piece in _PIECES.split(typed) if len(piece) > 2]
    read = [
        read_attribute(masked(piece, asked.target.role_words), asked.encode, sure=_SURE)
        for piece in pieces
        if len(pieces) > 1
    ]
    several = [a for a in read if a is not None] if _FIT.search(typed) else []
    named = (*several, *((one,) if one else ()))
    return tuple(dict.fromkeys(a for a in named if a.name not in GENERAL))


def _of_attribute(attribute: Attribute, asked: Asked, desk: Desk) -> Outcome | None:
    may = Fitting(asked, desk)

    def keeps(text: str) -> bool:
        return states(attribute, text) and prints_half(attribute, asked.text, text) and may.prints_value(text)

    titles = {folded(document.title) for document in desk.knowledge.documents.values()}  # a title only names
    stated = [line for line in stated_beside(desk, attribute, ()) if folded(line.text) not in titles]
    lines = [line for line in stated if keeps(line.text)]
    words = [term.word for term in asked.topic.terms if len(term.word) > 1]
    parts = [part for line in lines for part in _said(line, keeps)]
    return told(desk, parts if len(parts) <= _FEW else closest(parts, words), attribute.name)


def fact_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """The lines that hold most of the matter, with the kind of value asked for; ``None`` where none does or many do."""
    knowledge, may = desk.knowledge, Fitting(asked, desk)
    every = (*lines_beside(knowledge), *_leading(knowledge))
    topic = _weighed(_without_asking(asked, every), [whole_of(line, knowledge) for line in every])
    several = sum(len(term.word) > 1 for term in topic.terms) > 1
    if not (several or asks_value(asked.text) or asks_when(asked.text)):
        return None  # one word alone tells nothing, unless a value is asked for
    lines = [x for x in every if not x.of_site and may.answer(PageText(whole_of(x, knowledge), x))]
    held = supports(
        topic, [(f"{x.asked} {whole_of(x, knowledge)}", folded("".join(x.headings))) for x in lines]
    )
    best = max((s.coverage for s in held), default=0.0)
    found = [x for x, s in zip(lines, held, strict=True) if s.coverage >= best - _NEARLY and s.exact > 0]
    if best < _ENOUGH or not found:
        return None
    if len(found) > 1:  # "骂了客户": 辱骂 in one of those that hold 客户
        letters = shares(folded(asked.text), [folded(whole_of(x, knowledge)) for x in found])
        found = [x for x, share in zip(found, letters, strict=True) if share >= max(letters) - _NEARLY]
    if len(found) > _FEW:
        return None
    return told(desk, [part for line in found for part in _best_said(line, topic, asked, desk)], asked.quoted)


def _leading(knowledge: Knowledge) -> list[Line]:
    """The sentences that lead to points, which tell something themselves: 途中发生事故由责任者负责，并做如下处理：."""
    found = []
    for section in asides_of(knowledge).sections:
        text = knowledge.source.text(section.document_id)[section.start : section.end].rstrip(" :：")
        if len(text) >= _SENTENCE and _CLAUSES.search(text):
            end = section.start + len(text)
            found.append(
                Line(section.document_id, section.start, end, text, "", frozenset(), False, section.number)
            )
    printed = {(line.document_id, line.start) for line in lines_beside(knowledge)}
    return [line for line in found if (line.document_id, line.start) not in printed]


_SENTENCE = 18  # characters of a heading that is a sentence
_CLAUSES = re.compile(r"[，,；;]")


def _without_asking(asked: Asked, lines: Sequence[Line]) -> Topic:
    """The topic without 处理 of "骂了客户会怎么处理", where a table prints what comes of each act."""
    if not (DEALT_WITH.search(asked.text) and any(line.cells for line in lines)):
        return asked.topic
    return replace(
        asked.topic, terms=tuple(t for t in asked.topic.terms if not DEALT_WITH.search(f"怎么{t.word}"))
    )


def _weighed(topic: Topic, texts: Sequence[str]) -> Topic:
    """The topic with its words as rare as they are among the page's own lines, where no list says how rare they are."""
    views = [folded(text) for text in texts]
    terms = []
    for term in topic.terms:
        held = sum(strength(term, view) > 0 for view in views)
        rarity = math.log((len(views) + 1) / (held + 0.5))
        terms.append(replace(term, weight=rarity * (_LETTER if len(term.word) == 1 else 1.0)))
    return replace(topic, terms=tuple(terms))


def _best_said(line: Line, topic: Topic, asked: Asked, desk: Desk) -> list[Line]:
    """The sentence of a paragraph that holds most of the matter, and the cell behind an act where that is asked for."""
    name = name_asked(asked.wording.text)
    sentences = [part for part in sentences_of(line) if not name or name.search(part.text)]
    if not sentences:
        return []
    held = supports(topic, [(part.text, "") for part in sentences])
    best = max(range(len(sentences)), key=lambda n: held[n].coverage)
    return [sentences[best], *cells_told(line, asked.text, desk.knowledge)]


def _said(line: Line, keeps: Callable[[str], bool]) -> list[Line]:
    """The sentences of a paragraph that tell it; the whole line where no single one does."""
    return [part for part in sentences_of(line) if keeps(part.text)] or [line]


# "博物馆勤杂人员平时干些什么": an article tells it in a sentence, which says that these are the duties.
_WORK_ASKED = re.compile(r"(?:干|做|负责|管)(?:些|的是)?(?:什么|啥|哪些)|职责|工作内容|日常工作")
_WORK_TOLD = re.compile(
    r"(?:职责|工作内容|任务|日常工作)[^，,。；;]{0,4}(?:包括|包含|是|为|有|[:：])|主要负责|负责"
)


def work_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """The sentences that say what the job's duties are, of a paragraph that names the job."""
    words = [term.word for term in asked.topic.terms if len(term.word) > 1]
    if not words or not _WORK_ASKED.search(asked.text):
        return None
    lines = [x for x in lines_beside(desk.knowledge) if all(word in folded(x.text) for word in words)]
    parts = [part for line in lines for part in sentences_of(line) if _WORK_TOLD.search(part.text)]
    return told(desk, parts, asked.quoted) if 0 < len(parts) <= _FEW else None
