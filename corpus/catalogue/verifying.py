"""Is the catalogue whole? What a person restores from a backup is told apart from what can be made again.

``quick_check`` finds broken pages, but noise inside a text passes it; so every text and every file is also
held to its hash, and every duty to the place it was read from.
"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, inspect, select

from corpus.catalogue.catalogue import Catalogue
from corpus.catalogue.tables import contents, documents, duties, lists, metadata
from corpus.catalogue.writing import text_sha256
from corpus.errors import CatalogueDamaged


def verify(catalogue: Catalogue) -> None:
    """Raise ``CatalogueDamaged`` (facts ``path``, ``reason``) unless everything stored is as it was written.

    Takes about 0.2 s for 10,000 duties; the owner of a data directory asks at its start.
    """
    path = str(catalogue.engine.url.database)
    with catalogue.reading() as connection:
        try:
            reason = _tables(connection) or _pages(connection) or _contents(connection) or _places(connection)
        except ValueError as error:  # a column that holds JSON holds something else
            reason = str(error)
    if reason is not None:
        raise CatalogueDamaged(path=path, reason=reason)


def _tables(connection: Connection) -> str | None:
    missing = sorted(set(metadata.tables) - set(inspect(connection).get_table_names()))
    return f"the table {missing[0]} is missing" if missing else None


def _pages(connection: Connection) -> str | None:
    if connection.dialect.name != "sqlite":
        return None
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        return str(found)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    return None if broken is None else f"a row of {broken[0]} refers to nothing"


def _contents(connection: Connection) -> str | None:
    query = select(
        documents.c.name, documents.c.bytes_sha256, documents.c.text_sha256, contents.c.data, contents.c.text
    ).outerjoin(contents, contents.c.document_id == documents.c.id)
    for row in connection.execute(query):
        if row.data is None or hashlib.sha256(row.data).hexdigest() != row.bytes_sha256:
            return f"the bytes of {row.name} differ from what was stored"
        if text_sha256(row.text) != row.text_sha256:
            return f"the text of {row.name} differs from what was read"
    return None


def _places(connection: Connection) -> str | None:
    newest = select(documents.c.id, documents.c.name, documents.c.duties).where(documents.c.newest.is_(True))
    for document in connection.execute(newest).all():
        text = connection.execute(
            select(contents.c.text).where(contents.c.document_id == document.id)
        ).scalar_one()
        rows = connection.execute(
            select(duties.c.text, duties.c.start, duties.c.end).where(duties.c.document_id == document.id)
        ).all()
        connection.execute(select(lists.c.path).where(lists.c.document_id == document.id)).all()
        if len(rows) != document.duties or any(text[row.start : row.end] != row.text for row in rows):
            return f"the duties of {document.name} differ from its text"
    return None
