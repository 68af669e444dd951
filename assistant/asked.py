"""A question understood, the desk it is answered at, and the outcome: what passes between the handlers."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.classifier import Encode
from assistant.composer import Composer
from assistant.contract import Block, Intent, Option, Refusal, RefusalReason, WordedBy
from assistant.evidence import Selector
from assistant.foreign import ForeignReader
from assistant.knowledge import Knowledge
from assistant.lexicon import Lexicon
from assistant.normalise import Wording
from assistant.target import Target
from assistant.topic import Topic
from index.hybrid import HybridIndex

_QUOTED_CHARS = 30
_TELLING_CHARS = 2  # a single character ("们") tells nobody what was looked for


@dataclass(frozen=True, slots=True)
class Told:
    """A question read with the list that its words tell by what it is about (see ``described``).

    Attributes:
        text: the question, naming the list.
        note: what was taken and why, for the reader.
        alike: where several fit alike, each with the question that means it; then ``text`` is the one asked.
        what: the words that tell it.
    """

    text: str
    note: str = ""
    alike: tuple[tuple[str, str], ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A standalone question with what it wants, names and is about.

    Attributes:
        about: ids of the duties that the turn before cited, where the question asks of those alone.
        narrowed: words by which those duties are narrowed ("只要和数字有关的").
        missing: a place in the texts that the question points at and that does not exist.
        lost: the question points at a turn before, and there is none.
        job: the asker's own job, as given with the question or stated in the conversation; empty when unknown.
        told: it only says that something shown is known.
        others: what is asked of those whose lists the turn before did not show, and the ids of these lists.
        department: where the asker works, when no job was said and the question needs one.
        by_matter: the list told by what it is about, if one is.
        encode: gives the meaning of a question, where letters do not tell what it asks for.
    """

    wording: Wording
    standalone: str
    intent: Intent | None
    target: Target
    topic: Topic
    about: tuple[str, ...] = ()
    narrowed: str = ""
    missing: str | None = None
    lost: bool = False
    job: str = ""
    told: bool = False
    department: str = ""
    others: tuple[str, tuple[str, ...]] | None = None
    by_matter: Told | None = None
    encode: Encode | None = field(default=None, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The matched view of the standalone question."""
        return self.wording.core

    @property
    def quoted(self) -> str:
        """The matter in the asker's own words, to be quoted: never what is left of them, joined.

        The stretch that holds the matter where it is one; else the question as typed, shortened when long.
        """
        label = self.topic.label
        at = self.text.lower().find(label.lower()) if label else -1
        if at >= 0 and len(label) >= _TELLING_CHARS:
            return f"{label}了" if self.text.startswith("了", at + len(label)) else label
        typed = self.wording.original.strip(" \t\r\n，,。.?？!！")
        return typed if len(typed) <= _QUOTED_CHARS else f"{typed[: _QUOTED_CHARS - 1]}…"


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything a handler needs for one answer."""

    knowledge: Knowledge
    index: HybridIndex
    selector: Selector
    composer: Composer
    lexicon: Lexicon
    reader: ForeignReader


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a handler found: blocks and counts, or a refusal."""

    intent: Intent
    blocks: tuple[Block, ...] = ()
    total: int = 0
    shown: int = 0
    notes: tuple[str, ...] = ()
    not_covered: tuple[str, ...] = ()
    refusal: Refusal | None = None
    worded_by: WordedBy = "extractive"


def refused(
    intent: Intent,
    reason: RefusalReason,
    message: str,
    *,
    suggestions: list[str] | None = None,
    options: list[Option] | None = None,
    not_covered: tuple[str, ...] = (),
) -> Outcome:
    """An outcome that says why there is no answer and what exists instead."""
    refusal = Refusal(reason=reason, message=message, suggestions=suggestions or [], options=options or [])
    return Outcome(intent=intent, refusal=refusal, not_covered=not_covered)
