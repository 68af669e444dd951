"""Makes derived things again from the catalogue: missing or damaged vectors, or the whole index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from corpus.catalogue import Catalogue
from corpus.catalogue.writing import written_duties
from index.outbox import Progress, encode_pending
from index.protocols import Encoder
from index.staging import enqueue, signature, word_entry
from index.stamp import current_stamp, write_stamp
from index.tokens import Tokens
from index.vectors import embedded_text, unsound_keys, vector_key
from index.wordtable import add_words, clear_words, words_whole

_BATCH = 1000


def requeue(catalogue: Catalogue, dimensions: int) -> int:
    """Put every duty without a sound vector back into the outbox; gives how many that were.

    Finds what no crash of ours can leave but a damaged disk can: a blob that is no unit vector any more.
    """
    with catalogue.reading() as connection:
        damaged = unsound_keys(connection, dimensions)
        lost = _without_vector(connection)
    if not damaged and not lost:
        return 0
    with catalogue.transaction() as connection:
        connection.exec_driver_sql(
            "DELETE FROM vectors WHERE key = ?", [(key,) for key in damaged] or [("",)]
        )
        lost = _without_vector(connection)
        for kb in sorted({kb for _, kb in lost}):
            enqueue(connection, kb, [duty_id for duty_id, of in lost if of == kb])
    return len(lost)


def mend_words(catalogue: Catalogue, tokens: Tokens) -> list[str]:
    """Make the words of damaged knowledge bases anew; gives their names.

    Damaged: FTS5's own integrity check fails, or the index does not hold exactly the duties there are.
    """
    mended: list[str] = []
    with catalogue.reading() as connection:
        bases = [row[0] for row in connection.exec_driver_sql("SELECT DISTINCT kb FROM entries ORDER BY kb")]
    for kb in bases:
        with catalogue.reading() as connection:
            whole = words_whole(connection, kb)
        if whole:
            continue
        with catalogue.transaction() as connection:
            clear_words(connection, kb)
            rows = connection.exec_driver_sql("SELECT row, duty_id FROM entries WHERE kb = ?", (kb,)).all()
            for start in range(0, len(rows), _BATCH):
                batch = rows[start : start + _BATCH]
                found = written_duties(connection, [row.duty_id for row in batch])
                add_words(connection, kb, [word_entry(tokens, row.row, found[row.duty_id]) for row in batch])
        mended.append(kb)
    return mended


def _without_vector(connection: Connection) -> list[tuple[str, str]]:
    query = (
        "SELECT e.duty_id, e.kb FROM entries e LEFT JOIN vectors v ON v.key = e.key "
        "LEFT JOIN outbox o ON o.duty_id = e.duty_id AND o.stage = 'encode' "
        "WHERE v.key IS NULL AND o.duty_id IS NULL ORDER BY e.row"
    )
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query)]


def reindex(catalogue: Catalogue, tokens: Tokens, encoder: Encoder, progress: Progress | None = None) -> int:
    """Make words and vectors anew with this tokeniser and this encoder; gives the number of duties.

    What ``IndexMismatch`` asks for. The words and the stamp change in one transaction; vectors that this
    encoder has already made are kept, the others are encoded. Vectors that no duty needs any more
    are deleted at the end. Any served generation is outdated afterwards and found so by its id check.
    """
    with catalogue.transaction() as connection:
        rows = connection.exec_driver_sql("SELECT row, duty_id, kb FROM entries ORDER BY row").all()
        bases = {row[0] for row in connection.exec_driver_sql("SELECT name FROM knowledge_bases")}
        for kb in sorted(bases | {row.kb for row in rows}):
            clear_words(connection, kb)
        for start in range(0, len(rows), _BATCH):
            _again(connection, rows[start : start + _BATCH], tokens, encoder)
            if progress is not None:
                progress("words", min(start + _BATCH, len(rows)), len(rows))
        connection.exec_driver_sql("UPDATE generations SET state = 'retired' WHERE state = 'live'")
        write_stamp(connection, current_stamp(tokens.stamp, encoder.fingerprint))
    encode_pending(catalogue, encoder, progress)
    with catalogue.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM vectors WHERE key NOT IN (SELECT key FROM entries)")
    return len(rows)


def _again(connection: Connection, rows: Sequence[Row[Any]], tokens: Tokens, encoder: Encoder) -> None:
    found = written_duties(connection, [row.duty_id for row in rows])
    by_kb: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        by_kb.setdefault(row.kb, []).append((row.row, row.duty_id))
    connection.exec_driver_sql(
        "UPDATE entries SET signature = ?, key = ? WHERE duty_id = ?",
        [
            (signature(tokens, duty), vector_key(encoder.fingerprint, embedded_text(duty)), duty_id)
            for duty_id, duty in found.items()
        ],
    )
    for kb, pairs in by_kb.items():
        add_words(connection, kb, [word_entry(tokens, row, found[duty_id]) for row, duty_id in pairs])
        enqueue(connection, kb, [duty_id for _, duty_id in pairs])
