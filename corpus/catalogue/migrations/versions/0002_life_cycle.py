"""Documents that can be renamed, removed and brought back; jobs that outlive the process.

``anchor`` is the name under which a document's ids were made: it stays when the document is renamed.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add anchors, the time of removal, and the table of jobs."""
    op.add_column("documents", sa.Column("anchor", sa.String, nullable=False, server_default=""))
    op.add_column("documents", sa.Column("removed_at", sa.String))
    op.execute("UPDATE documents SET anchor = name")
    op.execute("UPDATE documents SET status = 'replaced' WHERE NOT newest")
    op.create_table(
        "jobs",
        sa.Column("sequence", sa.Integer, primary_key=True),
        sa.Column("id", sa.String, nullable=False, unique=True),
        sa.Column("batch", sa.String, nullable=False),
        sa.Column("kb", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("created_at", sa.String, nullable=False),
        sa.Column("updated_at", sa.String, nullable=False),
        sa.Column("data", sa.LargeBinary),
        sa.Column("result", sa.JSON),
    )
    op.create_index("jobs_state", "jobs", ["state", "sequence"])
    op.create_index("jobs_batch", "jobs", ["batch"])


def downgrade() -> None:
    """Take them away again; what was removed but not purged is lost with its time of removal."""
    op.drop_table("jobs")
    op.drop_column("documents", "removed_at")
    op.drop_column("documents", "anchor")
