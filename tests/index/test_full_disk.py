"""A full disk under the vectors alone: the catalogue goes on, words and exact search answer, nothing is lost.

The catalogue and its vectors folder share a file system as a rule; here the folder is a small tmpfs of its own, so
that Chroma meets the full disk while the truth is still being written.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, DataDirectory
from corpus.catalogue.verifying import verify
from index.fakes import FakeEncoder
from index.generations import ChromaGenerations
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read

SMALL = "6m"  # an empty generation takes 0.6 MB, one of 1,500 vectors of 512 dimensions 9 MB
ROOMY = "200m"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data" / "vectors"
    folder.mkdir(parents=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(folder)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        assert "CI" not in os.environ, done.stderr
        pytest.skip(f"no tmpfs can be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.slow
def test_a_full_disk_under_the_vectors_costs_no_document_and_no_answer(
    small_disk: Path, tokens: Tokens
) -> None:
    fake = FakeEncoder(dimensions=512)
    with DataDirectory(small_disk.parent).own() as directory:
        assert directory.vectors == small_disk
        catalogue = Catalogue.open(directory.catalogue)
        generations = ChromaGenerations(catalogue, directory.vectors, fake.dimensions)
        index = HybridIndex(catalogue, tokens, fake, generations=generations)
        ingestor = Ingestor(catalogue, index, fake, read=simple_read, parse=simple_parse)
        generations.open()
        for seed in range(5):
            assert ingestor.add(made_document(seed, duties=300).encode(), f"{seed}.txt").outcome == "added"
            generations.store_pending()
        assert not generations.open(), "a rebuild on a full disk must not be taken for an index"
        assert generations.store is None and generations.note == "vectors_rebuilding"
        _all_there(catalogue, index, tokens, fake, note="vectors_rebuilding")

        subprocess.run(["mount", "-o", f"remount,size={ROOMY}", str(small_disk)], check=True)
        assert generations.open(), "space returned: one opening mends it, without encoding"
        _all_there(catalogue, index, tokens, fake, note=None)
        assert generations.check().trouble is None
        generations.close()
        catalogue.close()


def _all_there(
    catalogue: Catalogue, index: HybridIndex, tokens: Tokens, fake: FakeEncoder, *, note: str | None
) -> None:
    verify(catalogue)
    documents = {document.name: document for document in catalogue.documents()}
    assert documents.keys() == {f"{seed}.txt" for seed in range(5)}
    reference = HybridIndex(catalogue, tokens, fake)
    for seed in range(5):
        assert catalogue.data(documents[f"{seed}.txt"].id) == made_document(seed, duties=300).encode()
        mark = f"zz{seed}x1x7"
        found = index.search(mark, kb="default", limit=5)
        assert found.notes == ((note,) if note else ())
        assert max(found.hits, key=lambda hit: hit.words) == reference.search(mark, kb="default").hits[0]
