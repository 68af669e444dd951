"""A process to be killed: rebuilds the vector index of a data directory again and again."""

from __future__ import annotations

from pathlib import Path

from corpus.catalogue import Catalogue, DataDirectory
from index.fakes import FakeEncoder
from index.generations import ChromaGenerations


def rebuild_forever(data: Path, ready: Path) -> None:
    """Touch ``ready`` when the first rebuild begins. Started by ``tests.nursery``."""
    directory = DataDirectory(data).own()
    generations = ChromaGenerations(
        Catalogue.open(directory.catalogue), directory.vectors, FakeEncoder().dimensions
    )
    ready.touch()
    while generations.rebuild():
        pass
