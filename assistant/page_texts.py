"""Every text of a small page, wherever it stands (item, labelled value, line beside the lists), with vectors of it and its sentences.

Of a page with hundreds of texts one lies near any question by chance, so larger ones have none. Read once per state of the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from assistant.asideoutline import Line
from assistant.asked import Desk
from assistant.besides import lines_beside, whole_of
from assistant.knowledge import Knowledge
from corpus.model import Duty, Role, RoleField
from index.text import folded

MOST = 80  # texts of a page; of the hundreds that a handbook holds one stands out by chance
_SENTENCE = re.compile(r"(?<=[。！？!?；;])|\n")
_SHORTEST = 6  # characters of a sentence that is read by itself

Field = tuple[Role, RoleField]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class PageText:
    """One text of the page: an item, a labelled value or a line beside the lists."""

    text: str
    of: Duty | Field | Line

    @property
    def beside(self) -> bool:
        """Whether it is no item of a list."""
        return not isinstance(self.of, Duty)


@dataclass(frozen=True, slots=True)
class Page:
    """The texts of a page.

    Attributes:
        vectors: a row each of the parts, shape (parts, dimensions); ``None`` without an encoder.
        owners: of each part the place of its text.
    """

    texts: tuple[PageText, ...]
    vectors: Floats | None
    owners: tuple[int, ...]

    def near(self, meaning: Floats) -> Floats:
        """How near each text lies to ``meaning``, as a whole or in the nearest of its sentences."""
        near = np.full(len(self.texts), -1.0, dtype=np.float32)
        if self.vectors is not None:
            np.maximum.at(near, list(self.owners), self.vectors @ meaning)
        return near


_pages: WeakKeyDictionary[Knowledge, Page | None] = WeakKeyDictionary()


def page_of(desk: Desk) -> Page | None:
    """The texts of the page; ``None`` where there are too many."""
    if desk.knowledge not in _pages:
        _pages[desk.knowledge] = _read(desk)
    return _pages[desk.knowledge]


def _read(desk: Desk) -> Page | None:
    knowledge = desk.knowledge
    if knowledge.size > MOST:
        return None
    items = [PageText(d.text, d) for d in knowledge.duties(list(knowledge.lists.values()))]
    texts = (*items, *_others(knowledge))
    if len(texts) > MOST:
        return None
    parts = [(place, part) for place, text in enumerate(texts) for part in _parts(text.text)]
    vectors = desk.index.vectors_of([part for _, part in parts])
    return Page(texts, vectors, tuple(place for place, _ in parts))


def _others(knowledge: Knowledge) -> Iterator[PageText]:
    """Labelled values and lines, each once: a page prints its title, its number and its frame several times."""
    fields = [(role, field) for role in knowledge.roles.values() for field in role.fields]
    others = [PageText(f"{field.name}：{field.text}", (role, field)) for role, field in fields]
    others += [
        PageText(f"{x.asked}{whole_of(x, knowledge)}", x) for x in lines_beside(knowledge) if not x.of_site
    ]
    titles = {folded(document.title) for document in knowledge.documents.values()}
    titles |= {
        folded(f"{field.name}：{field.text}") for _, field in fields if folded(field.text) in knowledge.names
    }
    once = {folded(other.text): other for other in others}
    return (other for key, other in once.items() if key not in titles)


def _parts(text: str) -> Sequence[str]:
    """A text and, where it has several, its sentences."""
    sentences = [part for part in _SENTENCE.split(text) if len(part) >= _SHORTEST]
    return (text, *sentences) if len(sentences) > 1 else (text,)
