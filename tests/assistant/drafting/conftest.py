"""Drafting over the real seed, and over small texts of a test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from assistant.answering import Assistant
from assistant.drafting.drafting import Drafting
from corpus.catalogue import Catalogue
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.onnx import OnnxEncoder
from index.tokens import Tokens


class DraftOffice:
    """A catalogue with its drafting."""

    def __init__(self, folder: Path, tokens: Tokens, encoder: OnnxEncoder) -> None:
        self.catalogue = Catalogue.open(folder / "catalogue.sqlite3")
        self.index = HybridIndex(self.catalogue, tokens, encoder)
        self.ingestor = Ingestor(self.catalogue, self.index, encoder)
        self.assistant = Assistant(self.catalogue, self.index)
        self.drafting = Drafting(self.assistant, self.index, self.catalogue)

    def add(self, name: str, text: str, *, kb: str = "default") -> None:
        self.ingestor.add(text.encode(), name, kb=kb)


@pytest.fixture(scope="session")
def seed_office(
    tmp_path_factory: pytest.TempPathFactory, tokens: Tokens, encoder: OnnxEncoder
) -> Iterator[DraftOffice]:
    office = DraftOffice(tmp_path_factory.mktemp("drafts"), tokens, encoder)
    office.ingestor.add((files("corpus.data") / "seed.txt").read_bytes(), "seed.txt", sample=True)
    yield office
    office.catalogue.close()


@pytest.fixture
def new_office(tmp_path: Path, tokens: Tokens, encoder: OnnxEncoder) -> Iterator[Callable[[], DraftOffice]]:
    opened: list[DraftOffice] = []

    def make() -> DraftOffice:
        opened.append(DraftOffice(tmp_path, tokens, encoder))
        return opened[-1]

    yield make
    for office in opened:
        office.catalogue.close()
