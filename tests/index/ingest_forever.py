"""A process to be killed: adds made documents to a data directory and acknowledges each to a synced log.

Usage: python ingest_forever.py DATA_DIR JIEBA_CACHE ACK_LOG FIRST_SEED {chroma|exact}
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from corpus.catalogue import Catalogue, DataDirectory
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read


def main() -> None:
    data, cache, log, first, serving = sys.argv[1:]
    directory = DataDirectory(data).own()
    catalogue = Catalogue.open(directory.catalogue)
    fake = FakeEncoder()
    generations = None
    if serving == "chroma":
        from index.generations import ChromaGenerations

        generations = ChromaGenerations(catalogue, directory.vectors, fake.dimensions)
        generations.open()
    index = HybridIndex(catalogue, Tokens(Path(cache)), fake, generations=generations)
    ingestor = Ingestor(catalogue, index, fake, read=simple_read, parse=simple_parse)
    ingestor.resume()
    handle = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    _say(handle, "ready")
    seed = int(first)
    while True:
        # Every third document is a new version of the one before: replacing must be as safe as adding.
        name = f"{seed - 1 if seed % 3 == 2 else seed}.txt"
        ingestor.add(made_document(seed, duties=60).encode(), name)
        _say(handle, f"{seed} {name}")
        seed += 1


def _say(handle: int, line: str) -> None:
    os.write(handle, f"{line}\n".encode())
    os.fsync(handle)


if __name__ == "__main__":
    main()
