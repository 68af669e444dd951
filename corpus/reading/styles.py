"""What styles.xml says that matters for text: who is numbered, who is a title, who is a table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from corpus.reading.package import attribute, child, local

_DEPTH = 20  # of basedOn chains; a cycle must end


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str | None
    list_id: str | None
    level: str | None


class Styles:
    """Paragraph and list styles by their id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default: str | None = None
        for element in root if root is not None else ():
            if local(element) == "style":
                self._read(element)

    @property
    def lists(self) -> dict[str, str]:
        """Style id -> numId, for the styles that name a list."""
        return {key: style.list_id for key, style in self._styles.items() if style.list_id}

    def numbered(self, style_id: str | None) -> tuple[str | None, str | None]:
        """List instance and level that a style (or one it is based on) gives its paragraphs."""
        list_id = level = None
        for style in self._chain(style_id):
            list_id = list_id if list_id is not None else style.list_id
            level = level if level is not None else style.level
        return list_id, level

    def is_title(self, style_id: str | None) -> bool:
        """Word's built-in Title, whatever the language of its interface."""
        style = self._styles.get(style_id or "")
        return style is not None and style.name.lower() == "title"

    def is_contents(self, style_id: str | None) -> bool:
        """Lines of a table of contents (built-in styles toc 1 … toc 9, and LibreOffice's)."""
        style = self._styles.get(style_id or "")
        return style is not None and style.name.lower().startswith(("toc ", "contents "))

    def _chain(self, style_id: str | None) -> list[_Style]:
        chain: list[_Style] = []
        current = style_id or self._default
        while current in self._styles and len(chain) < _DEPTH:
            style = self._styles[current]
            chain.append(style)
            current = style.based_on or ""
        return chain

    def _read(self, element: etree._Element) -> None:
        key = attribute(element, "styleId") or ""
        numbers = child(element, "pPr", "numPr")
        self._styles[key] = _Style(
            name=attribute(child(element, "name")) or "",
            based_on=attribute(child(element, "basedOn")),
            list_id=attribute(child(numbers, "numId")),
            level=attribute(child(numbers, "ilvl")),
        )
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in {"1", "true"}:
            self._default = key
