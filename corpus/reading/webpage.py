"""html: the visible text with its block structure.

Scripts, styles, form controls and what is hidden by attribute or inline style are left out; whitespace
collapses as a browser does, except that a source line break between two Han characters is no blank. Lists
get the numbers and bullets that a browser draws, unless the item already prints its own number, or is only
a link (menus). Navigation stays: what is boilerplate is the parser's to judge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from corpus.errors import UnreadableDocument
from corpus.reading.encodings import Decoded
from corpus.reading.numerals import letters, roman
from corpus.reading.plain import damage_notes, decode_text
from corpus.reading.result import UNREADABLE
from corpus.reading.rows import flatten

_DROPPED = frozenset(
    "script style noscript template head iframe object embed applet canvas audio video map svg math "
    "select datalist textarea input button progress meter dialog rt rp".split()
)
# An empty line before and after; _LINES only break the line.
_BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol dl table section article aside header footer main nav blockquote pre form "
    "fieldset figure hr center details address".split()
)
_LINES = frozenset("div li dt dd tr caption legend summary option figcaption body html".split())

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding=["']([A-Za-z0-9_.-]{2,40})""")
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*[^;]*none", re.I)
_OWN_MARKER = re.compile(
    r"\s*(?:[(（【\[]?[0-9０-９一二三四五六七八九十百]{1,3}[)）】\].、，．。:：]|[①-⓿⑴-⒛➀-➓]|[•●◆■▪▌*·\-–—]|[a-zA-Z][.)、])"
)
_SPACES = re.compile("[ \t\r\n\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’…—"
_BREAK_IN_HAN = re.compile(f"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\r\n\f]*(?=[{_WIDE}])")


def read_html(data: bytes, name: str) -> tuple[str, str, str | None, tuple[str, ...]]:
    """Text, encoding, title and notes of a page."""
    decoded = decode_text(data, name, declared_charset(data))
    root = _parsed(decoded)
    title = root.find(".//title")
    lines = _Page().lines(root)
    named = _SPACES.sub(" ", title.text or "").strip() if title is not None else ""
    return _squeezed(lines), decoded.encoding, named or None, damage_notes(decoded)


def declared_charset(data: bytes) -> str | None:
    """What the document's head says about its encoding."""
    head = data[:4096]
    found = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return found.group(1).decode("ascii") if found else None


def _parsed(decoded: Decoded) -> etree._Element:
    parser = etree.HTMLParser(
        no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(decoded.text.replace("\0", "").encode("utf-8"), parser)
    except etree.XMLSyntaxError as exc:
        raise UnreadableDocument(UNREADABLE, reason="damaged") from exc
    if root is None:
        raise UnreadableDocument(UNREADABLE, reason="damaged")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnreadableDocument(UNREADABLE, reason="nesting")  # the parser stopped, the rest is lost
    return root


class _Page:
    """Lines of an element's subtree. Depth is bounded: the parser refuses more than 256 levels."""

    def lines(self, element: etree._Element) -> list[str]:
        """Lines with '' where an empty line parts two blocks."""
        lines = [""]
        for piece in self._pieces(element):
            if piece is None:
                lines.append("")
            elif piece == "\n":
                if lines[-1]:
                    lines.append("")
            elif piece == "\n\n":
                lines += ["", ""] if lines[-1] else [""]
            elif "\n" in piece:  # finished lines: a table, preformatted text
                lines += [*piece.strip("\n").split("\n"), ""]
            else:
                text = piece.lstrip(" ") if not lines[-1] or lines[-1].endswith(" ") else piece
                lines[-1] += text
        return [line.strip(" ") for line in lines]

    def _pieces(self, element: etree._Element) -> Iterator[str | None]:
        name = element.tag if isinstance(element.tag, str) else ""
        if name in _DROPPED or _is_hidden(element):
            return
        if name == "br":
            yield None
            return
        inner_list = name in {"ul", "ol"} and getattr(element.getparent(), "tag", None) == "li"
        gap = "\n" if name in _LINES or inner_list else "\n\n" if name in _BLOCKS else ""
        if gap:
            yield gap
        if name == "table":
            rows = flatten(self._rows(element))
            if rows:
                yield "\n".join([*rows, ""])
        elif name == "pre":
            yield "".join(str(text) for text in element.itertext()).strip("\n") + "\n"
        else:
            yield from self._children(element, name)
        if gap:
            yield gap
        elif name in {"td", "th"}:
            yield " "

    def _children(self, element: etree._Element, name: str) -> Iterator[str | None]:
        if element.text:
            yield from _text(element.text)
        markers = _Markers(element) if name in {"ol", "ul", "menu"} else None
        for inner in element:
            if markers is not None and inner.tag == "li":
                drawn = markers.next(inner)
                if drawn:
                    yield "\n"
                    yield drawn
                    yield from self._unbroken(inner)
                else:
                    yield from self._pieces(inner)
            else:
                yield from self._pieces(inner)
            if inner.tail:
                yield from _text(inner.tail)

    def _unbroken(self, item: etree._Element) -> Iterator[str | None]:
        """An item's pieces without the breaks at its head: the text stands beside its marker."""
        head = True
        for piece in self._pieces(item):
            if head and (piece is None or not piece.strip()):
                continue
            head = False
            yield piece

    def _rows(self, table: etree._Element) -> Iterator[list[str]]:
        for row in _rows_of(table):
            if _is_hidden(row):
                continue
            yield (
                [
                    "\n".join(line for line in self.lines(cell) if line.strip())
                    for cell in row
                    if cell.tag in {"td", "th"} and not _is_hidden(cell)
                ]
                if row.tag == "tr"
                else ["\n".join(line for line in self.lines(row) if line)]
            )


def _rows_of(table: etree._Element) -> Iterator[etree._Element]:
    """Rows and captions of a table, not of the tables inside it."""
    for element in table:
        if element.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows_of(element)
        elif element.tag in {"tr", "caption"}:
            yield element


class _Markers:
    """The numbers or bullets of one list."""

    def __init__(self, element: etree._Element) -> None:
        self._bare = bool(_NO_MARKER.search(element.get("style", "")))
        self._ordered = element.tag == "ol"
        self._type = element.get("type", "1")
        self._step = -1 if element.get("reversed") is not None else 1
        items = sum(1 for child in element if child.tag == "li")
        self._next = _integer(element.get("start"), items if self._step < 0 else 1)

    def next(self, item: etree._Element) -> str:
        number = _integer(item.get("value"), self._next)
        self._next = number + self._step
        text = "".join(str(part) for part in item.itertext()).strip()
        if self._bare or not text or _is_hidden(item) or _OWN_MARKER.match(text) or _only_link(item, text):
            return ""
        return f"{self._number(number)}. " if self._ordered else "• "

    def _number(self, number: int) -> str:
        made: str | None = None
        if number > 0 and self._type in {"a", "A"}:
            made = letters(number)
        elif number > 0 and self._type in {"i", "I"}:
            made = (roman(number) or "").lower() or None
        if made is None:
            return str(number)
        return made.upper() if self._type in {"A", "I"} else made


def _only_link(item: etree._Element, text: str) -> bool:
    links = "".join(str(part) for link in item.iter("a") for part in link.itertext())
    return bool(links) and len(links.strip()) >= len(text)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN_STYLE.search(element.get("style", "")))


def _text(text: str) -> Iterator[str]:
    yield _SPACES.sub(" ", _BREAK_IN_HAN.sub("", text))


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def _squeezed(lines: list[str]) -> str:
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n") + "\n" if any(kept) else ""
