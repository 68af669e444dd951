"""Profiles of roles that several documents describe: grouped anew over all of their lists.

A parse groups the lists of one document. Where a role stands in several, the same job may be posted twice
and one label may name two jobs, so the role is grouped as a whole whenever its lists changed. A digest of
the lists, kept in ``meta``, says whether they did: an ingest pays for the roles it touches only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from corpus.catalogue.identity import digest
from corpus.catalogue.tables import documents, duties, lists, meta
from corpus.profiles import Listed, profiles

_KEY = "profiles/"
_BATCH = 500
_MANY = 300
"""Lists of one role from which on a handful of new ones wait for the next tenth before all are grouped again."""

_Lists = Sequence[Any]  # rows of the query in regroup


def regroup(connection: Connection, kb: str) -> None:
    """Write the profiles of those roles of ``kb`` that stand, or stood, in several documents and changed."""
    by_role: dict[str, list[Any]] = defaultdict(list)
    query = (
        select(
            lists.c.id, lists.c.role_id, lists.c.document_id, lists.c.heading, lists.c.heading_start,
            lists.c.path, lists.c.kind, documents.c.parser,
        )
        .join(documents, documents.c.id == lists.c.document_id)
        .where(lists.c.kb == kb)
        .order_by(documents.c.sequence, lists.c.position)
    )  # fmt: skip
    for row in connection.execute(query):
        by_role[row.role_id].append(row)
    prefix = f"{_KEY}{kb}/"
    known: dict[str, str] = {
        row.key: row.value
        for row in connection.execute(
            select(meta.c.key, meta.c.value).where(meta.c.key.startswith(prefix, autoescape=True))
        )
    }
    current: dict[str, str] = {}
    for role_id, rows in by_role.items():
        key = prefix + role_id
        if len({row.document_id for row in rows}) < 2 and key not in known:
            continue
        state = _state(rows)
        if _stands(known.get(key), state):
            current[key] = known[key]
            continue
        _write(connection, rows)
        if len({row.document_id for row in rows}) > 1:
            current[key] = state
    if current != known:
        connection.execute(delete(meta).where(meta.c.key.startswith(prefix, autoescape=True)))
        if current:
            connection.execute(insert(meta), [{"key": k, "value": v} for k, v in current.items()])


def _state(rows: _Lists) -> str:
    return f"{len(rows)} " + digest(*(f"{row.document_id} {row.parser} {row.id}" for row in rows))


def _stands(known: str | None, state: str) -> bool:
    """Whether the grouping that was written is still the lists' own, or near enough for a very large role."""
    if known is None or known == state:
        return known == state
    before, now = int(known.split()[0]), int(state.split()[0])
    return now > _MANY and before <= now < before * 1.1


def _write(connection: Connection, rows: _Lists) -> None:
    items: dict[str, list[str]] = defaultdict(list)
    ids = [row.id for row in rows]
    for start in range(0, len(ids), _BATCH):
        batch = ids[start : start + _BATCH]
        found = connection.execute(
            select(duties.c.list_id, duties.c.text)
            .where(duties.c.list_id.in_(batch))
            .order_by(duties.c.list_id, duties.c.position)
        )
        for row in found:
            items[row.list_id].append(row.text)
    listed = [
        Listed(
            row.document_id, row.heading_start, row.heading, tuple(row.path), row.kind, tuple(items[row.id])
        )
        for row in rows
    ]
    labels = profiles(listed)
    connection.execute(
        update(lists).where(lists.c.id == bindparam("one")).values(profile=bindparam("label")),
        [{"one": one, "label": label} for one, label in zip(ids, labels, strict=True)],
    )
