"""Where texts stand in a knowledge base: what makes a person's question sheet exact, and a miss explainable."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.evaluation.case import Case, Key, item_key, list_key, text_key
from assistant.knowledge import Knowledge
from assistant.normalise import numeral
from corpus.model import Duty
from corpus.similarity import bare, bigrams, dice

_ITEM = re.compile(
    r"^(?P<list>.+?)\s*(?:第\s*(?P<n>[0-9零〇一二两三四五六七八九十]+)\s*[条点项]|#\s*(?P<m>\d+))$"
)
_LABELLED = re.compile(r"^(?P<list>[^：:|｜·]{2,40})\s*[：:|｜·]\s*(?P<text>.+)$", re.S)
_NUMBERED = re.compile(r"^\s*[（(]?[0-9一二三四五六七八九十①-⑳]{1,3}[、.．)）]\s*")
_CONTAINED = 4  # characters: a shorter piece of a duty names none
_NEAR = 0.3


@dataclass(frozen=True, slots=True)
class Place:
    """One duty with everything a person needs to find it."""

    duty_id: str
    text: str
    role: str
    list: str
    number: str | None
    document: str
    start: int
    end: int


class Unknown(ValueError):
    """An entry that no duty stands for; ``nearest`` is the closest text, if any is close."""

    def __init__(self, entry: str, nearest: str | None) -> None:
        super().__init__(entry)
        self.entry = entry
        self.nearest = nearest


class Ground:
    """Every duty of one knowledge base by text, list and number."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._texts: dict[str, list[Duty]] = defaultdict(list)
        self._lists: dict[str, list[list[Duty]]] = defaultdict(list)
        for entry in knowledge.lists.values():
            duties = knowledge.duties([entry])
            self._lists[list_key(knowledge.label(entry))].append(duties)
            for duty in duties:
                self._texts[text_key(duty.text)].append(duty)

    def place(self, duty: Duty) -> Place:
        """Where a duty stands."""
        knowledge = self._knowledge
        return Place(
            duty_id=duty.id,
            text=duty.text,
            role=knowledge.roles[duty.role_id].title,
            list=knowledge.label(knowledge.lists[duty.list_id]),
            number=duty.number,
            document=knowledge.documents[duty.document_id].name,
            start=duty.start,
            end=duty.end,
        )

    def found(self, case: Case, key: Key) -> Place | None:
        """The duty that a demanded item is, or ``None`` where no text of the knowledge base holds it so."""
        where, text = key
        for duty in self._texts.get(text, ()):
            place = self.place(duty)
            at = place.document if case.by_document else list_key(place.list)
            if where in ("", at):
                return place
        return None

    def keys(self, entry: str) -> frozenset[Key]:
        """The items that a person's entry stands for, see ``tests/eval/README.md``.

        In this order: a duty's text (wherever it stands), ``清单 第3条``, a whole list by its heading,
        ``清单：条目``, a piece of exactly one duty's text.

        Raises:
            Unknown: none of these.
        """
        text = text_key(entry)
        for form in (text, text_key(_NUMBERED.sub("", entry))):
            if form in self._texts:
                return frozenset({("", form)})
        return self._by_list(entry) or self._by_piece(text) or self._fail(entry)

    def _by_list(self, entry: str) -> frozenset[Key]:
        bare = entry.strip()
        if numbered := _ITEM.match(bare):
            wanted = numeral(numbered["n"] or numbered["m"])
            return self._keys(d for d in self._of(numbered["list"]) if _number(d) == wanted)
        if whole := self._of(bare):
            return self._keys(whole)
        if labelled := _LABELLED.match(bare):
            text = text_key(_NUMBERED.sub("", labelled["text"]))
            return self._keys(d for d in self._of(labelled["list"]) if text in text_key(d.text))
        return frozenset()

    def _of(self, heading: str) -> list[Duty]:
        return [duty for duties in self._lists.get(list_key(heading), ()) for duty in duties]

    def _keys(self, duties: Iterable[Duty]) -> frozenset[Key]:
        known = self._knowledge
        return frozenset(item_key(known.label(known.lists[duty.list_id]), duty.text) for duty in duties)

    def _by_piece(self, text: str) -> frozenset[Key]:
        holding = [known for known in self._texts if text in known] if len(text) >= _CONTAINED else []
        return frozenset({("", holding[0])}) if len(holding) == 1 else frozenset()

    def _fail(self, entry: str) -> frozenset[Key]:
        raise Unknown(entry, self.nearest(entry))

    def nearest(self, text: str) -> str | None:
        """The text of the knowledge base that shares most with ``text``."""
        wanted = bigrams(bare(text))
        shares = ((dice(wanted, bigrams(bare(known))), known) for known in self._texts)
        share, best = max(shares, default=(0.0, None))
        return self._texts[best][0].text if best is not None and share >= _NEAR else None


def _number(duty: Duty) -> int | None:
    return numeral(duty.number) if duty.number else duty.position + 1
