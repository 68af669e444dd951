"""What made the index: encoder, dictionary and rules. Another maker is a clear error, never a wrong answer."""

from __future__ import annotations

from sqlalchemy import Connection

from corpus.catalogue import Catalogue
from corpus.errors import IndexMismatch
from index.vectors import EMBEDDING_RULES

MEND = "zhize docs reindex"
"""The command that makes the index anew from the catalogue."""


def current_stamp(words: str, fingerprint: str | None) -> dict[str, str]:
    """The stamp of this program with this tokeniser and this encoder (``None``: words only)."""
    stamp = {"index.words": words}
    if fingerprint is not None:
        stamp["index.encoder"] = fingerprint
        stamp["index.embedding"] = EMBEDDING_RULES
    return stamp


def check_stamp(catalogue: Catalogue, wanted: dict[str, str]) -> None:
    """Raise ``IndexMismatch`` when the stored index was made by something else; fine when it is empty."""
    with catalogue.reading() as connection:
        rows = connection.exec_driver_sql("SELECT key, value FROM meta WHERE key LIKE 'index.%'")
        stored: dict[str, str] = {row[0]: row[1] for row in rows}
    for key, value in wanted.items():
        if stored.get(key, value) != value:
            raise IndexMismatch(
                what=key.removeprefix("index."), found=stored[key], wanted=value, command=MEND
            )


def write_stamp(connection: Connection, stamp: dict[str, str]) -> None:
    """Record what makes the index; part of the transaction that writes to it."""
    connection.exec_driver_sql(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        list(stamp.items()),
    )
