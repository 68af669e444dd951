"""How what a knowledge base holds is named in questions: names of jobs, headings, subjects, departments, labels."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cached_property

from assistant.bodies import Body, body_names, take_body, take_short_body
from assistant.departments import DEPARTMENT_FIELDS, Unit, head_of, is_department, units_of
from assistant.headings import KIND_NAMES, Section, heading_key, is_generic, list_number, unglued
from assistant.holdings import Holdings
from assistant.partnames import NameWords, name_words
from assistant.rolenames import PARENTHESIS, soft_names
from assistant.titles import is_job_title
from assistant.titlewords import MOST_TITLED, TitleWords, own_words
from assistant.trades import trade_names
from corpus.catalogue import Catalogue
from corpus.model import Document, DutyList, Role
from index.hybrid import HybridIndex
from index.text import folded

ALL_READ = 200  # documents that are read through for one short name


def _first(ranked: tuple[int, *tuple[object, ...]]) -> int:
    return ranked[0]


def _parts(form: str) -> set[str]:
    return {form[start:end] for start in range(len(form)) for end in range(start + 1, len(form) + 1)}


class Knowledge(Holdings):
    """The names under which questions speak of the holdings."""

    def __init__(self, catalogue: Catalogue, index: HybridIndex, kb: str) -> None:
        super().__init__(catalogue, index, kb)
        self.sections = self._sections()
        self.spoken_headings = self._spoken_headings()
        self._contexts: dict[str, str] = {}

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
        """The roles' names that ``text`` may hold, as their first two characters stand there; longest first.

        Of a name with a blank for its second character the first alone counts: what is taken from a text leaves one.
        """
        starts = {*text, *(text[at : at + 2] for at in range(len(text) - 1))}
        near = [pair for start in starts for pair in self._names_by_start.get(start, ())]
        return [name for _, name in sorted(near)]

    @cached_property
    def _names_by_start(self) -> dict[str, list[tuple[int, str]]]:
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for rank, name in enumerate(sorted(self.names, key=len, reverse=True)):
            found[name[:2].rstrip()].append((rank, name))
        return dict(found)

    def says(self, form: str) -> bool:
        """Whether ``form`` is a word of the dictionary, or printed in a text: it stands for itself then."""
        return self._index.is_word(form) or self.prints(form)

    def prints(self, form: str) -> bool:
        """Whether a text prints ``form``; so it is taken where there are too many to read."""
        if len(self.documents) > ALL_READ:
            return True
        return any(form in self.source.text(document) for document in self.documents)

    @cached_property
    def forms(self) -> dict[str, set[str]]:
        """What lists are called by, folded (their heading, those over it, the names of their role): ids of such."""
        found: dict[str, set[str]] = defaultdict(set)
        for entry in self.lists.values():
            for form in (*self.roles[entry.role_id].names, entry.heading or "", *entry.path):
                found[folded(form)].add(entry.id)
        return dict(found)

    @cached_property
    def soft_names(self) -> dict[str, tuple[Role, ...]]:
        """Names that are words of work as well: see ``rolenames.soft_names``."""
        return soft_names(self.names)

    @cached_property
    def trade_names(self) -> dict[str, tuple[Role, ...]]:
        """Trades that stand for one job each where a job is asked of: see ``trades.trade_names``."""
        return trade_names({**self.names, **self.soft_names})

    @cached_property
    def trades_never_told(self) -> frozenset[str]:
        """Those trades, and soft names, that no duty speaks of; none where there is too much to read."""
        if self.size > _READ_THROUGH:
            return frozenset()
        return frozenset(name for name in self.trade_names if name not in self._said)

    def tells_of(self, word: str) -> bool:
        """Whether a duty says ``word`` (folded); so it is taken where there is too much to read."""
        return self.size > _READ_THROUGH or word in self._said

    @cached_property
    def _said(self) -> str:
        """Every duty, folded; empty where there is too much to read."""
        if self.size > _READ_THROUGH:
            return ""
        duties = self.duties([e for e in self.lists.values() if e.kind == "duty"])
        return "\n".join(folded(d.text) for d in duties)

    def body_in(self, text: str) -> Body | None:
        """The body that ``text`` asks of, not by its full name: see ``bodies``."""
        return take_body(text, self._body_names) or take_short_body(text, self._bodies, self._index.words)

    @cached_property
    def _body_names(self) -> dict[str, Role]:
        few = len(self.roles) <= _CALLED_BY_PARTS
        return body_names(self.roles.values(), self.names) if few else {}

    @cached_property
    def _bodies(self) -> tuple[Role, ...]:
        few = len(self.roles) <= _CALLED_BY_PARTS
        return tuple(r for r in self.roles.values() if few and is_department(PARENTHESIS.sub("", r.title)))

    @cached_property
    def name_words(self) -> tuple[NameWords, ...]:
        """The words of the jobs' names (see ``partnames``); none where the jobs are too many to be called so."""
        few = len(self.roles) <= _CALLED_BY_PARTS
        return name_words(self.roles.values(), self._index.words) if few else ()

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
    def telling_keys(self) -> dict[str, str]:
        """Headings that a part of their words may name, by their key, glue words left out: no kind of list, no job's title.

        渠道管理 is no 合同管理员.
        """
        return {
            key: unglued(key)
            for key in {section.key for section in self.sections}
            if not is_generic(key) and not (key in self.names and is_job_title(key))
        }

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

    def label(self, entry: DutyList) -> str:
        """The heading as printed (one that runs down the page on one line): the list's own, or the role's over its duties; else made from role and kind."""
        over = entry.path[-1] if entry.path and entry.kind == "duty" else ""
        return (
            "".join((entry.heading or over).splitlines())
            or f"{self.roles[entry.role_id].title}（{KIND_NAMES[entry.kind]}）"
        )

    def headed(self, entry: DutyList) -> str:
        """The heading as printed, behind its role where it tells nobody whose list it is: "店长 › 岗位职责"."""
        label, title = self.label(entry), self.roles[entry.role_id].title
        return f"{title} › {label}" if is_generic(heading_key(label)) and title not in label else label

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
        """A question that gives the whole list, said as people ask: a job alone has duties, it is none."""
        spoken, title = self.spoken(entry), self.roles[entry.role_id].title
        if spoken == title and entry.kind == "duty":
            return f"{title}有哪些职责"
        return f"{spoken}有哪些"

    def context(self, list_id: str) -> str:
        """The headings over a list, folded, without what only says that it is a list (岗位职责)."""
        known = self._contexts.get(list_id)
        if known is None:
            entry = self.lists[list_id]
            own = [heading_key(h) for h in (*entry.path, entry.heading or "")]
            known = self._contexts[list_id] = " ".join(dict.fromkeys(k for k in own if not is_generic(k)))
        return known

    def children(self, parent: Section) -> list[Section]:
        """The headings directly under one heading, in the text's order."""
        return self._children.get((parent.document_id, parent.path), [])


_HEADING_CHARS = 4
_CALLED_BY_PARTS = 300  # jobs: every question is read once for each
_READ_THROUGH = 5_000  # items that are read through once for what they speak of
