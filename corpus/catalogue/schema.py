"""Brings a database to the newest schema. Alembic is imported only when there is something to do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from sqlalchemy import Engine, inspect

from corpus.errors import CatalogueDamaged, SchemaMismatch

MIGRATIONS = Path(__file__).parent / "migrations"


@cache
def newest() -> str:
    """The newest revision: the highest number among the migration files (a test holds it to Alembic)."""
    return max(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9][0-9][0-9][0-9]_*.py"))


def migrate(engine: Engine) -> None:
    """Run the missing migrations, all in one transaction: killed half way, the old schema stands.

    Raises:
        SchemaMismatch: a newer Zhize wrote this database.
        CatalogueDamaged: the database holds tables, but not ours.
    """
    current = _current(engine)
    if current == newest():
        return
    if current is not None and current > newest():
        raise SchemaMismatch(found=current, known=newest(), path=str(engine.url.database))
    _upgrade(engine)


def _current(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            tables = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master")}
        else:
            tables = set(inspect(connection).get_table_names())
        if "alembic_version" not in tables:
            if tables:
                raise CatalogueDamaged(path=str(engine.url.database), reason="not a Zhize catalogue")
            return None
        row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
        return str(row[0]) if row else None


def _upgrade(engine: Engine) -> None:
    # 0.4 s of import that a current schema never pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.connect().execution_options(zhize_write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
