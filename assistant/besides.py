"""What a page says beside its lists: terms lines (8-13K | 昆山 | 3-5年), contacts, questions with answers, closing rules.

The parser keeps every such line with the reason why it belongs to no list. They are cited like a labelled value, at their
place; a question with its answer (Q：… / A：…) is found by the question and quoted by the answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise

from assistant.asideoutline import Line
from assistant.asides import asides_of
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.attributes import Attribute, proves
from assistant.contract import Block
from assistant.knowledge import Knowledge
from assistant.matching import supports
from assistant.times import asks_length, asks_value, asks_when, has_value, says_when
from corpus.model import Role, RoleField
from index.text import folded, simplified, without_readings


def lines_beside(knowledge: Knowledge) -> tuple[Line, ...]:
    """The lines beside all lists; none where the texts are too long."""
    return asides_of(knowledge).lines


@cache
def _values() -> dict[str, re.Pattern[str]]:
    text = (files("assistant.data") / "values.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return {name: re.compile(pattern) for name, pattern in rows}


def states(attribute: Attribute, text: str) -> bool:
    """Whether ``text`` prints a value of the attribute: 8-13K of the 薪酬."""
    pattern = _values().get(attribute.name)
    return pattern is not None and bool(pattern.search(simplified(without_readings(text))))


def values_in(attribute: Attribute, text: str) -> list[str]:
    """What ``text`` prints that looks like a value of the attribute: 面试 of the 招聘流程."""
    pattern = _values().get(attribute.name)
    return [found.group() for found in pattern.finditer(simplified(text))] if pattern is not None else []


def prints(attribute: Attribute, text: str) -> bool:
    """Whether ``text`` prints a value of the attribute, or speaks of it."""
    return states(attribute, text) or proves(attribute, folded(text))


def stated_beside(desk: Desk, attribute: Attribute, roles: Sequence[Role]) -> list[Line]:
    """The lines that print a value of the attribute, of these roles or of everybody; of all where none is named."""
    lines = [
        line
        for line in lines_beside(desk.knowledge)
        if (states(attribute, line.asked + line.text) or _leads_to(attribute, line))
        and (
            not line.of_site
            or any(char.isdigit() or char == "@" for char in line.text)
            or _in_cells(attribute, line.text)
        )
    ]
    return of_roles(lines, roles, desk.knowledge)


_TO_APPLY = frozenset({"招聘流程", "联系方式"})
_ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$|@", re.IGNORECASE)
_APPLYING = re.compile(r"投递|简历|应聘|报名|申请|招聘|联系")


def _leads_to(attribute: Attribute, line: Line) -> bool:
    """Whether a bare address under a heading that speaks of applying tells where to: a link under 投递二维码."""
    heading = line.headings[-1] if line.headings else ""
    return (
        attribute.name in _TO_APPLY
        and bool(_ADDRESS.search(line.text))
        and bool(_APPLYING.search(simplified(heading)))
    )


def _in_cells(attribute: Attribute, text: str) -> bool:
    """Whether a row of a form prints the attribute's label with a value beside it: "最高学历 | 高中"."""
    cells = [cell.strip() for cell in _CELL.split(text)]
    return any(
        value and any(name and name in folded(label) for name in (attribute.name, *attribute.fields))
        for label, value in pairwise(cells)
    )


def empty_form(text: str) -> bool:
    """Whether a row prints labels over cells that hold nothing: "工龄 |  | 办公电话"."""
    cells = [cell.strip() for cell in _CELL.split(text)]
    return len(cells) > 1 and not any(cells[1::2])


_CELL = re.compile(r"[|｜]")


def of_roles(lines: Sequence[Line], roles: Sequence[Role], knowledge: Knowledge) -> list[Line]:
    """Those of ``lines`` that are of the roles: that name them, else that name nobody else and stand by their lists."""
    if not roles:
        return list(lines)
    ids = {role.id for role in roles}
    documents = {e.document_id for e in knowledge.lists_of([*ids])}
    lines = [x for x in lines if x.document_id in documents and (not x.roles or x.roles & ids)]
    names = {**knowledge.trade_names, **knowledge.names}
    named = [{r.id for name, own in names.items() if name in folded(x.text) for r in own} for x in lines]
    of_them = [x for x, who in zip(lines, named, strict=True) if who & ids]
    return of_them or [x for x, who in zip(lines, named, strict=True) if not who]


def closest(lines: Sequence[Line], words: Sequence[str]) -> list[Line]:
    """Those of ``lines`` that print most of the words of the question, where some print any: 成立 of 哪一年成立的."""
    held = [sum(word in folded(f"{x.asked}{x.text}") for word in words) for x in lines]
    most = max(held, default=0)
    return [x for x, n in zip(lines, held, strict=True) if n == most]


def whole_of(line: Line, knowledge: Knowledge) -> str:
    """The line with what the row of a table prints behind it."""
    text = knowledge.source.text(line.document_id)
    return " ".join((line.text, *(text[start:end] for start, end in line.cells if start >= line.end)))


# "骂了客户会怎么处理", "怎么罚": what a table prints behind the act.
DEALT_WITH = re.compile(r"罚|扣|怎么?(?:处理|处置|办|考核)|会怎|后果|追究|处分|开除|辞退")


def cells_told(line: Line, question: str, knowledge: Knowledge) -> list[Line]:
    """What a table prints behind an act (罚100元/次), where the question asks what comes of it."""
    if not (line.number and line.cells and DEALT_WITH.search(question)):
        return []
    text = knowledge.source.text(line.document_id)
    return [replace(line, start=a, end=b, text=text[a:b], number="", cells=()) for a, b in line.cells]


_PARAGRAPH = 60  # characters from which on a line without a number is quoted by its sentences
_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")  # also over the end of a line that the page wrapped
_PIECE = re.compile(r"[^；;]+[；;]?")
_LISTED = 2  # semicolons of a sentence that lists acts, each of which is quoted by itself


def sentences_of(line: Line) -> list[Line]:
    """The sentences of a paragraph, or of an article; any other line as a whole."""
    if len(line.text) < _PARAGRAPH or (line.number and not line.number.startswith("第")):
        return [line]
    found = [span for m in _SENTENCE.finditer(line.text) for span in _pieces(line.text, *m.span())]
    return [_cut(line, start, end) for start, end in found if line.text[start:end].strip()] or [line]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentence, or the acts that it lists behind one another."""
    if sum(text.count(mark, start, end) for mark in "；;") < _LISTED:
        return [(start, end)]
    return [m.span() for m in _PIECE.finditer(text, start, end)]


def _cut(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    begin = line.start + start
    return replace(line, start=begin, end=begin + len(text), text=text)


def told(desk: Desk, lines: Sequence[Line], what: str) -> Outcome | None:
    """An answer of lines, each quoted and cited; ``None`` where there is none."""
    items = [block for line in lines[:_MOST_LINES] if (block := _with_points(desk, line)) is not None]
    if not items:
        return None
    head = Block(type="text", text=f"关于“{what}”，原文在职责清单之外写到：")
    return Outcome("fact", (head, *items), len(items), len(items))


def marked(desk: Desk, line: Line, under: str = "") -> Block | None:
    """The line as an item that is cited ``under`` a heading (its own if empty); ``None`` where it does not stand at its place."""
    lists = asides_of(desk.knowledge).list_headings.get(line.document_id, frozenset())
    heading = under or (line.headings[-1] if line.headings else "")
    if folded(heading) in lists:  # of a list that the line stands behind, and is none of
        heading = ""
    cited = RoleField(heading, line.text, line.document_id, line.start, line.end)
    marker = desk.composer.mark_line(_owner(line, desk.knowledge), cited, line.number)
    return None if marker is None else Block(type="item", text=line.text, label=line.number, markers=[marker])


def _with_points(desk: Desk, line: Line) -> Block | None:
    """The line, and what it leads to where it ends in a colon: 提成： with its rows."""
    block = marked(desk, line)
    if block is None or line.text[-1:] not in ":：":
        return block
    led = (
        s.lines
        for s in asides_of(desk.knowledge).sections
        if (s.document_id, s.start) == (line.document_id, line.start)
    )
    below = [b for x in next(led, ()) if (b := marked(desk, x)) is not None]
    return block.model_copy(update={"children": below})


_MOST_LINES = 6


def _owner(line: Line, knowledge: Knowledge) -> Role | None:
    """A role by whose lists the line stands; any of its document where it is everybody's, ``None`` where it has none."""
    ids = [e.role_id for e in knowledge.lists.values() if e.document_id == line.document_id]
    near = [i for i in ids if i in line.roles] or ids
    return knowledge.roles[near[0]] if near else None


def told_beside(asked: Asked, desk: Desk) -> Outcome | None:
    """What lines beside the lists say of a matter that no list speaks of; ``None`` where they don't either."""
    terms = [t for t in asked.topic.terms if len(t.word) > 1]
    if not terms or asked.target.named_lists or asked.target.items or asked.target.unknown_role:
        return None
    if asked.intent not in _TOLD and not desk.knowledge.lists:
        return None  # what an article says of a job is no list of its duties
    lines = [x for x in lines_beside(desk.knowledge) if not x.of_site and (x.asked or len(terms) > 1)]
    lines = [x for x in lines if not empty_form(x.text)]
    if asks_value(asked.text):
        lines = [line for line in lines if has_value(folded(line.text))]
    if asks_when(asked.text) or asks_length(asked.text):  # "一天最多开几小时": that he drives tells no hours
        lines = [line for line in lines if says_when(asked.text, line.text)]
    if (attribute := attribute_asked(asked)) is not None:
        lines = [x for x in lines if prints(attribute, f"{x.asked}{x.text}")]
    held = supports(asked.topic, [(f"{x.asked} {whole_of(x, desk.knowledge)}", "") for x in lines])
    holding = {x: s for x, s in zip(lines, held, strict=True) if s.coverage >= _ENOUGH and s.exact > 0}
    of_them = of_roles(list(holding), asked.target.roles, desk.knowledge)
    best = max((holding[x].coverage for x in of_them), default=0.0)
    found = [x for x in of_them if holding[x].coverage >= best - _NEARLY]
    if len(found) > _MOST_LINES:
        return None
    return told(desk, [part for line in found for part in _narrowed(asked, line)], asked.quoted)


def _narrowed(asked: Asked, line: Line) -> list[Line]:
    """The sentences of a paragraph that hold the matter, where one holds enough of it; else the paragraph."""
    parts = sentences_of(line)
    held = supports(asked.topic, [(part.text, "") for part in parts])
    best = max(s.coverage for s in held)
    if line.asked or len(parts) == 1 or best < _ENOUGH:
        return [line]
    return [part for part, s in zip(parts, held, strict=True) if s.coverage >= best - _NEARLY]


def stating(attribute: Attribute, line: Line) -> list[Line]:
    """The sentences of a paragraph that print a value of the attribute; a paragraph none of whose sentences does is whole."""
    parts = sentences_of(line)
    said = [part for part in parts if states(attribute, part.text)]
    return said if said and not line.asked and len(parts) >= _PARAGRAPH else [line]


_PARAGRAPH = 3  # sentences
_TOLD = frozenset({None, "fact", "lookup"})
_ENOUGH, _NEARLY = 0.7, 0.05  # of the matter that a line must hold, and how much less than the best
