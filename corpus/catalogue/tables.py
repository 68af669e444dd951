"""The tables that corpus owns, as SQLAlchemy Core. The migrations create them; this module reads them.

``documents`` holds one row per version; lists, duties and mentions exist for the newest version only
(an older version keeps its bytes, its text and its parse as JSON in ``contents``, for the diff). ``status`` is
``ready`` for the newest version, ``replaced`` for an older one, and ``removed`` for every version of a name
that was taken out and can still be brought back. ``anchor`` is the name that the ids were made of.
Times are UTC, ISO 8601. Offsets are code points.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, LargeBinary, MetaData, String, Table, Text

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("id", String, primary_key=True),
    Column("kb", String, nullable=False),
    Column("name", String, nullable=False),
    Column("title", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("newest", Boolean, nullable=False),
    Column("status", String, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("chars", Integer, nullable=False),
    Column("bytes_sha256", String, nullable=False),
    Column("text_sha256", String, nullable=False),
    Column("encoding", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("parser", String, nullable=False),
    Column("created_at", String, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("roles", Integer, nullable=False),
    Column("lists", Integer, nullable=False),
    Column("duties", Integer, nullable=False),
    Column("dropped", Integer, nullable=False),
    Column("repairs", Integer, nullable=False),
    Column("anchor", String, nullable=False),
    Column("removed_at", String),
)

contents = Table(
    "contents",
    metadata,
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
    Column("parse", Text, nullable=False),
)

roles = Table(
    "roles",
    metadata,
    Column("id", String, primary_key=True),
    Column("kb", String, nullable=False),
    Column("title", String, nullable=False),
    Column("key", String, nullable=False),
    Column("position", Integer, nullable=False),
)

role_aliases = Table(
    "role_aliases",
    metadata,
    Column("role_id", String, ForeignKey("roles.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String, nullable=False),
)

mentions = Table(  # a role as one document names it; several mentions make one role
    "mentions",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("kb", String, nullable=False),
    Column("position", Integer, nullable=False),
    Column("role_id", String, nullable=False),
    Column("names", JSON, nullable=False),  # title first, then the aliases
)

role_fields = Table(
    "role_fields",
    metadata,
    Column("mention_id", String, ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)

lists = Table(
    "lists",
    metadata,
    Column("id", String, primary_key=True),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("mention_id", String, ForeignKey("mentions.id", ondelete="CASCADE"), nullable=False),
    Column("role_id", String, nullable=False),
    Column("kb", String, nullable=False),
    Column("heading", Text),
    Column("heading_start", Integer, nullable=False),
    Column("heading_end", Integer, nullable=False),
    Column("path", JSON, nullable=False),
    Column("kind", String, nullable=False),
    Column("profile", String),
    Column("position", Integer, nullable=False),
    Column("size", Integer, nullable=False),
)

duties = Table(
    "duties",
    metadata,
    Column("id", String, primary_key=True),
    Column("list_id", String, ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
    Column("document_id", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("role_id", String, nullable=False),
    Column("kb", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("number", String),
    Column("marker", String),
    Column("position", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
