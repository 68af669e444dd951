"""Alembic's entry: runs the chain on the connection that ``corpus.catalogue.schema`` hands over."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
