"""Jobs told in a line that opens with their name: "主管：具备中专以上学历…；秩序维护员：初中以上毕业…".

Such a line may be all that a text says of a job. It answers what is asked of the job, and two of them a comparison, where no
list is the job's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from assistant.asideoutline import Line
from assistant.asides import asides_of
from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.besides import marked, prints
from assistant.contract import Block, Intent
from assistant.fitting import Fitting
from assistant.knowledge import Knowledge
from corpus.model import Duty, Role
from index.text import folded

# "…；2、主管：具备…": what opens a line or a part of it, up to a colon or a long dash.
_OPENS = re.compile(
    r"(?:^|(?<=[;；。\n]))\s*(?:[(（]?\d{1,2}[)）]?[、.．)）]?\s*|[·•●\-]\s*)?(?P<label>[\u4e00-\u9fffa-zA-Z0-9、/及()（）]{2,24}?)\s*(?:[:：]|[—–-]{2,})(?=\s*\S{4})"
)
_JOINED = re.compile(r"[、/及]")
# What a name says of its bearer besides the work: 秩序维护 of 秩序维护员, 管理 of 管理岗位人员.
_BEARER = re.compile(r"(?<=..)(?:岗位|岗|人员|[员工])+$|[(（].*[)）]$")
_SHORTEST = 2
_READ = 5_000  # items of a knowledge base that are read for labels
_FEW = 3  # lines that tell one job
_SIDES = range(2, 5)
_OTHERWISE = frozenset({"count", "aggregate", "lookup", "draft"})  # asked for in other ways than side by side


@dataclass(frozen=True, slots=True)
class Told:
    """A line, or the part of one, with the names that it opens with.

    Attributes:
        names: as a question may say them, without what only says that somebody bears them.
        label: the names as they are printed.
        document_id: where; what is compared stands together.
    """

    names: frozenset[str]
    label: str
    place: Duty | Line
    document_id: str


_COMPARED = re.compile(r"区别|区分|不同|不一样|异同|[相]?差[在别异多哪]|对比|比较|分别|各自?|都.{1,8}吗")
_told: WeakKeyDictionary[Knowledge, tuple[Told, ...]] = WeakKeyDictionary()


def told_of_job(asked: Asked, desk: Desk, name: str, intent: Intent) -> Outcome | None:
    """The lines that open with the name of a job that has no list; ``None`` where none does, or says what is asked of it."""
    own = _stem(folded(name))
    found = [told for told in _all_told(desk.knowledge) if own in told.names]
    found = [told for told in found if _prints_what(asked, desk, told)]
    found = found or (_acting(own, desk.knowledge) if _asks_of_work(asked, intent) else [])
    if not 0 < len(found) <= _FEW:
        return None
    blocks = _blocks(found, desk)
    head = Block(type="text", text=f"“{name}”没有自己的职责清单，文本中写到：")
    kind: Intent = "requirements" if intent == "requirements" else "fact"
    return Outcome(kind, (head, *blocks), len(blocks), len(blocks)) if blocks else None


def _asks_of_work(asked: Asked, intent: Intent) -> bool:
    return intent in ("enumerate", "overview") or (intent == "fact" and _WORK.search(asked.text) is not None)


_WORK = re.compile(r"职责|职能|职掌|任务|(?:负责|[干做管])(?:些|的)?(?:什么|啥|哪)")
# Whose sentence it is: 项目专职安全员每日必须…, 后勤保卫处是…, 由保安负责 is another's.
_ACTS = re.compile(
    r"(?:还|也|都|更|则|通常|平时|在[^,，。;；]{1,12})*(?:应当?|须|必须|要|负责|承担|履行|主要|具体|全面|每[天日周月班]|每日|定期|及时|是|为)"
)
_MOST_BEFORE = 4  # characters of the house that somebody belongs to (项目|专职安全员)
# What others do to him, or he for them, is theirs: 协助|院长负责行政工作, 经|主管是否同意.
_OTHERS_ACT = re.compile(
    r"协助|配合|协同|支持|服从|听从|接受|督促|监督|检查|指导|考核|培训|管理|领导|组织|安排|通知|提醒|要求|请示?|让|向|对|给|为|与|和|跟|同|经|按|受|及|或|除|非"
)


def _acting(name: str, knowledge: Knowledge) -> list[Told]:
    """The items and lines that somebody's sentence is, his name (or what he belongs to, and it) first and what he does behind."""
    if len(name) < _SHORTEST or knowledge.size > _READ:
        return []
    duties = knowledge.duties(list(knowledge.lists.values()))
    places: list[tuple[Duty | Line, str]] = [(d, knowledge.lists[d.list_id].document_id) for d in duties]
    places += [(line, line.document_id) for line in asides_of(knowledge).lines if not line.of_site]
    return [
        Told(frozenset({name}), name, place, of)
        for place, of in places
        if _is_subject(name, folded(place.text))
    ]


def _is_subject(name: str, text: str) -> bool:
    at = text.find(name)
    house = text[:at] if 0 <= at <= _MOST_BEFORE else "-"
    own = not house or (_HAN.fullmatch(house) is not None and _OTHERS_ACT.search(house) is None)
    return own and _ACTS.match(text, at + len(name)) is not None


_HAN = re.compile("[\u4e00-\u9fff]+")


def told_of_each(asked: Asked, desk: Desk) -> Outcome | None:
    """Lines that open with the names of what is compared, side by side.

    ``None`` where one of them, or anybody else who is named, has a list of its own, and where a term is asked for that no line prints.
    """
    target, knowledge = asked.target, desk.knowledge
    if asked.intent in _OTHERWISE or target.named_lists or target.items or not _COMPARED.search(asked.text):
        return None
    said = _named(folded(asked.text), _all_told(knowledge))
    together = {told.document_id for told in said.values()}
    if len(said) not in _SIDES or len(together) != 1:
        return None
    called = [r for r in knowledge.roles.values() if any(_stem(folded(n)) in said for n in r.names)]
    if _have_lists([*called, *target.roles], knowledge):
        return None
    if not any(_prints_what(asked, desk, told) for told in said.values()):
        return None
    blocks = _blocks(list(said.values()), desk)
    if len(blocks) != len(said):
        return None
    labels = "与".join(f"“{told.label}”" for told in said.values())
    head = Block(type="text", text=f"{labels}，原文分别写到：")
    return Outcome("compare", (head, *blocks), len(blocks), len(blocks))


def _prints_what(asked: Asked, desk: Desk, told: Told) -> bool:
    """Whether a line prints the term of a post, or the kind of value, that is asked for; true where none is."""
    attribute, text = attribute_asked(asked), told.place.text
    return (attribute is None or prints(attribute, text)) and Fitting(asked, desk).prints_value(text)


def _named(text: str, every: Sequence[Told]) -> dict[str, Told]:
    """The names in a question with the one line of each, in its order; a name within a longer one is none."""
    one: dict[str, list[Told]] = {}
    for told in every:
        for name in told.names:
            one.setdefault(name, []).append(told)
    found: dict[int, str] = {}
    taken = [False] * len(text)
    for name in sorted((n for n in one if n in text), key=len, reverse=True):
        at = text.find(name)
        if not any(taken[at : at + len(name)]):
            taken[at : at + len(name)] = [True] * len(name)
            found[at] = name
    return {found[at]: one[found[at]][0] for at in sorted(found) if len(one[found[at]]) == 1}


def _have_lists(roles: Sequence[Role], knowledge: Knowledge) -> bool:
    """Whether one of the jobs has a list of more than the one line that opens with its name."""
    return bool(roles) and any(e.size > 1 for e in knowledge.lists_of([role.id for role in roles]))


def _all_told(knowledge: Knowledge) -> tuple[Told, ...]:
    if (known := _told.get(knowledge)) is None:
        few = knowledge.size <= _READ
        duties = knowledge.duties(list(knowledge.lists.values())) if few else []
        lines = asides_of(knowledge).lines if few else ()
        of_items = (told for duty in duties for told in _of_item(duty, knowledge))
        of_lines = (told for line in lines if not line.of_site for told in _of_line(line))
        known = _told[knowledge] = (*of_items, *of_lines)
    return known


def _of_item(duty: Duty, knowledge: Knowledge) -> Iterator[Told]:
    """An item that opens with a name, or the only one of a job, which a heading names."""
    document = knowledge.lists[duty.list_id].document_id
    if found := _OPENS.match(duty.text):
        yield Told(_names(found.group("label")), found.group("label"), duty, document)
    elif sum(e.size for e in knowledge.lists_of([duty.role_id])) == 1:
        names = frozenset(_stem(folded(name)) for name in knowledge.roles[duty.role_id].names)
        yield Told(names, knowledge.roles[duty.role_id].title, duty, document)


def _of_line(line: Line) -> Iterator[Told]:
    opened = list(_OPENS.finditer(line.text))
    for n, found in enumerate(opened):
        stop = opened[n + 1].start() if n + 1 < len(opened) else len(line.text)
        start = found.start("label")
        text = line.text[start:stop].rstrip(" \n　;；")
        begin = line.start + start
        part = replace(line, start=begin, end=begin + len(text), text=text, number="", cells=())
        yield Told(_names(found.group("label")), found.group("label"), part, line.document_id)


def _names(label: str) -> frozenset[str]:
    stems = (_stem(folded(part)) for part in _JOINED.split(label))
    return frozenset(stem for stem in stems if len(stem) >= _SHORTEST)


def _stem(name: str) -> str:
    return _BEARER.sub("", name.strip())


def _blocks(found: Sequence[Told], desk: Desk) -> list[Block]:
    """Each line as an item under the heading that it stands below."""
    blocks: list[Block] = []
    for told in found:
        match told.place:
            case Duty() as duty:
                entry = desk.knowledge.lists[duty.list_id]
                children = desk.composer.items([duty])
                if children:
                    blocks.append(
                        Block(type="group", label=desk.knowledge.headed(entry), text="", children=children)
                    )
            case Line() as line:
                if block := marked(desk, line):
                    blocks.append(block)
    return blocks
