"""The Answer contract: what ``POST /v1/ask`` and ``zhize ask --json`` give.

Offsets are code points into the cited document's text; the ``_utf16`` twins count UTF-16 units, as
browsers do.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.parsing.result import Kind

Intent = Literal[
    "enumerate",
    "lookup",
    "fact",
    "count",
    "compare",
    "requirements",
    "aggregate",
    "overview",
    "draft",
    "smalltalk",
    "off_topic",
]
RefusalReason = Literal["role_not_found", "not_covered", "ambiguous", "off_topic", "unsafe"]
WordedBy = Literal["extractive", "curated", "model"]
BlockType = Literal["text", "group", "item", "owner", "pair", "note"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Frozen):
    """What a caller asks; ``role`` is the asker's own job, for "我的职责"."""

    question: str
    conversation_id: str | None = None
    kb: str | None = None
    role: str | None = None


class Block(_Frozen):
    """One piece of the answer's structure, so that a small client needs no Markdown parser."""

    type: BlockType
    text: str
    label: str = ""
    markers: list[int] = Field(default_factory=list)
    children: list[Block] = Field(default_factory=list)


class Citation(_Frozen):
    """One duty, verbatim, with its place in the untouched source."""

    marker: int
    duty_id: str
    text: str
    role: str  # empty where what is cited is nobody's: a line of a text that holds no list
    profile: str | None
    list: str
    number: str | None
    path: tuple[str, ...]
    kind: Kind
    document_id: str
    document: str
    document_title: str
    version: int
    start: int
    end: int
    start_utf16: int
    end_utf16: int
    score: float


class Option(_Frozen):
    """One way on from an ambiguous question."""

    label: str
    question: str


class Refusal(_Frozen):
    """Why there is no answer, what was looked for, and what exists instead."""

    reason: RefusalReason
    message: str
    suggestions: list[str] = Field(default_factory=list)
    options: list[Option] = Field(default_factory=list)


class Answer(_Frozen):
    """A complete, cited answer or an honest refusal."""

    conversation_id: str
    question: str
    standalone_question: str
    intent: Intent
    answered: bool
    answer: str = Field(description="Markdown with [1] [2] marks")
    total: int = Field(description="how many items answer the question")
    shown: int = Field(description="how many of them stand in this answer")
    blocks: list[Block]
    citations: list[Citation]
    not_covered: list[str]
    notes: list[str]
    refusal: Refusal | None
    worded_by: WordedBy
    dropped: int
    latency_ms: float
    config: str = Field(description="hash of the settings that made the answer")
