"""The Parse contract: what ``zhize parse FILE --json`` prints, and what the catalogue stores.

Offsets are code points into the text exactly as read; ``text[start:end] == item.text`` always.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Kind = Literal[
    "duty", "requirement", "authority", "relation", "kpi", "benefit", "condition", "overview", "other"
]
SegmentType = Literal["item", "marker", "separator", "heading", "field", "dropped"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ParsedItem(_Frozen):
    """One point of a list, without its marker and without separators at its edges."""

    text: str
    number: str | None = Field(description="the number as a person would say it, e.g. '3' for '（三）'")
    marker: str | None = Field(description="the marker as printed, e.g. '1。'; null when unnumbered")
    start: int
    end: int


class ParsedList(_Frozen):
    """One list under one heading (null where the text prints none)."""

    heading: str | None
    heading_start: int
    heading_end: int
    path: list[str] = Field(description="headings from the document down to this list, as printed")
    kind: Kind
    profile: str | None = Field(
        description="our grouping of a role's lists (系统归纳), null when not grouped"
    )
    items: list[ParsedItem]


class ParsedField(_Frozen):
    """A labelled value of a 岗位说明书 or posting, e.g. 直接上级."""

    name: str
    text: str
    start: int
    end: int


class ParsedRole(_Frozen):
    """A role with the names the text gives it."""

    title: str
    aliases: list[str]
    fields: list[ParsedField]
    lists: list[ParsedList]


class Dropped(_Frozen):
    """Text that belongs to no role, kept here with the reason."""

    text: str
    start: int
    end: int
    reason: str


class Repair(_Frozen):
    """A place that was read otherwise than printed, e.g. a translated Roman numeral."""

    start: int
    end: int
    as_read: str
    meant: str


class ParsedDocument(_Frozen):
    """The document's name, title and length in code points."""

    name: str
    title: str
    chars: int


class ParseResult(_Frozen):
    """The whole reading of one document."""

    document: ParsedDocument
    roles: list[ParsedRole]
    dropped: list[Dropped]
    repairs: list[Repair]


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of the text and what became of it."""

    start: int
    end: int
    type: SegmentType


@dataclass(frozen=True, slots=True)
class Parse:
    """A reading with its account: every non-blank character of the text lies in exactly one segment."""

    result: ParseResult
    segments: tuple[Segment, ...]
