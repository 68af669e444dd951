"""When to leave a model alone: a circuit breaker, and a budget for retries.

Breaker after M. Nygard, *Release It!* (2007): closed, open for a while, then one probe. Retry budget as in
Finagle and gRPC (A6): a retry costs what several calls earn, so retries never multiply an overload.
"""

from __future__ import annotations

import time
from collections.abc import Callable

FAILURES = 3  # in a row before the model is left alone
REST_SECONDS = 20.0
LONGEST_REST_SECONDS = 300.0

_EARNED = 0.2  # a retry for every fifth call …
_MOST = 3.0  # … and three at hand after a quiet time

Clock = Callable[[], float]


class Breaker:
    """Open after ``FAILURES`` failures in a row; each failed probe doubles the rest."""

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._failed = 0
        self._rest = REST_SECONDS
        self._until = 0.0
        self._probing = False

    @property
    def open(self) -> bool:
        """Whether calls are refused now."""
        return self._clock() < self._until

    def admit(self) -> bool:
        """Whether a call may be made; after a rest one probe at a time is let through."""
        if self.open:
            return False
        if self._failed >= FAILURES:
            if self._probing:
                return False
            self._probing = True
        return True

    def succeeded(self) -> None:
        """The call gave a whole answer."""
        self._failed, self._rest, self._probing = 0, REST_SECONDS, False

    def failed(self, *, retry_after: float | None = None) -> None:
        """The call came to nothing; ``retry_after`` is a rest that the endpoint itself asked for (capped)."""
        now = self._clock()
        if self._probing:
            self._rest = min(self._rest * 2, LONGEST_REST_SECONDS)
        self._probing = False
        self._failed += 1
        if self._failed >= FAILURES:
            self._until = now + self._rest
        if retry_after:
            self._until = max(self._until, now + min(retry_after, LONGEST_REST_SECONDS))

    def abandoned(self) -> None:
        """The reader left before anything was known: a probe may be tried by the next one."""
        self._probing = False


class RetryBudget:
    """Tokens for retries."""

    def __init__(self) -> None:
        self._tokens = _MOST

    def earn(self) -> None:
        """A call was made."""
        self._tokens = min(_MOST, self._tokens + _EARNED)

    def spend(self) -> bool:
        """Take a retry when there is one."""
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True
