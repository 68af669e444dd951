"""A knowledge base as JSON Lines and back: every version with its original bytes, so that nothing is lost.

The first line says what the file is, then one line per version (a document's versions oldest first, one after
the other), then a last line that counts them, so that a file which was cut off is known. Text and parse go
along: what comes back is what went out, also where a reader of today would read the bytes otherwise.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from corpus.catalogue import Catalogue
from corpus.catalogue.writing import NewDocument
from corpus.errors import InvalidRequest, NotFound
from corpus.model import Document
from corpus.parsing.result import ParseResult

FORMAT = 1
_KIND = "zhize.knowledge-base"


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """One version as it stood in the catalogue that was exported."""

    name: str
    anchor: str
    version: int
    status: str
    title: str
    sample: bool
    encoding: str
    media_type: str
    notes: tuple[str, ...]
    parser: str
    created_at: datetime
    removed_at: datetime | None
    sha256: str
    data: bytes
    text: str
    parse: ParseResult

    def as_new(self, kb: str, name: str) -> NewDocument:
        """The same, to be written under a knowledge base and a name."""
        return NewDocument(
            kb=kb,
            name=name,
            data=self.data,
            text=self.text,
            encoding=self.encoding,
            media_type=self.media_type,
            title=self.title,
            notes=self.notes,
            parse=self.parse,
            parser=self.parser,
            sample=self.sample,
            created_at=self.created_at,
            anchor=self.anchor,
        )


def export_lines(catalogue: Catalogue, kb: str) -> Iterator[str]:
    """The lines of a knowledge base, each with its line end; removed documents that can come back included.

    Raises:
        NotFound: ``kb_not_found``; nothing is in it.
    """
    documents = [*catalogue.documents(kb), *catalogue.removed(kb)]
    if not documents:
        raise NotFound("kb_not_found", kb=kb)
    return _lines(catalogue, kb, [one.name for one in documents])


def _lines(catalogue: Catalogue, kb: str, names: list[str]) -> Iterator[str]:
    written = 0
    yield _line({"kind": _KIND, "format": FORMAT, "kb": kb})
    for name in names:
        for version in reversed(catalogue.versions(kb, name)):
            try:
                line = _line(_version(catalogue, version))
            except NotFound:  # purged while we wrote
                continue
            yield line
            written += 1
    yield _line({"kind": "end", "versions": written})


def import_lines(lines: Iterable[str | bytes]) -> tuple[str, Iterator[list[StoredDocument]]]:
    """The knowledge base's name, and the documents one by one, each with its versions oldest first.

    Raises:
        InvalidRequest: ``export_damaged`` (here or while iterating) with ``line`` and ``reason``.
    """
    numbered = enumerate(lines, 1)
    number, head = _read(numbered)
    if head.get("kind") != _KIND:
        raise InvalidRequest("export_damaged", line=number, reason="kind")
    if head.get("format") != FORMAT:
        raise InvalidRequest("export_damaged", line=number, reason="format")
    return str(head.get("kb") or ""), _histories(numbered)


def _histories(numbered: Iterator[tuple[int, str | bytes]]) -> Iterator[list[StoredDocument]]:
    history: list[StoredDocument] = []
    read = 0
    while True:
        number, record = _read(numbered)
        if record.get("kind") == "end":
            if record.get("versions") != read:
                raise InvalidRequest("export_damaged", line=number, reason="count")
            if history:
                yield history
            return
        version = _stored(record, number)
        read += 1
        if history and history[-1].name != version.name:
            yield history
            history = []
        history.append(version)


def _read(numbered: Iterator[tuple[int, str | bytes]]) -> tuple[int, dict[str, Any]]:
    number, line = next(numbered, (0, ""))
    try:
        record = json.loads(line)
    except ValueError as exc:  # also what no UTF-8 is; an empty line is a file that was cut off
        raise InvalidRequest("export_damaged", line=number, reason="cut" if not line else "json") from exc
    if not isinstance(record, dict):
        raise InvalidRequest("export_damaged", line=number, reason="json")
    return number, record


def _version(catalogue: Catalogue, document: Document) -> dict[str, Any]:
    return {
        "kind": "version",
        "name": document.name,
        "anchor": document.anchor,
        "version": document.version,
        "status": document.status,
        "title": document.title,
        "sample": document.sample,
        "encoding": document.encoding,
        "media_type": document.media_type,
        "notes": list(document.notes),
        "parser": document.parser,
        "created_at": document.created_at.isoformat(),
        "removed_at": document.removed_at.isoformat() if document.removed_at else None,
        "sha256": document.bytes_sha256,
        "data": base64.b64encode(catalogue.data(document.id)).decode("ascii"),
        "text": catalogue.text(document.id),
        "parse": catalogue.parse(document.id).model_dump(mode="json"),
    }


def _stored(record: dict[str, Any], number: int) -> StoredDocument:
    try:
        removed_at = record["removed_at"]
        found = StoredDocument(
            name=str(record["name"]),
            anchor=str(record["anchor"]),
            version=int(record["version"]),
            status=str(record["status"]),
            title=str(record["title"]),
            sample=bool(record["sample"]),
            encoding=str(record["encoding"]),
            media_type=str(record["media_type"]),
            notes=tuple(str(note) for note in record["notes"]),
            parser=str(record["parser"]),
            created_at=datetime.fromisoformat(record["created_at"]),
            removed_at=datetime.fromisoformat(removed_at) if removed_at else None,
            sha256=str(record["sha256"]),
            data=base64.b64decode(record["data"], validate=True),
            text=str(record["text"]),
            parse=ParseResult.model_validate(record["parse"]),
        )
    except (KeyError, TypeError, ValueError, binascii.Error, ValidationError) as exc:
        raise InvalidRequest("export_damaged", line=number, reason="fields") from exc
    if hashlib.sha256(found.data).hexdigest() != found.sha256:
        raise InvalidRequest("export_damaged", line=number, reason="sha256")
    items = (item for role in found.parse.roles for one in role.lists for item in one.items)
    if any(found.text[item.start : item.end] != item.text for item in items):
        raise InvalidRequest("export_damaged", line=number, reason="spans")
    return found


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=True, separators=(",", ":")) + "\n"
