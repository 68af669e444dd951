"""The outbox: duties whose vectors are not stored yet. Written inside the ingest, drained after its commit.

Killed at any point, the rows that are left say what is still to do; draining again is harmless.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection

from corpus.catalogue import Catalogue
from corpus.catalogue.writing import written_duties
from index.exact import VECTORS_COUNTER
from index.protocols import Encoder
from index.vectors import embedded_text, vector_key, write_vectors

Progress = Callable[[str, int, int], None]
"""Called with the stage (``read``, ``encode``, ``store``), how many are done and how many there are."""

BATCH = 128
"""Vectors per commit: about 0.3 s of encoding is what a kill can cost."""


def pending(connection: Connection, kb: str | None = None) -> int:
    """How many duties still have no vector."""
    if kb is None:
        query = connection.exec_driver_sql("SELECT COUNT(*) FROM outbox WHERE stage = 'encode'")
    else:
        query = connection.exec_driver_sql(
            "SELECT COUNT(*) FROM outbox WHERE stage = 'encode' AND kb = ?", (kb,)
        )
    return int(query.scalar_one())


def encode_pending(catalogue: Catalogue, encoder: Encoder, progress: Progress | None = None) -> int:
    """Encode what waits for its vector, in small commits; gives how many duties got one.

    A failing encoder leaves the rest in the outbox: words still find those duties, and the next drain
    (the next ingest, the next start) tries again.
    """
    with catalogue.reading() as connection:
        total = pending(connection)
    done = 0
    while True:
        with catalogue.reading() as connection:
            ids = _waiting(connection)
            texts = {key: embedded_text(d) for key, d in written_duties(connection, ids).items()}
        if not ids:
            return done
        keys = {duty_id: vector_key(encoder.fingerprint, text) for duty_id, text in texts.items()}
        distinct = {keys[duty_id]: text for duty_id, text in texts.items()}
        fresh = dict(zip(distinct, encoder.encode_texts(list(distinct.values())), strict=True))
        with catalogue.transaction(counts=VECTORS_COUNTER) as connection:
            write_vectors(connection, encoder.fingerprint, fresh)
            connection.exec_driver_sql(
                "UPDATE outbox SET stage = 'store' WHERE duty_id = ? AND stage = 'encode'",
                [(duty_id,) for duty_id in ids],
            )
        done += len(ids)
        if progress is not None:
            progress("encode", done, max(total, done))


def _waiting(connection: Connection) -> list[str]:
    rows = connection.exec_driver_sql(
        "SELECT duty_id FROM outbox WHERE stage = 'encode' ORDER BY sequence LIMIT ?", (BATCH,)
    )
    return [row[0] for row in rows]
