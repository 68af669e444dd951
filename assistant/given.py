"""Answers given a moment ago, for whoever asks the same words of the same state of the texts.

Exact: an answer is found again only while nothing that makes it has changed (documents, vectors, curated answers,
the condition of the index), and only for the first words of a conversation. What a repeated question costs is then its
reading and writing: colleagues who follow one link ask one question.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

from assistant.contract import Answer, Question
from assistant.conversation import Turn

CITATIONS = 2_000
"""Citations of all answers held, about 5 MB; the answer asked for longest ago makes room."""

LARGEST = 200
"""An answer with more is not held: it would push out many others."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer, and what the next turn may lean on."""

    answer: Answer
    turn: Turn


class GivenAnswers:
    """The last answers. Safe to share between threads."""

    def __init__(self) -> None:
        self._state: Hashable = None
        self._held: OrderedDict[Hashable, Given] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def find(self, question: Question, state: Hashable) -> Given | None:
        """The answer to these very words in this state."""
        with self._lock:
            if state != self._state:
                return None
            found = self._held.get(_key(question))
            if found is not None:
                self._held.move_to_end(_key(question))
            return found

    def keep(self, question: Question, state: Hashable, given: Given) -> None:
        """Hold an answer that was made in this state. One that tells of a moment is not held."""
        if _size(given) > LARGEST or any(note.startswith(_OF_THE_MOMENT) for note in given.answer.notes):
            return
        with self._lock:
            if state != self._state:
                self._held.clear()
                self._state, self._size = state, 0
            before = self._held.pop(_key(question), None)
            self._size += _size(given) - (_size(before) if before else 0)
            self._held[_key(question)] = given
            while self._size > CITATIONS:
                self._size -= _size(self._held.popitem(last=False)[1])

    def clear(self) -> None:
        """Forget them all."""
        with self._lock:
            self._held.clear()
            self._size = 0


_OF_THE_MOMENT = "vectors_"  # the index is being rebuilt, its encoder is missing


def _key(question: Question) -> Hashable:
    return question.question, question.kb, question.role


def _size(given: Given) -> int:
    return 1 + len(given.answer.citations)
