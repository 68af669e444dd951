"""The one text of a small page that a question means by its meaning: 小孩临时不来了 and 学员临时请假怎么算.

Where words do not meet, the question is compared with every item, labelled value and line beside the lists, and with their
sentences. Which of them is meant, or none, is said by ``nearest``; what may be meant at all by ``fitting``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from assistant.asideoutline import Line
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.besides import cells_told, marked, sentences_of
from assistant.composer import Composer, markdown
from assistant.contract import Block
from assistant.fitting import Fitting
from assistant.matching import supports
from assistant.nearest import FEWEST, Fit, chances
from assistant.page_texts import Page, PageText, page_of
from assistant.translation import translation
from corpus.model import Duty

# Probabilities from which a text is told where nothing was, and in an answer's stead; and leads from which it is too.
_STANDS_OUT, _INSTEAD = 0.55, 0.45
_AHEAD, _AHEAD_INSTEAD = 0.2, 0.25
# What the matter's words add to how near a text lies, and the distance to the next text.
_WORDS, _GAP = 0.1, 3.0
_MANY = 20  # texts; of few, one lies far from the next by chance
_NEVER = frozenset({"count", "draft", "aggregate", "smalltalk", "off_topic"})
# Answers whose many lines no single one replaces.
_WHOLE = frozenset({"enumerate", "overview", "count", "compare"})
_FEW = 3  # lines of an answer that one which stands out may replace


@dataclass(frozen=True, slots=True)
class _Found:
    """The text that is likeliest meant.

    Attributes:
        chance: how likely it is meant, against all others and none.
        lead: how near it lies, and how much nearer than the next of all texts of the page, which it is ahead of if ``nearest``.
    """

    text: PageText
    chance: float
    lead: float
    nearest: bool


def nearer(asked: Asked, outcome: Outcome, desk: Desk) -> tuple[Outcome, Desk]:
    """The outcome, or in its stead the text that stands out: where it refuses, and where the few lines that it tells
    leave out one that lies much nearer. With the desk that its marks are from.
    """
    if outcome.refusal is not None:
        # several posts hold the attribute, each its own: the firm's address is none of their places of work
        theirs = outcome.refusal.reason == "ambiguous" and attribute_asked(asked) is not None
        open_to_it = outcome.refusal.reason in _REFUSED and not (theirs or asked.others)
        return (standing_out(asked, desk) if open_to_it else None) or outcome, desk
    if outcome.intent in _WHOLE | _NEVER or outcome.shown > _FEW or _JOBS_ASKED.search(asked.text):
        return outcome, desk
    again = replace(desk, composer=Composer(desk.knowledge))
    told = standing_out(asked, again, instead=True)
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


def standing_out(asked: Asked, desk: Desk, *, instead: bool = False) -> Outcome | None:
    """An answer of the one text that stands out for the question; ``None`` where none does.

    Args:
        instead: whether it is to stand in another answer's stead: then no text may lie nearer.
    """
    target = asked.target
    named = target.named_lists or target.items or target.unknown_role or target.documents
    if named or asked.topic.empty or asked.intent in _NEVER or asked.about or asked.lost:
        return None
    page = page_of(desk)
    found = None if page is None or _LIST_ASKED.search(asked.text) else _likeliest(asked, desk, page)
    if found is None or not _stands_out(found, instead=instead):
        return None
    block = _shown(found.text, asked, desk)
    if block is None:
        return None
    head = Block(type="text", text=f"关于“{asked.quoted}”，意思最接近的原文是：")
    return Outcome("fact", (head, block), 1, 1)


# "站长的职责有哪些": a list is asked for, which no single text is.
_LIST_ASKED = re.compile(r"职责|工作内容|[那哪这几]份|清单|列[全出]|逐条|(?:哪些|什么|啥)[事活]")


def _likeliest(asked: Asked, desk: Desk, page: Page) -> _Found | None:
    """The text that is likeliest meant of those that may be; ``None`` where there is nothing to compare."""
    measured = measured_texts(asked, desk, page)
    if not measured:
        return None
    may = Fitting(asked, desk)
    fitting = [n for n, text in enumerate(page.texts) if may.answer(text)]
    if not fitting:
        return None
    likely = chances([measured[n] for n in fitting], len(page.texts))
    best = int(likely.argmax())
    near = [fit.over + _WORDS * fit.coverage for fit in measured]
    own, others = near[fitting[best]], near[: fitting[best]] + near[fitting[best] + 1 :]
    by_chance = min(1.0, math.log(len(near)) / math.log(_MANY))
    lead = own + _GAP * by_chance * (own - max(others, default=own))
    chance = float(likely[best]) if len(near) >= FEWEST else 0.0  # of few, only the lead tells
    return _Found(page.texts[fitting[best]], chance, lead, own >= max(near))


def _stands_out(found: _Found, *, instead: bool) -> bool:
    """Whether the text is likely meant, or lies far ahead of all others: 捡到手机 and 拾到客人之物品 share no word."""
    if instead:
        return found.nearest and (found.chance >= _INSTEAD or found.lead >= _AHEAD_INSTEAD)
    return found.chance >= _STANDS_OUT or (found.nearest and found.lead >= _AHEAD)


def measured_texts(asked: Asked, desk: Desk, page: Page) -> list[Fit]:
    """What speaks for each text of the page, in their order; none where meanings are not to be had."""
    question = asked.text
    for word in asked.target.role_words:
        question = question.replace(word, "")
    vector, usual = desk.index.meaning(question), desk.index.background(question)
    if vector is None or usual is None or page.vectors is None:
        return []
    near = page.near(vector).tolist()
    held = supports(asked.topic, [(text.text, "") for text in page.texts])
    spoken = translation().scores(question, [text.text for text in page.texts])
    return [
        Fit(
            over=near[n] - usual,
            coverage=held[n].coverage,
            exact=held[n].exact,
            chars=held[n].chars,
            spoken=spoken[n],
            line=isinstance(text.of, Line),
            field=isinstance(text.of, tuple),
        )
        for n, text in enumerate(page.texts)
    ]


def _nearest_sentence(line: Line, asked: Asked, desk: Desk) -> Line:
    """Of a paragraph the sentence that lies nearest to the question, with the value asked for where some print it."""
    sentences, may = sentences_of(line), Fitting(asked, desk)
    telling = [part for part in sentences if may.prints_value(part.text)] or sentences
    vector = desk.index.meaning(asked.text) if len(telling) > 1 else None
    vectors = desk.index.vectors_of([part.text for part in telling]) if vector is not None else None
    if vector is None or vectors is None:
        return telling[0] if len(telling) == 1 else line
    held = supports(asked.topic, [(part.text, "") for part in telling])
    near = (vectors @ vector).tolist()
    return telling[max(range(len(telling)), key=lambda n: near[n] + _WORDS_OF_SENTENCE * held[n].coverage)]


_WORDS_OF_SENTENCE = 0.3


def _shown(found: PageText, asked: Asked, desk: Desk) -> Block | None:
    match found.of:
        case Duty() as duty:
            entry = desk.knowledge.lists[duty.list_id]
            children = desk.composer.items([duty])
            label = desk.knowledge.headed(entry)
            return Block(type="group", label=label, text="", children=children) if children else None
        case Line() as line:
            block = marked(desk, _nearest_sentence(line, asked, desk))
            cells = [marked(desk, cell) for cell in cells_told(line, asked.text, desk.knowledge)]
            return block and block.model_copy(update={"children": [cell for cell in cells if cell]})
        case (role, field):
            marker = desk.composer.mark_field(role, field)
            text = f"{field.name}：{field.text}"
            return (
                Block(type="item", label=role.title, text=text, markers=[marker])
                if marker is not None
                else None
            )
