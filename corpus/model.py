"""The nouns that the catalogue hands out: documents, roles, lists, duties.

All frozen and ours; no framework's class appears in a signature above this layer. Offsets are code
points into the document's text exactly as read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from corpus.parsing.result import Kind


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a named document in a knowledge base. Text and bytes are read on demand.

    ``status``: ``ready`` (answered from), ``replaced`` (an older version), ``removed`` (can be brought back).
    ``anchor``: the name that its ids were made of; differs from ``name`` after a rename.
    """

    id: str
    kb: str
    name: str
    title: str
    version: int
    status: str
    sample: bool
    chars: int
    bytes_sha256: str
    encoding: str
    parser: str
    created_at: datetime
    roles: int
    lists: int
    duties: int
    dropped: int
    repairs: int
    media_type: str = "text/plain"
    notes: tuple[str, ...] = ()
    anchor: str = ""
    removed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoleField:
    """A labelled value with its place, e.g. 直接上级: 销售总监."""

    name: str
    text: str
    document_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Role:
    """A role of one knowledge base, seen in one or more documents."""

    id: str
    kb: str
    title: str
    aliases: tuple[str, ...]
    fields: tuple[RoleField, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Title first, then the aliases."""
        return (self.title, *self.aliases)


@dataclass(frozen=True, slots=True)
class DutyList:
    """One list of a role. ``label`` is the heading as printed, or a stand-in where none is printed."""

    id: str
    role_id: str
    document_id: str
    kb: str
    heading: str | None
    heading_start: int
    heading_end: int
    path: tuple[str, ...]
    kind: Kind
    profile: str | None
    position: int
    size: int


@dataclass(frozen=True, slots=True)
class Duty:
    """One item. ``position`` counts from 0 within its list; ``number`` is what the text prints."""

    id: str
    list_id: str
    role_id: str
    document_id: str
    kb: str
    text: str
    number: str | None
    marker: str | None
    position: int
    start: int
    end: int
