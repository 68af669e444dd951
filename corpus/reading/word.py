"""docx: paragraphs, tables row by row, text boxes, and the numbers that Word draws.

What a reader of the printed page would see in its flow is read; deleted text of tracked changes, hidden
text, comments and pinyin above characters are not. Headers, footers and tables of contents repeat or frame
the text, so they stay out and a note says so. Footnotes follow the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from corpus.errors import UnreadableDocument
from corpus.reading.numbering import Numbering, visible_sign
from corpus.reading.package import Package, attribute, child, local
from corpus.reading.result import UNREADABLE
from corpus.reading.rows import flatten
from corpus.reading.styles import Styles

# Elements that only wrap others: content controls, insertions, smart tags, links, fields.
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "fldSimple", "dir", "bdo"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_BOXES = frozenset({"drawing", "pict", "object"})


def read_docx(data: bytes) -> tuple[str, str | None, tuple[str, ...]]:
    """Text, title and notes of a docx."""
    package = Package(data)
    part = package.main("word/document.xml")
    root = package.tree(part)
    body = child(root, "body")
    if body is None:
        raise UnreadableDocument(UNREADABLE, reason="damaged", part=part)
    styles = Styles(_related(package, part, "/styles"))
    document = _Body(styles, Numbering(_related(package, part, "/numbering"), styles.lists))
    lines = document.lines(body)
    for kind in ("/footnotes", "/endnotes"):
        notes = _related(package, part, kind)
        for note in notes if notes is not None else ():
            if attribute(note, "type") is None:  # the others are the rules above the notes
                lines += document.lines(note)
    return _squeezed(lines), document.title, tuple(_notes(document, package, part))


def _related(package: Package, part: str, kind: str) -> etree._Element | None:
    for name in package.related(part, kind).values():
        return package.tree(name)
    return None


def _notes(document: _Body, package: Package, part: str) -> Iterator[str]:
    if document.contents:
        yield f"目录（{document.contents} 行）没有读入正文。"
    frames: dict[str, None] = {}
    for kind in ("/header", "/footer"):
        for name in package.related(part, kind).values():
            root = package.tree(name)
            text = (
                " ".join(_Body(document.styles, Numbering(None, {})).lines(root)).strip()
                if root is not None
                else ""
            )
            if any(char.isalpha() for char in text):  # a lone page number is no news
                frames[text[:60]] = None
    if frames:
        yield f"页眉页脚没有读入正文：{'；'.join(frames)}"


def _squeezed(lines: list[str]) -> str:
    """Lines joined, at most one empty line between two."""
    kept: list[str] = []
    for line in lines:
        stripped = line.rstrip(" \t")
        if stripped or (kept and kept[-1]):
            kept.append(stripped)
    return "\n".join(kept).strip("\n") + "\n" if any(kept) else ""


class _Body:
    """Walks block elements in document order, counting lists as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.styles = styles
        self.title: str | None = None
        self.contents = 0
        self._numbering = numbering

    def lines(self, container: etree._Element) -> list[str]:
        lines: list[str] = []
        for element in container:
            name = local(element)
            if name == "p":
                lines += self._paragraph(element)
            elif name == "tbl":
                lines += flatten(self._rows(element))
            elif name == "AlternateContent":
                lines += self.lines(_chosen(element))
            elif name in _WRAPPERS:
                lines += self.lines(element)
        return lines

    def _paragraph(self, paragraph: etree._Element) -> list[str]:
        properties = child(paragraph, "pPr")
        style = attribute(child(properties, "pStyle"))
        boxes: list[etree._Element] = []
        text = "".join(self._inline(paragraph, boxes))
        if self.styles.is_contents(style):
            self.contents += bool(text.strip())
            return []
        if text.strip() or not boxes:
            number = self._number(properties, style)
            if text.strip():
                text = number + text.lstrip(" \t") if number else text
                if self.title is None and self.styles.is_title(style):
                    self.title = text.strip()
        lines = text.split("\n") if text.strip() or not boxes else []
        for box in boxes:
            lines += self.lines(box)
        return lines

    def _number(self, properties: etree._Element | None, style: str | None) -> str:
        own = child(properties, "numPr")
        list_id, level = self.styles.numbered(style)
        if own is not None:
            list_id = attribute(child(own, "numId")) or list_id
            level = attribute(child(own, "ilvl")) or level
        if list_id is None or list_id == "0":
            return ""
        if level is None or not level.isdigit():
            return self._numbering.next(list_id, self._numbering.level_of_style(list_id, style or ""))
        return self._numbering.next(list_id, int(level))

    def _inline(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for element in parent:
            name = local(element)
            if name == "r":
                if not _hidden(element):
                    yield from self._run(element, boxes)
            elif name == "AlternateContent":
                yield from self._inline(_chosen(element), boxes)
            elif name in _WRAPPERS:
                yield from self._inline(element, boxes)
            elif name in {"oMath", "oMathPara"}:
                yield "".join(text.text or "" for text in element.iter() if local(text) == "t")

    def _run(self, run: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for element in run:
            name = local(element)
            if name == "t":
                yield "".join(visible_sign(char) for char in element.text or "")
            elif name in _SIGNS:
                yield _SIGNS[name]
            elif name == "sym":
                yield _symbol(element)
            elif name == "ruby":  # the characters, not the pinyin above them
                base = child(element, "rubyBase")
                if base is not None:
                    yield from self._inline(base, boxes)
            elif name == "AlternateContent":
                yield from self._run(_chosen(element), boxes)
            elif name in _BOXES:
                boxes += _text_boxes(element)

    def _rows(self, table: etree._Element) -> Iterator[list[str]]:
        for row in _unwrapped(table, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            cells: list[str] = []
            for cell in _unwrapped(row, "tc"):
                merge = child(cell, "tcPr", "vMerge")
                if merge is not None and attribute(merge) != "restart":
                    continue  # the lower part of a cell that spans rows
                lines = [line for line in self.lines(cell) if line.strip()]
                cells.append("\n".join(lines))
            yield cells


def _unwrapped(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    for element in parent:
        name = local(element)
        if name == wanted:
            yield element
        elif name in _WRAPPERS:
            yield from _unwrapped(element, wanted)


def _chosen(alternate: etree._Element) -> etree._Element:
    """One branch of AlternateContent: a text box stands in both, once for new and once for old Word."""
    branches = [branch for branch in alternate if local(branch) in {"Choice", "Fallback"}]
    for branch in branches:
        if any(local(element) in {"t", "txbxContent"} for element in branch.iter()):
            return branch
    return branches[0] if branches else alternate


def _text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes in a drawing, outermost only."""
    found: list[etree._Element] = []
    waiting = [drawing]
    while waiting:
        element = waiting.pop()
        if local(element) == "txbxContent":
            found.append(element)
        elif local(element) == "AlternateContent":
            waiting.append(_chosen(element))
        else:
            waiting.extend(reversed(element))
    return found


def _hidden(run: etree._Element) -> bool:
    vanish = child(run, "rPr", "vanish")
    return vanish is not None and attribute(vanish) not in {"0", "false"}


def _symbol(element: etree._Element) -> str:
    try:
        point = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    if point < 0x20 or 0xD800 <= point < 0xE000 or point > 0xFFFF:
        return ""
    return visible_sign(chr(0xF000 | point) if point < 0x100 else chr(point))
