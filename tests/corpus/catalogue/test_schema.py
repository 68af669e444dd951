"""The database is brought to the newest schema, all the way or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from corpus.catalogue import Catalogue, schema, tables
from corpus.errors import CatalogueDamaged, SchemaMismatch
from index import tables as index_tables


def test_the_newest_revision_is_alembics_head() -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == schema.newest()


@pytest.mark.parametrize("metadata", [tables.metadata, index_tables.metadata], ids=["corpus", "index"])
def test_the_migrations_make_the_tables_that_the_code_names(catalogue: Catalogue, metadata: object) -> None:
    inspector = inspect(catalogue.engine)
    for table in metadata.sorted_tables:  # type: ignore[attr-defined]
        made = {
            column["name"]: (str(column["type"]), column["nullable"])
            for column in inspector.get_columns(table.name)
        }
        named = {c.name: (str(c.type.compile(catalogue.engine.dialect)), c.nullable) for c in table.columns}
        assert made == named, table.name


def test_a_newer_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    Catalogue.open(path).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(SchemaMismatch) as caught:
        Catalogue.open(path)
    assert caught.value.facts["found"] == "9999"


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE theirs (x)")
    raw.commit()
    raw.close()
    with pytest.raises(CatalogueDamaged):
        Catalogue.open(path)


def test_a_migration_that_dies_half_way_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    script = """
import os, signal, sys
from alembic.operations import Operations
from corpus.catalogue import Catalogue
made = []
create = Operations.create_table
def create_some(self, name, *args, **kw):
    made.append(name)
    if len(made) == 9:
        os.kill(os.getpid(), signal.SIGKILL)
    return create(self, name, *args, **kw)
import alembic.op
alembic.op.create_table = lambda *args, **kw: create_some(alembic.op._proxy, *args, **kw)
Catalogue.open(sys.argv[1])
"""
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=root, capture_output=True, timeout=60
    )
    assert done.returncode == -9, done.stderr
    engine = create_engine(f"sqlite:///{path}")
    assert inspect(engine).get_table_names() == []
    engine.dispose()
    opened = Catalogue.open(path)
    assert opened.documents() == []
    opened.close()


def test_a_current_schema_is_opened_without_alembic_and_chroma(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite3"
    Catalogue.open(path).close()
    script = """
import sys
from corpus.catalogue import Catalogue
from index.hybrid import HybridIndex
from index.ingest import Ingestor
Catalogue.open(sys.argv[1]).documents()
print([name for name in ("alembic", "chromadb", "onnxruntime", "fastapi") if name in sys.modules])
"""
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=root, capture_output=True, text=True, timeout=60
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
