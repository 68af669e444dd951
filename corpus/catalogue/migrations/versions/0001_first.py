"""The catalogue and the index: documents … duties (corpus), words, vectors, outbox, generations (index).

The FTS5 tables ``words_<n>`` are made by ``index.words``, one per knowledge base, because the statistics
of BM25 belong to one knowledge base; they are derived and can be made again from the duties.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table of the first schema."""
    _corpus()
    _index()


def downgrade() -> None:
    """Drop every table of the first schema; the data goes with them."""
    for table in [
        "generations",
        "outbox",
        "vectors",
        "entries",
        "words_totals",
        "words_df",
        "knowledge_bases",
        "duties",
        "lists",
        "role_fields",
        "mentions",
        "role_aliases",
        "roles",
        "contents",
        "documents",
        "meta",
    ]:
        op.drop_table(table)


def _corpus() -> None:
    op.create_table(
        "meta",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.String, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("newest", sa.Boolean, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("sample", sa.Boolean, nullable=False),
        sa.Column("chars", sa.Integer, nullable=False),
        sa.Column("bytes_sha256", sa.String, nullable=False),
        sa.Column("text_sha256", sa.String, nullable=False),
        sa.Column("encoding", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("parser", sa.String, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("roles", sa.Integer, nullable=False),
        sa.Column("lists", sa.Integer, nullable=False),
        sa.Column("duties", sa.Integer, nullable=False),
        sa.Column("dropped", sa.Integer, nullable=False),
        sa.Column("repairs", sa.Integer, nullable=False),
        sa.UniqueConstraint("kb", "name", "version"),
    )
    op.create_table(
        "contents",
        sa.Column(
            "document_id", sa.String, sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("parse", sa.Text, nullable=False),
    )
    op.create_table(
        "roles",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.UniqueConstraint("kb", "key"),
    )
    op.create_table(
        "role_aliases",
        sa.Column("role_id", sa.String, sa.ForeignKey("roles.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
    )
    op.create_table(
        "mentions",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column(
            "document_id", sa.String, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("role_id", sa.String, nullable=False),
        sa.Column("names", sa.JSON, nullable=False),
    )
    op.create_index("mentions_kb", "mentions", ["kb"])
    op.create_index("mentions_document", "mentions", ["document_id"])
    op.create_table(
        "role_fields",
        sa.Column(
            "mention_id", sa.String, sa.ForeignKey("mentions.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_table(
        "lists",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column(
            "document_id", sa.String, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("mention_id", sa.String, sa.ForeignKey("mentions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("role_id", sa.String, nullable=False),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("heading", sa.Text),
        sa.Column("heading_start", sa.Integer, nullable=False),
        sa.Column("heading_end", sa.Integer, nullable=False),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("profile", sa.String),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
    )
    op.create_index("lists_document", "lists", ["document_id", "position"])
    op.create_index("lists_role", "lists", ["role_id"])
    op.create_index("lists_mention", "lists", ["mention_id"])
    op.create_table(
        "duties",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("list_id", sa.String, sa.ForeignKey("lists.id", ondelete="CASCADE"), nullable=False),
        sa.Column(
            "document_id", sa.String, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("role_id", sa.String, nullable=False),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("number", sa.String),
        sa.Column("marker", sa.String),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )
    op.create_index("duties_list", "duties", ["list_id", "position"])
    op.create_index("duties_document", "duties", ["document_id"])
    op.create_index("duties_role", "duties", ["role_id"])


def _index() -> None:
    op.create_table(
        "knowledge_bases",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
    )
    op.create_table(
        "words_df",
        sa.Column("kb", sa.String, primary_key=True),
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("df", sa.Integer, nullable=False),
        sa.Column("df_any", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "words_totals",
        sa.Column("kb", sa.String, primary_key=True),
        sa.Column("duties", sa.Integer, nullable=False),
        sa.Column("tokens", sa.Integer, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("row", sa.Integer, primary_key=True),
        sa.Column("duty_id", sa.String, nullable=False, unique=True),
        sa.Column("document_id", sa.String, nullable=False),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("signature", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
    )
    op.create_index("entries_kb", "entries", ["kb", "row"])
    op.create_index("entries_document", "entries", ["document_id"])
    op.create_index("entries_key", "entries", ["key"])
    op.create_table(
        "vectors",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("fingerprint", sa.String, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "outbox",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("duty_id", sa.String, nullable=False, unique=True),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("stage", sa.String, nullable=False),
    )
    op.create_index("outbox_stage", "outbox", ["stage", "sequence"])
    op.create_table(
        "generations",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("directory", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("checked_at", sa.String),
        sa.Column("vectors", sa.Integer, nullable=False),
        sa.Column("hit_rate", sa.Float),
        sa.Column("seal", sa.String),
    )
