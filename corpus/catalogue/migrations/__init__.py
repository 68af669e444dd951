"""The Alembic chain. Every layer adds its tables here; ``corpus.catalogue.schema`` runs it."""
