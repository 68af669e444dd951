"""Blocks, marks and citations: how evidence becomes an answer a person can check.

Each cited duty gets one number, in the order of appearance, and is compared with its span in the
untouched source before it may be shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.contract import Block, Citation
from assistant.knowledge import Knowledge
from corpus.model import Duty, Role, RoleField
from index.text import folded


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer's visible half."""

    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    notes: tuple[str, ...] = ()
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class CitedField:
    """A labelled value of a role, or a line that is nobody's in particular (``role`` is ``None``), cited as a duty is."""

    role: Role | None
    field: RoleField
    number: str | None = None
    beside: bool = False

    @property
    def id(self) -> str:
        """Stands for the place: fields have no id of their own."""
        return f"field:{self.document_id}:{self.start}"

    @property
    def text(self) -> str:
        """The value, verbatim."""
        return self.field.text

    @property
    def label(self) -> str:
        """The field's name as printed, or the heading over the line."""
        return self.field.name

    @property
    def owner(self) -> str:
        """The title of the role whose field it is; empty where it is nobody's."""
        return self.role.title if self.role else ""

    @property
    def document_id(self) -> str:
        """Where it stands."""
        return self.field.document_id

    @property
    def start(self) -> int:
        """Its place."""
        return self.field.start

    @property
    def end(self) -> int:
        """Its end."""
        return self.field.end


class Composer:
    """Collects the blocks of one answer and hands out its marks."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._source = knowledge.source
        self._markers: dict[str, int] = {}
        self._cited: list[tuple[Duty | CitedField, float]] = []
        self._made: list[Citation] = []
        self.dropped = 0

    def mark(self, duty: Duty, score: float = 1.0) -> int | None:
        """The number that cites ``duty``; ``None`` when its text does not stand at its span."""
        return self._mark(duty, score)

    def _mark(self, cited: Duty | CitedField, score: float = 1.0) -> int | None:
        if cited.id in self._markers:
            return self._markers[cited.id]
        if not self._source.holds(cited):
            self.dropped += 1
            return None
        self._markers[cited.id] = len(self._cited) + 1
        self._cited.append((cited, score))
        return self._markers[cited.id]

    def mark_field(self, role: Role | None, field: RoleField) -> int | None:
        """The number that cites a labelled value of a role with its label, as printed: "直接上级：销售总监"."""
        source = self._source.text(field.document_id)
        start, end = _label_start(source, field), field.end
        if start == field.start and role is not None:
            start, end = _behind_name(source, field, role.title)
        return self._mark(CitedField(role, replace(field, text=source[start:end], start=start, end=end)))

    def mark_line(self, role: Role | None, line: RoleField, number: str = "") -> int | None:
        """The number that cites a line beside the lists, whose ``name`` is the heading over it."""
        return self._mark(CitedField(role, line, number or None, beside=True))

    def items(self, duties: Iterable[Duty], *, score: float = 1.0) -> list[Block]:
        """One block a duty, labelled with its printed number; unverified ones are left out and counted."""
        blocks = []
        for duty in duties:
            marker = self.mark(duty, score)
            if marker is not None:
                blocks.append(Block(type="item", text=duty.text, label=duty.number or "", markers=[marker]))
        return blocks

    def folded(self, group: Sequence[Duty], *, score: float = 1.0) -> Block | None:
        """One block for near-equal duties: the first one's words, every one's mark."""
        markers = [m for m in (self.mark(duty, score) for duty in group) if m is not None]
        if not markers:
            return None
        return Block(type="item", text=group[0].text, label=group[0].number or "", markers=markers)

    @property
    def cited(self) -> tuple[Duty, ...]:
        """The duties cited so far, in the order of their marks; fields are not among them."""
        return tuple(cited for cited, _ in self._cited if isinstance(cited, Duty))

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """Where the labelled values and the lines stand that are cited so far, as document and offset."""
        fields = (cited for cited, _ in self._cited if isinstance(cited, CitedField))
        return tuple((field.document_id, field.start) for field in fields)

    @property
    def count(self) -> int:
        """How many duties are cited so far."""
        return len(self._cited)

    def only_shown(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """``blocks`` with their marks numbered from 1 on; what none of them shows is cited no more.

        A reading of a question that is composed and then given up leaves its marks behind.
        """
        shown = sorted({marker for block in blocks for marker in _marks(block)})
        if len(shown) == len(self._cited):
            return tuple(blocks)
        numbers = {old: new for new, old in enumerate(shown, 1)}
        self._cited = [self._cited[old - 1] for old in shown]
        self._markers = {cited.id: n for n, (cited, _) in enumerate(self._cited, 1)}
        self._made = []
        return tuple(_renumbered(block, numbers) for block in blocks)

    def citations(self) -> list[Citation]:
        """The citations in the order of their marks."""
        for n in range(len(self._made), len(self._cited)):
            self._made.append(self._citation(n + 1, *self._cited[n]))
        return list(self._made)

    def _citation(self, marker: int, duty: Duty | CitedField, score: float) -> Citation:
        knowledge = self._knowledge
        entry = knowledge.lists[duty.list_id] if isinstance(duty, Duty) else None
        document = knowledge.documents[duty.document_id]
        start_utf16, end_utf16 = self._source.utf16(duty)
        return Citation(
            marker=marker,
            duty_id=duty.id,
            text=duty.text,
            role=duty.owner if isinstance(duty, CitedField) else knowledge.roles[duty.role_id].title,
            profile=entry.profile if entry else None,
            list=knowledge.label(entry) if entry else _label(duty),
            number=duty.number,
            path=entry.path if entry else (_label(duty),),
            kind=entry.kind if entry else "other",
            document_id=duty.document_id,
            document=document.name,
            document_title=document.title,
            version=document.version,
            start=duty.start,
            end=duty.end,
            start_utf16=start_utf16,
            end_utf16=end_utf16,
            score=round(score, 4),
        )


def _marks(block: Block) -> Iterator[int]:
    yield from block.markers
    for child in block.children:
        yield from _marks(child)


def _renumbered(block: Block, numbers: Mapping[int, int]) -> Block:
    children = [_renumbered(child, numbers) for child in block.children]
    return block.model_copy(update={"markers": [numbers[m] for m in block.markers], "children": children})


_LABEL_GAP = 24  # a label and its separator: "直接上级　　：", "| 工作地点 | "
_SEPARATORS = " \t\r\n\u3000\xa0:：|｜"


def _label_start(text: str, field: RoleField) -> int:
    """Where the printed label of a field begins; the value's own start where the label stands elsewhere."""
    if not field.name:
        return field.start
    before = text[max(0, field.start - _LABEL_GAP) : field.start].rstrip(_SEPARATORS)
    own = before[-len(field.name) :]
    if folded(own) != folded(field.name):
        return field.start
    return max(0, field.start - _LABEL_GAP) + len(before) - len(own)


_CLOSED = tuple("）)】]」")


def _behind_name(text: str, field: RoleField, title: str) -> tuple[int, int]:
    """The place of a value that no label but the job's name stands before, with that name: 收银员（15名）."""
    found = re.search(
        rf"{re.escape(title)}[^\w\n]{{1,3}}$", text[max(0, field.start - _LABEL_GAP) : field.start]
    )
    if found is None:
        return field.start, field.end
    return field.start - len(found.group()), field.end + text.startswith(_CLOSED, field.end)


def _label(cited: Duty | CitedField) -> str:
    if not isinstance(cited, CitedField):
        return ""
    if cited.beside and cited.label:
        return f"{BESIDE} › {cited.label}"
    return cited.label or BESIDE


BESIDE = "清单之外"
"""Where a line stands that belongs to no list; the heading over it may follow."""


def stands_beside(citation: Citation) -> bool:
    """Whether a citation is of a line that belongs to no list."""
    return citation.list == BESIDE or citation.list.startswith(f"{BESIDE} › ")


def markdown(blocks: Sequence[Block], depth: int = 0) -> str:
    """The blocks as Markdown with [n] marks; the printed numbers of items are kept."""
    lines: list[str] = []
    for block in blocks:
        marks = "".join(f"[{m}]" for m in block.markers)
        tail = f" {marks}" if marks else ""
        indent = "  " * max(depth - 1, 0)
        if block.type == "group":
            title = f"**{block.label}**" if block.label else ""
            lines.append(
                f"{indent}{'' if depth == 0 else '- '}{title}{_spaced(title, block.text)}{tail}".rstrip()
            )
        elif block.type in ("item", "pair", "owner"):
            label = f"{block.label}、" if block.type == "item" and block.label else ""
            label = f"**{block.label}** " if block.type != "item" and block.label else label
            lines.append(f"{indent}- {label}{block.text}{tail}")
        elif block.type == "note":
            lines.append(f"{indent}> {block.text}{tail}")
        else:
            lines.append(f"{indent}{block.text}{tail}")
        if block.children:
            lines.append(markdown(block.children, depth + 1))
    return "\n".join(lines)


def _spaced(title: str, text: str) -> str:
    return f"（{text}）" if title and text else text
