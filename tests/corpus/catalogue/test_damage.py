"""Our own database: damaged, it refuses with a reason; full disk, it keeps what was there and recovers."""

from __future__ import annotations

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.catalogue.verifying import verify
from corpus.errors import CatalogueDamaged, DataDirectoryError, StorageFull
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read

ROOT = Path(__file__).resolve().parents[3]
NAME = "catalogue.sqlite3"


def _ingestor(catalogue: Catalogue, tokens: Tokens) -> Ingestor:
    fake = FakeEncoder()
    return Ingestor(
        catalogue, HybridIndex(catalogue, tokens, fake), fake, read=simple_read, parse=simple_parse
    )


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory, tokens: Tokens) -> Path:
    path = tmp_path_factory.mktemp("original") / NAME
    catalogue = Catalogue.open(path)
    ingestor = _ingestor(catalogue, tokens)
    for number in range(4):
        ingestor.add(made_document(number, duties=200).encode(), f"{number}.txt")
    catalogue.close()
    return path


@pytest.fixture
def filled(original: Path, tmp_path: Path) -> Path:
    return shutil.copy(original, tmp_path / NAME)


def _noise(path: Path, start: int, length: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[start : start + length] = b"\xa5" * length
    path.write_bytes(whole)


def _statement(path: Path, statement: str) -> None:
    raw = sqlite3.connect(path)
    raw.execute(statement)
    raw.commit()
    raw.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no database": lambda path: path.write_bytes(b"# a text file\n" * 1000),
    "head overwritten": lambda path: _noise(path, 0, 100),
    "first page noise": lambda path: _noise(path, 100, 3000),
    "cut in the middle": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "cut to one page": lambda path: path.write_bytes(path.read_bytes()[:4096]),
    "table gone": lambda path: _statement(path, "DROP TABLE contents"),
    "text changed": lambda path: _statement(path, "UPDATE contents SET text = replace(text, '1', '7')"),
    "bytes changed": lambda path: _statement(path, "UPDATE contents SET data = zeroblob(length(data))"),
    "duty changed": lambda path: _statement(path, "UPDATE duties SET text = text || '。' WHERE position = 3"),
    "duties lost": lambda path: _statement(path, "DELETE FROM duties WHERE position = 3"),
    "content lost": lambda path: _statement(path, "DELETE FROM contents WHERE rowid = 1"),
}


@pytest.mark.parametrize("harm", list(DAMAGE))
def test_a_damaged_database_is_refused_with_a_reason(filled: Path, harm: str) -> None:
    DAMAGE[harm](filled)
    before = filled.read_bytes()
    with pytest.raises(CatalogueDamaged) as caught:
        _open_and_verify(filled)
    assert caught.value.facts["path"] == str(filled)
    assert caught.value.facts["reason"]
    assert filled.read_bytes() == before  # nothing was "mended": the file stays as evidence


def _open_and_verify(path: Path) -> None:
    catalogue = Catalogue.open(path)
    try:
        verify(catalogue)
    finally:
        catalogue.close()


@pytest.mark.parametrize("page", range(1, 40))
def test_noise_in_any_page_of_texts_is_found_or_harmless(filled: Path, page: int) -> None:
    size = filled.stat().st_size // 4096
    _noise(filled, 4096 * (page * size // 40) + 700, 900)
    try:
        catalogue = Catalogue.open(filled)
    except CatalogueDamaged:
        return
    try:
        verify(catalogue)
        # What passes is derived (words, vectors) or free space: every document is still as it was sent.
        for number, document in enumerate(catalogue.documents()):
            assert catalogue.data(document.id) == made_document(number, duties=200).encode()
    except CatalogueDamaged:
        pass
    finally:
        catalogue.close()


def test_a_backup_restores_everything(filled: Path, tmp_path: Path, tokens: Tokens) -> None:
    backup = tmp_path / "backup.sqlite3"
    shutil.copy(filled, backup)
    DAMAGE["head overwritten"](filled)
    shutil.copy(backup, filled)
    catalogue = Catalogue.open(filled)
    verify(catalogue)
    assert (
        _ingestor(catalogue, tokens).add(made_document(0, duties=200).encode(), "0.txt").outcome
        == "unchanged"
    )
    catalogue.close()


def test_a_directory_in_place_of_the_database_is_named(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    with pytest.raises(DataDirectoryError):
        Catalogue.open(tmp_path / NAME)
    with pytest.raises(DataDirectoryError):
        Catalogue.open(tmp_path / "nowhere" / NAME)


FULL = """
import resource, sys
from pathlib import Path
from corpus.catalogue import Catalogue
from corpus.catalogue.verifying import verify
from corpus.errors import StorageFull
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read
path, cache, limit = sys.argv[1], sys.argv[2], int(sys.argv[3])
tokens = Tokens(Path(cache))
catalogue = Catalogue.open(path)
fake = FakeEncoder()
ingestor = Ingestor(catalogue, HybridIndex(catalogue, tokens, fake), fake, read=simple_read, parse=simple_parse)
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
stored, full = 0, 0
for seed in range(100, 140):
    try:
        stored += ingestor.add(made_document(seed, duties=60).encode(), f"{seed}.txt").pending == 0
    except StorageFull:
        full += 1
        if full == 3:
            break
assert full == 3, full
listed = {document.name for document in catalogue.documents()}
assert len(listed) >= 4 + stored, (len(listed), stored)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
again = ingestor.add(made_document(999, duties=60).encode(), "999.txt")
assert again.outcome == "added" and again.pending == 0, again
verify(catalogue)
for document in catalogue.documents():
    assert len(catalogue.duties(list_ids=[l.id for l in catalogue.lists(document_id=document.id)])) == document.duties
catalogue.close()
print("recovered", stored)
"""


@pytest.mark.parametrize("room", [0, 1, 50_000, 400_000, 1_000_000])
def test_a_full_disk_keeps_nothing_half_and_recovers_by_itself(
    filled: Path, jieba_cache: Path, tokens: Tokens, room: int
) -> None:
    limit = room if room <= 1 else filled.stat().st_size + room
    command = [sys.executable, "-c", FULL, str(filled), str(jieba_cache), str(limit or 4096)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.stdout.startswith("recovered"), done.stderr
    catalogue = Catalogue.open(filled)
    verify(catalogue)
    assert {"0.txt", "1.txt", "2.txt", "3.txt", "999.txt"} <= {d.name for d in catalogue.documents()}
    catalogue.close()


def test_a_new_database_on_a_full_disk_is_a_clear_error(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(StorageFull):
            Catalogue.open(tmp_path / NAME)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    catalogue = Catalogue.open(tmp_path / NAME)
    assert catalogue.documents() == []
    catalogue.close()


def test_two_writers_wait_for_each_other(filled: Path) -> None:
    one, two = Catalogue.open(filled), Catalogue.open(filled)
    with one.transaction():
        started = two.reading()
        with started:
            pass  # a reader never waits
    with two.transaction():
        pass
    assert one.revision == two.revision
    one.close()
    two.close()


def test_a_reading_inside_a_reading_is_the_same_snapshot(filled: Path, tokens: Tokens) -> None:
    catalogue = Catalogue.open(filled)
    ingestor = _ingestor(catalogue, tokens)
    with catalogue.reading():
        before = (catalogue.revision, catalogue.documents())
        ingestor.remove(before[1][0].id)
        assert (catalogue.revision, catalogue.documents()) == before
    assert catalogue.revision > before[0]
    assert len(catalogue.documents()) == 3
    catalogue.close()
