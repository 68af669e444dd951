"""What was said before, and the question made whole with it.

A follow-up leaves out what the turn before named ("第3条呢", "那职责9呢", "它多久做一次"). The standalone
question puts it back, in words, so that the reader sees what was understood.
"""

from __future__ import annotations

import re
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from assistant.contract import Intent
from assistant.target import Target

MAX_CONVERSATIONS = 2_000


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn was about.

    Attributes:
        question: the standalone question.
        target: what it named (carried over where the turn itself named nothing).
        lists: labels of the lists named, as printed.
        roles: names of the roles meant.
        topic: its matter, in words; empty when it had none.
    """

    question: str
    intent: Intent
    lists: tuple[str, ...]
    roles: tuple[str, ...]
    topic: str
    matched_lists: tuple[str, ...] = ()


class Memory:
    """The last turn of each conversation, newest conversations kept. Thread-safe."""

    def __init__(self, limit: int = MAX_CONVERSATIONS) -> None:
        self._limit = limit
        self._turns: OrderedDict[str, Turn] = OrderedDict()
        self._lock = Lock()

    def new_id(self) -> str:
        """An unguessable conversation id."""
        return secrets.token_urlsafe(16)

    def last(self, conversation_id: str | None) -> Turn | None:
        """The turn before, if the conversation is known."""
        with self._lock:
            return self._turns.get(conversation_id or "")

    def keep(self, conversation_id: str, turn: Turn) -> None:
        """Remember the turn; the oldest conversation makes room."""
        with self._lock:
            self._turns[conversation_id] = turn
            self._turns.move_to_end(conversation_id)
            while len(self._turns) > self._limit:
                self._turns.popitem(last=False)


_PRONOUN = re.compile(
    r"它们?|他们?|她们?|(?:这|那|该)(?:个|份|些|几个|一?条|一?项|个清单|份清单|份职责|个岗位|个职位|个人)?(?=的|有|要|是|里|中|负责|需要|和|跟|与|多|怎|还|由|归|谁|$)|上述|上面(?:的|那些|这些|提到的)?|前面(?:的|那些|提到的)?|刚才(?:的|那个|那份|说的|提到的)?|其中|里面|里头"
)
_ELLIPSIS = re.compile(
    r"^(?:那么?|那么说|还有|另外|然后|再|换成|改成|那如果是|如果是|以及|和|至于)|呢[?？]?$|^(?:第\s*\d+)|^(?:谁|多久|几条|有几条|什么时候|多少|哪些|哪条|具体|详细|为什么|怎么|展开|继续|全部)"
)


def leans_on(text: str) -> bool:
    """Whether a question cannot stand alone: a pronoun, an ellipsis, a bare follow-up."""
    return bool(_PRONOUN.search(text) or _ELLIPSIS.search(text))


def standalone(text: str, target: Target, before: Turn | None) -> str:
    """``text`` with what the turn before named, when it leans on it and names nothing of its own."""
    if before is None or not leans_on(text):
        return text
    bare = re.sub(r"^(?:那么?|还有|另外|然后|至于|再)[，, ]*|呢(?=[?？]?$)", "", text).strip()
    named = bool(
        target.lists or target.sections or target.roles or target.unknown_role or target.unknown_numbers
    )
    subject = "、".join(before.lists) or "、".join(before.roles)
    if not named and target.items:
        return f"{subject}{bare}" if before.lists else bare
    if named and not _asks_something(bare):
        return _same_question(bare, before)
    if not named and subject:
        if _PRONOUN.search(bare):
            return _PRONOUN.sub(subject, bare, count=1)
        return f"{subject}{bare}"
    return bare


def _asks_something(text: str) -> bool:
    return bool(
        re.search(r"谁|哪|什么|多少|几|吗|怎|如何|区别|不同|对比|比较|要求|职责有|有哪些|是否|列出", text)
    )


def _same_question(subject: str, before: Turn) -> str:
    """ "那职责9呢" after "职责7有几条" asks the same of another list."""
    subject = subject.strip("?？ ")
    question = before.question
    for label in (*before.lists, *before.roles):
        if label in question:
            return question.replace(label, subject, 1)
    if before.topic and before.topic in question:
        return question.replace(before.topic, subject, 1)
    return f"{subject}有哪些"
