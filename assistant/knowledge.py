"""What one knowledge base holds, arranged for a question: names, numbered lists, headings.

A snapshot of the catalogue's roles and lists (never of its duties), made once per revision. Duties are
read when an answer needs them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from assistant.departments import DEPARTMENT_FIELDS, Unit, head_of, units_of
from assistant.headings import KIND_NAMES, Section, heading_key, is_generic, list_number, unglued
from assistant.rolenames import role_names, sharers, soft_names, trade_names
from assistant.source import Source
from assistant.titlewords import MOST_TITLED, TitleWords, own_words
from corpus.catalogue import Catalogue
from corpus.model import Document, Duty, DutyList, Role
from corpus.occupations import REFERENCE_KB
from corpus.parsing.result import Kind
from corpus.titles import resolve_title
from index.hybrid import HybridIndex
from index.text import folded


def _first(ranked: tuple[int, *tuple[object, ...]]) -> int:
    return ranked[0]


def _parts(form: str) -> set[str]:
    return {form[start:end] for start in range(len(form)) for end in range(start + 1, len(form) + 1)}


class Knowledge:
    """Roles, lists and headings of one knowledge base at one revision of the catalogue."""

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
        self.sections = self._sections()
        self.spoken_headings = self._spoken_headings()
        self._duties: dict[str, tuple[Duty, ...]] = {}
        self._duty: dict[str, Duty] = {}
        self._misses = 0
        self._values: dict[tuple[str, ...], tuple[tuple[str, str], ...]] = {}
        self._rarity: dict[str, float] = {}
        self._contexts: dict[str, str] = {}
        self._key_words: dict[str, tuple[str, ...]] = {}

    def _sections(self) -> tuple[Section, ...]:
        under: dict[tuple[str, tuple[str, ...]], list[DutyList]] = defaultdict(list)
        for entry in self.lists.values():
            for path in self._places(entry):
                under[entry.document_id, path].append(entry)
        return tuple(
            Section(path[-1], heading_key(path[-1]), path, document_id, tuple(lists))
            for (document_id, path), lists in under.items()
        )

    def _spoken_headings(self) -> tuple[tuple[str, Section], ...]:
        """The forms by which a question may name a heading, longest first."""
        order = {name: place for place, name in enumerate(self.names)}
        forms = [(form, s) for s in self.sections for form in s.spoken if self._is_distinctive(form, order)]
        return tuple(sorted(forms, key=lambda pair: -len(pair[0])))

    def headings_near(self, text: str) -> list[tuple[str, Section]]:
        """Those of ``spoken_headings`` that ``text`` may hold, as their first two characters stand there."""
        starts = {text[at : at + 2] for at in range(len(text) - 1)}
        near = [found for start in starts for found in self._headings_by_start.get(start, ())]
        return [(form, section) for _, form, section in sorted(near, key=_first)]

    @cached_property
    def _headings_by_start(self) -> dict[str, list[tuple[int, str, Section]]]:
        found: dict[str, list[tuple[int, str, Section]]] = defaultdict(list)
        for rank, (form, section) in enumerate(self.spoken_headings):
            found[form[:2]].append((rank, form, section))
        return dict(found)

    def _is_distinctive(self, form: str, order: Mapping[str, int]) -> bool:
        """Whether a heading names its list: neither generic ("岗位职责") nor a role's name with a number."""
        if len(form) < _HEADING_CHARS or is_generic(form):
            return False
        for name in sorted(_parts(form) & order.keys(), key=lambda n: (-len(n), order[n])):
            form = form.replace(name, "")
        return bool(form) and not is_generic(form.strip("的")) and list_number("x" + form) is None

    @staticmethod
    def _places(entry: DutyList) -> list[tuple[str, ...]]:
        path = entry.path
        if entry.heading and (not path or path[-1] != entry.heading):
            path = (*path, entry.heading)
        return [path[: depth + 1] for depth in range(len(path))]

    def names_near(self, text: str) -> list[str]:
        """The roles' names that ``text`` may hold, as their first character stands there; longest first."""
        return [
            name for _, name in sorted(pair for c in set(text) for pair in self._names_by_start.get(c, ()))
        ]

    @cached_property
    def _names_by_start(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for rank, name in enumerate(sorted(self.names, key=len, reverse=True)):
            found[name[:1]].append((rank, name))
        return dict(found)

    # ------------------------------------------------------------------ lists

    def lists_of(self, role_ids: Sequence[str], *kinds: Kind) -> list[DutyList]:
        """Lists of the roles in text order, of the given kinds (all kinds when none is given)."""
        own = {place: entry for role_id in role_ids for place, entry in self._by_role.get(role_id, ())}
        return [own[place] for place in sorted(own) if not kinds or own[place].kind in kinds]

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
        wanted = set(role_ids)
        return [
            e
            for e in self.lists.values()
            if e.heading and list_number(e.heading) == number and (not wanted or e.role_id in wanted)
        ]

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
    def soft_names(self) -> dict[str, tuple[Role, ...]]:
        """Names that are words of work as well: see ``rolenames.soft_names``."""
        return soft_names(self.names)

    @cached_property
    def trade_names(self) -> dict[str, tuple[Role, ...]]:
        """Trades that stand for one job each where a job is asked of: see ``rolenames.trade_names``."""
        return trade_names({**self.names, **self.soft_names})

    @cached_property
    def by_ending(self) -> dict[str, list[Section]]:
        """Headings by each of their endings of four characters and more."""
        found: dict[str, list[Section]] = defaultdict(list)
        for section in self.sections:
            for start in range(len(section.key) - _HEADING_CHARS + 1):
                found[section.key[start:]].append(section)
        return dict(found)

    @cached_property
    def subjects(self) -> dict[str, tuple[Section, ...]]:
        """What several headings side by side speak of: 销售监督 in "销售监督的定位", "销售监督的基本素质"."""
        found: dict[tuple[str, tuple[str, ...], str], list[Section]] = defaultdict(list)
        for section in self.sections:
            subject, joint, _ = section.key.partition("的")
            if joint and len(subject) > 1 and subject not in self.names:
                found[section.document_id, section.path[:-1], subject].append(section)
        return {key[2]: tuple(sections) for key, sections in found.items() if len(sections) > 1}

    @cached_property
    def own_title_words(self) -> dict[str, list[TitleWords]]:
        """The words by which a title names its document (see ``titlewords``), by their first two characters."""
        titles = {document: folded(document.title) for document in self.documents.values()}
        found: dict[str, list[TitleWords]] = defaultdict(list)
        if len(titles) > MOST_TITLED:
            return {}
        said = "\n".join(folded(d.text) for d in self.duties(list(self.lists.values())))
        for name in own_words(titles, self.names, {s.key for s in self.sections}, self._index.is_word, said):
            found[name.words[:2]].append(name)
        return dict(found)

    @cached_property
    def units(self) -> dict[str, list[Unit]]:
        """The departments that documents and roles name (see ``departments``), by their first two characters."""
        heads = {
            d: folded(head_of(d.title, self.source.text(d.id), self.names)) for d in self.documents.values()
        }
        placed: dict[Document, list[str]] = defaultdict(list)
        if len(heads) > MOST_TITLED:
            return {}
        for role in self.roles.values():
            for one in role.fields:
                if one.name in DEPARTMENT_FIELDS and one.document_id in self.documents:
                    placed[self.documents[one.document_id]].append(folded(one.text))
        return units_of(heads, placed, self._index.words)

    @cached_property
    def sections_by_pair(self) -> dict[str, list[Section]]:
        """Headings by each two characters in a row that they hold, glue words left out."""
        found: dict[str, list[Section]] = defaultdict(list)
        for section in self.sections:
            key = unglued(section.key)
            for pair in {key[at : at + 2] for at in range(len(key) - 1)}:
                found[pair].append(section)
        return dict(found)

    @cached_property
    def by_opening(self) -> dict[str, list[Section]]:
        """Headings by each of their beginnings of four characters and more."""
        found: dict[str, list[Section]] = defaultdict(list)
        for section in self.sections:
            for end in range(_HEADING_CHARS, len(section.key) + 1):
                found[section.key[:end]].append(section)
        return dict(found)

    @cached_property
    def _children(self) -> dict[tuple[str, tuple[str, ...]], list[Section]]:
        under: dict[tuple[str, tuple[str, ...]], list[Section]] = defaultdict(list)
        for section in self.sections:
            under[section.document_id, section.path[:-1]].append(section)
        return dict(under)

    @cached_property
    def parents(self) -> tuple[Section, ...]:
        """The headings that have headings under them."""
        return tuple(s for s in self.sections if self.children(s))

    @cached_property
    def named_sections(self) -> tuple[Section, ...]:
        """The headings that name something of their own, each with its lists."""
        return tuple(dict.fromkeys(section for _, section in self.spoken_headings))

    @cached_property
    def size(self) -> int:
        """How many items all lists hold together."""
        return sum(entry.size for entry in self.lists.values())

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Every number that ends a heading."""
        found = (list_number(e.heading) for e in self.lists.values() if e.heading)
        return frozenset(n for n in found if n is not None)

    def edge_lists(self, first: int, last: int) -> list[DutyList]:
        """The numbered lists at a slice of their places: the first two, the last three."""
        numbered = [e for e in self.lists.values() if e.heading and list_number(e.heading) is not None]
        return numbered[first : last or None]

    def label(self, entry: DutyList) -> str:
        """The heading as printed: the list's own, or the role's over its duties; else made from role and kind."""
        over = entry.path[-1] if entry.path and entry.kind == "duty" else ""
        return entry.heading or over or f"{self.roles[entry.role_id].title}（{KIND_NAMES[entry.kind]}）"

    def spoken(self, entry: DutyList) -> str:
        """The list as a question can name it: by its heading where that is its own, else by its role and kind.

        "岗位职责" heads the lists of many roles: "客服专员的岗位职责".
        """
        label = self.label(entry)
        if self._labels[label] == 1 and not is_generic(heading_key(label)):
            return label
        same = self.lists_of([entry.role_id], entry.kind)
        title = self.roles[entry.role_id].title
        if len(same) > 1:
            return label if title in label else f"{title}的{label}"
        return f"{title}的{KIND_NAMES[entry.kind]}" if entry.kind != "other" else label

    @cached_property
    def _labels(self) -> Counter[str]:
        return Counter(self.label(entry) for entry in self.lists.values())

    def way_to(self, entry: DutyList) -> str:
        """A question that gives the whole list."""
        return f"{self.spoken(entry)}有哪些"

    def context(self, list_id: str) -> str:
        """The headings over a list, folded, without what only says that it is a list (岗位职责)."""
        known = self._contexts.get(list_id)
        if known is None:
            entry = self.lists[list_id]
            own = [heading_key(h) for h in (*entry.path, entry.heading or "")]
            known = self._contexts[list_id] = " ".join(dict.fromkeys(k for k in own if not is_generic(k)))
        return known

    def lead_in(self, entry: DutyList) -> str:
        """What is printed from a list's heading to its first item, folded: "行政前台岗位职责2（适用于长丰工厂）"."""
        first = next(iter(self.duties([entry])), None)
        if first is None:
            return ""
        start = max(entry.heading_start, first.start - _LEAD_IN_CHARS, 0)
        return folded(self.source.text(entry.document_id)[start : first.start])

    def children(self, parent: Section) -> list[Section]:
        """The headings directly under one heading, in the text's order."""
        return self._children.get((parent.document_id, parent.path), [])

    # ----------------------------------------------------------------- duties

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

    # ------------------------------------------------------------------ words

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
            missing = [duty_id for duty_id in missing if duty_id not in held]
        held.update(self._catalogue.duties_by_id(missing) if missing else {})
        return {duty_id: held[duty_id] for duty_id in ids if duty_id in held}


_HEADING_CHARS = 4
_LEAD_IN_CHARS = 120
_DUTY_CACHE = 20_000  # 12 MB; the same duties are candidates again and again
_OFTEN_ASKED = 1_000  # duties read one by one, of nine questions or so: then the rest is read at once
_DUTY_CACHE_LISTS = 4_000  # about 26,000 duties, 15 MB
