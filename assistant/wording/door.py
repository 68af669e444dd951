"""What the wording asks of a language model, whoever serves it."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Literal, Protocol

FaultKind = Literal[
    "unreachable",  # no connection, or one that broke
    "timeout",  # nothing came in time
    "stalled",  # it began and went silent
    "overloaded",  # 429 or 5xx
    "rejected",  # the endpoint refuses the key, the model or the request
    "malformed",  # what came is no answer: HTML, broken JSON
    "empty",  # an answer without a word
    "cut",  # it ended without a finish reason
    "error",  # an error object inside the stream
    "babbling",  # more than was asked for
    "busy",  # as many calls as allowed are on their way
    "resting",  # it failed often and is left alone for a while
]


class ModelFault(Exception):  # never leaves the layer: see corpus/errors.py for what does
    """A call of the model came to nothing. Never shown to a reader: the extractive answer stands in.

    Attributes:
        kind: what happened, in one word; the endpoint's own text is left out, it may quote the prompt.
        retry_after: seconds for which the endpoint wishes to be left alone; ``None`` when it said nothing.
    """

    def __init__(self, kind: FaultKind, *, retry_after: float | None = None) -> None:
        super().__init__(kind)
        self.kind: FaultKind = kind
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one call as the endpoint counts them."""

    prompt: int = 0
    completion: int = 0


@dataclass(frozen=True, slots=True)
class Request:
    """One call: fixed words (``system``), data (``user``), and how long an answer may be in characters.

    ``share`` is its part of the deadline, where one question needs two calls.
    """

    system: str
    user: str
    max_chars: int
    share: float = 1.0


class Door(Protocol):
    """One endpoint with one model."""

    @property
    def stamp(self) -> str:
        """Names model and endpoint; part of an answer's ``config``."""
        ...

    def stream(self, request: Request) -> AsyncGenerator[str | Usage, None]:
        """The answer piece by piece, its usage when told. One try; closing the iterator ends the call.

        Raises:
            ModelFault: for every way in which the call can fail; a stream that ends without it is complete.
        """
        ...

    async def close(self) -> None:
        """Let kept connections go, in the event loop that they were made in; a later call makes new ones."""
        ...
