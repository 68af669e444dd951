"""Drafts with their versions, and the company's own name and line (assistant)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables; a version is never changed once written."""
    op.create_table(
        "draft_versions",
        sa.Column("draft_id", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("draft", sa.Text, nullable=False),
    )
    op.create_table(
        "company",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop them; the drafts go with them."""
    op.drop_table("company")
    op.drop_table("draft_versions")
