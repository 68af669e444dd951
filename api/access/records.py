"""The tables of the doors: keys, what sessions are signed with, which knowledge bases hide their sources."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import JSON, Boolean, Column, LargeBinary, MetaData, Row, String, Table, select, update

from api.access.permissions import Role
from corpus.catalogue import Catalogue
from corpus.errors import NotFound

Kind = Literal["api", "link", "widget"]
PREFIXES = {"api": "zk_", "link": "zl_", "widget": "zw_"}

_metadata = MetaData()
keys = Table(
    "access_keys",
    _metadata,
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("role", String, nullable=False),
    Column("label", String, nullable=False),
    Column("hash", String, unique=True),
    Column("origins", JSON, nullable=False),
    Column("kbs", JSON, nullable=False),
    Column("created_at", String, nullable=False),
    Column("expires_at", String),
    Column("revoked_at", String),
)
signing = Table(
    "access_secrets",
    _metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)
privacy = Table(
    "kb_privacy",
    _metadata,
    Column("kb", String, primary_key=True),
    Column("hide_sources", Boolean, nullable=False),
)
_COUNTS = "access"  # nothing that is cached from the catalogue changes with a key


@dataclass(frozen=True, slots=True)
class Key:
    """A key, a link or a widget. ``id`` is no secret: it stands in lists, logs and, for a widget, in web pages."""

    id: str
    kind: Kind
    role: Role
    label: str
    origins: tuple[str, ...]
    kbs: tuple[str, ...]
    created_at: str
    expires_at: datetime | None
    revoked_at: str | None
    hash: str | None

    def active(self, now: datetime) -> bool:
        """Whether it opens anything."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


class KeyRecords:
    """Reads and writes the tables; every call is one transaction."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def add(
        self,
        kind: Kind,
        role: Role,
        label: str,
        *,
        origins: tuple[str, ...] = (),
        kbs: tuple[str, ...] = (),
        expires_at: datetime | None = None,
    ) -> tuple[Key, str]:
        """Store a new key; gives it with its secret (256 bits), which is kept nowhere."""
        secret = PREFIXES["api"] + secrets.token_urlsafe(32) if kind == "api" else ""
        made = Key(
            id=PREFIXES[kind].replace("zk_", "key_") + secrets.token_hex(8),
            kind=kind,
            role=role,
            label=label,
            origins=origins,
            kbs=kbs,
            created_at=datetime.now(UTC).isoformat(timespec="seconds"),
            expires_at=expires_at,
            revoked_at=None,
            hash=digest(secret) if secret else None,
        )
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            connection.execute(
                keys.insert().values(
                    id=made.id,
                    kind=kind,
                    role=role.name,
                    label=label,
                    hash=made.hash,
                    origins=list(origins),
                    kbs=list(kbs),
                    created_at=made.created_at,
                    expires_at=expires_at.isoformat(timespec="seconds") if expires_at else None,
                )
            )
        return made, secret

    def all(self) -> list[Key]:
        """Every key, also revoked and expired ones, in the order in which they were made."""
        with self._catalogue.reading() as connection:
            rows = connection.execute(select(keys).order_by(keys.c.created_at, keys.c.id)).all()
        return [_key(row) for row in rows]

    def revoke(self, key_id: str) -> Key:
        """End a key at once; harmless when it has ended. Raises ``NotFound("key_not_found")``."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            connection.execute(
                update(keys).where(keys.c.id == key_id, keys.c.revoked_at.is_(None)).values(revoked_at=now)
            )
            row = connection.execute(select(keys).where(keys.c.id == key_id)).first()
        if row is None:
            raise NotFound("key_not_found", key_id=key_id)
        return _key(row)

    def signing_secret(self) -> bytes:
        """What sessions and links are signed with; made when first asked for, then the same for ever."""
        query = select(signing.c.value).where(signing.c.name == "sessions")
        with self._catalogue.reading() as connection:
            found = connection.execute(query).scalar()
        if found is None:
            with self._catalogue.transaction(counts=_COUNTS) as connection:
                found = connection.execute(query).scalar()
                if found is None:
                    found = secrets.token_bytes(32)
                    connection.execute(signing.insert().values(name="sessions", value=found))
        return bytes(found)

    def hidden(self) -> frozenset[str]:
        """The knowledge bases that hide document names and texts from widgets."""
        with self._catalogue.reading() as connection:
            rows = connection.execute(select(privacy.c.kb).where(privacy.c.hide_sources.is_(True)))
            return frozenset(row.kb for row in rows)

    def hide(self, kb: str, hide: bool) -> None:
        """Turn that switch."""
        with self._catalogue.transaction(counts=_COUNTS) as connection:
            connection.execute(privacy.delete().where(privacy.c.kb == kb))
            connection.execute(privacy.insert().values(kb=kb, hide_sources=hide))


def digest(secret: str) -> str:
    """What is kept of a secret. It has 256 random bits, so a plain SHA-256 needs no salt and no stretching."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: Row[Any]) -> Key:
    return Key(
        id=row.id,
        kind=row.kind,
        role=Role[row.role],
        label=row.label,
        origins=tuple(row.origins),
        kbs=tuple(row.kbs),
        created_at=row.created_at,
        expires_at=datetime.fromisoformat(row.expires_at) if row.expires_at else None,
        revoked_at=row.revoked_at,
        hash=row.hash,
    )
