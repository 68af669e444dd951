"""The shapes of feedback, inbox and curated answers: what the HTTP routes and the commands take and give."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Rating = Literal["up", "down"]
Vote = Literal["up", "down", "none"]  # none: the one before is taken back
State = Literal["open", "done", "ignored"]
Standing = Literal["current", "changed"]
Outcome = Literal["answered", "partly", "refused", "curated"]

QuestionText = Annotated[str, Field(min_length=1, max_length=2_000)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FeedbackRequest(_Frozen):
    """A thumb for an answer, or for one of its bullets (``duty_id``). Sent again, it replaces the one before."""

    conversation_id: str = Field(min_length=1, max_length=200)
    rating: Vote = Field(description="none takes the one before back")
    question: str = Field(default="", max_length=2_000, description="the question as it was asked")
    duty_id: str | None = Field(default=None, max_length=200, description="of the bullet; null: whole answer")
    comment: str = Field(default="", max_length=2_000)
    kb: str | None = Field(default=None, max_length=100)


class Feedback(_Frozen):
    """One thumb. ``question`` and ``comment`` are empty where texts are not kept; ``none`` was not kept at all."""

    id: str
    at: str
    kb: str
    conversation_id: str
    rating: Vote
    question: str
    duty_id: str | None
    comment: str
    source: str


class FeedbackList(_Frozen):
    """``GET /v1/feedback``: the newest first, with the counts of all."""

    up: int
    down: int
    feedback: list[Feedback]


class InboxGroup(_Frozen):
    """A question that went unanswered, with everything that was asked the same way.

    ``question`` is how it was last asked (empty where texts are not kept); ``reasons`` counts why it went
    unanswered: a refusal's reason, ``partly`` (something was not covered) or ``thumb_down``.
    """

    key: str
    kb: str
    question: str
    wordings: list[str]
    count: int
    reasons: dict[str, int]
    first_at: str
    last_at: str
    state: State
    curated_id: str | None


class InboxList(_Frozen):
    """``GET /v1/inbox`` and ``zhize inbox --json``: most asked first."""

    open: int
    groups: list[InboxGroup]


class InboxChange(_Frozen):
    """What became of a group. A question asked again after ``done`` opens it again, after ``ignored`` not."""

    state: State


class CuratedRequest(_Frozen):
    """An answer written by a person: the ways to ask, its text, and the duties it rests on."""

    questions: list[QuestionText] = Field(min_length=1, max_length=50)
    text: str = Field(min_length=1, max_length=10_000)
    duty_ids: list[str] = Field(default_factory=list, max_length=50)
    kb: str | None = Field(default=None, max_length=100)


class CuratedDuty(_Frozen):
    """A duty that a curated answer cites, in the words it had then; ``changed``: it is no longer printed so."""

    duty_id: str
    text: str
    standing: Standing


class Curated(_Frozen):
    """A curated answer. A ``stale`` one cites a duty that changed or went: it is kept, and not served."""

    id: str
    kb: str
    questions: list[str]
    text: str
    duties: list[CuratedDuty]
    stale: bool
    created_at: str
    updated_at: str


class CuratedList(_Frozen):
    """``GET /v1/curated`` and ``zhize curate list --json``: last changed first."""

    stale: int
    curated: list[Curated]


class CuratedRemoved(_Frozen):
    """``DELETE /v1/curated/{id}``."""

    id: str
    removed: bool


class UsageMonth(_Frozen):
    """How much was asked in one month (UTC) and what came of it, with the thumbs of that month."""

    month: str
    answered: int
    partly: int
    refused: int
    curated: int
    up: int
    down: int


class Usage(_Frozen):
    """``GET /v1/usage`` and ``zhize inbox usage --json``: newest month first. Counts only, never texts."""

    months: list[UsageMonth]
