"""xlsx: every visible sheet, its rows rendered as postings or flattened.

Cells are read as they are stored: text, numbers without noise digits, dates by their number format, the
last computed value of a formula. A merged cell has its value once; where it is merged downwards, the rows
below it belong to it (see :mod:`corpus.reading.postings`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from corpus.errors import UnreadableDocument
from corpus.reading.package import Package, attribute, child, local
from corpus.reading.postings import render
from corpus.reading.result import UNREADABLE

MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_SHEETS = 200

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_DATE_IDS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58))
_DATE_CODE = re.compile(r"[yY年]|[dD日]|m{3,}")
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def read_xlsx(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Text and notes of a workbook; with several sheets each begins with its name."""
    package = Package(data)
    part = package.main("xl/workbook.xml")
    root = package.tree(part)
    if root is None:
        raise UnreadableDocument(UNREADABLE, reason="damaged", part=part)
    book = _Book(package, part, _epoch(root))
    notes: list[str] = []
    texts: list[tuple[str, str]] = []
    hidden: list[str] = []
    sheets = list(_children(child(root, "sheets"), "sheet"))
    for sheet in sheets[:MAX_SHEETS]:
        name = sheet.get("name", "")
        if sheet.get("state", "visible") != "visible":
            hidden.append(name)
            continue
        lines = render(book.rows(sheet, notes))
        if any(line.strip() for line in lines):
            texts.append((name, "\n".join(lines)))
    if hidden:
        notes.append(f"隐藏的工作表没有读入：{'、'.join(hidden)}")
    if len(sheets) > MAX_SHEETS:
        notes.append(f"只读了前 {MAX_SHEETS} 张工作表，共 {len(sheets)} 张。")
    if len(texts) == 1:
        return texts[0][1] + "\n", tuple(notes)
    return "\n\n".join(f"{name}\n{text}" for name, text in texts) + "\n" * bool(texts), tuple(notes)


class _Book:
    """What the sheets of one workbook share."""

    def __init__(self, package: Package, part: str, epoch: datetime) -> None:
        self._package = package
        self._epoch = epoch
        self._parts = package.related(part, "/worksheet")
        strings = next(iter(package.related(part, "/sharedStrings").values()), "")
        styles = next(iter(package.related(part, "/styles").values()), "")
        self._strings = [_rich(item) for item in _children(package.tree(strings), "si")]
        self._dates = _date_styles(package.tree(styles))

    def rows(self, sheet: etree._Element, notes: list[str]) -> list[list[str]]:
        """The sheet's rows from its first filled column, hidden rows left out."""
        name = sheet.get("name", "")
        root = self._package.tree(self._parts.get(attribute(sheet, "id") or "", ""))
        rows: list[list[str]] = []
        hidden = 0
        for row in _children(child(root, "sheetData"), "row"):
            if len(rows) >= MAX_ROWS:
                notes.append(f"工作表“{name}”只读了前 {MAX_ROWS} 行。")
                break
            cells = self._cells(row)
            if row.get("hidden") in {"1", "true"}:
                hidden += any(cells)
            else:
                rows.append(cells)
        if hidden:
            notes.append(f"工作表“{name}”有 {hidden} 行被隐藏（如筛选），没有读入。")
        used = [min(filled) for row in rows if (filled := [at for at, cell in enumerate(row) if cell])]
        left = min(used, default=0)
        return [row[left:] for row in rows]

    def numbered(self, sheet: etree._Element) -> list[tuple[int, list[str]]]:
        """Every row's printed number and its cells, hidden rows too."""
        root = self._package.tree(self._parts.get(attribute(sheet, "id") or "", ""))
        found: list[tuple[int, list[str]]] = []
        for row in _children(child(root, "sheetData"), "row"):
            printed = row.get("r", "")
            number = int(printed) if printed.isdigit() else (found[-1][0] + 1 if found else 1)
            found.append((number, self._cells(row)))
            if len(found) >= MAX_ROWS:
                break
        return found

    def _cells(self, row: etree._Element) -> list[str]:
        cells: list[str] = []
        for cell in _children(row, "c"):
            at = _column(cell.get("r"), len(cells))
            if at >= MAX_COLUMNS:
                break
            cells += [""] * (at + 1 - len(cells))
            cells[at] = self._value(cell).replace("\r\n", "\n").replace("\r", "\n").strip()
        return cells

    def _value(self, cell: etree._Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = child(cell, "is")
            return _rich(inline) if inline is not None else ""
        value = child(cell, "v")
        text = (value.text or "") if value is not None else ""
        if kind == "s":
            return self._strings[int(text)] if text.isdigit() and int(text) < len(self._strings) else ""
        if kind == "b":
            return {"1": "是", "0": "否"}.get(text, text)
        if kind == "e":
            return ""
        return self._number(text, cell.get("s")) if kind == "n" else _unescaped(text)

    def _number(self, text: str, style: str | None) -> str:
        try:
            value = float(text)
        except ValueError:
            return text
        if style in self._dates and 0 < value < 2_958_466:  # the last day of the year 9999
            moment = self._epoch + timedelta(days=value)
            return f"{moment:%Y-%m-%d %H:%M}" if value % 1 > 1e-6 else f"{moment:%Y-%m-%d}"
        return f"{value:.15g}"


def _rich(item: etree._Element) -> str:
    """Text of plain or rich strings, without the phonetic guide."""
    parts: list[str] = []
    for element in item:
        if local(element) == "t":
            parts.append(element.text or "")
        elif local(element) == "r":
            parts += [text.text or "" for text in element if local(text) == "t"]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    """Control characters stand as _x000D_ in workbooks; only line breaks are wanted."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(
        lambda found: {"000D": "\r", "000A": "\n", "0009": "\t", "005F": "_"}.get(found.group(1).upper(), ""),
        text,
    )


def _children(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return (element for element in (parent if parent is not None else ()) if local(element) == name)


def _column(reference: str | None, default: int) -> int:
    found = _REFERENCE.fullmatch(reference or "")
    if found is None:
        return default
    number = 0
    for letter in found.group(1):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _epoch(root: etree._Element) -> datetime:
    mac = attribute(child(root, "workbookPr"), "date1904") in {"1", "true"}
    return datetime(1904, 1, 1) if mac else datetime(1899, 12, 30)


def _date_styles(root: etree._Element | None) -> frozenset[str]:
    """Indices of the cell formats that show dates."""
    codes = {
        element.get("numFmtId"): element.get("formatCode", "")
        for element in _children(child(root, "numFmts"), "numFmt")
    }
    found: set[str] = set()
    for index, element in enumerate(_children(child(root, "cellXfs"), "xf")):
        key = element.get("numFmtId", "0")
        code = codes.get(key)
        if code is not None:
            if _DATE_CODE.search(_QUOTED.sub("", code)) and "General" not in code:
                found.add(str(index))
        elif key.isdigit() and int(key) in _DATE_IDS:
            found.add(str(index))
    return frozenset(found)


def read_cells(data: bytes) -> list[tuple[int, list[str]]]:
    """The first visible sheet as data, not as a document: each row's number as it is printed, and its cells.

    For tables whose columns mean something to the caller (a sheet of questions); hidden rows count too.

    Raises:
        UnreadableDocument: it is no workbook.
    """
    package = Package(data)
    part = package.main("xl/workbook.xml")
    root = package.tree(part)
    if root is None:
        raise UnreadableDocument(UNREADABLE, reason="damaged", part=part)
    book = _Book(package, part, _epoch(root))
    for sheet in _children(child(root, "sheets"), "sheet"):
        if sheet.get("state", "visible") == "visible":
            return book.numbered(sheet)
    return []
