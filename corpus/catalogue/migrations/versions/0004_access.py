"""Who may enter (keys, links, widgets), what they changed (audit), what they said of answers (feedback).

``access_keys.hash`` is the SHA-256 of a key's secret; the secret itself is nowhere. ``access_secrets`` holds what
sessions and links are signed with.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the doors."""
    op.create_table(
        "access_keys",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("hash", sa.String, unique=True),
        sa.Column("origins", sa.JSON, nullable=False),
        sa.Column("kbs", sa.JSON, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("expires_at", sa.String),
        sa.Column("revoked_at", sa.String),
    )
    op.create_table(
        "access_secrets",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "kb_privacy",
        sa.Column("kb", sa.String, primary_key=True),
        sa.Column("hide_sources", sa.Boolean, nullable=False),
    )
    op.create_table(
        "audit",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("target", sa.String, nullable=False),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("request_id", sa.String, nullable=False),
    )
    op.create_table(
        "feedback",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("conversation_id", sa.String, nullable=False),
        sa.Column("rating", sa.String, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("duty_id", sa.String),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("source", sa.String, nullable=False),
    )
    op.create_index("feedback_conversation", "feedback", ["conversation_id"])


def downgrade() -> None:
    """Drop them; every key ends with its table."""
    for table in ("feedback", "audit", "kb_privacy", "access_secrets", "access_keys"):
        op.drop_table(table)
