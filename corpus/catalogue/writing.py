"""Writes one version of one document into the catalogue, inside the caller's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from corpus.catalogue.identity import Occurrences, digest, document_id, role_id, role_key
from corpus.catalogue.roles import rebuild_roles
from corpus.catalogue.tables import contents, documents, duties, lists, mentions, role_fields
from corpus.parsing.result import ParseResult

_BATCH = 500


@dataclass(frozen=True, slots=True)
class NewDocument:
    """Everything that is kept of one version: the bytes as sent, the text as read, the parse."""

    kb: str
    name: str
    data: bytes
    text: str
    encoding: str
    media_type: str
    title: str
    notes: tuple[str, ...]
    parse: ParseResult
    parser: str
    sample: bool
    created_at: datetime
    anchor: str | None = None  # what its ids are made of; None: its name


@dataclass(frozen=True, slots=True)
class WrittenDuty:
    """A duty as it now stands, with what the index reads as its context (role names, headings)."""

    id: str
    text: str
    role_names: tuple[str, ...]
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What one write changed: the new document's id and duties, and the ids that stood before."""

    document_id: str
    duties: tuple[WrittenDuty, ...]
    before: frozenset[str]


@dataclass(slots=True)
class _Rows:
    mentions: list[dict[str, Any]]
    fields: list[dict[str, Any]]
    lists: list[dict[str, Any]]
    duties: list[dict[str, Any]]
    written: list[WrittenDuty]


def write_document(connection: Connection, new: NewDocument) -> Written:
    """Store the document as the newest version of its name; lists and duties of the older one go."""
    last = connection.execute(
        select(documents.c.id, documents.c.version, documents.c.sequence, documents.c.anchor)
        .where(documents.c.kb == new.kb, documents.c.name == new.name)
        .order_by(documents.c.version.desc())
        .limit(1)
    ).first()
    sha256 = hashlib.sha256(new.data).hexdigest()
    version = last.version + 1 if last else 1
    anchor = last.anchor if last else free_anchor(connection, new.kb, new.anchor or new.name)
    identity = document_id(new.kb, anchor, version, sha256)
    before = _clear(connection, last.id) if last else frozenset()
    if last:
        mark(connection, new.kb, new.name, status="replaced")
    rows = _rows(new, identity, anchor)
    connection.execute(
        insert(documents),
        {
            **_document_row(connection, new, identity, version, sha256, rows, last),
            "anchor": anchor,
        },
    )
    connection.execute(
        insert(contents),
        {"document_id": identity, "data": new.data, "text": new.text, "parse": new.parse.model_dump_json()},
    )
    for table, values in (
        (mentions, rows.mentions),
        (role_fields, rows.fields),
        (lists, rows.lists),
        (duties, rows.duties),
    ):
        if values:
            connection.execute(insert(table), values)
    rebuild_roles(connection, new.kb)
    return Written(identity, tuple(rows.written), before)


def replace_parse(connection: Connection, identity: str, new: NewDocument) -> Written:
    """Read the same version again (a better parser, or back from removal): same document, new lists and duties."""
    before = _clear(connection, identity)
    anchor = connection.execute(select(documents.c.anchor).where(documents.c.id == identity)).scalar_one()
    rows = _rows(new, identity, anchor)
    mark(connection, new.kb, new.name, status="replaced")
    connection.execute(
        update(documents)
        .where(documents.c.id == identity)
        .values(
            newest=True, status="ready", parser=new.parser, title=new.title, chars=len(new.text),
            text_sha256=text_sha256(new.text), encoding=new.encoding, media_type=new.media_type,
            notes=list(new.notes), **_counts(new, rows),
        )
    )  # fmt: skip
    connection.execute(
        update(contents)
        .where(contents.c.document_id == identity)
        .values(text=new.text, parse=new.parse.model_dump_json())
    )
    for table, values in (
        (mentions, rows.mentions),
        (role_fields, rows.fields),
        (lists, rows.lists),
        (duties, rows.duties),
    ):
        if values:
            connection.execute(insert(table), values)
    rebuild_roles(connection, new.kb)
    return Written(identity, tuple(rows.written), before)


def remove_document(connection: Connection, kb: str, name: str) -> frozenset[str]:
    """Delete every version of a name for good; gives the ids of the duties that are gone."""
    before = _clear_newest(connection, kb, name)
    connection.execute(delete(documents).where(documents.c.kb == kb, documents.c.name == name))
    rebuild_roles(connection, kb)
    return before


def retire_document(connection: Connection, kb: str, name: str, now: datetime) -> frozenset[str]:
    """Take a name out of every answer but keep its versions; gives the ids of the duties that are gone."""
    before = _clear_newest(connection, kb, name)
    mark(connection, kb, name, status="removed", removed_at=now.isoformat())
    rebuild_roles(connection, kb)
    return before


def rename_document(connection: Connection, kb: str, name: str, new_name: str) -> None:
    """Give every version of a name another one; the ids stay as they are."""
    query = update(documents).where(documents.c.kb == kb, documents.c.name == name)
    connection.execute(query.values(name=new_name))


def mark(connection: Connection, kb: str, name: str, *, status: str, removed_at: str | None = None) -> None:
    """Set the status of every version of a name."""
    connection.execute(
        update(documents)
        .where(documents.c.kb == kb, documents.c.name == name)
        .values(newest=False, status=status, removed_at=removed_at)
    )


def free_anchor(connection: Connection, kb: str, wanted: str) -> str:
    """What the ids of a new document are made of: its name, unless a renamed document has that already."""
    taken = set(connection.execute(select(documents.c.anchor).where(documents.c.kb == kb)).scalars())
    anchor, number = wanted, 1
    while anchor in taken:
        number += 1
        anchor = f"{wanted}\n{number}"  # a line break stands in no name, so this meets no later one
    return anchor


def _clear_newest(connection: Connection, kb: str, name: str) -> frozenset[str]:
    newest = connection.execute(
        select(documents.c.id).where(
            documents.c.kb == kb, documents.c.name == name, documents.c.newest.is_(True)
        )
    ).scalar_one_or_none()
    return _clear(connection, newest) if newest is not None else frozenset()


def _clear(connection: Connection, identity: str) -> frozenset[str]:
    before = frozenset(
        connection.execute(select(duties.c.id).where(duties.c.document_id == identity)).scalars()
    )
    # Lists, duties and fields follow their mention (ON DELETE CASCADE).
    connection.execute(delete(mentions).where(mentions.c.document_id == identity))
    return before


def _counts(new: NewDocument, rows: _Rows) -> dict[str, Any]:
    return {
        "roles": len(rows.mentions),
        "lists": len(rows.lists),
        "duties": len(rows.duties),
        "dropped": len(new.parse.dropped),
        "repairs": len(new.parse.repairs),
    }


def _document_row(
    connection: Connection, new: NewDocument, identity: str, version: int, sha256: str, rows: _Rows, last: Any
) -> dict[str, Any]:
    if last is not None:
        sequence = last.sequence  # a new version keeps the place of its name
    else:
        sequence = (connection.execute(select(func.max(documents.c.sequence))).scalar() or 0) + 1
    return {
        "id": identity,
        "kb": new.kb,
        "name": new.name,
        "title": new.title,
        "version": version,
        "newest": True,
        "status": "ready",
        "sample": new.sample,
        "chars": len(new.text),
        "bytes_sha256": sha256,
        "text_sha256": text_sha256(new.text),
        "encoding": new.encoding,
        "media_type": new.media_type,
        "notes": list(new.notes),
        "parser": new.parser,
        "created_at": new.created_at.isoformat(),
        "sequence": sequence,
        **_counts(new, rows),
    }


def text_sha256(text: str) -> str:
    """The hash that tells whether a stored text is still what was read."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _rows(new: NewDocument, identity: str, anchor: str) -> _Rows:
    ids = Occurrences(new.kb, anchor)
    rows = _Rows([], [], [], [], [])
    for position, role in enumerate(new.parse.roles):
        mention = "men_" + digest(identity, str(position))
        role_of = role_id(new.kb, role_key(role.title))
        names = tuple(dict.fromkeys([role.title, *role.aliases]))
        rows.mentions.append(
            {
                "id": mention,
                "document_id": identity,
                "kb": new.kb,
                "position": position,
                "role_id": role_of,
                "names": list(names),
            }
        )
        rows.fields.extend(
            {
                "mention_id": mention,
                "position": number,
                "name": field.name,
                "text": field.text,
                "start": field.start,
                "end": field.end,
            }
            for number, field in enumerate(role.fields)
        )
        for parsed in role.lists:
            common = {"document_id": identity, "role_id": role_of, "kb": new.kb}
            list_id = ids.list_id(parsed.path, parsed.heading)
            rows.lists.append(
                {
                    "id": list_id,
                    "mention_id": mention,
                    "heading": parsed.heading,
                    "heading_start": parsed.heading_start,
                    "heading_end": parsed.heading_end,
                    "path": parsed.path,
                    "kind": parsed.kind,
                    "profile": parsed.profile,
                    "position": len(rows.lists),
                    "size": len(parsed.items),
                    **common,
                }
            )
            for place, item in enumerate(parsed.items):
                duty_id = ids.duty_id(parsed.path, parsed.heading, item.text)
                rows.duties.append(
                    {
                        "id": duty_id,
                        "list_id": list_id,
                        "text": item.text,
                        "number": item.number,
                        "marker": item.marker,
                        "position": place,
                        "start": item.start,
                        "end": item.end,
                        **common,
                    }
                )
                rows.written.append(
                    WrittenDuty(duty_id, item.text, names, _whole_path(parsed.path, parsed.heading))
                )
    return rows


def _whole_path(path: Sequence[str], heading: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*path, *([heading] if heading else [])]))


def written_duties(connection: Connection, duty_ids: Sequence[str]) -> dict[str, WrittenDuty]:
    """What the index reads of duties that are stored, as it was when they were written."""
    query = (
        select(duties.c.id, duties.c.text, mentions.c.names, lists.c.path, lists.c.heading)
        .join(lists, lists.c.id == duties.c.list_id)
        .join(mentions, mentions.c.id == lists.c.mention_id)
    )
    found: dict[str, WrittenDuty] = {}
    for start in range(0, len(duty_ids), _BATCH):
        for row in connection.execute(query.where(duties.c.id.in_(duty_ids[start : start + _BATCH]))):
            path = _whole_path(row.path, row.heading)
            found[row.id] = WrittenDuty(row.id, row.text, tuple(row.names), path)
    return found
