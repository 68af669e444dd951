"""The Draft contract: brief in, draft out. Offsets of findings are code points into ``markdown``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from assistant.posting.contract import Finding
from corpus.parsing.result import Kind

Audience = Literal["posting", "internal"]
Origin = Literal["corpus", "reference", "brief", "placeholder"]
SectionKind = Kind | Literal["identity", "apply"]

MAX_DUTIES = 30
_Short = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
_Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Brief(_Frozen):
    """What the HR officer wishes; all but the role may be left out, and what is left out is never made up."""

    role: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    audience: Audience = "posting"
    kb: _Short | None = None
    profile: _Short | None = Field(default=None, description="one of the role's profiles, by its label")
    lists: list[_Short] = Field(default_factory=list, max_length=50, description="headings or ids of lists")
    department: _Short | None = None
    focus: list[_Short] = Field(default_factory=list, max_length=20)
    level: _Short | None = None
    place: _Short | None = None
    employment_type: _Short | None = None
    salary: _Short | None = None
    head_count: Annotated[int, Field(ge=1, le=100_000)] | None = None
    reports_to: _Short | None = None
    requirements: list[_Line] = Field(default_factory=list, max_length=50)
    benefits: list[_Line] = Field(default_factory=list, max_length=50)
    valid_until: _Short | None = None
    apply: _Short | None = None
    duties: Annotated[int, Field(ge=1, le=MAX_DUTIES)] = 8
    company: _Short | None = Field(default=None, description="kept once given")
    company_line: _Short | None = Field(default=None, description="one sentence; kept once given")


class LineSource(_Frozen):
    """Where the words of a line stand in the untouched texts."""

    duty_id: str | None
    text: str
    role: str
    list: str
    document_id: str
    document: str
    start: int
    end: int


class Line(_Frozen):
    """One line with its origin; ``original`` is the source's own wording of a reworded line."""

    id: str
    text: str
    origin: Origin
    duty_ids: list[str] = Field(default_factory=list)
    reworded: bool = False
    original: str | None = None
    theme: str | None = None
    locked: bool = False
    edited: bool = False
    sources: list[LineSource] = Field(default_factory=list)


class Section(_Frozen):
    """One part of the draft."""

    heading: str
    kind: SectionKind
    lines: list[Line]

    @property
    def numbered(self) -> bool:
        """Whether its lines are counted: not labelled values, and not a place that only stands open."""
        open_only = all(line.origin == "placeholder" for line in self.lines)
        return self.kind not in ("identity", "apply") and not open_only


class DraftFinding(Finding):
    """A finding of the check.

    ``where`` is ``draft`` (offsets into ``markdown``), or the brief's field or the corpus line that was left out
    because of it (offsets into that text).
    """

    where: str
    left_out: bool = Field(description="whether the words were kept out of the draft")


class ProfileOption(_Frozen):
    """One job among those that a title covers."""

    profile: str
    duties: int
    example: str


class Draft(_Frozen):
    """A draft, or (``options`` not empty, no sections) the question which of a title's jobs is meant."""

    draft_id: str | None
    version: int
    title: str
    audience: Audience
    profile: str | None
    sections: list[Section]
    findings: list[DraftFinding]
    missing: list[str]
    notes: list[str]
    options: list[ProfileOption]
    mark: str = Field(description="says that the text was assembled by a machine")
    disclaimer: str
    markdown: str


MARK = "本文由程序按企业职责文本自动汇编，发布前须经人工审核。"
