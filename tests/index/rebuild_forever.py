"""A process to be killed: rebuilds the vector index of a data directory again and again.

Usage: python rebuild_forever.py DATA_DIR READY_FILE
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.catalogue import Catalogue, DataDirectory
from index.fakes import FakeEncoder
from index.generations import ChromaGenerations


def main() -> None:
    directory = DataDirectory(sys.argv[1]).own()
    generations = ChromaGenerations(
        Catalogue.open(directory.catalogue), directory.vectors, FakeEncoder().dimensions
    )
    Path(sys.argv[2]).touch()
    while generations.rebuild():
        pass


if __name__ == "__main__":
    main()
