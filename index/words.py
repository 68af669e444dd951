"""The word index: SQLite FTS5 over jieba tokens, one table per knowledge base.

One table per knowledge base, because BM25's statistics (how many duties, how long, how many hold a token)
belong to it. Column ``text`` holds the tokens of the duty, ``context`` those of its role and headings.

Common tokens are not scanned when rarer ones exist. ``bm25()`` walks the whole posting list of every token
of a query, so plain FTS5 grows tenfold with tenfold data. Here document frequencies are kept in a table of
our own; the rarest tokens are asked for (until their lists sum to ``POSTINGS``), and the best of what they
find is scored again with all tokens. What is given up: a duty that holds none of the rare tokens and many
common ones. Where even the rarest token is common, the two rarest are asked for together.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DatabaseError

from corpus.catalogue import Catalogue
from corpus.errors import CatalogueDamaged
from index import bm25
from index.tables import entries, knowledge_bases, words_df, words_totals

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

# Everything else that index.tokens lets through is a token character to unicode61 already.
_TOKENIZE = "unicode61 remove_diacritics 0 tokenchars ''+#&._%-''"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A duty's tokens as stored under its row number."""

    row: int
    text: tuple[str, ...]
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordHit:
    """A duty with its BM25 score and the share of the query's weight that it holds (0..1)."""

    duty_id: str
    score: float
    coverage: float


def table_of(connection: Connection, kb: str, *, create: bool = False) -> str | None:
    """The FTS5 table of a knowledge base, or ``None`` where it has none yet."""
    found = connection.exec_driver_sql("SELECT id FROM knowledge_bases WHERE name = ?", (kb,)).first()
    if found is None:
        if not create:
            return None
        number = connection.execute(insert(knowledge_bases).values(name=kb)).inserted_primary_key
        assert number is not None
        table = f"words_{number[0]}"
        for left in (f"{table}_vocabulary", table):
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {left}")
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE {table} USING fts5(text, context, tokenize='{_TOKENIZE}')"
        )
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {table}_vocabulary USING fts5vocab({table}, row)")
        return table
    return f"words_{found[0]}"


def add_words(connection: Connection, kb: str, new: Sequence[WordEntry]) -> None:
    """Store the tokens of duties; part of the caller's transaction."""
    if not new:
        return
    table = table_of(connection, kb, create=True)
    connection.exec_driver_sql(
        f"INSERT INTO {table} (rowid, text, context) VALUES (?, ?, ?)",
        [(entry.row, " ".join(entry.text), " ".join(entry.context)) for entry in new],
    )
    _count(connection, kb, new, 1)


def remove_words(connection: Connection, kb: str, rows: Sequence[int]) -> None:
    """Forget the tokens of duties; part of the caller's transaction."""
    table = table_of(connection, kb)
    if table is None or not rows:
        return
    gone = _read(connection, table, rows)
    _count(connection, kb, gone, -1)
    connection.exec_driver_sql(f"DELETE FROM {table} WHERE rowid = ?", [(entry.row,) for entry in gone])


def words_whole(connection: Connection, kb: str) -> bool:
    """Whether the index holds exactly the duties of the knowledge base, with the statistics kept of them."""
    table = table_of(connection, kb)
    if table is None:
        return False
    try:
        different = connection.exec_driver_sql(
            f"SELECT COUNT(*) FROM (SELECT row FROM entries WHERE kb = ? EXCEPT SELECT rowid FROM {table})",
            (kb,),
        ).scalar_one()
        # The length of every row, as FTS5 counts it, from its own postings: a lost posting is missed here.
        rows, tokens = connection.exec_driver_sql(
            f"SELECT COUNT(*), SUM(length(text) - length(replace(text, ' ', '')) + (text <> '') "
            f"+ length(context) - length(replace(context, ' ', '')) + (context <> '')) FROM {table}"
        ).one()
        postings = connection.exec_driver_sql(f"SELECT SUM(cnt) FROM {table}_vocabulary").scalar_one()
    except (DatabaseError, CatalogueDamaged):
        return False  # the table or its vocabulary is gone or malformed; all of it can be made again
    totals = _totals(connection, kb)
    return different == 0 and totals == (rows, tokens or 0) and (postings or 0) == (tokens or 0)


def clear_words(connection: Connection, kb: str) -> None:
    """Drop everything of a knowledge base, also a damaged table."""
    if (table := table_of(connection, kb)) is not None:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}_vocabulary")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        connection.exec_driver_sql("DELETE FROM knowledge_bases WHERE name = ?", (kb,))
    for counted in (words_df, words_totals):
        connection.execute(counted.delete().where(counted.c.kb == kb))


def _read(connection: Connection, table: str, rows: Sequence[int]) -> list[WordEntry]:
    found: list[WordEntry] = []
    for start in range(0, len(rows), _BATCH):
        batch = tuple(rows[start : start + _BATCH])
        marks = ",".join("?" * len(batch))
        # Asked row by row, the virtual table took 40 times as long as its own content table does.
        query = f"SELECT id, c0, c1 FROM {table}_content WHERE id IN ({marks})"
        for row, text, context in connection.exec_driver_sql(query, batch):
            found.append(WordEntry(row, tuple(text.split()), tuple(context.split())))
    return found


def _count(connection: Connection, kb: str, changed: Sequence[WordEntry], sign: int) -> None:
    own: Counter[str] = Counter()
    anywhere: Counter[str] = Counter()
    tokens = 0
    for entry in changed:
        own.update(set(entry.text))
        anywhere.update({*entry.text, *entry.context})
        tokens += len(entry.text) + len(entry.context)
    total = upsert(words_totals).values(kb=kb, duties=sign * len(changed), tokens=sign * tokens)
    connection.execute(
        total.on_conflict_do_update(
            index_elements=["kb"],
            set_={
                "duties": words_totals.c.duties + total.excluded.duties,
                "tokens": words_totals.c.tokens + total.excluded.tokens,
            },
        )
    )
    if not anywhere:
        return
    connection.exec_driver_sql(
        "INSERT INTO words_df (kb, token, df, df_any) VALUES (?, ?, ?, ?) ON CONFLICT (kb, token) "
        "DO UPDATE SET df = df + excluded.df, df_any = df_any + excluded.df_any",
        [(kb, token, sign * own[token], sign * count) for token, count in anywhere.items()],
    )
    if sign < 0:
        connection.execute(words_df.delete().where(words_df.c.kb == kb, words_df.c.df_any <= 0))


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


class WordIndex:
    """Searches the words of one catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

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
        with self._catalogue.reading() as connection:
            table = table_of(connection, kb)
            if table is None:
                return []
            query = _weigh(connection, kb, tokens)
            if not query.lists or (among is not None and not among):
                return []
            rows = _rows_of(connection, kb, among) if among is not None and len(among) <= DIRECT else None
            if rows is None:
                rows = _candidates(connection, table, query, max(limit, AGAIN), among)
            found = _read(connection, table, rows)
            scored = sorted(((_score(query, entry), entry.row) for entry in found), key=_best_first)
            ids = _duty_ids(connection, [row for score, row in scored if score > 0])
        hits = [
            WordHit(ids[row], score, min(1.0, score / query.ideal))
            for score, row in scored
            if score > 0 and row in ids
        ]
        return hits[:limit]

    def rarity(self, token: str, *, kb: str) -> float:
        """The token's idf over the texts of the knowledge base's duties (headings do not count)."""
        with self._catalogue.reading() as connection:
            duties = _totals(connection, kb)[0]
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
            found = _read(connection, table, [entry.row]) if entry and table else []
        return list(found[0].text) if found else []


def _best_first(scored: tuple[float, int]) -> tuple[float, int]:
    return (-scored[0], scored[1])


def _totals(connection: Connection, kb: str) -> tuple[int, int]:
    row = connection.exec_driver_sql("SELECT duties, tokens FROM words_totals WHERE kb = ?", (kb,)).first()
    return (row[0], row[1]) if row else (0, 0)


def _weigh(connection: Connection, kb: str, tokens: Iterable[str]) -> _Query:
    distinct = tuple(dict.fromkeys(tokens))
    duties, length = _totals(connection, kb)
    frequency: dict[str, int] = {}
    for start in range(0, len(distinct), _BATCH):
        batch = distinct[start : start + _BATCH]
        marks = ",".join("?" * len(batch))
        frequency.update(
            connection.exec_driver_sql(
                f"SELECT token, df_any FROM words_df WHERE kb = ? AND token IN ({marks})", (kb, *batch)
            ).all()
        )
    rarest = sorted(distinct, key=lambda token: frequency.get(token, 0))[:QUERY_TOKENS]
    return _Query(
        idfs={token: bm25.idf(duties, frequency.get(token, 0)) for token in rarest},
        lists={token: frequency[token] for token in rarest if token in frequency},
        average=length / duties if duties else 0.0,
    )


def _candidates(
    connection: Connection, table: str, query: _Query, limit: int, among: Collection[str] | None
) -> list[int]:
    probes: list[str] = []
    walked = 0
    for token, postings in query.lists.items():
        if probes and walked + postings > POSTINGS:
            break
        probes.append(token)
        walked += postings
    # The plus keeps SQLite from asking FTS5 once per row of the set.
    inside = ""
    extra: tuple[str, ...] = ()
    if among is not None:
        inside = "AND +rowid IN (SELECT e.row FROM json_each(?) j JOIN entries e ON e.duty_id = j.value)"
        extra = (json.dumps(list(among)),)
    if walked <= POSTINGS:
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
    counts: dict[str, float] = {}
    for token in entry.text:
        if token in query.idfs:
            counts[token] = counts.get(token, 0.0) + 1.0
    for token in entry.context:
        if token in query.idfs:
            counts[token] = counts.get(token, 0.0) + CONTEXT_WEIGHT
    length = len(entry.text) + len(entry.context)
    return bm25.score(query.idfs, counts, length=length, average=query.average)


def _rows_of(connection: Connection, kb: str, duty_ids: Collection[str]) -> list[int]:
    ids = tuple(duty_ids)
    marks = ",".join("?" * len(ids))
    found = connection.exec_driver_sql(
        f"SELECT row FROM entries WHERE kb = ? AND duty_id IN ({marks})", (kb, *ids)
    )
    return [row[0] for row in found]


def _duty_ids(connection: Connection, rows: Sequence[int]) -> Mapping[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(rows), _BATCH):
        batch = tuple(rows[start : start + _BATCH])
        marks = ",".join("?" * len(batch))
        query = f"SELECT row, duty_id FROM entries WHERE row IN ({marks})"
        found.update(connection.exec_driver_sql(query, batch).all())
    return found
