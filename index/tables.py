"""The tables that index owns, as SQLAlchemy Core. The migrations create them; this module reads them.

``entries`` gives every duty of a newest version a row number (the FTS5 rowid), the signature of the words
stored for it and the key of its vector. ``outbox.stage`` is ``encode`` while the vector does not exist,
then ``store`` until the live generation holds it; ``drop`` asks the generation to forget the duty.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Integer, LargeBinary, MetaData, String, Table

metadata = MetaData()

knowledge_bases = Table(
    "knowledge_bases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
)

words_df = Table(
    "words_df",
    metadata,
    Column("kb", String, primary_key=True),
    Column("token", String, primary_key=True),
    Column("df", Integer, nullable=False),  # duties whose own text holds the token
    Column("df_any", Integer, nullable=False),  # duties whose text or context holds it
    sqlite_with_rowid=False,
)

words_totals = Table(
    "words_totals",
    metadata,
    Column("kb", String, primary_key=True),
    Column("duties", Integer, nullable=False),
    Column("tokens", Integer, nullable=False),
)

entries = Table(
    "entries",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("duty_id", String, nullable=False, unique=True),
    Column("document_id", String, nullable=False),
    Column("kb", String, nullable=False),
    Column("signature", String, nullable=False),
    Column("key", String, nullable=False),
)

vectors = Table(
    "vectors",
    metadata,
    Column("key", String, primary_key=True),
    Column("fingerprint", String, nullable=False),
    Column("vector", LargeBinary, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("sequence", Integer, primary_key=True),
    Column("duty_id", String, nullable=False, unique=True),
    Column("kb", String, nullable=False),
    Column("stage", String, nullable=False),
)

generations = Table(
    "generations",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("directory", String, nullable=False),
    Column("state", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("checked_at", String),
    Column("vectors", Integer, nullable=False),
    Column("hit_rate", Float),
    Column("seal", String),  # see index.seal; NULL while the directory is being written to
)
