"""The stored side of the word index: one FTS5 table per knowledge base, and what is counted beside it.

Every function works on the caller's connection; the writing ones are part of the caller's transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import DatabaseError

from corpus.catalogue.catalogue import bump
from corpus.errors import CatalogueDamaged
from index.tables import knowledge_bases, words_df, words_totals

# Everything else that index.tokens lets through is a token character to unicode61 already.
_TOKENIZE = "unicode61 remove_diacritics 0 tokenchars ''+#&._%-''"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A duty's tokens as stored under its row number."""

    row: int
    text: tuple[str, ...]
    context: tuple[str, ...]


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
    gone = read_words(connection, table, rows)
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
    return (
        different == 0 and totals(connection, kb) == (rows, tokens or 0) and (postings or 0) == (tokens or 0)
    )


def read_all(connection: Connection, table: str) -> Iterator[tuple[str, str, str]]:
    """Every duty's id, tokens and heading tokens (each joined by blanks), in the order of the rows."""
    query = (
        f"SELECT e.duty_id, c.c0, c.c1 FROM {table}_content c JOIN entries e ON e.row = c.id ORDER BY c.id"
    )
    for row in connection.exec_driver_sql(query):
        yield row[0], row[1], row[2]


def words_counter(kb: str) -> str:
    """The ``meta`` counter that grows with every change of a knowledge base's words."""
    return f"words:{kb}"


def clear_words(connection: Connection, kb: str) -> None:
    """Drop everything of a knowledge base, also a damaged table."""
    if (table := table_of(connection, kb)) is not None:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}_vocabulary")
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        connection.exec_driver_sql("DELETE FROM knowledge_bases WHERE name = ?", (kb,))
    for counted in (words_df, words_totals):
        connection.execute(counted.delete().where(counted.c.kb == kb))
    bump(connection, words_counter(kb))


def read_words(connection: Connection, table: str, rows: Sequence[int]) -> list[WordEntry]:
    """The stored tokens under these row numbers, in no order."""
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
    bump(connection, words_counter(kb))
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


def totals(connection: Connection, kb: str) -> tuple[int, int]:
    """How many duties a knowledge base has, and how many tokens in all."""
    row = connection.exec_driver_sql("SELECT duties, tokens FROM words_totals WHERE kb = ?", (kb,)).first()
    return (row[0], row[1]) if row else (0, 0)


def frequencies(connection: Connection, kb: str, tokens: Sequence[str]) -> dict[str, int]:
    """How many duties hold each token in their text or headings; tokens that none holds are left out."""
    found: dict[str, int] = {}
    for start in range(0, len(tokens), _BATCH):
        batch = tokens[start : start + _BATCH]
        marks = ",".join("?" * len(batch))
        query = f"SELECT token, df_any FROM words_df WHERE kb = ? AND token IN ({marks})"
        found.update((row[0], row[1]) for row in connection.exec_driver_sql(query, (kb, *batch)))
    return found


def rows_of(connection: Connection, kb: str, duty_ids: Collection[str]) -> list[int]:
    """The row numbers of duties; unknown ids have none."""
    ids = tuple(duty_ids)
    marks = ",".join("?" * len(ids))
    found = connection.exec_driver_sql(
        f"SELECT row FROM entries WHERE kb = ? AND duty_id IN ({marks})", (kb, *ids)
    )
    return [row[0] for row in found]


def duty_ids(connection: Connection, rows: Sequence[int]) -> Mapping[int, str]:
    """The duty of each row number."""
    found: dict[int, str] = {}
    for start in range(0, len(rows), _BATCH):
        batch = tuple(rows[start : start + _BATCH])
        marks = ",".join("?" * len(batch))
        query = f"SELECT row, duty_id FROM entries WHERE row IN ({marks})"
        found.update(connection.exec_driver_sql(query, batch).all())
    return found
