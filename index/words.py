"""The word index: SQLite FTS5 over jieba tokens, one table per knowledge base.

One table per knowledge base, because BM25's statistics (how many duties, how long, how many hold a token)
belong to it. Column ``text`` holds the tokens of the duty, ``context`` those of its role and headings.

Common tokens are not scanned when rarer ones exist. ``bm25()`` walks the whole posting list of every token
of a query, so plain FTS5 grows tenfold with tenfold data. Here document frequencies are kept in a table of
our own; the rarest tokens are asked for (until their lists sum to ``POSTINGS``), and the best of what they
find is scored again with all tokens. What is given up: a duty that holds none of the rare tokens and many
common ones. Where even the rarest token is common, the two rarest are asked for together.

A service holds the words of knowledge bases of up to ``HELD`` duties in memory (``index.postings``). Both ways
give the same hits; a test compares them.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from corpus import heap
from corpus.catalogue import Catalogue
from index import bm25
from index.postings import Places, Postings, Row, weighted
from index.tables import entries
from index.wordtable import (
    WordEntry,
    duty_ids,
    frequencies,
    read_all,
    read_words,
    rows_of,
    table_of,
    totals,
    words_counter,
)  # fmt: skip

CONTEXT_WEIGHT = 0.3
"""A token in the heading counts for less than one in the duty itself."""

POSTINGS = 1500
"""Posting entries that a query ranks (1.5 us each) while there are rarer tokens to be had."""

AGAIN = 80
"""Candidates scored again with all tokens of the query."""

QUERY_TOKENS = 64
"""Tokens of one query that are looked at, rarest first; a pasted page is no question."""

DIRECT = 400
"""A search among so few duties scores each of them, without the index."""

HELD = 20_000
"""Duties of a knowledge base whose words a service holds in memory: 10 MB, 0.4 s to read after each change."""


class WordHit(NamedTuple):
    """A duty with its BM25 score and the share of the query's weight that it holds (0..1)."""

    duty_id: str
    score: float
    coverage: float


@dataclass(frozen=True, slots=True)
class _Query:
    """The query's tokens with their weights, rarest first, and the sizes of their posting lists."""

    idfs: dict[str, float]
    lists: dict[str, int]
    average: float

    @property
    def ideal(self) -> float:
        """The score of a duty that holds every token once, at average length."""
        return sum(self.idfs.values()) or 1.0

    @property
    def probes(self) -> list[str]:
        """The rarest tokens that may be ranked; none where even the rarest one is too common."""
        chosen: list[str] = []
        walked = 0
        for token, postings in self.lists.items():
            walked += postings
            if walked > POSTINGS:
                break
            chosen.append(token)
        return chosen


class WordIndex:
    """Searches the words of one catalogue. Safe to share between threads.

    Args:
        hold: keep the words of smaller knowledge bases in memory; for a service, not for one question.
    """

    def __init__(self, catalogue: Catalogue, *, hold: bool = False) -> None:
        self._catalogue = catalogue
        self._hold = hold
        self._held: dict[str, tuple[int, Postings]] = {}
        self._reading = threading.Lock()

    def search(
        self, tokens: Iterable[str], *, kb: str, limit: int, among: Collection[str] | None = None
    ) -> list[WordHit]:
        """The duties that hold tokens of the query, best first; ties in the order of the texts.

        Args:
            tokens: of the query, see ``index.tokens``.
            kb: the knowledge base.
            limit: hits at most.
            among: look at these duties only.
        """
        distinct = tuple(dict.fromkeys(tokens))
        if among is not None and not among:
            return []
        with self._catalogue.reading() as connection:
            if (held := self._in_memory(connection, kb)) is not None:
                query = _weigh(distinct, len(held), held.average, {t: held.df_any(t) for t in distinct})
                return _search_held(held, query, limit, among) if query.lists else []
            if (table := table_of(connection, kb)) is None:
                return []
            duties, length = totals(connection, kb)
            found = frequencies(connection, kb, distinct)
            query = _weigh(distinct, duties, length / duties if duties else 0.0, found)
            return _search_stored(connection, table, kb, query, limit, among) if query.lists else []

    def rarity(self, token: str, *, kb: str) -> float:
        """The token's idf over the texts of the knowledge base's duties (headings do not count)."""
        with self._catalogue.reading() as connection:
            if (held := self._in_memory(connection, kb)) is not None:
                return bm25.idf(len(held), held.df(token))
            duties = totals(connection, kb)[0]
            row = connection.exec_driver_sql(
                "SELECT df FROM words_df WHERE kb = ? AND token = ?", (kb, token)
            ).first()
        return bm25.idf(duties, row[0] if row else 0)

    def vocabulary(self, *, kb: str, limit: int) -> list[str]:
        """The tokens of the knowledge base's duties and headings, most frequent first."""
        with self._catalogue.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT token FROM words_df WHERE kb = ? ORDER BY df_any DESC, token LIMIT ?", (kb, limit)
            ).fetchall()
        return [row[0] for row in rows]

    def words_of(self, duty_id: str) -> list[str]:
        """The stored tokens of a duty's own text; empty for an unknown id."""
        with self._catalogue.reading() as connection:
            entry = connection.execute(
                select(entries.c.row, entries.c.kb).where(entries.c.duty_id == duty_id)
            ).first()
            table = table_of(connection, entry.kb) if entry else None
            found = read_words(connection, table, [entry.row]) if entry and table else []
        return list(found[0].text) if found else []

    def _in_memory(self, connection: Connection, kb: str) -> Postings | None:
        """The words of a knowledge base as of this snapshot, where they are held or may be."""
        if not self._hold:
            return None
        now = self._catalogue.counter(words_counter(kb))
        known = self._held.get(kb)
        if known is not None and known[0] == now:
            return known[1]
        duties, length = totals(connection, kb)
        # One reader at a time; who comes meanwhile is answered from SQLite.
        if not 0 < duties <= HELD or not self._reading.acquire(blocking=False):
            return None
        try:
            if (table := table_of(connection, kb)) is None:
                return None
            rows = (Row(i, text.split(), context.split()) for i, text, context in read_all(connection, table))
            postings = Postings(rows, length=length, context_weight=CONTEXT_WEIGHT)
            self._held[kb] = (now, postings)
            if duties >= heap.MUCH:
                heap.give_back()
            return postings
        finally:
            self._reading.release()


def _best_first(scored: tuple[float, int]) -> tuple[float, int]:
    return (-scored[0], scored[1])


def _weigh(distinct: Sequence[str], duties: int, average: float, frequency: Mapping[str, int]) -> _Query:
    rarest = sorted(distinct, key=lambda token: frequency.get(token, 0))[:QUERY_TOKENS]
    return _Query(
        idfs={token: bm25.idf(duties, frequency.get(token, 0)) for token in rarest},
        lists={token: found for token in rarest if (found := frequency.get(token, 0))},
        average=average,
    )


def _search_stored(
    connection: Connection, table: str, kb: str, query: _Query, limit: int, among: Collection[str] | None
) -> list[WordHit]:
    if among is not None and len(among) <= DIRECT:
        rows = rows_of(connection, kb, among)
    else:
        rows = _candidates(connection, table, query, max(limit, AGAIN), among)
    entries = read_words(connection, table, rows)
    scored = sorted(((_score(query, entry), entry.row) for entry in entries), key=_best_first)
    ids = duty_ids(connection, [row for score, row in scored if score > 0])
    return _hits(((ids[row], score) for score, row in scored if row in ids), query, limit)


def _search_held(held: Postings, query: _Query, limit: int, among: Collection[str] | None) -> list[WordHit]:
    inside = None if among is None else held.places_of(among)
    if inside is not None and among is not None and len(among) <= DIRECT:
        places = inside
    elif probes := query.probes:
        places = held.ranked(probes, limit=max(limit, AGAIN), among=inside)
    else:
        places = _common(held, query, max(limit, AGAIN), inside)
    scores = held.scores(query.idfs.items(), places)
    order = np.lexsort((places, -scores))  # best first, see _best_first
    scored = zip(scores[order].tolist(), places[order].tolist(), strict=True)
    return _hits(((held.ids[place], score) for score, place in scored if score > 0), query, limit)


def _hits(scored: Iterable[tuple[str, float]], query: _Query, limit: int) -> list[WordHit]:
    ideal = query.ideal
    return [WordHit(duty_id, score, min(1.0, score / ideal)) for duty_id, score in islice(scored, limit)]


def _common(held: Postings, query: _Query, limit: int, among: Places | None) -> Places:
    """See the end of ``_candidates``."""
    common = list(query.lists)
    found = held.first(common[:2], limit=limit, among=among)
    return found if len(found) else held.first(common[:1], limit=limit, among=among)


def _candidates(
    connection: Connection, table: str, query: _Query, limit: int, among: Collection[str] | None
) -> list[int]:
    # The plus keeps SQLite from asking FTS5 once per row of the set.
    inside = ""
    extra: tuple[str, ...] = ()
    if among is not None:
        inside = "AND +rowid IN (SELECT e.row FROM json_each(?) j JOIN entries e ON e.duty_id = j.value)"
        extra = (json.dumps(list(among)),)
    if probes := query.probes:
        ranked = f"AND rank MATCH 'bm25(1.0, {CONTEXT_WEIGHT})' {inside} ORDER BY rank LIMIT ?"
        statement = f"SELECT rowid FROM {table} WHERE {table} MATCH ? {ranked}"
        match = " OR ".join(f'"{token}"' for token in probes)
        return [row[0] for row in connection.exec_driver_sql(statement, (match, *extra, limit))]
    # Nothing rarer exists, so duties with these tokens differ little and none is ranked beforehand.
    statement = f"SELECT rowid FROM {table} WHERE {table} MATCH ? {inside} LIMIT ?"
    common = [f'"{token}"' for token in query.lists]
    for match in dict.fromkeys((" AND ".join(common[:2]), common[0])):
        if rows := [row[0] for row in connection.exec_driver_sql(statement, (match, *extra, limit))]:
            return rows
    return []


def _score(query: _Query, entry: WordEntry) -> float:
    counts = weighted(entry.text, entry.context, CONTEXT_WEIGHT)
    length = len(entry.text) + len(entry.context)
    return bm25.score(query.idfs, counts, length=length, average=query.average)
