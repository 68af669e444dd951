"""pdf: the text layer of every page, through pdfium; scanned pages are reported, or recognised by a given recogniser.

pdfium is native code fed with strangers' bytes and can be driven to gigabytes: it runs in the child
process only (:mod:`corpus.reading.sandbox`).
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
import pypdfium2.raw as native

from corpus.errors import UnreadableDocument
from corpus.reading.layout import Glyph, Line, line_of, paragraphs, without_frames
from corpus.reading.numbering import visible_sign
from corpus.reading.result import EMPTY, SCANNED, UNREADABLE

if TYPE_CHECKING:
    from corpus.reading.ocr import Recogniser

MAX_PAGES = 1_000
MAX_GLYPHS = 2_000_000
FEW = 30
"""A page that an image covers and that holds fewer visible characters than this is a scan (a watermark)."""

COVERED = 0.3
"""Share of the page from which an image is taken as what the page is about."""

_HYPHENS = {0x02, 0xFFFE}  # how pdfium marks the hyphen of a divided word


def read_pdf(data: bytes, recogniser: Recogniser | None = None) -> tuple[str, str | None, tuple[str, ...]]:
    """Text, title and notes of a PDF; scanned pages are left out, or read by ``recogniser``.

    Raises:
        UnreadableDocument: document_unreadable (damaged, or encrypted with a password), document_empty
            when no page has a text layer (``reason`` scanned, ``pages``).
    """
    document = _opened(data)
    try:
        count = len(document)
        pages: list[list[Line]] = []
        scanned: list[int] = []
        recognised: list[int] = []
        glyphs = 0
        for number in range(min(count, MAX_PAGES)):
            lines, scan = _page(document, number)
            if scan:
                seen = recogniser.lines(document[number], number) if recogniser is not None else None
                (scanned if seen is None else recognised).append(number + 1)
                lines = seen if seen is not None else lines
            pages.append(lines)
            glyphs += sum(len(line.text) for line in lines)
            if glyphs > MAX_GLYPHS:
                break
        title = document.get_metadata_value("Title").strip()
    finally:
        document.close()
    if scanned and not any(pages):
        raise UnreadableDocument(EMPTY, reason="scanned", pages=len(scanned))
    kept, frames = without_frames(pages)
    text = "\n".join(paragraphs(kept))
    return (
        text + "\n" * bool(text),
        _believed(title, text),
        tuple(_notes(scanned, recognised, frames, len(pages), count, text)),
    )


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        locked = "assword" in str(exc)
        raise UnreadableDocument(UNREADABLE, reason="encrypted" if locked else "damaged") from exc


def _page(document: pdfium.PdfDocument, number: int) -> tuple[list[Line], bool]:
    """Lines of a page, and whether the page is a scan."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return [], False
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        lines = [
            line for glyphs in _lines(text_page) if (line := line_of(glyphs, number, height)) is not None
        ]
    finally:
        text_page.close()
    scan = sum(len(line.text) for line in lines) < FEW and _image_covers(page, width * height)
    page.close()
    return lines, scan


def _lines(text_page: pdfium.PdfTextPage) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    box = native.FS_RECTF()
    for at in range(text_page.count_chars()):
        code = native.FPDFText_GetUnicode(text_page, at)
        if code in (10, 13):
            if line:
                yield line
            line = []
            continue
        char = "-" if code in _HYPHENS else _character(code)
        if not char:
            continue
        made = native.FPDFText_IsGenerated(text_page, at) == 1
        if not made and native.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(box)):
            line.append(Glyph(char, box.left, box.right, box.bottom, box.top))
        else:
            line.append(Glyph(char))
    if line:
        yield line


def _character(code: int) -> str:
    if (code < 0x20 and code != 9) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""
    return visible_sign(chr(code))


def _image_covers(page: pdfium.PdfPage, area: float) -> bool:
    for item in page.get_objects(filter=[native.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) >= COVERED * area:
            return True
    return False


def _believed(title: str, text: str) -> str | None:
    """Metadata titles are often those of an old template: one is believed that the text begins with."""
    return title if title and title in text[:200] else None


def _notes(
    scanned: list[int], recognised: list[int], frames: list[str], read: int, count: int, text: str
) -> Iterator[str]:
    if scanned:
        yield f"第 {_ranges(scanned)} 页{SCANNED}，没有文字层，没有读入；请先做文字识别（OCR）。"
    if recognised:
        yield f"第 {_ranges(recognised)} 页{SCANNED}，文字由 OCR 识别，请核对。"
    if frames:
        yield f"页眉页脚没有读入正文：{'；'.join(frames[:5])}"
    if read < count:
        yield f"只读了前 {read} 页，共 {count} 页。"
    odd = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    if odd * 20 > len(text):
        yield "文字层的部分字体没有编码表，读出的文字可能是乱码，请核对。"


def _ranges(numbers: list[int]) -> str:
    """[1, 2, 3, 7] → 1-3、7"""
    parts: list[str] = []
    start = last = numbers[0]
    for number in [*numbers[1:], -1]:
        if number != last + 1:
            parts.append(str(start) if start == last else f"{start}-{last}")
            start = number
        last = number
    return "、".join(parts)
