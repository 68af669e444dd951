"""Keys and the log of changes for every door: on an open workspace, or from the running service."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Protocol
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from api.contract import ChangeList, CreatedKey, KbPrivacy, KeyList, KeySummary

if TYPE_CHECKING:
    from api.remote import RemoteDesk
    from api.wiring import Workspace

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
_Origin = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class NewKey(BaseModel):
    """What ``POST /v1/keys`` takes. ``role`` counts for an API key; links and widgets only ask."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["api", "link", "widget"] = "api"
    role: Literal["reader", "editor", "admin"] = "reader"
    label: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    days: Annotated[int | None, Field(ge=1, le=3650, description="有效天数，缺省不限 (until revoked)")] = None
    origins: Annotated[list[_Origin], Field(max_length=50)] = []
    kbs: Annotated[list[_Name], Field(max_length=50)] = []


class Doorkeeping(Protocol):
    """What an administrator can do."""

    def create(self, wanted: NewKey, *, base: str | None = None) -> CreatedKey:
        """Make a key, link or widget; ``base`` is the address that a link begins with."""
        ...

    def keys(self) -> KeyList:
        """Every key, also those that open nothing any more."""
        ...

    def revoke(self, key_id: str) -> KeySummary:
        """End a key at once; ``NotFound`` otherwise."""
        ...

    def privacy(self, kb: str, *, hide_sources: bool) -> KbPrivacy:
        """Whether widgets see where an answer stands."""
        ...

    def changes(self, limit: int = 100) -> ChangeList:
        """The newest lines of the log of changes."""
        ...


class LocalDoorkeeping:
    """On a workspace of this process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def create(self, wanted: NewKey, *, base: str | None = None) -> CreatedKey:
        """See ``Doorkeeping.create``."""
        from api.access.permissions import Role
        from api.access.views import created_key

        key, secret = self._workspace.access.add(
            wanted.kind,
            role=Role[wanted.role],
            label=wanted.label,
            days=wanted.days,
            origins=tuple(wanted.origins),
            kbs=tuple(wanted.kbs),
        )
        settings = self._workspace.settings
        own = f"http://{settings.host}:{settings.port}{settings.root_path}"
        return created_key(key, secret, base or settings.public_url or own)

    def keys(self) -> KeyList:
        """See ``Doorkeeping.keys``."""
        from api.access.views import key_list

        return key_list(self._workspace.access.all())

    def revoke(self, key_id: str) -> KeySummary:
        """See ``Doorkeeping.revoke``."""
        from api.access.views import key_summary

        return key_summary(self._workspace.access.revoke(key_id))

    def privacy(self, kb: str, *, hide_sources: bool) -> KbPrivacy:
        """See ``Doorkeeping.privacy``."""
        self._workspace.access.hide(kb, hide_sources)
        return KbPrivacy(kb=kb, hide_sources=hide_sources)

    def changes(self, limit: int = 100) -> ChangeList:
        """See ``Doorkeeping.changes``."""
        from api.access.views import audit_list

        return audit_list(self._workspace.audit.last(limit))


class RemoteDoorkeeping:
    """Of a service that runs already."""

    def __init__(self, desk: RemoteDesk) -> None:
        self._desk = desk

    def create(self, wanted: NewKey, *, base: str | None = None) -> CreatedKey:
        """See ``Doorkeeping.create``."""
        params = {"base": base} if base else {}
        body = wanted.model_dump(exclude_none=True)
        return self._desk.call(CreatedKey, "POST", "/v1/keys", json=body, params=params)

    def keys(self) -> KeyList:
        """See ``Doorkeeping.keys``."""
        return self._desk.call(KeyList, "GET", "/v1/keys")

    def revoke(self, key_id: str) -> KeySummary:
        """See ``Doorkeeping.revoke``."""
        return self._desk.call(KeySummary, "DELETE", f"/v1/keys/{quote(key_id, safe='')}")

    def privacy(self, kb: str, *, hide_sources: bool) -> KbPrivacy:
        """See ``Doorkeeping.privacy``."""
        path = f"/v1/kbs/{quote(kb, safe='')}/privacy"
        return self._desk.call(KbPrivacy, "PUT", path, json={"hide_sources": hide_sources})

    def changes(self, limit: int = 100) -> ChangeList:
        """See ``Doorkeeping.changes``."""
        return self._desk.call(ChangeList, "GET", "/v1/changes", params={"limit": limit})
