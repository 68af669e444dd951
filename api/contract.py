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
    """One version of a document; only a ``ready`` one is answered from. ``notes`` say what a reader must know."""

    document_id: str
    name: str
    title: str
    kb: str
    version: int
    status: Literal["ready", "replaced", "removed"]
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
    media_type: str
    parser: str
    notes: list[str]
    removed_at: str | None


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


class SkippedFile(_Frozen):
    """A file of a folder or a zip that was passed over, with the reason (``reason`` is stable)."""

    name: str
    reason: str
    message_zh: str


class UploadResult(_Frozen):
    """``POST /v1/documents`` (201) and ``zhize docs add --json``; ``sample_present`` offers its removal.

    ``ready``: documents in which nothing needs a look. ``to_review``: the other documents (no duties found, notes
    of the reader) and the files that could not be read.
    """

    documents: list[UploadedDocument]
    problems: list[Problem]
    skipped: list[SkippedFile]
    ready: int
    to_review: int
    sample_present: bool


class JobView(_Frozen):
    """``GET /v1/jobs/{id}``: one file on its way in. ``stage``, ``done`` and ``total`` while it is running."""

    job_id: str
    batch: str
    kb: str
    name: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    stage: str | None
    done: int
    total: int
    size: int
    created_at: str
    updated_at: str
    document: UploadedDocument | None
    problem: Problem | None


class JobList(_Frozen):
    """``GET /v1/jobs`` and ``zhize jobs list --json``."""

    jobs: list[JobView]


class DraftedRow(_Frozen):
    """One row of a table of briefs, and what became of it. ``remarks`` are sentences for the person who sent it."""

    row: int = Field(description="counted from 1, the header not")
    role: str
    outcome: Literal["written", "choose", "invalid", "refused"] = Field(
        description="choose: the title covers several jobs (options); invalid: no brief; refused: no draft"
    )
    draft_id: str | None
    missing: list[str]
    options: list[str] = Field(description="the jobs to choose from, for the column 岗位类型")
    remarks: list[str]


class DraftBatch(_Frozen):
    """``POST /v1/drafts/batch`` and ``GET /v1/drafts/batch/{id}``: a table of briefs being drafted from.

    It is a job like those of documents: ``/v1/jobs/{job_id}`` gives it too, as events where asked, and cancels it.
    """

    job_id: str
    name: str
    kb: str
    state: Literal["waiting", "running", "done", "failed", "cancelled"]
    done: int
    total: int
    written: int
    created_at: str
    updated_at: str
    rows: list[DraftedRow] = Field(description="empty until it is done")
    problem: Problem | None


class UploadAccepted(_Frozen):
    """``POST /v1/documents`` (202): the bytes are safe on disk, the work goes on; follow ``jobs`` or the batch."""

    batch: str
    jobs: list[JobView]
    problems: list[Problem]
    skipped: list[SkippedFile]


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


class VersionList(_Frozen):
    """``GET /v1/documents/{id}/versions`` and ``zhize docs versions --json``, newest first."""

    kb: str
    name: str
    versions: list[DocumentSummary]


class DutyPlace(_Frozen):
    """One duty of one version; offsets into that version's text."""

    text: str
    role: str
    path: list[str]
    start: int
    end: int


class DutyChange(_Frozen):
    """One change; ``before`` is null for what was added, ``after`` for what was removed."""

    kind: Literal["added", "removed", "reworded", "moved"]
    before: DutyPlace | None
    after: DutyPlace | None


class DutyDiff(_Frozen):
    """What changed, duty by duty; ``summary`` in words."""

    summary: str
    added: int
    removed: int
    reworded: int
    moved: int
    kept: int
    changes: list[DutyChange]


class DocumentDiff(_Frozen):
    """``GET /v1/documents/{id}/diff`` and ``zhize docs diff --json``; version 0 is the empty text."""

    kb: str
    name: str
    from_version: int
    to_version: int
    diff: DutyDiff


class ReparsedDocument(_Frozen):
    """A document that was read again, with what that changed in its duties."""

    document: DocumentSummary
    diff: DutyDiff


class ReparseResult(_Frozen):
    """``POST /v1/documents/reparse`` and ``zhize docs reparse --json``."""

    parser: str
    documents: list[ReparsedDocument]
    problems: list[Problem]


class FindingPlace(_Frozen):
    """Where it stands; ``role`` and ``list`` are empty for text that belongs to none."""

    document_id: str
    document: str
    role: str
    list: str
    text: str
    start: int
    end: int
    duty_id: str | None


class SourceFinding(_Frozen):
    """One thing in the texts that deserves a look; ``count`` may exceed the places that are shown."""

    rule: str
    level: Literal["warn", "info"]
    message_zh: str
    message_en: str
    detail: str
    count: int
    places: list[FindingPlace]


class SourceCheck(_Frozen):
    """``GET /v1/documents/check`` and ``zhize docs check --json``."""

    documents: int
    warnings: int
    findings: list[SourceFinding]


class KbSummary(_Frozen):
    """One knowledge base; ``removed`` counts documents that can be brought back."""

    kb: str
    documents: int
    roles: int
    duties: int
    removed: int


class KbList(_Frozen):
    """``GET /v1/kbs`` and ``zhize kb list --json``."""

    knowledge_bases: list[KbSummary]


class RemovedKb(_Frozen):
    """``DELETE /v1/kbs/{kb}`` and ``zhize kb remove --json``."""

    kb: str
    documents: int
    purged: bool


class ImportResult(_Frozen):
    """``POST /v1/kbs/import`` and ``zhize docs import --json``."""

    kb: str
    added: int
    updated: int
    unchanged: int
    documents: list[DocumentSummary]


class KeySummary(_Frozen):
    """A key, a reader link or a widget; ``active`` when it opens anything now. Its id is no secret."""

    key_id: str
    kind: Literal["api", "link", "widget"]
    role: Literal["reader", "editor", "admin"]
    label: str
    origins: list[str]
    kbs: list[str]
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    active: bool


class KeyList(_Frozen):
    """``GET /v1/keys`` and ``zhize keys list --json``."""

    keys: list[KeySummary]


class CreatedKey(_Frozen):
    """``POST /v1/keys`` and ``zhize keys add|link|widget --json``.

    ``secret`` is shown this once: the key, the link's token, or (no secret) the widget's id. ``url`` and its QR code
    as SVG for a link.
    """

    key: KeySummary
    secret: str
    url: str | None
    qr_svg: str | None


class SessionView(_Frozen):
    """``GET|POST|DELETE /v1/session``: who the page speaks for; ``role`` is ``nobody`` before it is let in."""

    role: Literal["nobody", "reader", "editor", "admin"]
    kind: Literal["local", "owner", "key", "link", "widget", "anonymous"]
    keys_needed: bool


class WidgetToken(_Frozen):
    """``POST /v1/widget/session``: send ``token`` as ``Authorization: Bearer``; ask anew before ``expires_at``."""

    token: str
    expires_at: str
    kbs: list[str]
    hides_sources: bool


class KbPrivacy(_Frozen):
    """``PUT /v1/kbs/{kb}/privacy`` and ``zhize kb privacy --json``."""

    kb: str
    hide_sources: bool


class ChangeEntry(_Frozen):
    """One change; ``status`` is the HTTP status, 0 for a command that failed and 1 for one that did its work."""

    at: str
    actor: str
    action: str
    target: str
    status: int
    request_id: str


class ChangeList(_Frozen):
    """``GET /v1/changes`` and ``zhize changes --json``, newest first."""

    entries: list[ChangeEntry]


class Forgotten(_Frozen):
    """``DELETE /v1/conversations/{id}`` and ``zhize forget --json``: what was kept of it and is gone."""

    conversation_id: str
    turns: int
    feedback: int
