"""Reading the catalogue, and the one way to write to it: a transaction."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, select

from corpus.catalogue.engine import open_engine
from corpus.catalogue.schema import migrate
from corpus.catalogue.tables import (
    contents,
    documents,
    duties,
    lists,
    mentions,
    role_aliases,
    role_fields,
    roles,
)
from corpus.errors import DataDirectoryError, NotFound
from corpus.model import Document, Duty, DutyList, Role, RoleField
from corpus.parsing.result import Kind, ParseResult

_DUTIES = (
    'SELECT id, list_id, role_id, document_id, kb, text, number, marker, position, start, "end" FROM duties'
)
_BATCH = 500  # ids per query; SQLite takes 32,766 variables, a plan of 500 is quick to make


class Catalogue:
    """Documents, roles, lists and duties. Safe to share between threads; one process writes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._here = threading.local()

    @classmethod
    def open(cls, url_or_path: str | Path) -> Catalogue:
        """Open a database file (or URL), creating or migrating it.

        Raises:
            CatalogueDamaged: the file is no database, or not ours, or damaged.
            SchemaMismatch: a newer Zhize wrote it.
            DataDirectoryError: it cannot be opened.
        """
        if "://" not in str(url_or_path) and not Path(url_or_path).parent.is_dir():
            raise DataDirectoryError(path=str(url_or_path), reason="no such directory")
        engine = open_engine(url_or_path)
        try:
            migrate(engine)
        except BaseException:  # also Ctrl-C: the connection is closed, the error goes on
            engine.dispose()
            raise
        return cls(engine)

    @property
    def engine(self) -> Engine:
        """For the layers above that own tables of their own in the same database."""
        return self._engine

    def close(self) -> None:
        """Close every connection; the log is folded back into the database file."""
        self._engine.dispose()

    @property
    def revision(self) -> int:
        """Grows with every committed change; what is cached from the catalogue is keyed on it."""
        return self.counter("revision")

    def counter(self, key: str) -> int:
        """A counter of the ``meta`` table; 0 before its first bump. Read once within one ``reading``."""
        connection = getattr(self._here, "connection", None)
        if connection is None:
            with self.reading():
                return self.counter(key)
        held: dict[str, str] | None = self._here.meta
        if held is None:
            rows = connection.exec_driver_sql("SELECT key, value FROM meta")
            held = self._here.meta = {row[0]: row[1] for row in rows}
        return int(held.get(key, 0))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent snapshot; inside another ``reading`` of the same thread it is the same one."""
        outer: Connection | None = getattr(self._here, "connection", None)
        if outer is not None:
            yield outer
            return
        with self._engine.connect() as connection, connection.begin():
            self._here.connection, self._here.meta = connection, None
            try:
                yield connection
            finally:
                self._here.connection = None

    @contextmanager
    def transaction(self, *, counts: str = "revision") -> Iterator[Connection]:
        """One write transaction: all of it or nothing.

        Args:
            counts: the counter to bump; ``"revision"`` unless only derived data changes.

        Raises:
            StorageFull: the disk is full; nothing was kept.
        """
        options = {"zhize_write": True}
        with self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection
            bump(connection, counts)

    def knowledge_bases(self) -> list[str]:
        """The knowledge bases that hold a document (a removed one does not count), by name."""
        with self.reading() as connection:
            rows = connection.exec_driver_sql("SELECT DISTINCT kb FROM documents WHERE newest ORDER BY kb")
            return [row[0] for row in rows]

    def documents(self, kb: str | None = None) -> list[Document]:
        """The newest version of each document, in the order in which their names first came."""
        query = select(documents).where(documents.c.newest.is_(True))
        if kb is not None:
            query = query.where(documents.c.kb == kb)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(documents.c.sequence)).all()
        return [_document(row) for row in rows]

    def document(self, document_id: str) -> Document:
        """One version of a document; raises ``NotFound``."""
        with self.reading() as connection:
            row = connection.execute(select(documents).where(documents.c.id == document_id)).first()
        if row is None:
            raise NotFound("document_not_found", document_id=document_id)
        return _document(row)

    def removed(self, kb: str | None = None) -> list[Document]:
        """The last version of each document that was removed and can be brought back, last removed first."""
        last = (
            select(documents.c.kb, documents.c.name, func.max(documents.c.version).label("version"))
            .where(documents.c.status == "removed")
            .group_by(documents.c.kb, documents.c.name)
            .subquery()
        )
        query = select(documents).join(
            last,
            (documents.c.kb == last.c.kb)
            & (documents.c.name == last.c.name)
            & (documents.c.version == last.c.version),
        )
        if kb is not None:
            query = query.where(documents.c.kb == kb)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(documents.c.removed_at.desc(), documents.c.name)).all()
        return [_document(row) for row in rows]

    def versions(self, kb: str, name: str) -> list[Document]:
        """Every version of a name, newest first; empty when there is none."""
        query = select(documents).where(documents.c.kb == kb, documents.c.name == name)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(documents.c.version.desc())).all()
        return [_document(row) for row in rows]

    def text(self, document_id: str) -> str:
        """The text exactly as read; raises ``NotFound``."""
        return str(self._content(document_id, "text"))

    def data(self, document_id: str) -> bytes:
        """The bytes exactly as sent; raises ``NotFound``."""
        return bytes(self._content(document_id, "data"))

    def parse(self, document_id: str) -> ParseResult:
        """The parse of that version (also of older ones), with what was dropped and repaired."""
        return ParseResult.model_validate_json(self._content(document_id, "parse"))

    def _content(self, document_id: str, column: str) -> Any:
        query = select(contents.c[column]).where(contents.c.document_id == document_id)
        with self.reading() as connection:
            row = connection.execute(query).first()
        if row is None:
            raise NotFound("document_not_found", document_id=document_id)
        return row[0]

    def roles(self, kb: str | None = None) -> list[Role]:
        """Roles in the order of their first mention."""
        query = select(roles).order_by(roles.c.kb, roles.c.position)
        if kb is not None:
            query = query.where(roles.c.kb == kb)
        with self.reading() as connection:
            return _roles(connection, connection.execute(query).all())

    def role(self, role_id: str) -> Role:
        """One role; raises ``NotFound``."""
        with self.reading() as connection:
            found = _roles(connection, connection.execute(select(roles).where(roles.c.id == role_id)).all())
        if not found:
            raise NotFound("role_not_found", role_id=role_id)
        return found[0]

    def lists(
        self, *, kb: str | None = None, role_id: str | None = None, document_id: str | None = None
    ) -> list[DutyList]:
        """Lists in text order, documents in the order in which they came."""
        query = select(lists).join(documents, documents.c.id == lists.c.document_id)
        for column, value in (
            (lists.c.kb, kb),
            (lists.c.role_id, role_id),
            (lists.c.document_id, document_id),
        ):
            if value is not None:
                query = query.where(column == value)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(documents.c.sequence, lists.c.position)).all()
        return [_list(row) for row in rows]

    def duties(self, *, list_ids: Sequence[str]) -> list[Duty]:
        """The items of lists: text order within each, lists in the order given; unknown ids give none."""
        found: dict[str, list[Duty]] = {list_id: [] for list_id in list_ids}
        with self.reading() as connection:
            for batch in _batches(list(found)):
                query = select(duties).where(duties.c.list_id.in_(batch)).order_by(duties.c.position)
                for row in connection.execute(query):
                    found[row.list_id].append(_duty(row))
        return [duty for items in found.values() for duty in items]

    def duty_ids(
        self,
        kb: str,
        *,
        role_ids: Collection[str] | None = None,
        list_ids: Collection[str] | None = None,
        kinds: Collection[Kind] | None = None,
    ) -> list[str]:
        """The ids of a knowledge base's duties whose list passes every filter that is given."""
        query = select(duties.c.id).join(lists, lists.c.id == duties.c.list_id).where(lists.c.kb == kb)
        for column, wanted in ((lists.c.role_id, role_ids), (lists.c.id, list_ids), (lists.c.kind, kinds)):
            if wanted is not None:
                query = query.where(column.in_(list(wanted)))
        with self.reading() as connection:
            return list(connection.execute(query).scalars())

    def duties_of(self, kb: str) -> list[Duty]:
        """Every duty of a knowledge base, in no order."""
        with self.reading() as connection:
            return [Duty(*row) for row in connection.exec_driver_sql(f"{_DUTIES} WHERE kb = ?", (kb,))]

    def duties_by_id(self, ids: Sequence[str]) -> dict[str, Duty]:
        """The duties that exist among ``ids``, in the order given."""
        found: dict[str, Duty] = {}
        with self.reading() as connection:
            for batch in _batches(list(dict.fromkeys(ids))):
                # The hottest query of a question: rows by place cost a quarter of rows by name.
                marks = ",".join("?" * len(batch))
                rows = connection.exec_driver_sql(f"{_DUTIES} WHERE id IN ({marks})", tuple(batch))
                found.update((row[0], Duty(*row)) for row in rows)
        return {duty_id: found[duty_id] for duty_id in ids if duty_id in found}


def bump(connection: Connection, counter: str) -> None:
    """Let a counter of the ``meta`` table grow; part of the caller's transaction."""
    connection.exec_driver_sql(
        "INSERT INTO meta (key, value) VALUES (?, '1') "
        "ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1",
        (counter,),
    )


def read_counter(connection: Connection, key: str) -> int:
    """A counter of the ``meta`` table; 0 before its first bump."""
    row = connection.exec_driver_sql("SELECT value FROM meta WHERE key = ?", (key,)).first()
    return int(row[0]) if row else 0


def _batches(ids: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _BATCH):
        yield ids[start : start + _BATCH]


def _document(row: Row[Any]) -> Document:
    return Document(
        id=row.id,
        kb=row.kb,
        name=row.name,
        title=row.title,
        version=row.version,
        status=row.status,
        sample=row.sample,
        chars=row.chars,
        bytes_sha256=row.bytes_sha256,
        encoding=row.encoding,
        parser=row.parser,
        created_at=datetime.fromisoformat(row.created_at),
        roles=row.roles,
        lists=row.lists,
        duties=row.duties,
        dropped=row.dropped,
        repairs=row.repairs,
        media_type=row.media_type,
        notes=tuple(row.notes),
        anchor=row.anchor,
        removed_at=datetime.fromisoformat(row.removed_at) if row.removed_at else None,
    )


def _list(row: Row[Any]) -> DutyList:
    return DutyList(
        id=row.id,
        role_id=row.role_id,
        document_id=row.document_id,
        kb=row.kb,
        heading=row.heading,
        heading_start=row.heading_start,
        heading_end=row.heading_end,
        path=tuple(row.path),
        kind=row.kind,
        profile=row.profile,
        position=row.position,
        size=row.size,
    )


def _duty(row: Row[Any]) -> Duty:
    return Duty(
        id=row.id,
        list_id=row.list_id,
        role_id=row.role_id,
        document_id=row.document_id,
        kb=row.kb,
        text=row.text,
        number=row.number,
        marker=row.marker,
        position=row.position,
        start=row.start,
        end=row.end,
    )


def _roles(connection: Connection, rows: Sequence[Row[Any]]) -> list[Role]:
    ids = [row.id for row in rows]
    aliases: dict[str, list[str]] = {role_id: [] for role_id in ids}
    fields: dict[str, list[RoleField]] = {role_id: [] for role_id in ids}
    field_query = (
        select(role_fields, mentions.c.role_id, mentions.c.document_id)
        .join(mentions, mentions.c.id == role_fields.c.mention_id)
        .join(documents, documents.c.id == mentions.c.document_id)
        .order_by(documents.c.sequence, mentions.c.position, role_fields.c.position)
    )
    for batch in _batches(ids):
        query = (
            select(role_aliases).where(role_aliases.c.role_id.in_(batch)).order_by(role_aliases.c.position)
        )
        for alias in connection.execute(query):
            aliases[alias.role_id].append(alias.name)
        for field in connection.execute(field_query.where(mentions.c.role_id.in_(batch))):
            fields[field.role_id].append(
                RoleField(field.name, field.text, field.document_id, field.start, field.end)
            )
    return [Role(row.id, row.kb, row.title, tuple(aliases[row.id]), tuple(fields[row.id])) for row in rows]
