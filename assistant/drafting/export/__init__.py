"""A draft in the forms that people paste, print and publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.drafting.contract import Draft
from assistant.drafting.export.html import html
from assistant.drafting.export.jsonld import jsonld
from assistant.drafting.export.text import text

Format = Literal["md", "txt", "html", "jsonld", "docx"]
MEDIA_TYPES: dict[Format, str] = {
    "md": "text/markdown; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "jsonld": "application/ld+json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A draft in one form."""

    data: bytes
    media_type: str


def exported(draft: Draft, form: Format, *, sources: bool = False, limit: int | None = None) -> Exported:
    """The draft as bytes. ``sources`` for docx, ``limit`` (characters) for txt."""
    if form == "docx":
        from assistant.drafting.export.word import docx  # 0.2 s of import that the other forms never pay

        return Exported(docx(draft, sources=sources), MEDIA_TYPES[form])
    words = {
        "md": lambda: draft.markdown,
        "txt": lambda: text(draft, limit=limit),
        "html": lambda: html(draft),
        "jsonld": lambda: jsonld(draft),
    }[form]()
    return Exported(words.encode(), MEDIA_TYPES[form])
