"""A process to be killed: adds made documents to a data directory and acknowledges each to a synced log.

Started by ``tests.nursery``; the directory is opened as a service opens it. Only the probe of the vector index
in a process of its own is left out: it takes 2.5 s a round and has tests of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

from corpus.catalogue import Catalogue, DataDirectory
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read


def ingest_forever(data: Path, cache: Path, log: Path, first: int, serving: str) -> None:
    """Acknowledge ``ready`` and then every document; ``serving`` is ``chroma`` or ``exact``."""
    directory = DataDirectory(data).own()
    catalogue = Catalogue.open(directory.catalogue)
    fake = FakeEncoder()
    generations = None
    if serving == "chroma":
        from index import generations as module

        module.probe = lambda folder, *, timeout: None
        generations = module.ChromaGenerations(catalogue, directory.vectors, fake.dimensions)
        generations.open()
    index = HybridIndex(catalogue, Tokens(cache), fake, generations=generations)
    ingestor = Ingestor(catalogue, index, fake, read=simple_read, parse=simple_parse)
    ingestor.resume()
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    _say(handle, "ready")
    seed = first
    while True:
        # Every third document is a new version of the one before: replacing must be as safe as adding.
        name = f"{seed - 1 if seed % 3 == 2 else seed}.txt"
        ingestor.add(made_document(seed, duties=60).encode(), name)
        _say(handle, f"{seed} {name}")
        seed += 1


def _say(handle: int, line: str) -> None:
    os.write(handle, f"{line}\n".encode())
    os.fsync(handle)
