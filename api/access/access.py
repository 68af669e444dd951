"""Keys, links, widgets and sessions of one service: made, revoked, and read from requests.

The keys are few, so all of them are held in memory; this process is the only one that writes them (the data
directory has one owner), and reads them anew after each change.
"""

from __future__ import annotations

import ipaddress
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from threading import Lock
from urllib.parse import urlsplit

from api.access.permissions import Role
from api.access.principal import LOCAL, OWNER, Principal, anonymous
from api.access.records import Key, KeyRecords, Kind, digest
from api.access.signing import Expired, Signer
from corpus.errors import InvalidRequest

OWNER_PREFIX = "zo_"
SESSION_PREFIX = "zs_"
PAGE_SECONDS = 12 * 3600.0  # a page session by key: one working day
RENEWAL_SECONDS = 24 * 3600.0  # a widget's visitor who comes back within a day goes on with the conversation
DEFAULT_KB = "default"


@dataclass(frozen=True, slots=True)
class WidgetSession:
    """What a widget gets: a token for its requests, and the session that its conversations belong to."""

    token: str
    expires_at: datetime
    session: str
    key: Key


def is_loopback(host: str) -> bool:
    """Whether this address is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Access:
    """Who may enter.

    Args:
        records: the tables; ``None`` for a service without a catalogue, which can have no keys.
        host: the address that is listened on.
        public: the service is reached under other names than this machine's, so keys are needed.
        widget_minutes: how long a widget's token lives.
    """

    def __init__(
        self,
        records: KeyRecords | None,
        *,
        host: str = "127.0.0.1",
        public: bool = False,
        widget_minutes: int = 30,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._records = records
        self._private = is_loopback(host) and not public
        self._widget_seconds = widget_minutes * 60.0
        self._clock = clock
        self._lock = Lock()
        self._known: dict[str, Key] | None = None
        self._hidden: frozenset[str] | None = None
        self.owner_token = OWNER_PREFIX + secrets.token_urlsafe(32)

    @property
    def open(self) -> bool:
        """No key is needed: only this machine is served, and nobody has made a key."""
        return self._private and not self.guarded

    @property
    def guarded(self) -> bool:
        """Whether a key or a reader link exists that opens anything."""
        now = self._now()
        return any(key.kind != "widget" and key.active(now) for key in self._keys().values())

    @property
    def has_keys(self) -> bool:
        """Whether an API key exists that opens anything."""
        now = self._now()
        return any(key.kind == "api" and key.active(now) for key in self._keys().values())

    # -- making and ending -----------------------------------------------------------------------

    def add(
        self,
        kind: Kind,
        *,
        role: Role = Role.reader,
        label: str = "",
        days: int | None = None,
        origins: tuple[str, ...] = (),
        kbs: tuple[str, ...] = (),
    ) -> tuple[Key, str]:
        """Make a key, link or widget; gives it with what its holder needs: the secret, the link's token, the id.

        Raises:
            InvalidRequest: an origin that is none, a widget without origins, a link without an end.
        """
        if kind == "widget" and not origins:
            raise InvalidRequest("invalid_request", reason="origins: a widget needs at least one")
        if kind != "widget" and (origins or kbs):
            raise InvalidRequest("invalid_request", reason="origins, kbs: only a widget is bound to them")
        if kind == "link" and days is None:
            raise InvalidRequest("invalid_request", reason="days: a link needs an end")
        until = self._now() + timedelta(days=days) if days else None
        made, secret = self._tables.add(
            kind,
            role if kind == "api" else Role.reader,
            label,
            origins=tuple(_origin(one) for one in origins),
            kbs=kbs or ((DEFAULT_KB,) if kind == "widget" else ()),
            expires_at=until,
        )
        self._forget_known()
        if kind == "link" and until is not None:
            secret = self._signer.sign_until("link", {"k": made.id}, until.timestamp())
        return made, secret or made.id

    def all(self) -> list[Key]:
        """Every key, also those that open nothing any more."""
        return list(self._keys().values())

    def revoke(self, key_id: str) -> Key:
        """End a key, with every session that came of it. Raises ``NotFound("key_not_found")``."""
        ended = self._tables.revoke(key_id)
        self._forget_known()
        return ended

    def hidden(self) -> frozenset[str]:
        """The knowledge bases that hide their sources from widgets."""
        if self._records is None:
            return frozenset()
        with self._lock:
            if self._hidden is None:
                self._hidden = self._records.hidden()
            return self._hidden

    def hide(self, kb: str, hide: bool) -> None:
        """Turn that switch."""
        self._tables.hide(kb, hide)
        self._forget_known()

    # -- sessions --------------------------------------------------------------------------------

    def page_session(self, credential: str) -> tuple[str, Principal, float] | None:
        """A signed session for a key's secret or a link's token, its holder and its length in seconds.

        ``None`` when the credential opens nothing.
        """
        key = self._of_secret(credential) or self._of_link(credential)
        if key is None:
            return None
        seconds = PAGE_SECONDS
        if key.kind == "link" and key.expires_at is not None:
            seconds = key.expires_at.timestamp() - self._clock()
        session = secrets.token_urlsafe(12)
        token = self._signer.sign("page", {"k": key.id, "s": session}, seconds=seconds)
        return token, _of_key(key, session=session, cookie=True), seconds

    def widget_session(
        self, key_id: str, origin: str | None, *, own: str, before: str | None = None
    ) -> WidgetSession:
        """A short-lived session for a widget on one of its origins; ``before`` goes on with an earlier one.

        ``own``: this service's origin, where a widget stands in a frame (which its origins alone may embed).

        Raises:
            InvalidRequest: ``widget_unknown`` or ``widget_origin``.
        """
        key = self._keys().get(key_id)
        if key is None or key.kind != "widget" or not key.active(self._now()):
            raise InvalidRequest("widget_unknown")
        if origin is None or origin not in (*key.origins, own):
            raise InvalidRequest("widget_origin", origin=(origin or "")[:100])
        session = self._earlier(before, key, origin) or secrets.token_urlsafe(12)
        claims = {"k": key.id, "o": origin, "s": session}
        token = SESSION_PREFIX + self._signer.sign("widget", claims, seconds=self._widget_seconds)
        until = datetime.fromtimestamp(self._clock() + self._widget_seconds, UTC)
        return WidgetSession(token, until, session, key)

    def widget_origins(self) -> frozenset[str]:
        """Every origin that some widget may stand on."""
        now = self._now()
        return frozenset(
            origin
            for key in self._keys().values()
            if key.kind == "widget" and key.active(now)
            for origin in key.origins
        )

    def origins_of(self, key_id: str) -> tuple[str, ...]:
        """The origins of one widget; none when it opens nothing."""
        key = self._keys().get(key_id)
        return key.origins if key and key.kind == "widget" and key.active(self._now()) else ()

    # -- reading requests ------------------------------------------------------------------------

    def principal(self, authorization: str, cookie: str, origin: str | None, *, own: str) -> Principal:
        """Who sent these credentials; somebody whose credential opens nothing is anonymous, with the reason."""
        scheme, _, token = authorization.partition(" ")
        token = token.strip()
        if scheme.lower() == "bearer" and token:
            if token.startswith(OWNER_PREFIX):
                if secrets.compare_digest(token.encode(), self.owner_token.encode()):
                    return OWNER
            elif token.startswith(SESSION_PREFIX):
                return self._of_widget(token, origin, own)
            elif (key := self._of_secret(token)) is not None:
                return _of_key(key)
            return LOCAL if self.open else anonymous("key_unknown")
        if self.open:
            return LOCAL
        if cookie:
            return self._of_cookie(cookie)
        return anonymous("key_needed")

    def _of_secret(self, secret: str) -> Key | None:
        asked, now = digest(secret), self._now()
        # The digest is compared, not the secret: what the time of a comparison tells is of no use.
        found = (key for key in self._keys().values() if key.hash == asked and key.active(now))
        return next(found, None)

    def _of_link(self, token: str) -> Key | None:
        try:
            claims = self._signer.read("link", token)
        except Expired:
            return None
        key = self._keys().get(claims["k"]) if claims else None
        return key if key and key.kind == "link" and key.active(self._now()) else None

    def _of_cookie(self, token: str) -> Principal:
        try:
            claims = self._signer.read("page", token)
        except Expired:
            return anonymous("session_expired")
        key = self._keys().get(claims["k"]) if claims else None
        if claims is None or key is None or not key.active(self._now()):
            return anonymous("key_unknown")
        return _of_key(key, session=claims["s"], cookie=True)

    def _of_widget(self, token: str, origin: str | None, own: str) -> Principal:
        try:
            claims = self._signer.read("widget", token.removeprefix(SESSION_PREFIX))
        except Expired:
            return anonymous("session_expired")
        key = self._keys().get(claims["k"]) if claims else None
        if claims is None or key is None or not key.active(self._now()):
            return anonymous("key_unknown")
        if origin is None or origin != claims["o"] or origin not in (*key.origins, own):
            return anonymous("widget_origin")
        return _of_key(key, session=claims["s"])

    def _earlier(self, before: str | None, key: Key, origin: str) -> str | None:
        if not before:
            return None
        try:
            claims = self._signer.read("widget", before.removeprefix(SESSION_PREFIX))
        except Expired as expired:
            recent = self._clock() < expired.claims["x"] + RENEWAL_SECONDS
            claims = expired.claims if recent else None
        fits = claims is not None and claims["k"] == key.id and claims["o"] == origin
        return str(claims["s"]) if claims is not None and fits else None

    # -- inside ----------------------------------------------------------------------------------

    @cached_property
    def _signer(self) -> Signer:
        # Without a catalogue there are no keys that a session could come of: any secret will do.
        secret = self._records.signing_secret() if self._records else secrets.token_bytes(32)
        return Signer(secret, self._clock)

    @property
    def _tables(self) -> KeyRecords:
        if self._records is None:
            raise InvalidRequest("invalid_request", reason="no catalogue, no keys")
        return self._records

    def _keys(self) -> dict[str, Key]:
        if self._records is None:
            return {}
        with self._lock:
            if self._known is None:
                self._known = {key.id: key for key in self._records.all()}
            return self._known

    def _forget_known(self) -> None:
        with self._lock:
            self._known = self._hidden = None

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock(), UTC)


def _of_key(key: Key, *, session: str = "", cookie: bool = False) -> Principal:
    kind = {"api": "key", "link": "link", "widget": "widget"}[key.kind]
    return Principal(key.id, kind, key.role, session=session, kbs=key.kbs, cookie=cookie)  # type: ignore[arg-type]


def _origin(text: str) -> str:
    """An origin as browsers write it: scheme and host in lower case, no path, no default port."""
    parts = urlsplit(text.strip())
    try:
        port = parts.port
    except ValueError:
        port = -1
    bare = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or not bare or port == -1:
        raise InvalidRequest("invalid_request", reason=f"origins: {text[:100]!r} is no origin (https://host)")
    if "*" in parts.netloc:
        raise InvalidRequest("invalid_request", reason="origins: no wildcards, name every origin")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != default else "")
