"""What a file really is: its first bytes beat its name.

Half of what Chinese job sites export as .doc or .xls is HTML or tab-separated text, and a .docx renamed to
.doc is common; so the name only decides between kinds of text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from corpus.errors import UnreadableDocument
from corpus.reading.result import BINARY, IMAGE, TYPE, UNREADABLE


class Format(StrEnum):
    """How a file is read."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    DELIMITED = "delimited"
    DOCX = "docx"
    XLSX = "xlsx"
    PDF = "pdf"
    OFFICE_TEXT = "office_text"  # converted to docx by LibreOffice first
    OFFICE_SHEET = "office_sheet"  # converted to xlsx by LibreOffice first


@dataclass(frozen=True, slots=True)
class Found:
    """A format with the media type that a client may be told."""

    format: Format
    media_type: str


_OOXML = "application/vnd.openxmlformats-officedocument."
_DOCX = Found(Format.DOCX, _OOXML + "wordprocessingml.document")
_XLSX = Found(Format.XLSX, _OOXML + "spreadsheetml.sheet")
_DOC = Found(Format.OFFICE_TEXT, "application/msword")
_XLS = Found(Format.OFFICE_SHEET, "application/vnd.ms-excel")
_HTML = Found(Format.HTML, "text/html")
_CSV = Found(Format.DELIMITED, "text/csv")

_BY_SUFFIX = {
    ".md": Found(Format.MARKDOWN, "text/markdown"),
    ".markdown": Found(Format.MARKDOWN, "text/markdown"),
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".csv": _CSV,
    ".tsv": Found(Format.DELIMITED, "text/tab-separated-values"),
}
_OFFICE_NAMES = {".doc", ".dot", ".wps", ".xls", ".et", ".docx", ".xlsx"}
_SHEET_NAMES = {".xls", ".et", ".xlsx"}
_TEXT_NAMES = {"", ".txt", ".text", ".md", ".markdown"}

# First bytes of pictures, of which a photographed 岗位说明书 may be one, with the word a person uses for each.
_PICTURES = (
    (b"\x89PNG\r\n", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF8", "GIF image"),
    (b"BM", "BMP image"),
    (b"II*\0", "TIFF image"),
    (b"MM\0*", "TIFF image"),
    (b"8BPS", "Photoshop image"),
)
# Containers tell what they hold behind their first bytes: RIFF size WEBP, size ftyp brand (what phones photograph in).
_CONTAINED = (
    (b"WEBP", "WebP image"),
    (b"WAVE", "audio"),
    (b"AVI ", "video"),
)
_BRANDS = re.compile(rb"hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs]")
# First bytes of what holds no duty text at all.
_NO_TEXT = (
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"SQLite format 3\0", "database"),
    (b"ID3", "audio"),
    (b"OggS", "audio"),
    (b"wOFF", "font"),
)
_ARCHIVES = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
)
_HTML_HEAD = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|div|p)[\s>]", re.I)
# The source of a page saved as text: most of its lines hold tags, and blocks are closed again and again.
_TAGGED_LINE = re.compile(
    rb"</?(?:p|div|t[rdh]|table|tbody|ul|ol|li|span|h[1-6]|br|section|article|dl|dt|dd|strong|font|a|img|html|head|body|meta)(?:[\s/][^<>]*)?>|<!--",
    re.I,
)
_BLOCK_END = re.compile(rb"</(?:p|div|td|th|li|h[1-6]|dd|dt)\s*>", re.I)
_PAGE_SOURCE = 65_536
"""Bytes that are looked at to tell a page's source."""
_FEWEST_BLOCKS = 6


def sniff(data: bytes, name: str) -> Found:
    """Tell the format.

    Raises:
        UnreadableDocument: document_image for pictures, document_binary for programs and the like (``type`` says
            what),
            document_type for documents of a format that is not read here, document_unreadable for an
            encrypted Office file (``reason`` encrypted).
    """
    suffix = PurePosixPath(name).suffix.lower()
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _compound(data, name, suffix)
    if b"%PDF-" in data[:1024]:
        return Found(Format.PDF, "application/pdf")
    if data.startswith(b"{\\rtf"):
        return Found(Format.OFFICE_TEXT, "application/rtf")
    for magic, kind in _ARCHIVES:
        if data.startswith(magic):
            raise UnreadableDocument(TYPE, name=name, size=len(data), type=kind)
    if _controlled(data[:512]):  # "BM" and "MZ" may well begin a text
        if picture := next((kind for magic, kind in _PICTURES if data.startswith(magic)), None):
            raise UnreadableDocument(IMAGE, name=name, size=len(data), type=picture)
        if other := next((kind for magic, kind in _NO_TEXT if data.startswith(magic)), None):
            raise UnreadableDocument(BINARY, name=name, size=len(data), type=other)
        _refuse_contained(data, name)
    return _textual(data, suffix)


def _refuse_contained(data: bytes, name: str) -> None:
    if data.startswith(b"RIFF"):
        kind = next((kind for magic, kind in _CONTAINED if data[8:12] == magic), "binary")
    elif data[4:8] == b"ftyp":
        kind = "HEIF image" if _BRANDS.match(data, 8) else "video"
    else:
        return
    raise UnreadableDocument(
        IMAGE if kind.endswith("image") else BINARY, name=name, size=len(data), type=kind
    )


def _textual(data: bytes, suffix: str) -> Found:
    head = data[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return _XLS
    if b"schemas.microsoft.com/office/word/2003/wordml" in head:
        return _DOC
    if suffix in _TEXT_NAMES and _is_page_source(data):
        return _HTML
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if suffix in _OFFICE_NAMES and head.startswith(b"<") and _HTML_HEAD.search(head):
        return _HTML
    if suffix in _SHEET_NAMES:
        return _CSV
    return Found(Format.PLAIN, "text/plain")


def _is_page_source(data: bytes) -> bool:
    """Whether a text is a web page's source (saved or copied as .txt): tags on most lines, nothing hidden in a template."""
    head = data[:_PAGE_SOURCE]
    if b"</" not in head or b"<template" in head or len(_BLOCK_END.findall(head)) < _FEWEST_BLOCKS:
        return False
    lines = [line for line in head.splitlines() if line.strip()]
    return sum(_TAGGED_LINE.search(line) is not None for line in lines) * 2 > len(lines)


def _zipped(data: bytes, name: str) -> Found:
    # Names in a zip are not compressed, and a search is safe where a hostile directory is not.
    if b"word/document" in data:
        return _DOCX
    if b"xl/workbook" in data and b"xl/workbook.bin" not in data:
        return _XLSX
    head = data[:200]
    if b"opendocument.text" in head:
        return Found(Format.OFFICE_TEXT, "application/vnd.oasis.opendocument.text")
    if b"opendocument.spreadsheet" in head:
        return Found(Format.OFFICE_SHEET, "application/vnd.oasis.opendocument.spreadsheet")
    kind = "pptx" if b"ppt/presentation" in data else "xlsb" if b"xl/workbook.bin" in data else "zip"
    raise UnreadableDocument(TYPE, name=name, size=len(data), type=kind, wanted="docx")


def _compound(data: bytes, name: str, suffix: str) -> Found:
    """OLE compound files: their streams' names stand in UTF-16."""
    if _utf16("EncryptedPackage") in data:
        raise UnreadableDocument(UNREADABLE, name=name, size=len(data), reason="encrypted")
    if _utf16("PowerPoint Document") in data:
        raise UnreadableDocument(TYPE, name=name, size=len(data), type="ppt", wanted="docx")
    if _utf16("WordDocument") in data:
        return _DOC
    if _utf16("Workbook") in data or _utf16("Book") in data or suffix in _SHEET_NAMES:
        return _XLS
    return _DOC


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _controlled(head: bytes) -> bool:
    return any(byte < 9 or 13 < byte < 27 for byte in head)
