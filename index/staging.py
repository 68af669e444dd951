"""What an ingest writes for the index, inside the ingest's own transaction: entries, words, outbox.

A duty that stays (same id) keeps its row, its words and its vector; only what its context changed is
written again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from corpus.catalogue.identity import digest
from corpus.catalogue.writing import Written, WrittenDuty
from index.tables import entries, outbox
from index.tokens import Tokens
from index.vectors import embedded_text, known_keys, vector_key
from index.wordtable import WordEntry, add_words, remove_words

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Staged:
    """How many duties came, went and stayed."""

    added: int
    removed: int
    kept: int


@dataclass(frozen=True, slots=True)
class _Entry:
    row: int
    signature: str
    key: str


def stage(connection: Connection, kb: str, written: Written, tokens: Tokens, fingerprint: str) -> Staged:
    """Bring the index's tables in line with a document that was just written."""
    now = {duty.id for duty in written.duties}
    gone = written.before - now
    before = _entries(connection, sorted(written.before))
    forget(connection, kb, gone)
    fresh: list[WrittenDuty] = []
    rewritten: list[tuple[int, WrittenDuty]] = []
    rekeyed: list[str] = []
    changed: list[dict[str, str]] = []
    for duty in written.duties:
        old = before.get(duty.id)
        if old is None:
            fresh.append(duty)
            continue
        new_signature, new_key = signature(tokens, duty), vector_key(fingerprint, embedded_text(duty))
        if old.signature != new_signature:
            rewritten.append((old.row, duty))
        if old.key != new_key:
            rekeyed.append(duty.id)
        changed.append({"duty": duty.id, "signature": new_signature, "key": new_key})
    rows = _insert_entries(connection, kb, written.document_id, fresh, tokens, fingerprint)
    for values in changed:
        duty_id = values.pop("duty")
        connection.execute(
            update(entries)
            .where(entries.c.duty_id == duty_id)
            .values(document_id=written.document_id, **values)
        )
    remove_words(connection, kb, [row for row, _ in rewritten])
    pairs = [*rewritten, *zip(rows, fresh, strict=True)]
    add_words(connection, kb, [word_entry(tokens, row, duty) for row, duty in pairs])
    enqueue(connection, kb, [*(duty.id for duty in fresh), *rekeyed])
    return Staged(len(fresh), len(gone), len(changed))


def forget(connection: Connection, kb: str, duty_ids: Iterable[str]) -> None:
    """Take duties out of the index's tables and ask the live generation to drop them."""
    ids = sorted(duty_ids)
    found = _entries(connection, ids)
    remove_words(connection, kb, [entry.row for entry in found.values()])
    for start in range(0, len(ids), _BATCH):
        connection.execute(delete(entries).where(entries.c.duty_id.in_(ids[start : start + _BATCH])))
    _put(connection, [{"duty_id": duty_id, "kb": kb, "stage": "drop"} for duty_id in ids])


def enqueue(connection: Connection, kb: str, duty_ids: Sequence[str]) -> None:
    """Put duties into the outbox: to be encoded, or only to be stored where their vector is known."""
    found = _entries(connection, duty_ids)
    known = known_keys(connection, (entry.key for entry in found.values()))
    _put(
        connection,
        [
            {"duty_id": duty_id, "kb": kb, "stage": "store" if found[duty_id].key in known else "encode"}
            for duty_id in duty_ids
        ],
    )


def signature(tokens: Tokens, duty: WrittenDuty) -> str:
    """Changes whenever the stored words of a duty would change."""
    return digest(tokens.stamp, duty.text, *_context(duty))


def word_entry(tokens: Tokens, row: int, duty: WrittenDuty) -> WordEntry:
    """The tokens of a duty and of its context, each context token once."""
    context = dict.fromkeys(token for part in _context(duty) for token in tokens.of(part))
    return WordEntry(row, tuple(tokens.of(duty.text)), tuple(context))


def _context(duty: WrittenDuty) -> tuple[str, ...]:
    return (*duty.role_names, *duty.path)


def _entries(connection: Connection, duty_ids: Sequence[str]) -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    query = select(entries.c.duty_id, entries.c.row, entries.c.signature, entries.c.key)
    for start in range(0, len(duty_ids), _BATCH):
        batch = duty_ids[start : start + _BATCH]
        for row in connection.execute(query.where(entries.c.duty_id.in_(batch))):
            found[row.duty_id] = _Entry(row.row, row.signature, row.key)
    return found


def _insert_entries(
    connection: Connection,
    kb: str,
    document_id: str,
    fresh: list[WrittenDuty],
    tokens: Tokens,
    fingerprint: str,
) -> list[int]:
    if not fresh:
        return []
    first = (connection.execute(select(func.max(entries.c.row))).scalar() or 0) + 1
    rows = list(range(first, first + len(fresh)))
    connection.execute(
        insert(entries),
        [
            {
                "row": row,
                "duty_id": duty.id,
                "document_id": document_id,
                "kb": kb,
                "signature": signature(tokens, duty),
                "key": vector_key(fingerprint, embedded_text(duty)),
            }
            for row, duty in zip(rows, fresh, strict=True)
        ],
    )
    return rows


def _put(connection: Connection, rows: list[dict[str, str]]) -> None:
    if not rows:
        return
    statement = upsert(outbox)
    connection.execute(
        statement.on_conflict_do_update(index_elements=["duty_id"], set_={"stage": statement.excluded.stage}),
        rows,
    )
