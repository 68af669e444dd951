"""A follow-up as it is read against the turn before: its words, what they name, and how far they lean."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.conversation import Turn
from assistant.knowledge import Knowledge
from assistant.target import Target
from assistant.topic import Topic
from index.text import folded


@dataclass(frozen=True, slots=True)
class Said:
    """A follow-up and the turn it is read against.

    Attributes:
        typed: the text without the marks at its edges, ``bare`` without the words that only go on (那…呢).
        leans: it had such words, or corrects.
        corrects: the turn before was turned down, or something in it denied.
    """

    text: str
    typed: str
    bare: str
    target: Target
    matter: Topic
    before: Turn
    knowledge: Knowledge
    goes_on: bool
    leans: bool
    corrects: bool

    @property
    def names_place(self) -> bool:
        """It names a list, a heading or a job that there is."""
        return bool(self.target.lists or self.target.sections or self.target.roles)

    @property
    def names(self) -> bool:
        """It names whom or what it asks of, be it unknown; a word of the duties shown is no name."""
        unknown = self.target.unknown_role
        told = unknown and self.before.topic and _told_of(unknown, self.knowledge)
        return self.names_place or bool((unknown and not told) or self.target.unknown_numbers)


def _told_of(word: str, knowledge: Knowledge) -> bool:
    """Whether duties speak of somebody who has none himself: 竞争对手, 导购员."""
    return any(word in folded(d.text) for d in knowledge.duties(list(knowledge.lists.values())))
