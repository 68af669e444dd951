"""What looks wrong in the texts, so that the people who keep them can mend the source.

Every finding names its places in the untouched texts. Nothing here changes anything, and a finding is a
question to a person, not a verdict: two roles may well share a duty.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus import parsing
from corpus.catalogue import Catalogue
from corpus.catalogue.identity import role_key
from corpus.folding import fold
from corpus.frequency import Frequency, frequencies, without
from corpus.headless import NOTE, headless
from corpus.model import Document, Duty, DutyList
from corpus.parsing.result import ParseResult
from corpus.similarity import bare, bigrams, near_pairs

Rule = Literal[
    "no_duties", "reader_note", "old_parser", "dropped_text", "repair", "role_not_in_text", "numbering",
    "list_without_heading", "repeated_duty", "several_owners", "conflicting_frequency",
]  # fmt: skip
Level = Literal["warn", "info"]

SAME_BUT_FOR_FREQUENCY = 0.8
"""Dice of character pairs, frequencies left out, from which two duties are one with two frequencies."""

# 完成领导交办的其他任务 · 上级安排的临时性工作: every role has it, so sharing it says nothing.
_CATCH_ALL = re.compile(
    r"(?:交办|交代|交待|安排|布置|指派|委派).{0,6}(?:其[他它]|临时)|(?:其[他它]|临时).{0,8}(?:交办|交代|交待|安排|布置|指派|委派)"
)
_NAMED = 6  # owners that a finding names
_SHOWN = 5  # places of one finding; ``count`` says how many there are
# What a parser drops without loss; everything else that was dropped may have been meant.
_HARMLESS = {"navigation", "boilerplate", "metadata", "sidebar", "tag", "punctuation", "page number"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands. ``role`` and ``list`` are empty for text that belongs to none."""

    document_id: str
    document: str
    role: str
    list: str
    text: str
    start: int
    end: int
    duty_id: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at; ``count`` may exceed the places that are shown. ``detail`` belongs to the rule."""

    rule: Rule
    level: Level
    detail: str
    count: int
    places: tuple[Place, ...]


def check(catalogue: Catalogue, *, kb: str | None = None, document_id: str | None = None) -> list[Finding]:
    """Look through a knowledge base (or all, each on its own), or one document against its knowledge base.

    Raises:
        NotFound: no document bears the id.
    """
    if document_id is not None:
        wanted = catalogue.document(document_id)
        found = _of_document(catalogue, wanted)
        across = _across(catalogue, wanted.kb) if wanted.status == "ready" else []
        return found + [
            one for one in across if any(place.document_id == document_id for place in one.places)
        ]
    found = []
    for base in [kb] if kb is not None else catalogue.knowledge_bases():
        for document in catalogue.documents(base):
            found += _of_document(catalogue, document)
        found += _across(catalogue, base)
    return found


def _of_document(catalogue: Catalogue, document: Document) -> list[Finding]:
    parse = catalogue.parse(document.id)
    whole = _place(document, "", 0, 0)
    found: list[Finding] = []
    if not document.duties:
        found.append(Finding("no_duties", "warn", "", 1, (whole,)))
    notes = [note for note in document.notes if NOTE not in note]  # found below, list by list
    found += [Finding("reader_note", "warn", note, 1, (whole,)) for note in notes]
    if document.parser != parsing.PARSER_VERSION:
        found.append(Finding("old_parser", "info", document.parser, 1, (whole,)))
    found += _dropped(document, parse)
    found += [
        Finding("repair", "info", one.meant, 1, (_place(document, one.as_read, one.start, one.end),))
        for one in parse.repairs
    ]
    found += _unnamed(document, parse, catalogue.text(document.id))
    found += _numbering(document, parse)
    found += _headless(document, parse, catalogue.text(document.id))
    return found


def _dropped(document: Document, parse: ParseResult) -> Iterator[Finding]:
    by_reason: dict[str, list[Place]] = defaultdict(list)
    for one in parse.dropped:
        by_reason[one.reason].append(_place(document, one.text, one.start, one.end))
    for reason, places in by_reason.items():
        level: Level = "info" if reason in _HARMLESS else "warn"
        yield Finding("dropped_text", level, reason, len(places), tuple(places[:_SHOWN]))


def _unnamed(document: Document, parse: ParseResult, text: str) -> Iterator[Finding]:
    """Lists under a role whose name the text does not hold: it was taken from the file's name, or is none."""
    said = role_key(text)
    for role in parse.roles:
        if role_key(role.title) in said:
            continue
        places = [
            _place(document, one.heading or "", one.heading_start, one.heading_end, role.title)
            for one in role.lists
        ]
        if places:
            yield Finding("role_not_in_text", "warn", role.title, len(places), tuple(places[:_SHOWN]))


def _numbering(document: Document, parse: ParseResult) -> Iterator[Finding]:
    """Printed numbers that repeat or skip within one list."""
    for role in parse.roles:
        for one in role.lists:
            numbers = [int(item.number) for item in one.items if item.number and item.number.isdecimal()]
            odd = [at for at in range(1, len(numbers)) if numbers[at] != numbers[at - 1] + 1]
            # A list that restarts at 1 holds several lists under one heading, which is no slip of a number.
            odd = [at for at in odd if numbers[at] != 1]
            if odd and len(numbers) == len(one.items):
                items = [one.items[at] for at in odd]
                heading = one.heading or ""
                yield Finding(
                    "numbering",
                    "info",
                    "、".join(f"{numbers[at - 1]}→{numbers[at]}" for at in odd[:_SHOWN]),
                    len(odd),
                    tuple(
                        _place(document, item.text, item.start, item.end, role.title, heading)
                        for item in items[:_SHOWN]
                    ),
                )


def _headless(document: Document, parse: ParseResult, text: str) -> Iterator[Finding]:
    for title, one in headless(parse, text):
        first = one.items[0]
        place = _place(document, first.text, first.start, first.end, title)
        yield Finding("list_without_heading", "warn", title, len(one.items), (place,))


def _across(catalogue: Catalogue, kb: str) -> list[Finding]:
    """What only shows when duties are held against each other."""
    lists = {one.id: one for one in catalogue.lists(kb=kb) if one.kind == "duty"}
    items = catalogue.duties(list_ids=list(lists))
    titles = {role.id: role.title for role in catalogue.roles(kb)}
    names = {one.id: one.name for one in catalogue.documents(kb)}
    places = [_of_duty(duty, lists[duty.list_id], titles, names) for duty in items]
    found: list[Finding] = []
    for group in fold(duty.text for duty in items):
        if not group.twins:
            continue
        owners = {items[at].role_id for at in group.members}
        shown = _shown([places[at] for at in group.members])
        if len(owners) > 1 and not _CATCH_ALL.search(items[group.leader].text):
            owner_names = _names([places[at].role for at in group.members])
            found.append(Finding("several_owners", "warn", owner_names, len(owners), shown))
        for role_id in owners:
            own = [places[at] for at in group.members if items[at].role_id == role_id]
            if len(own) > 1:
                found.append(Finding("repeated_duty", "info", own[0].role, len(own), _shown(own)))
    found += _conflicts([duty.text for duty in items], places)
    return found


def _conflicts(texts: Sequence[str], places: Sequence[Place]) -> Iterator[Finding]:
    timed: list[tuple[int, list[Frequency]]] = []
    for at, text in enumerate(texts):
        if found := frequencies(text):
            timed.append((at, found))
    grams = [bigrams(bare(without(texts[at], found))) for at, found in timed]
    for i, j, _ in near_pairs(grams, None, SAME_BUT_FOR_FREQUENCY):
        (one, its), (other, theirs) = timed[i], timed[j]
        if not {f.every for f in its} & {f.every for f in theirs}:
            words = f"{_words(its)} / {_words(theirs)}"
            yield Finding("conflicting_frequency", "warn", words, 2, (places[one], places[other]))


def _names(roles: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(roles))
    return "、".join(distinct[:_NAMED]) + ("等" if len(distinct) > _NAMED else "")


def _words(found: Iterable[Frequency]) -> str:
    return "、".join(dict.fromkeys(one.words for one in found))


def _shown(places: Sequence[Place]) -> tuple[Place, ...]:
    """The first places, those of different roles before those of one."""
    seen: set[str] = set()
    first = [place for place in places if not (place.role in seen or seen.add(place.role))]  # type: ignore[func-returns-value]
    rest = [place for place in places if place not in first]
    return tuple([*first, *rest][:_SHOWN])


def _place(document: Document, text: str, start: int, end: int, role: str = "", heading: str = "") -> Place:
    return Place(document.id, document.name, role, heading, text, start, end)


def _of_duty(duty: Duty, one: DutyList, titles: dict[str, str], names: dict[str, str]) -> Place:
    heading = one.heading or " / ".join(one.path)
    return Place(
        duty.document_id, names[duty.document_id], titles[duty.role_id], heading, duty.text, duty.start, duty.end,
        duty.id,
    )  # fmt: skip
