"""What else can go wrong around the index: killed while it swaps, an encoder that is not there, failing disks."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, DataDirectory
from corpus.catalogue.verifying import verify
from corpus.errors import AssetUnreachable, Conflict, IndexMismatch
from index import lazily
from index.fakes import FakeEncoder
from index.generations import ChromaGenerations
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.lazily import LazyEncoder
from index.mending import reindex
from index.protocols import Encoder
from index.tokens import Tokens
from tests.index.rebuild_forever import rebuild_forever
from tests.nursery import to_be_killed
from tests.storage import made_document, simple_parse, simple_read

ROOT = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def _ingestor(catalogue: Catalogue, tokens: Tokens, encoder: Encoder) -> tuple[Ingestor, HybridIndex]:
    index = HybridIndex(catalogue, tokens, encoder)
    return Ingestor(catalogue, index, encoder, read=simple_read, parse=simple_parse), index


# ------------------------------------------------------------------ killed while rebuilding or swapping


def _killed_while_rebuilding(tmp_path: Path, tokens: Tokens, rounds: int) -> None:
    directory, fake, draw = DataDirectory(tmp_path / "data"), FakeEncoder(), random.Random(rounds)
    catalogue = Catalogue.open(directory.catalogue)
    _ingestor(catalogue, tokens, fake)[0].add(made_document(1, duties=600).encode(), "1.txt")
    ids = set(catalogue.duty_ids("default"))
    catalogue.close()
    for number in range(rounds):
        ready = tmp_path / f"ready{number}"
        with to_be_killed(rebuild_forever, directory.path, ready, ready=ready.exists):
            time.sleep(draw.uniform(0.0, 2.0))
        catalogue = Catalogue.open(directory.catalogue)
        with catalogue.reading() as connection:
            live = connection.exec_driver_sql("SELECT directory FROM generations WHERE state = 'live'").all()
        assert len(live) <= 1
        assert all((directory.vectors / row[0]).is_dir() for row in live)
        generations = ChromaGenerations(catalogue, directory.vectors, fake.dimensions)
        assert generations.open()
        assert generations.rebuilds <= 1
        assert generations.store is not None
        assert generations.store.ids("default") == ids  # type: ignore[attr-defined]
        generations.close()
        assert (
            len(list(directory.vectors.glob("gen-*"))) <= 2
        )  # the live one, and the one it has just replaced
        catalogue.close()


def test_killed_twice_while_rebuilding(tmp_path: Path, tokens: Tokens) -> None:
    _killed_while_rebuilding(tmp_path, tokens, 2)


@pytest.mark.slow
def test_killed_eight_times_while_rebuilding(tmp_path: Path, tokens: Tokens) -> None:
    _killed_while_rebuilding(tmp_path, tokens, 8)


# ------------------------------------------------------------------ the encoder


class Shelf:
    """Where an encoder can be had, or not."""

    def __init__(self) -> None:
        self.there = False
        self.tries = 0

    def make(self) -> Encoder:
        self.tries += 1
        if not self.there:
            raise AssetUnreachable(asset="encoder", tried="nowhere")
        return FakeEncoder()


def test_without_an_encoder_words_answer_and_vectors_come_later(
    catalogue: Catalogue, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf, fake = Shelf(), FakeEncoder()
    lazy = LazyEncoder(shelf.make, dimensions=fake.dimensions, fingerprint=fake.fingerprint)
    ingestor, index = _ingestor(catalogue, tokens, lazy)
    added = ingestor.add(made_document(1).encode(), "1.txt")
    assert (added.outcome, added.pending) == ("added", 12)  # kept, and to be tried again
    found = index.search("zz1x0x3", kb="default")
    assert "vectors_unavailable" in found.notes
    assert catalogue.duties_by_id([found.hits[0].duty_id])[found.hits[0].duty_id].text.endswith("zz1x0x3")
    assert index.cosines("zz1x0x3", [found.hits[0].duty_id]) == {}
    assert shelf.tries == 1, "a network that is away is not waited for with every question"

    shelf.there = True
    monkeypatch.setattr(lazily, "PAUSE", 0.0)
    assert ingestor.resume() == 0
    found = index.search("zz1x0x3", kb="default")
    assert found.notes == ()
    assert found.hits[0].cosine is not None


def test_nothing_is_loaded_until_a_text_is_encoded(catalogue: Catalogue, tokens: Tokens) -> None:
    shelf, fake = Shelf(), FakeEncoder()
    lazy = LazyEncoder(shelf.make, dimensions=fake.dimensions, fingerprint=fake.fingerprint)
    _, index = _ingestor(catalogue, tokens, lazy)
    assert index.rarity("客户", kb="default") == index.rarity("发票", kb="default")
    assert list(lazy.encode_texts([])) == []
    assert shelf.tries == 0 and not lazy.loaded


def test_another_encoder_than_announced_is_refused() -> None:
    lazy = LazyEncoder(FakeEncoder, dimensions=64, fingerprint="something else")
    with pytest.raises(ValueError, match="not the one"):
        lazy.encode_query("客户")


def test_another_encoder_is_a_clear_error_that_reindex_mends(catalogue: Catalogue, tokens: Tokens) -> None:
    ingestor, index = _ingestor(catalogue, tokens, FakeEncoder())
    ingestor.add(made_document(1).encode(), "1.txt")
    before = index.search("zz1x0x3", kb="default").hits[0].duty_id
    other = FakeEncoder(dimensions=32)
    with pytest.raises(IndexMismatch) as caught:
        HybridIndex(catalogue, tokens, other)
    assert caught.value.facts["command"] == "zhize docs reindex"
    assert reindex(catalogue, tokens, other) == 12
    again = HybridIndex(catalogue, tokens, other).search("zz1x0x3", kb="default")
    assert again.notes == () and again.hits[0].duty_id == before


def test_the_read_only_base_refuses_what_others_send(catalogue: Catalogue, tokens: Tokens) -> None:
    ingestor, _ = _ingestor(catalogue, tokens, FakeEncoder())
    with pytest.raises(Conflict) as caught:
        ingestor.add(made_document(1).encode(), "1.txt", kb="reference")
    assert caught.value.code == "kb_read_only"
    assert catalogue.knowledge_bases() == []


# ------------------------------------------------------------------ a failing disk

FAILING = """
import sys
from pathlib import Path
from corpus.catalogue import Catalogue
from corpus.errors import StateError
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read
path, cache = sys.argv[1:]
fake, tokens = FakeEncoder(), Tokens(Path(cache))
for seed in range(40):
    try:
        catalogue = Catalogue.open(path)
        ingestor = Ingestor(catalogue, HybridIndex(catalogue, tokens, fake), fake, read=simple_read, parse=simple_parse)
        ingestor.add(made_document(seed, duties=60).encode(), f"{seed}.txt")
        print("stored", seed, flush=True)
    except StateError as error:
        print("failed", error.code, flush=True)
    try:
        catalogue.close()
    except StateError:
        pass
"""


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.003, 0.01])
def test_writes_that_fail_at_random_lose_nothing(
    tmp_path: Path, tokens: Tokens, jieba_cache: Path, share: float
) -> None:
    fiu = shutil.which("fiu-run")
    if fiu is None:
        assert "CI" not in os.environ, "fiu-run is missing"
        pytest.skip("fiu-run is not installed (Debian: apt-get install fiu-utils)")
    path = tmp_path / "catalogue.sqlite3"
    Catalogue.open(path).close()
    faults = [
        option
        for call in ("rw/pwrite", "rw/pwrite64", "io/sync/fdatasync", "io/sync/fsync")
        for option in (
            "-c",
            f"enable_random name=posix/{'io/' if call.startswith('rw') else ''}{call},probability={share}",
        )
    ]
    command = [fiu, "-x", *faults, sys.executable, "-c", FAILING, str(path), str(jieba_cache)]
    done = subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert lines and {line[0] for line in lines} <= {"stored", "failed"}, done.stderr
    stored = {f"{line[1]}.txt" for line in lines if line[0] == "stored"}
    catalogue = Catalogue.open(path)
    verify(catalogue)
    documents = {document.name: document for document in catalogue.documents()}
    assert stored <= documents.keys()
    ingestor, index = _ingestor(catalogue, tokens, FakeEncoder())
    assert ingestor.resume() == 0
    for name in stored:
        seed = int(name.removesuffix(".txt"))
        assert catalogue.data(documents[name].id) == made_document(seed, duties=60).encode()
        assert index.search(f"zz{seed}x1x7", kb="default").hits[0].words > 0
    catalogue.close()
