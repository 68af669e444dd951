"""txt and md: decoded exactly, newlines and all; only a byte order mark is stripped."""

from __future__ import annotations

from corpus.errors import UnreadableDocument
from corpus.reading.encodings import Decoded, decode, visible
from corpus.reading.result import BINARY, EMPTY, ENCODING, Reading

CONTROL_SHARE = 0.002
"""Share of control characters above which decoded bytes are no text."""

_LAWFUL_CONTROLS = frozenset("\t\n\r\v\f\x1a\x1b\x85")  # DOS end mark, escape of chat exports, next line


def read_plain(data: bytes, name: str, media_type: str = "text/plain") -> Reading:
    """Read a text file; Markdown is read as it stands.

    Raises:
        UnreadableDocument: document_empty, document_binary, document_encoding.
    """
    decoded = decode_text(data, name)
    return Reading(decoded.text, decoded.encoding, media_type, notes=damage_notes(decoded))


def decode_text(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Decode bytes that should be text, or say why they are none."""
    if not data:
        raise UnreadableDocument(EMPTY, name=name, size=0)
    decoded = decode(data, declared)
    if decoded is None:
        code = BINARY if _controls(data.decode("latin-1")) > CONTROL_SHARE else ENCODING
        raise UnreadableDocument(code, name=name, size=len(data))
    if "\0" in decoded.text or _controls(decoded.text) > CONTROL_SHARE:
        raise UnreadableDocument(BINARY, name=name, size=len(data))
    if not visible(decoded.text):
        raise UnreadableDocument(EMPTY, name=name, size=len(data))
    return decoded


def damage_notes(decoded: Decoded) -> tuple[str, ...]:
    """A sentence on replaced bytes, or nothing."""
    if not decoded.replaced:
        return ()
    return (f"有 {decoded.replaced} 处字节无法解码（{decoded.encoding}），以 � 代替，请核对原文件。",)


def _controls(text: str) -> float:
    """Share of C0 control characters that no text editor writes."""
    head = text[:65_536]
    odd = sum(char < " " and char not in _LAWFUL_CONTROLS for char in head)
    return odd / len(head) if head else 0.0
