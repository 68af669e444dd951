"""What one knowledge base holds: a snapshot of its documents, jobs and lists, and their duties, read when needed.

The snapshot is made once per revision of the catalogue, and never holds all duties of a large knowledge base.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from assistant.headings import list_number
from assistant.rolenames import role_names, sharers
from assistant.source import Source
from corpus import heap
from corpus.catalogue import Catalogue
from corpus.model import Document, Duty, DutyList
from corpus.occupations import REFERENCE_KB
from corpus.parsing.kinds import kind_of_item
from corpus.parsing.result import Kind
from corpus.titles import resolve_title
from index.hybrid import HybridIndex
from index.text import folded


class Holdings:
    """Documents, jobs, lists and duties of one knowledge base at one revision of the catalogue."""

    def __init__(self, catalogue: Catalogue, index: HybridIndex, kb: str) -> None:
        self.kb = kb
        self._catalogue = catalogue
        self._index = index
        self.revision = catalogue.revision
        self.source = Source(catalogue)
        self.roles = {role.id: role for role in catalogue.roles(kb)}
        self.lists = {entry.id: entry for entry in catalogue.lists(kb=kb)}
        self.documents: dict[str, Document] = {doc.id: doc for doc in catalogue.documents(kb)}
        self.names = role_names(self.roles.values())
        self._duties: dict[str, tuple[Duty, ...]] = {}
        self._duty: dict[str, Duty] = {}
        self._misses = 0
        self._readings: dict[str, Kind | None] = {}
        self._values: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
        self._rarity: dict[str, float] = {}
        self._key_words: dict[str, tuple[str, ...]] = {}

    def lists_of(self, role_ids: Sequence[str], *kinds: Kind) -> list[DutyList]:
        """Lists of the roles in text order, of the given kinds (all kinds when none is given).

        A job that has none of the kind is told by a list whose items read so, whatever its heading says: what stands
        below 岗位职责 and asks for years of experience, tasks below 能力要求.
        """
        own = {place: entry for role_id in role_ids for place, entry in self._by_role.get(role_id, ())}
        found = {place: own[place] for place in own if not kinds or own[place].kind in kinds}
        if len(role_ids) <= _FEW_JOBS and (sought := _READ_AS.keys() & set(kinds)):
            told = {entry.role_id for entry in found.values()}
            for place, entry in own.items():
                read = self._reads_as(entry) if entry.role_id not in told else None
                if read in sought and read is not None and entry.kind in _READ_AS[read]:
                    found[place] = entry
        return [found[place] for place in sorted(found)]

    def _reads_as(self, entry: DutyList) -> Kind | None:
        """What most items of a list say that they are; ``None`` where they do not agree."""
        if entry.id not in self._readings:
            kinds = [kind_of_item(duty.text) for duty in self.duties([entry])]
            told = next((k for k in _READ_AS if kinds.count(k) * 5 >= len(kinds) * 3), None)
            self._readings[entry.id] = told if kinds else None
        return self._readings[entry.id]

    @cached_property
    def _by_role(self) -> dict[str, list[tuple[int, DutyList]]]:
        """Each role's lists, with their places in the order of the texts; what several jobs share is each one's."""
        shared = {role.id: sharers(role.title, self.names) for role in self.roles.values()}
        found: dict[str, list[tuple[int, DutyList]]] = defaultdict(list)
        for place, entry in enumerate(self.lists.values()):
            found[entry.role_id].append((place, entry))
            for role in shared.get(entry.role_id, ()):
                if role.id != entry.role_id:
                    found[role.id].append((place, entry))
        return dict(found)

    @cached_property
    def kind_of(self) -> dict[str, Kind]:
        """Each list's kind, by its id."""
        return {list_id: entry.kind for list_id, entry in self.lists.items()}

    @cached_property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of list that there are."""
        return frozenset(self.kind_of.values())

    def values_of(self, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        """The roles' labelled values under these names, folded, each with its document; looked up once."""
        known = self._values.get(names)
        if known is None:
            fields = (field for role in self.roles.values() for field in role.fields if field.name in names)
            known = self._values[names] = tuple((field.document_id, folded(field.text)) for field in fields)
        return known

    @cached_property
    def place_of(self) -> dict[str, int]:
        """Each list's place in the order of the texts, by its id."""
        return {list_id: place for place, list_id in enumerate(self.lists)}

    def numbered(self, number: int, role_ids: Sequence[str] = ()) -> list[DutyList]:
        """Lists whose heading ends with ``number``; of the given roles only, when any are given."""
        found = self._by_number.get(number, [])
        return [entry for entry in found if not role_ids or entry.role_id in role_ids]

    @cached_property
    def _by_number(self) -> dict[int, list[DutyList]]:
        found: dict[int, list[DutyList]] = defaultdict(list)
        for entry in self.lists.values():
            if entry.heading and (number := list_number(entry.heading)) is not None:
                found[number].append(entry)
        return dict(found)

    def occupation(self, title: str) -> str | None:
        """The occupation of the reference knowledge base that surely is ``title``; ``None`` where there is none."""
        if self.kb == REFERENCE_KB:
            return None
        matches = resolve_title(title, self._occupations)
        return matches[0].name if matches and matches[0].sure else None

    @cached_property
    def _occupations(self) -> tuple[str, ...]:
        return tuple(name for role in self._catalogue.roles(REFERENCE_KB) for name in role.names)

    @cached_property
    def size(self) -> int:
        """How many items all lists hold together."""
        return sum(entry.size for entry in self.lists.values())

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every number that ends a heading."""
        return frozenset(self._by_number)

    def edge_lists(self, first: int, last: int) -> list[DutyList]:
        """The numbered lists at a slice of their places: the first two, the last three."""
        numbered = [e for e in self.lists.values() if e.heading and list_number(e.heading) is not None]
        return numbered[first : last or None]

    def lead_in(self, entry: DutyList) -> str:
        """What is printed from a list's heading to its first item, folded: "行政前台岗位职责2（适用于长丰工厂）"."""
        first = next(iter(self.duties([entry])), None)
        if first is None:
            return ""
        start = max(entry.heading_start, first.start - _LEAD_IN_CHARS, 0)
        return folded(self.source.text(entry.document_id)[start : first.start])

    def duties(self, lists: Sequence[DutyList]) -> list[Duty]:
        """The items of ``lists``, lists in the order given, items in the text's order."""
        missing = [e.id for e in lists if e.id not in self._duties]
        if missing:
            read: dict[str, list[Duty]] = {list_id: [] for list_id in missing}
            for duty in self._catalogue.duties(list_ids=missing):
                read[duty.list_id].append(duty)
            if len(self._duties) > _DUTY_CACHE_LISTS:
                self._duties.clear()
            self._duties.update({list_id: tuple(duties) for list_id, duties in read.items()})
        return [duty for e in lists for duty in self._duties[e.id]]

    def rarity(self, word: str) -> float:
        """idf of a word over the duties of the knowledge base; looked up once per revision."""
        known = self._rarity.get(word)
        if known is None:
            known = self._rarity[word] = self._index.rarity(word, kb=self.kb)
        return known

    @property
    def unseen(self) -> float:
        """The rarity of a word that no duty holds."""
        return self.rarity("\0")

    def key_words(self, entry: DutyList, *, limit: int = 4) -> tuple[str, ...]:
        """The words that tell this list from the rest: term frequency × rarity, none inside another."""
        known = self._key_words.get(entry.id)
        if known is None:
            known = self._key_words[entry.id] = tuple(self._telling(entry)[:limit])
        return known

    def _telling(self, entry: DutyList) -> list[str]:
        weight: dict[str, float] = defaultdict(float)
        for duty in self.duties([entry]):
            for token in set(self._index.tokens(duty.text)):
                if len(token) > 1:
                    weight[token] += self.rarity(token)
        chosen: list[str] = []
        for token in sorted(
            weight, key=lambda t: (-weight[t], -len(t), t)
        ):  # the same words in every process
            if not any(token in other or other in token for other in chosen):
                chosen.append(token)
        return chosen

    def duties_by_id(self, ids: Sequence[str]) -> dict[str, Duty]:
        """The duties with these ids; unknown ids are left out."""
        held = self._duty
        missing = [duty_id for duty_id in ids if duty_id not in held]
        if not missing:
            return {duty_id: held[duty_id] for duty_id in ids}
        self._misses += len(missing)
        if len(held) > _DUTY_CACHE:
            held = self._duty = {}
            missing = list(ids)
        elif self._misses > _OFTEN_ASKED and self.size <= _DUTY_CACHE:
            held.update((duty.id, duty) for duty in self._catalogue.duties_of(self.kb))
            if self.size >= heap.MUCH:
                heap.give_back()
            missing = [duty_id for duty_id in missing if duty_id not in held]
        held.update(self._catalogue.duties_by_id(missing) if missing else {})
        return {duty_id: held[duty_id] for duty_id in ids if duty_id in held}


_LEAD_IN_CHARS = 120
_FEW_JOBS = 20  # whose lists are read through for what their items say
_READ_AS: dict[Kind, tuple[Kind, ...]] = {"requirement": ("duty", "other"), "duty": ("requirement",)}
"""The kinds of list that may be read as another."""
_DUTY_CACHE = 20_000  # 12 MB; the same duties are candidates again and again
_OFTEN_ASKED = 1_000  # duties read one by one, of nine questions or so: then the rest is read at once
_DUTY_CACHE_LISTS = 4_000  # about 26,000 duties, 15 MB
