"""What every test may ask for. No test talks to anything but loopback, except for the pinned assets."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

# As in the service (see api/__init__.py), and before numpy is imported: two workers' threads on two cores only get
# in each other's way (a product of a matrix and a vector takes 3 ms instead of 0.15).
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from sqlalchemy import Engine

from corpus.assets import ENCODER, AssetStore
from corpus.catalogue import Catalogue, schema
from corpus.catalogue.engine import open_engine
from index.onnx import OnnxEncoder
from index.tokens import Tokens
from index.tuning import packaged

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhize" / "assets"


_LONGEST = """
    api/test_injection corpus/reading/test_fuzz api/test_jobs_kill test_readme api/test_server
    index/test_generations api/test_cli eval/test_baseline corpus/parsing/test_properties
    browser/test_console_changes api/test_cli_life_cycle browser/test_console browser/test_widget
    api/test_cli_keys api/test_operations assistant/posting/test_check corpus/test_diffing
    index/test_kill assistant/wording/test_support api/test_reference api/test_contracts api/test_mcp
    test_packaging
""".split()
"""Files that take longest, begun first: a worker that takes up the last of them late would work on alone."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    root = Path(__file__).parent
    rank = {root / f"{name}.py": place for place, name in enumerate(_LONGEST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


@pytest.fixture(scope="session")
def assets_dir() -> Path:
    """Where the pinned assets lie: ``ZHIZE_ASSETS_DIR``, else the user's cache, never the repository."""
    return Path(os.environ.get("ZHIZE_ASSETS_DIR") or _CACHE)


@pytest.fixture(scope="session", autouse=True)
def _tables_made_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The migrations make the tables of the first new database; those of a worker's other databases are copied.

    Hundreds of tests open a database of their own: 40 ms of Alembic each become 2.
    """
    upgrade, current = schema._upgrade, schema._current
    script: list[str] = []

    def upgraded(engine: Engine) -> None:
        if engine.dialect.name != "sqlite" or current(engine) is not None:
            upgrade(engine)
            return
        if not script:
            first = tmp_path_factory.mktemp("schema") / "catalogue.sqlite3"
            made = open_engine(first)
            upgrade(made)
            made.dispose()
            with closing(sqlite3.connect(first)) as held:
                script.append("\n".join(held.iterdump()))
        with engine.connect() as connection:
            raw = connection.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            try:
                raw.executescript(script[0])
            except sqlite3.Error:  # a full disk, a read-only directory: as the product meets it
                raw.rollback()
                upgrade(engine)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "_upgrade", upgraded)
        yield


@pytest.fixture(scope="session")
def encoder(assets_dir: Path) -> OnnxEncoder:
    """The real encoder as the product uses it, its weights pulled on the first use and checked by SHA-256."""
    return OnnxEncoder(AssetStore(assets_dir).pull(ENCODER), tuning=packaged())


@pytest.fixture(scope="session")
def jieba_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One prepared dictionary for the whole run."""
    return tmp_path_factory.mktemp("jieba") / "jieba.cache"


@pytest.fixture(scope="session")
def tokens(jieba_cache: Path) -> Tokens:
    """The real tokeniser."""
    return Tokens(jieba_cache)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """An empty catalogue of its own."""
    opened = Catalogue.open(tmp_path / "catalogue.sqlite3")
    yield opened
    opened.close()
