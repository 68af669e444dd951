"""The database engine: pragmas, explicit transactions and translated failures for SQLite.

SQLite runs in WAL mode with ``synchronous=FULL``: a commit survives the loss of power. Python's own
transaction handling is switched off; SQLAlchemy emits ``BEGIN``, or ``BEGIN IMMEDIATE`` for a connection
with the execution option ``zhize_write``, so a writer waits at the start and never fails half way.
Another database is a URL away (a kept seam); everything SQLite-only stands in this module and in
``index.words``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext, make_url

from corpus.catalogue.faults import translated

BUSY_MS = 5000
_PRAGMAS = (
    "PRAGMA page_size=8192",  # of a new file; three vectors fit a page, in 4096 bytes it would be one
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA cell_size_check=ON",  # finds a damaged page when it is read, not when it crashes something
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-8000",  # KiB per connection
    "PRAGMA wal_autocheckpoint=1000",
)


def open_engine(url_or_path: str | Path) -> Engine:
    """An engine for a database file or a database URL; nothing is read yet."""
    text = str(url_or_path)
    if "://" not in text:
        text = f"sqlite:///{text}"
    url = make_url(text)
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, url.database or ":memory:")
    return engine


def _prepare_sqlite(engine: Engine, path: str) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        write = connection.get_execution_options().get("zhize_write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    @event.listens_for(engine, "handle_error")
    def _handle(context: ExceptionContext) -> None:
        if (error := translated(context.original_exception, path)) is not None:
            raise error from context.original_exception
