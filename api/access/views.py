"""From keys and changes to the documented shapes, and a link's address with its QR code."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, cast

from api.access.access import Access
from api.access.audit import Change
from api.access.principal import Principal
from api.access.records import Key
from api.contract import ChangeEntry, ChangeList, CreatedKey, KeyList, KeySummary, SessionView


def key_summary(key: Key) -> KeySummary:
    """One line of ``GET /v1/keys``."""
    return KeySummary(
        key_id=key.id,
        kind=key.kind,
        role=cast("Literal['reader', 'editor', 'admin']", key.role.name),
        label=key.label,
        origins=list(key.origins),
        kbs=list(key.kbs),
        created_at=key.created_at,
        expires_at=key.expires_at.isoformat(timespec="seconds") if key.expires_at else None,
        revoked_at=key.revoked_at,
        active=key.active(datetime.now(UTC)),
    )


def key_list(keys: Iterable[Key]) -> KeyList:
    """``GET /v1/keys``."""
    return KeyList(keys=[key_summary(key) for key in keys])


def created_key(key: Key, secret: str, base: str) -> CreatedKey:
    """A new key with its secret; a link with its address under ``base`` and the QR code of that."""
    url = link_url(base, secret) if key.kind == "link" else None
    return CreatedKey(key=key_summary(key), secret=secret, url=url, qr_svg=qr_svg(url) if url else None)


def link_url(base: str, token: str) -> str:
    """The address that staff open. The token stands behind the #, which no server and no proxy ever sees."""
    return f"{base.rstrip('/')}/enter#{token}"


def qr_svg(url: str) -> str:
    """The QR code of an address as an SVG image without outside references."""
    import segno

    drawn = io.BytesIO()
    segno.make(url, error="m", micro=False).save(drawn, kind="svg", scale=4, xmldecl=False, title="QR")
    return drawn.getvalue().decode("utf-8")


def session_view(principal: Principal, access: Access) -> SessionView:
    """``GET /v1/session``."""
    return SessionView(
        role=cast("Literal['nobody', 'reader', 'editor', 'admin']", principal.role.name),
        kind=principal.kind,
        keys_needed=not access.open,
    )


def audit_list(changes: Iterable[Change]) -> ChangeList:
    """``GET /v1/changes``."""
    return ChangeList(
        entries=[
            ChangeEntry(
                at=one.at,
                actor=one.actor,
                action=one.action,
                target=one.target,
                status=one.status,
                request_id=one.request_id,
            )
            for one in changes
        ]
    )
