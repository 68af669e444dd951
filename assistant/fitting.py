"""Which texts of a page may answer a question at all: of the jobs meant, of the kind of list, with the kind of value asked for."""

from __future__ import annotations

from typing import NamedTuple

from assistant.asideoutline import Line
from assistant.asked import Asked, Desk
from assistant.attribute_reading import asked_behind_subject, attribute_asked
from assistant.attributes import DEMANDED, Attribute, attribute_in, holds
from assistant.besides import empty_form, of_roles, prints, states
from assistant.contract import Intent
from assistant.contrary import qualifiers_of
from assistant.page_texts import PageText
from assistant.times import has_value
from assistant.valuesasked import ValuesAsked
from corpus.model import Duty
from corpus.parsing.result import Kind
from index.text import folded

# Characters of a text, and of these such as the question lacks: what the question says itself tells nothing.
_SHORTEST, _NEW = 8, 3

# What items of a list are asked for is told by no line beside it: "某公司的职责有哪些" by none that tells of the company.
_KINDS: dict[Intent, tuple[Kind, ...]] = {
    "enumerate": ("duty", "overview", "other"),
    "requirements": ("requirement", "condition", "benefit", "other"),
}

_PAY = "薪酬"


def _demanded(text: str) -> Attribute | None:
    """What is demanded of a person, asked for by its own words beside a matter: "复核报表要什么证书" asks for no reports."""
    attribute = attribute_in(text)
    return attribute if attribute is not None and attribute.name in DEMANDED else None


class Doubts(NamedTuple):
    """What speaks against a text.

    Attributes:
        short: it is as short as a heading.
        other_kind: it is of another kind of list than is asked for.
        other_value: it holds no value of the attribute that is asked for.
        of_others: it stands in a list of jobs that are not named.
    """

    short: bool
    other_kind: bool
    other_value: bool
    of_others: bool


class Fitting:
    """What a text must be to answer one question.

    Attributes:
        attribute: of a post or its holder, where one is asked for.
    """

    def __init__(self, asked: Asked, desk: Desk) -> None:
        self._asked, self._desk = asked, desk
        self._question = folded(asked.text)
        behind = asked_behind_subject(asked)
        self.attribute = attribute_asked(asked) or (behind and behind[0]) or _demanded(asked.text)
        self._qualifiers = qualifiers_of(asked, desk)
        self._values = ValuesAsked(asked, unlisted=not desk.knowledge.lists)

    def answer(self, found: PageText) -> bool:
        """Whether the text may be meant, and nothing speaks against it."""
        return self.possible(found) and not any(self.doubts(found))

    def possible(self, found: PageText) -> bool:
        """Whether the text may be meant at all: it prints what is asked for, and speaks of no opposite."""
        return self._adds(found.text) and self.prints_value(found.text) and not self._contradicted(found)

    def doubts(self, found: PageText) -> Doubts:
        """What speaks against a text that is possible."""
        kind = self._desk.knowledge.lists[found.of.list_id].kind if isinstance(found.of, Duty) else None
        return Doubts(
            short=len(found.text) < _SHORTEST,
            other_kind=not self._of_kind(kind),
            other_value=not self._of_attribute(found, kind),
            of_others=not self._of_them(found),
        )

    def _adds(self, text: str) -> bool:
        """Whether a text says something that the question does not; labels of an empty form say nothing."""
        new = sum(char not in self._question for char in folded(text))
        return new >= _NEW and not empty_form(text)

    def _of_kind(self, kind: Kind | None) -> bool:
        """Whether items of this kind, or no item (``None``), may be what is asked for."""
        intent = self._asked.intent
        if intent not in _KINDS or not self._desk.knowledge.lists:
            return True
        return intent == "requirements" if kind is None else kind in _KINDS[intent]

    def prints_value(self, text: str) -> bool:
        """Whether the text prints the kind of value that is asked for; any will do where none is."""
        return self._values.printed(text)

    def _of_attribute(self, found: PageText, kind: Kind | None) -> bool:
        """Whether the text holds the attribute of a post that is asked for, if one is."""
        attribute = self.attribute
        if attribute is None:
            return True
        if kind == "duty" and not has_value(folded(found.text)):
            return False  # "押金怎么收费": that somebody takes deposits does not tell it
        if attribute.name == _PAY and not states(attribute, found.text):
            return False  # 进修期间只发基本工资 tells nobody's pay
        labelled = isinstance(found.of, tuple) and holds(attribute, found.of[1])
        return labelled or prints(attribute, found.text)

    def _of_them(self, found: PageText) -> bool:
        """Whether the text is of the jobs that are named, if any is."""
        roles = self._asked.target.roles
        ids = {role.id for role in roles}
        match found.of:
            case Duty():
                return not ids or found.of.role_id in ids
            case Line():
                return bool(of_roles([found.of], roles, self._desk.knowledge))
            case (role, _):
                return not ids or role.id in ids

    def _contradicted(self, found: PageText) -> bool:
        """ "线下订舱谁负责": a text on 线上 does not tell it."""
        headings = self._desk.knowledge.context(found.of.list_id) if isinstance(found.of, Duty) else ""
        return any(q.contradicts(found.text, headings) for q in self._qualifiers)
