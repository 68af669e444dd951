"""What people say of answers: unanswered questions, curated answers, how much was asked (assistant).

``inbox_asked`` holds one row for each time a question went unanswered; rows of one ``key`` are one group.
``question`` is empty where texts are not kept. ``feedback`` (0004) gets the same key, so that a person who changes
a thumb changes it even where no text is kept.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    op.add_column("feedback", sa.Column("question_key", sa.String, nullable=False, server_default=""))
    op.create_table(
        "inbox_asked",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("conversation_id", sa.String, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
    op.create_index("inbox_asked_key", "inbox_asked", ["kb", "key"])
    op.create_index("inbox_asked_conversation", "inbox_asked", ["conversation_id"])
    op.create_table(
        "inbox_handled",
        sa.Column("kb", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "curated",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False),
    )
    op.create_table(
        "curated_questions",
        sa.Column("kb", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("curated_id", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
    )
    op.create_index("curated_questions_of", "curated_questions", ["curated_id"])
    op.create_table(
        "curated_duties",
        sa.Column("curated_id", sa.String, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("duty_id", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "asked_counts",
        sa.Column("kb", sa.String, primary_key=True),
        sa.Column("month", sa.String, primary_key=True),
        sa.Column("outcome", sa.String, primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop them; curated answers go with them."""
    for table in (
        "asked_counts",
        "curated_duties",
        "curated_questions",
        "curated",
        "inbox_handled",
        "inbox_asked",
    ):
        op.drop_table(table)
    op.drop_column("feedback", "question_key")
