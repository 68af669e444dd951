"""What a reader gives back, and the codes of what it cannot read.

Every refusal is an :class:`corpus.errors.UnreadableDocument` with one of the codes below; its facts always
hold ``name`` and ``size`` (bytes) and may hold ``limit``, ``type``, ``reason`` or ``wanted``.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 20_000_000
"""No file above this size is looked at (bytes)."""

MAX_CHARS = 8_000_000
"""No text above this length is handed on (code points); a novel has half a million."""

UNREADABLE = "document_unreadable"  # a known format, but damaged, locked or hostile
BINARY = "document_binary"  # no text at all
IMAGE = "document_image"  # a picture: what stands on it has to be recognised first
ENCODING = "document_encoding"  # bytes that are no text in any encoding we know
EMPTY = "document_empty"  # nothing, or nothing but blanks
TOO_LARGE = "document_too_large"  # more bytes or more text than the limit
TYPE = "document_type"  # a document, but of a format that is not read here

SCANNED = "是扫描图像"
"""How a note says that a page is a picture."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one document as it was read.

    Attributes:
        text: the text that every later offset points into; for txt and md exactly as decoded.
        encoding: how the bytes were decoded, e.g. ``utf-8``, ``gb18030``; for packaged formats ``utf-8``.
        media_type: IANA type of what was found in the bytes, whatever the name said.
        title: the title that the document itself carries, or None.
        notes: Chinese sentences on what a person should know (scanned pages, replaced bytes, cut sheets).
    """

    text: str
    encoding: str
    media_type: str
    title: str | None = None
    notes: tuple[str, ...] = ()
