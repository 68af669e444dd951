"""What was said before: the last turn of each conversation, for a follow-up to lean on."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from assistant.contract import Intent
from assistant.identifiers import random_id

MAX_CONVERSATIONS = 2_000
MAX_PAST = 8  # turns that a question can go back to
MAX_SECONDS = 24 * 3600.0  # they hold what was asked, so they are kept no longer than a day


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn was about.

    Attributes:
        question: the standalone question.
        lists: labels of the lists it named, as printed, and ``list_words`` how it named them ("职责7").
        roles: titles of the roles it named, and ``role_words`` as it named them.
        topic: its matter, in words; empty when it had none.
        items: item numbers it named.
        persons: people that its matter speaks of, for a "他们" to come.
        cited: ids of the duties it cited, in the order of their marks.
        lines: the places of the lines beside the lists that it cited, as document and offset.
        about: ids of the duties that it asked of alone, so that the same can be asked once more.
        home: the list that all cited duties stand in, as a question can name it, where there is just one.
        opening: labels of the lists that the conversation's first turn named.
        pending: it was asked back, so the next turn may only fill the gap.
        job: the asker's own job, where it was said; it holds for the turns to come.
        known: ids of duties that the asker said to know already, to be left out of "还有吗".
        earlier: the subject of the turn before, where it was another one: with this one, what "他们俩" means.
        past: the turns before this one, the last one first, for a question that goes back to one of them.
    """

    question: str
    intent: Intent
    lists: tuple[str, ...] = ()
    list_words: str = ""
    roles: tuple[str, ...] = ()
    role_words: tuple[str, ...] = ()
    topic: str = ""
    items: tuple[int, ...] = ()
    persons: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    lines: tuple[tuple[str, int], ...] = ()
    about: tuple[str, ...] = ()
    home: str = ""
    opening: tuple[str, ...] = ()
    pending: bool = False
    job: str = ""
    known: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    past: tuple[Turn, ...] = ()

    @property
    def subject(self) -> tuple[str, ...]:
        """What a follow-up without a subject is about: the lists, else the roles, else where the answer stood."""
        return self.lists or self.role_words or self.roles or ((self.home,) if self.home else ())


@dataclass(frozen=True, slots=True)
class Whole:
    """A standalone question.

    Attributes:
        about: ids of the duties that the turn before cited, where the question asks of those alone.
        missing: a place that does not exist ("职责6之后的下一条"), to be told.
        narrowed: the words by which those duties are narrowed ("只要和数字有关的").
        again: how the answer before is wanted once more ("用英语说").
        lost: the question points at a turn before, and there is none.
        others: what is asked of those that were not shown, and the ids of the lists shown.
    """

    text: str
    about: tuple[str, ...] = ()
    narrowed: str = ""
    again: str = ""
    missing: str | None = None
    lost: bool = False
    others: tuple[str, tuple[str, ...]] | None = None


class Memory:
    """The last turn of each conversation, newest conversations kept. Thread-safe.

    Args:
        limit: conversations that are kept.
        seconds: how long a conversation is kept after its last turn.
    """

    def __init__(self, limit: int = MAX_CONVERSATIONS, *, seconds: float = MAX_SECONDS) -> None:
        self._limit = limit
        self._seconds = seconds
        self._turns: OrderedDict[str, tuple[float, Turn]] = OrderedDict()
        self._lock = Lock()

    def new_id(self) -> str:
        """An unguessable conversation id."""
        return random_id(16)

    def last(self, conversation_id: str | None) -> Turn | None:
        """The turn before, if the conversation is known."""
        with self._lock:
            self._drop_old()
            found = self._turns.get(conversation_id or "")
        return found[1] if found else None

    def keep(self, conversation_id: str, turn: Turn) -> None:
        """Remember the turn; the oldest conversation makes room."""
        with self._lock:
            self._turns[conversation_id] = (time.monotonic(), turn)
            self._turns.move_to_end(conversation_id)
            self._drop_old()
            while len(self._turns) > self._limit:
                self._turns.popitem(last=False)

    def forget(self, conversation_id: str) -> bool:
        """Forget a conversation; gives whether there was one."""
        with self._lock:
            return self._turns.pop(conversation_id, None) is not None

    def _drop_old(self) -> None:
        oldest_kept = time.monotonic() - self._seconds
        while self._turns and next(iter(self._turns.values()))[0] < oldest_kept:
            self._turns.popitem(last=False)
