"""From the catalogue's nouns to the documented shapes. Pure functions, no input or output."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from api.contract import (
    DocumentSummary,
    DutyListView,
    DutyView,
    RoleFieldView,
    RoleSummary,
    RoleView,
    SearchHit,
)
from corpus.model import Document, Duty, DutyList, Role

if TYPE_CHECKING:  # the seam brings numpy in, which listing roles can do without
    from index.protocols import Hit


def document_summary(document: Document) -> DocumentSummary:
    """One line of ``GET /v1/documents``."""
    return DocumentSummary(
        document_id=document.id,
        name=document.name,
        title=document.title,
        kb=document.kb,
        version=document.version,
        status=_status(document),
        sample=document.sample,
        chars=document.chars,
        roles=document.roles,
        lists=document.lists,
        duties=document.duties,
        dropped=document.dropped,
        repairs=document.repairs,
        encoding=document.encoding,
        sha256=document.bytes_sha256,
        created_at=document.created_at.isoformat(),
        media_type=document.media_type,
        parser=document.parser,
        notes=list(document.notes),
        removed_at=document.removed_at.isoformat() if document.removed_at else None,
    )


def _status(document: Document) -> Literal["ready", "replaced", "removed"]:
    if document.status == "replaced":
        return "replaced"
    return "removed" if document.status == "removed" else "ready"


def role_summary(role: Role, lists: Sequence[DutyList]) -> RoleSummary:
    """A role with how many lists and items the texts give it; introductions (overview) are not counted."""
    counted = [one for one in lists if one.kind != "overview"]
    return RoleSummary(
        role_id=role.id,
        kb=role.kb,
        title=role.title,
        aliases=list(role.aliases),
        lists=len(counted),
        duties=sum(one.size for one in counted),
    )


def role_view(role: Role, lists: Sequence[DutyList], duties: Iterable[Duty]) -> RoleView:
    """A role with all its lists; ``duties`` may come in any order of lists."""
    by_list: dict[str, list[DutyView]] = {one.id: [] for one in lists}
    for duty in duties:
        by_list[duty.list_id].append(
            DutyView(duty_id=duty.id, text=duty.text, number=duty.number, start=duty.start, end=duty.end)
        )
    return RoleView(
        role_id=role.id,
        kb=role.kb,
        title=role.title,
        aliases=list(role.aliases),
        fields=[
            RoleFieldView(
                name=field.name,
                text=field.text,
                document_id=field.document_id,
                start=field.start,
                end=field.end,
            )
            for field in role.fields
        ],
        lists=[
            DutyListView(
                list_id=one.id,
                heading=one.heading,
                path=list(one.path),
                kind=one.kind,
                profile=one.profile,
                document_id=one.document_id,
                items=by_list[one.id],
            )
            for one in lists
        ],
    )


def search_hit(hit: Hit, duty: Duty, duty_list: DutyList, role: Role) -> SearchHit:
    """A ranked duty with the names a person needs to place it."""
    return SearchHit(
        duty_id=duty.id,
        text=duty.text,
        role=role.title,
        list=duty_list.heading or " / ".join(duty_list.path),
        number=duty.number,
        kind=duty_list.kind,
        document_id=duty.document_id,
        start=duty.start,
        end=duty.end,
        score=hit.score,
    )
