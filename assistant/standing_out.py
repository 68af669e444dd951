"""The one text of a small page that a question means by its meaning: 小孩临时不来了 and 学员临时请假怎么算.

Where words do not meet, the question is compared with every item, labelled value and line beside the lists, and with their
sentences. Which of them is meant, or none, is said by ``nearest``; what may be meant at all by ``fitting``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asideoutline import Line
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.besides import cells_told, marked, sentences_of
from assistant.composer import Composer, markdown
from assistant.contract import Block
from assistant.fitting import Fitting
from assistant.matching import supports
from assistant.nearest import Fit, Floats, Setting, chances
from assistant.page_texts import Page, PageText, page_of
from assistant.translation import translation
from corpus.model import Duty

# How likely any text, and the likeliest, must be to be told where nothing was.
_ANY, _LIKELIEST = 0.5, 0.3
# What the likeliest must reach where something speaks against it, and where it shares no word with the matter.
_DOUBTED, _SHARES_NONE = 0.6, 0.5
_SECOND = 0.5  # of the likeliest text's chance: the next one is told beside it
_SURE = 0.7  # in an answer's stead, and on a page of less than _SOME texts, of which one lies far from the next by chance
_FEWEST, _SOME = 6, 12  # texts of a page; on one of less than the fewest nothing stands out
_TELLING = 8  # characters of a question that a text may answer which shares no word with it
_NEVER = frozenset({"count", "draft", "aggregate", "smalltalk", "off_topic"})
# Answers whose many lines no single one replaces.
_WHOLE = frozenset({"enumerate", "overview", "count", "compare"})
_FEW = 3  # lines of an answer that one which stands out may replace


def nearer(asked: Asked, outcome: Outcome, desk: Desk) -> tuple[Outcome, Desk]:
    """The outcome, or in its stead the text that stands out: where it refuses, and where the few lines that it tells
    leave out one that is much likelier. With the desk that its marks are from.
    """
    if outcome.refusal is not None:
        # several posts hold the attribute, each its own: the firm's address is none of their places of work
        theirs = outcome.refusal.reason == "ambiguous" and attribute_asked(asked) is not None
        open_to_it = outcome.refusal.reason in _REFUSED and not (theirs or asked.others)
        return (standing_out(asked, desk, outcome) if open_to_it else None) or outcome, desk
    few = 1 if outcome.intent == "requirements" else _FEW
    if outcome.intent in _WHOLE | _NEVER or outcome.shown > few or _JOBS_ASKED.search(asked.text):
        return outcome, desk
    again = replace(desk, composer=Composer(desk.knowledge))
    told = standing_out(asked, again, outcome)
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


def standing_out(asked: Asked, desk: Desk, outcome: Outcome) -> Outcome | None:
    """An answer of the text or two that stand out for the question; ``None`` where none does.

    Args:
        outcome: what there is without it: where that answers, only the likeliest text may stand in its stead.
    """
    target = asked.target
    named = target.named_lists or target.items or target.unknown_role or target.documents
    if named or asked.topic.empty or asked.intent in _NEVER or asked.about or asked.lost:
        return None
    page = page_of(desk)
    if page is None or _LIST_ASKED.search(asked.text):
        return None
    found = _likeliest(asked, desk, page, outcome)
    blocks = [block for text in found if (block := _shown(text, asked, desk)) is not None]
    if not blocks:
        return None
    head = Block(type="text", text=f"关于“{asked.quoted}”，意思最接近的原文是：")
    return Outcome("fact", (head, *blocks), len(blocks), len(blocks))


# "站长的职责有哪些": a list is asked for, which no single text is.
_LIST_ASKED = re.compile(r"职责|工作内容|[那哪这几]份|清单|列[全出]|逐条|(?:哪些|什么|啥)[事活]")


def _likeliest(asked: Asked, desk: Desk, page: Page, outcome: Outcome) -> Sequence[PageText]:
    """The text that is likeliest meant, with the next where that is nearly as likely; empty where none is likely enough."""
    may = Fitting(asked, desk)
    fits = measured_texts(asked, desk, page, may)
    possible = [n for n, text in enumerate(page.texts) if may.possible(text)] if fits else []
    if not possible:
        return []
    likely: Floats = chances([fits[n] for n in possible], setting_of(asked, page, outcome, may))
    order = (-likely).argsort(kind="stable")
    first, *others = (page.texts[possible[n]] for n in order[:2])
    best, context = float(likely[order[0]]), fits[possible[order[0]]].context
    if best < _least(
        len(page.texts), instead=outcome.refusal is None, doubted=any(may.doubts(first)), shares=context > 0
    ):
        return []
    if outcome.refusal is None:
        return [first]
    if float(likely.sum()) < _ANY or (not context and len(asked.text) < _TELLING):
        return []
    alike = [o for o in others if likely[order[1]] >= _SECOND * best and not any(may.doubts(o))]
    return [first, *alike]


def _least(texts: int, *, instead: bool, doubted: bool, shares: bool) -> float:
    """How likely the likeliest text must be to be told; more than 1 where it never is.

    Args:
        instead: another answer is there.
        doubted: something speaks against it.
        shares: whether it shares a word with the matter.
    """
    if texts < _FEWEST or (doubted and (instead or texts < _SOME)):
        return math.inf
    if texts < _SOME or instead:
        return _SURE
    return _DOUBTED if doubted else _LIKELIEST if shares else _SHARES_NONE


def setting_of(asked: Asked, page: Page, outcome: Outcome, may: Fitting) -> Setting:
    """What is known of the question and the page, ``outcome`` being what else there is to answer with."""
    return Setting(
        always=1.0,
        many=math.log(max(len(page.texts), _SOME)),
        refused=outcome.refusal is not None,
        ambiguous=outcome.refusal is not None and outcome.refusal.reason == "ambiguous",
        fact=asked.intent == "fact",
        requirements=asked.intent == "requirements",
        enumerated=asked.intent == "enumerate",
        attribute=may.attribute is not None,
        one_job=len(asked.target.roles) == 1,
    )


def measured_texts(asked: Asked, desk: Desk, page: Page, may: Fitting) -> list[Fit]:
    """What speaks for each text of the page and against it, in their order; none where meanings are not to be had."""
    question = asked.text
    for word in asked.target.role_words:
        question = question.replace(word, "")
    vector, usual = desk.index.meaning(question), desk.index.background(question)
    if vector is None or usual is None or page.vectors is None:
        return []
    near = page.near(vector).tolist()
    held = supports(asked.topic, [(text.text, _headings(text, desk)) for text in page.texts])
    letters = [s.chars for s in supports(asked.topic, [(text.text, "") for text in page.texts])]
    spoken = translation().scores(question, [text.text for text in page.texts])
    nearest, most = max(near, default=0.0), max(letters, default=0.0)
    return [
        Fit(
            over=near[n] - usual,
            behind=near[n] - nearest,
            context=held[n].coverage,
            chars_behind=letters[n] - most,
            spoken=spoken[n],
            line=isinstance(text.of, Line),
            **may.doubts(text)._asdict(),
        )
        for n, text in enumerate(page.texts)
    ]


def _headings(text: PageText, desk: Desk) -> str:
    match text.of:
        case Duty() as duty:
            return desk.knowledge.context(duty.list_id)
        case Line() as line:
            return " ".join(line.headings)
        case (role, _):
            return role.title


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
