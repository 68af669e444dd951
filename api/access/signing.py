"""Signed, expiring tokens: page sessions, widget sessions and reader links. Nothing in them is secret."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from typing import Any, Literal

from itsdangerous import BadSignature, URLSafeSerializer

Purpose = Literal["page", "widget", "link"]


class Expired(Exception):
    """The signature is ours, the time is over; ``claims`` is what it said."""

    def __init__(self, claims: dict[str, Any]) -> None:
        self.claims = claims
        super().__init__("expired")


class Signer:
    """Signs claims with HMAC-SHA256. A token made for one purpose is worthless for another (salt)."""

    def __init__(self, secret: bytes, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret
        self._clock = clock

    def sign(self, purpose: Purpose, claims: dict[str, Any], *, seconds: float) -> str:
        """A token that says ``claims`` for so many seconds."""
        return self.sign_until(purpose, claims, self._clock() + seconds)

    def sign_until(self, purpose: Purpose, claims: dict[str, Any], until: float) -> str:
        """The same with the end as POSIX time."""
        return str(self._serializer(purpose).dumps({**claims, "x": int(until)}))

    def read(self, purpose: Purpose, token: str) -> dict[str, Any] | None:
        """What a token says; ``None`` when it is not ours or for something else.

        Raises:
            Expired: ours, but too old.
        """
        try:
            claims = self._serializer(purpose).loads(token)
        except BadSignature:
            return None
        if not isinstance(claims, dict) or not isinstance(claims.get("x"), int):
            return None
        if self._clock() >= claims["x"]:
            raise Expired(claims)
        return claims

    def _serializer(self, purpose: Purpose) -> URLSafeSerializer:
        return URLSafeSerializer(
            self._secret, salt=f"zhize.{purpose}", signer_kwargs={"digest_method": hashlib.sha256}
        )
