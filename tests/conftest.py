"""What every test may ask for. No test talks to anything but loopback, except for the pinned assets."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.assets import ENCODER, AssetStore
from corpus.catalogue import Catalogue
from index.onnx import OnnxEncoder
from index.tokens import Tokens
from index.tuning import packaged

_CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "zhize" / "assets"


@pytest.fixture(scope="session")
def assets_dir() -> Path:
    """Where the pinned assets lie: ``ZHIZE_ASSETS_DIR``, else the user's cache, never the repository."""
    return Path(os.environ.get("ZHIZE_ASSETS_DIR") or _CACHE)


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
