"""The untouched texts that citations point into, read once per revision of the catalogue."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Protocol

from corpus.catalogue import Catalogue

_WIDE = re.compile("[\U00010000-\U0010ffff]")
_HELD_CHARS = 8_000_000  # 16 MB


class Cited(Protocol):
    """Words at a place of a document."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def document_id(self) -> str:
        """Where they stand."""
        ...

    @property
    def start(self) -> int:
        """First code point."""
        ...

    @property
    def end(self) -> int:
        """Behind the last one."""
        ...


class Source:
    """Texts of one catalogue; a version's text never changes. Safe to share between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._texts: dict[str, tuple[str, list[int]]] = {}

    def text(self, document_id: str) -> str:
        """The document's text exactly as read."""
        return self._held(document_id)[0]

    def holds(self, cited: Cited) -> bool:
        """Whether the words stand verbatim at their span."""
        return self.text(cited.document_id)[cited.start : cited.end] == cited.text

    def utf16(self, cited: Cited) -> tuple[int, int]:
        """The span in UTF-16 code units: a character outside the BMP (𠮷) takes two."""
        wide = self._held(cited.document_id)[1]
        return cited.start + bisect_left(wide, cited.start), cited.end + bisect_left(wide, cited.end)

    def _held(self, document_id: str) -> tuple[str, list[int]]:
        held = self._texts.get(document_id)
        if held is None:
            text = self._catalogue.text(document_id)
            held = (text, [m.start() for m in _WIDE.finditer(text)])
            if sum(len(text) for text, _ in list(self._texts.values())) > _HELD_CHARS:
                self._texts.clear()
            self._texts[document_id] = held
        return held
