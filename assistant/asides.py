"""What stands beside the lists, read once for each state of the texts: lines, and the outline of headings over them.

A small outline: headings (工作时间), articles (第七条 凡有下列行为之一者…) and sentences that lead (提成：) with what stands
below them. A line knows its printed number, the headings above it, and the question that it answers, where the page prints one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from assistant.asideoutline import (
    TITLE_CHARS,
    Line,
    Node,
    below,
    called,
    heads_of,
    parent_of,
    shallow,
    title_of,
)
from assistant.asiderows import Row, rows_of
from assistant.knowledge import Knowledge
from assistant.smalltalk import without_injection
from corpus.parsing import parse
from index.text import folded

_MOST_CHARS = 60_000  # of a document, and five times as many of all, that are read again for their lines
_QUESTION = re.compile(r"^\s*(?:Q\d*|问\d*|問\d*)\s*[:：.、]?|[?？]\s*$", re.IGNORECASE)
_ANSWER = re.compile(r"^\s*(?:A\d*|答\d*)\s*[:：.、]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, an article or a leading sentence with what stands below it.

    Attributes:
        title: its words as printed, without the number.
        number: the number printed before it: 第七条, 二.
        lines: what stands right below it; ``parts`` the sections below it.
    """

    document_id: str
    start: int
    end: int
    title: str
    number: str
    lines: tuple[Line, ...]
    parts: tuple[Section, ...]

    @property
    def label(self) -> str:
        """How it is called: its title, or its number where that is a whole sentence."""
        return called(self.title, self.number)

    @property
    def told(self) -> str:
        """What it is about, in the text's words: its title, or the last sentence of a whole paragraph that leads to points."""
        sentence = "".join(self.title.split()).rpartition("。")[2]
        words = sentence if len(sentence) <= 2 * TITLE_CHARS else f"{sentence[: 2 * TITLE_CHARS]}…"
        return f"{self.number} {words}" if self.number.startswith("第") else words

    @property
    def size(self) -> int:
        """How many points it has; a numbered heading among them is one, whatever stands below it."""
        if not self.lines and len(self.parts) == 1:
            return self.parts[0].size
        headed = sum(
            bool(part.number) and all(part.start != x.start for x in self.lines) for part in self.parts
        )
        return len(self.points) + (headed if any(line.number for line in self.points) else 0)

    @property
    def points(self) -> tuple[Line, ...]:
        """The lines that are counted: its numbered or bulleted ones where there are such; of a heading over one, those below."""
        if not self.lines and len(self.parts) == 1:
            return self.parts[0].points
        numbered = tuple(line for line in self.lines if line.number)
        marked = numbered if len(numbered) > 1 else tuple(line for line in self.lines if line.bullet)
        return marked if len(marked) > 1 else self.lines

    @property
    def within(self) -> tuple[Line, ...]:
        """All lines below it, those of its parts too, in the text's order."""
        found = [*self.lines, *(line for part in self.parts for line in part.within)]
        return tuple(sorted(found, key=lambda line: line.start))


@dataclass(frozen=True, slots=True)
class Asides:
    """All that stands beside the lists of a knowledge base, and how those lists are headed in each document (folded)."""

    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    list_headings: dict[str, frozenset[str]]


_asides: WeakKeyDictionary[Knowledge, Asides] = WeakKeyDictionary()


def asides_of(knowledge: Knowledge) -> Asides:
    """What stands beside all lists; nothing where the texts are too long. Read once per state of the texts."""
    if (known := _asides.get(knowledge)) is None:
        texts = {i: knowledge.source.text(i) for i in knowledge.documents}
        if sum(map(len, texts.values())) > 5 * _MOST_CHARS:
            texts = {}
        read = [_Reader(i, text, knowledge) for i, text in texts.items() if len(text) <= _MOST_CHARS]
        known = Asides(
            tuple(line for reader in read for line in reader.lines),
            tuple(section for reader in read for section in reader.sections),
            _list_headings(knowledge),
        )
        _asides[knowledge] = known
    return known


def _list_headings(knowledge: Knowledge) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for entry in knowledge.lists.values():
        found[entry.document_id].add(folded(entry.heading or ""))
    return {document_id: frozenset(headings) for document_id, headings in found.items()}


class _Reader:
    """Reads one document's lines and sections."""

    def __init__(self, document_id: str, text: str, knowledge: Knowledge) -> None:
        self._id, self._text = document_id, text
        self._starts, self._owners = _places(document_id, knowledge)
        self._root = Node(None, None)
        self._read(rows_of(text, parse(text)))
        nodes = list(below(self._root))
        self.lines = tuple(node.line for node in nodes if node.line is not None)
        self.sections = tuple(section for node in nodes if (section := self._section(node)) is not None)

    def _read(self, rows: Sequence[Row]) -> None:
        heads = heads_of(rows, self._text)
        asked, at = "", self._root
        before: Row | None = None
        for row, leads in zip(rows, heads, strict=True):
            printed = self._text[row.start : row.end]
            if row.in_list or (not row.number and without_injection(printed)[1]):
                # what tells an assistant what to do tells nobody anything of the job
                before = row
                continue
            whole = self._text[row.marker.start if row.marker else row.start : row.end]
            answer = _ANSWER.match(whole)
            if answer is None and not row.heading and _QUESTION.search(whole):
                asked = whole
                continue
            node = Node(row, shallow(parent_of(at, row, before, self._text, heads=leads)))
            node.title = title_of(printed) if leads or row.marker is not None else ""
            if not row.heading:
                begin = row.end - len(whole) + answer.end() if answer else row.start
                node.line = self._line(row, begin, asked if answer else "", node)
            if node.parent is not None:
                node.parent.below.append(node)
                node.depth = node.parent.depth + 1
            asked, at, before = "", node, row

    def _line(self, row: Row, start: int, asked: str, node: Node) -> Line:
        end = max(row.end, row.cells[-1][1]) if row.cells and not row.number else row.end
        above = node.parent.headings if node.parent else ()
        return Line(
            self._id,
            start,
            end,
            self._text[start:end],
            asked,
            _between(start, self._starts, self._owners),
            row.of_site,
            row.number,
            above,
            row.cells,
            row.bullet,
        )

    def _section(self, node: Node) -> Section | None:
        """The section of a node; ``None`` where nothing stands below it."""
        if node.row is None:
            return None
        parts = tuple(s for n in node.below if (s := self._section(n)) is not None)
        own = [n for n in node.below if n.line is not None and (n.row is None or n.row.number or not n.below)]
        if not own and not parts:
            return None
        lines = tuple(n.line for n in own if n.line is not None)
        return Section(self._id, node.row.start, node.row.end, node.title, node.row.number, lines, parts)


def _places(document_id: str, knowledge: Knowledge) -> tuple[list[int], list[str]]:
    """Where the items of each list begin, in the text's order, and whose they are."""
    lists = [e for e in knowledge.lists.values() if e.document_id == document_id]
    found = sorted((d.start, d.role_id) for d in knowledge.duties(lists))
    return [start for start, _ in found], [role for _, role in found]


def _between(at: int, starts: Sequence[int], owners: Sequence[str]) -> frozenset[str]:
    """The roles of the items before and behind a place; none at either end of the text, where all are meant."""
    n = bisect_right(starts, at)
    return frozenset() if n in (0, len(starts)) else frozenset((owners[n - 1], owners[n]))
