"""A model that can be leaned on: deadline, retries, rest after failures, and no more calls at once than allowed.

All of one process's calls go through one of these. It belongs to one event loop at a time and holds no lock:
its counters change between awaits only.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from assistant.wording.breaker import Breaker, RetryBudget
from assistant.wording.door import Door, FaultKind, ModelFault, Request, Usage

log = logging.getLogger("zhize.model")

_RETRIED: frozenset[FaultKind] = frozenset({"unreachable", "overloaded", "malformed", "empty"})
_LONGEST_WAIT = 2.0  # seconds before a retry; an endpoint that asks for more is left alone instead
_FIRST_WAIT = 0.2
_LEAST_LEFT = 0.25  # share of the deadline that must be left for a retry to be worth it


@dataclass(frozen=True, slots=True)
class Limits:
    """How much patience: seconds for a whole call with its retries, retries, calls at once."""

    deadline: float = 20.0
    retries: int = 1
    at_once: int = 4


@dataclass(slots=True)
class Meter:
    """What the model cost and how it fared since the process began."""

    calls: int = 0
    answers: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    faults: Counter[str] | None = None

    def fault(self, kind: str) -> None:
        """Count a call that came to nothing."""
        self.faults = self.faults or Counter()
        self.faults[kind] += 1


class SteadyModel:
    """See the module. ``stream`` is the only way in."""

    def __init__(self, door: Door, limits: Limits, breaker: Breaker | None = None) -> None:
        self._door = door
        self._limits = limits
        self._breaker = breaker or Breaker()
        self._budget = RetryBudget()
        self._running = 0
        self.meter = Meter()

    @property
    def stamp(self) -> str:
        """Names model and endpoint."""
        return self._door.stamp

    @property
    def resting(self) -> bool:
        """Whether the model is left alone now."""
        return self._breaker.open

    async def close(self) -> None:
        """Let the endpoint's connections go; see ``Door.close``."""
        await self._door.close()

    async def stream(self, request: Request) -> AsyncGenerator[str, None]:
        """The pieces of one answer. It is whole when the iterator ends by itself.

        Raises:
            ModelFault: nothing (more) will come; at the deadline at the latest.
        """
        if self._running >= self._limits.at_once:
            raise self._counted(ModelFault("busy"))
        if not self._breaker.admit():
            raise self._counted(ModelFault("resting"))
        self._running += 1
        self.meter.calls += 1
        self._budget.earn()
        known = False
        try:
            async with aclosing(self._tries(request)) as pieces:
                async for piece in pieces:
                    yield piece
            known = True
            self.meter.answers += 1
            self._breaker.succeeded()
        except ModelFault as fault:
            known = True
            # A refused request or a long answer says nothing of the endpoint's health.
            if fault.kind == "babbling":
                self._breaker.succeeded()
            else:
                self._breaker.failed(retry_after=fault.retry_after)
            raise self._counted(fault) from fault
        finally:
            self._running -= 1
            if not known:
                self._breaker.abandoned()

    async def _tries(self, request: Request) -> AsyncGenerator[str, None]:
        loop = asyncio.get_running_loop()
        patience = self._limits.deadline * request.share
        deadline = loop.time() + patience
        for attempt in range(self._limits.retries + 1):
            begun = False
            try:
                async with aclosing(self._once(request, deadline)) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield piece
            except ModelFault as fault:
                wait = max(_FIRST_WAIT * 2**attempt, fault.retry_after or 0.0)
                left = deadline - loop.time() - wait
                hopeless = begun or fault.kind not in _RETRIED or wait > _LONGEST_WAIT
                late = left < _LEAST_LEFT * patience or attempt == self._limits.retries
                if hopeless or late or not self._budget.spend():
                    raise
                await asyncio.sleep(wait)
            else:
                return

    async def _once(self, request: Request, deadline: float) -> AsyncGenerator[str, None]:
        """One try, each step within the deadline; no deadline runs while the consumer works."""
        chars = 0
        async with aclosing(self._door.stream(request)) as pieces:
            while True:
                try:
                    async with asyncio.timeout_at(deadline):
                        piece = await anext(pieces, None)
                except TimeoutError:
                    raise ModelFault("stalled" if chars else "timeout") from None
                if piece is None:
                    break
                if isinstance(piece, Usage):
                    self.meter.prompt_tokens += piece.prompt
                    self.meter.completion_tokens += piece.completion
                    continue
                chars += len(piece)
                if chars > request.max_chars:
                    raise ModelFault("babbling")
                yield piece
        if not chars:
            raise ModelFault("empty")

    def _counted(self, fault: ModelFault) -> ModelFault:
        self.meter.fault(fault.kind)
        log.info("the model gave no answer: %s", fault.kind)
        return fault
