"""How often somebody may ask: per key, per session and per address, with the library ``limits``.

Only a service that others reach is limited: this machine's own people (no keys, or the command line) never are.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import MovingWindowRateLimiter

from api.access.principal import Principal
from corpus.errors import InvalidRequest

FAILURES = parse("20/minute")
"""Wrong credentials from one address; enough for a person who mistypes, useless for guessing 256 bits."""

OFF = "off"


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits as ``limits`` writes them ("600/minute"), or "off"."""

    key: str = "600/minute"
    session: str = "20/minute"
    address: str = "120/minute"
    storage: str = "memory://"


class Limiter:
    """Counts requests. Safe to share between threads.

    Raises:
        InvalidRequest: ``setting_invalid``, a limit or a storage that ``limits`` does not know.
    """

    def __init__(self, limits: Limits) -> None:
        self._key = _item("ZHIZE_RATE_LIMIT_KEY", limits.key)
        self._session = _item("ZHIZE_RATE_LIMIT_SESSION", limits.session)
        self._address = _item("ZHIZE_RATE_LIMIT_ADDRESS", limits.address)
        try:
            self._window = MovingWindowRateLimiter(storage_from_string(limits.storage))
        except Exception as exc:  # each storage raises errors of its own driver
            raise InvalidRequest(
                "setting_invalid", name="ZHIZE_RATE_LIMIT_URL", value=limits.storage
            ) from exc

    def wait(self, principal: Principal, address: str) -> int:
        """Count a request; 0 when it may pass, else the seconds after which to come again."""
        if principal.kind in ("local", "owner"):
            return 0
        counted: list[tuple[RateLimitItem | None, str]] = []
        if principal.kind == "anonymous":
            counted.append((self._address, f"address:{address}"))
        else:
            counted.append((self._key, f"key:{principal.name}"))
            if principal.kind == "widget":
                # A session is had for the asking, an address is not: both are counted.
                counted.append((self._session, f"session:{principal.session}"))
                counted.append((self._address, f"address:{address}"))
        return max((self._hit(item, name) for item, name in counted if item is not None), default=0)

    def failed(self, address: str) -> int:
        """Count a wrong credential; seconds to wait when there were too many."""
        return self._hit(FAILURES, f"failed:{address}") if self._address is not None else 0

    def _hit(self, item: RateLimitItem, name: str) -> int:
        if self._window.hit(item, name):
            return 0
        return max(1, math.ceil(self._window.get_window_stats(item, name).reset_time - time.time()))


def _item(name: str, text: str) -> RateLimitItem | None:
    if text.strip().lower() == OFF:
        return None
    try:
        return parse(text)
    except ValueError as exc:
        raise InvalidRequest("setting_invalid", name=name, value=text) from exc
