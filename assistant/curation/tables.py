"""The tables of feedback, inbox and curated answers, as SQLAlchemy Core (migrations 0004 and 0005 create them)."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String, Table, Text

_metadata = MetaData()

feedback = Table(
    "feedback",
    _metadata,
    Column("sequence", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("at", String, nullable=False),
    Column("kb", String, nullable=False),
    Column("conversation_id", String, nullable=False),
    Column("rating", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("duty_id", String),
    Column("comment", Text, nullable=False),
    Column("source", String, nullable=False),
    Column("question_key", String, nullable=False),
)
inbox_asked = Table(
    "inbox_asked",
    _metadata,
    Column("sequence", Integer, primary_key=True),
    Column("at", String, nullable=False),
    Column("kb", String, nullable=False),
    Column("key", String, nullable=False),
    Column("conversation_id", String, nullable=False),
    Column("question", Text, nullable=False),
    Column("reason", String, nullable=False),
)
inbox_handled = Table(
    "inbox_handled",
    _metadata,
    Column("kb", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("state", String, nullable=False),
    Column("at", String, nullable=False),
)
curated = Table(
    "curated",
    _metadata,
    Column("id", String, primary_key=True),
    Column("kb", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_at", String, nullable=False),
    Column("updated_at", String, nullable=False),
)
curated_questions = Table(
    "curated_questions",
    _metadata,
    Column("kb", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("curated_id", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("question", Text, nullable=False),
)
curated_duties = Table(
    "curated_duties",
    _metadata,
    Column("curated_id", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("duty_id", String, nullable=False),
    Column("text", Text, nullable=False),
)
asked_counts = Table(
    "asked_counts",
    _metadata,
    Column("kb", String, primary_key=True),
    Column("month", String, primary_key=True),
    Column("outcome", String, primary_key=True),
    Column("times", Integer, nullable=False),
)
