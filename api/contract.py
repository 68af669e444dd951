"""The HTTP and CLI contracts that are not answers or parses: documents, roles, search, health, problems."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from corpus.parsing.result import Kind


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Problem(_Frozen):
    """RFC 9457 ``application/problem+json``; ``code`` is stable, the messages say what to do next."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    code: str
    message_zh: str
    message_en: str
    instance: str | None = None


class DocumentSummary(_Frozen):
    """A document that can be answered from."""

    document_id: str
    name: str
    title: str
    kb: str
    version: int
    status: Literal["ready"]
    sample: bool
    chars: int
    roles: int
    lists: int
    duties: int
    dropped: int
    repairs: int
    encoding: str
    sha256: str
    created_at: str


class DocumentList(_Frozen):
    """``GET /v1/documents`` and ``zhize docs list --json``."""

    documents: list[DocumentSummary]


class UploadedDocument(_Frozen):
    """What one uploaded file became."""

    document: DocumentSummary
    outcome: Literal["added", "updated", "unchanged"]
    items_added: int
    items_removed: int
    items_kept: int


class UploadResult(_Frozen):
    """``POST /v1/documents`` (201) and ``zhize docs add --json``; ``sample_present`` offers its removal."""

    documents: list[UploadedDocument]
    problems: list[Problem]
    sample_present: bool


class RemovedDocument(_Frozen):
    """``DELETE /v1/documents/{id}`` and ``zhize docs remove --json``."""

    document_id: str
    name: str
    removed: bool


class DocumentText(_Frozen):
    """The text exactly as read."""

    document_id: str
    name: str
    title: str
    version: int
    text: str


class RoleSummary(_Frozen):
    """One role and how much the texts say of it."""

    role_id: str
    kb: str
    title: str
    aliases: list[str]
    lists: int
    duties: int


class RoleList(_Frozen):
    """``GET /v1/roles`` and ``zhize roles --json``."""

    roles: list[RoleSummary]


class DutyView(_Frozen):
    """One item of a list."""

    duty_id: str
    text: str
    number: str | None
    start: int
    end: int


class DutyListView(_Frozen):
    """One list with its items in the text's order."""

    list_id: str
    heading: str | None
    path: list[str]
    kind: Kind
    profile: str | None
    document_id: str
    items: list[DutyView]


class RoleFieldView(_Frozen):
    """A labelled value of the role."""

    name: str
    text: str
    document_id: str
    start: int
    end: int


class RoleView(_Frozen):
    """``GET /v1/roles/{id}``."""

    role_id: str
    kb: str
    title: str
    aliases: list[str]
    fields: list[RoleFieldView]
    lists: list[DutyListView]


class SearchHit(_Frozen):
    """One duty with its fused score (for ordering; never shown as trust)."""

    duty_id: str
    text: str
    role: str
    list: str
    number: str | None
    kind: Kind
    document_id: str
    start: int
    end: int
    score: float


class SearchResult(_Frozen):
    """``GET /v1/search``."""

    query: str
    hits: list[SearchHit]
    notes: list[str]


class Health(_Frozen):
    """``GET /healthz`` and ``GET /readyz``."""

    status: Literal["ok", "starting", "stopping"]
    version: str


class AssetStatus(_Frozen):
    """One pinned asset on this machine."""

    name: str
    licence: str
    size_bytes: int
    path: str
    state: Literal["ok", "missing", "corrupt"]


class AssetReport(_Frozen):
    """``zhize assets verify --json`` and ``zhize assets pull --json``."""

    assets: list[AssetStatus]


class Check(_Frozen):
    """One line of the doctor's report; ``advice`` is empty when ``ok``."""

    name: str
    ok: bool
    detail: str
    advice: str = ""


class DoctorReport(_Frozen):
    """``zhize doctor --json``."""

    ok: bool
    checks: list[Check] = Field(default_factory=list)
