"""Every kind of damage to the served index is found before it answers, and mended by one rebuild.

The kinds are those that Chroma 1.5.9 was measured to do to itself or to answer wrongly on: emptied or
truncated files, noise, lost segments, a link list that grows without bound, ids that come and go.
"""

from __future__ import annotations

import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.catalogue.verifying import verify
from index import generations as generations_module
from index.chroma import ChromaStore, probe
from index.fakes import FakeEncoder
from index.generations import REBUILDING, ChromaGenerations
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.protocols import Search
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read

DUTIES = 1200  # above Chroma's sync threshold of 1000, so that every kind of file exists
QUERIES = ("核对应收账款明细", "总部的消防器材由谁检查", "zz0x1x3", "登记")


class Service:
    """What a service opens, without HTTP."""

    def __init__(self, data: Path, tokens: Tokens) -> None:
        self.fake = FakeEncoder()
        self.catalogue = Catalogue.open(data / "catalogue.sqlite3")
        self.generations = ChromaGenerations(self.catalogue, data / "vectors", self.fake.dimensions)
        self.index = HybridIndex(self.catalogue, tokens, self.fake, generations=self.generations)
        self.ingestor = Ingestor(self.catalogue, self.index, self.fake, read=simple_read, parse=simple_parse)

    def answers(self) -> list[Search]:
        return [self.index.search(query, kb="default") for query in QUERIES]

    def close(self) -> None:
        self.generations.close()
        self.catalogue.close()


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory, tokens: Tokens) -> tuple[Path, list[Search]]:
    """A closed data directory with a live generation, and its answers."""
    data = tmp_path_factory.mktemp("healthy")
    service = Service(data, tokens)
    assert service.generations.open()
    service.ingestor.add(made_document(0, duties=DUTIES - 200).encode(), "0.txt")
    service.ingestor.add(made_document(1, duties=200).encode(), "1.txt")
    answers = service.answers()
    assert all(found.notes == () and found.hits for found in answers)
    service.close()
    return data, answers


@pytest.fixture
def data(healthy: tuple[Path, list[Search]], tmp_path: Path) -> Path:
    copy = tmp_path / "data"
    shutil.copytree(healthy[0], copy)
    return copy


@pytest.fixture
def opened(data: Path, tokens: Tokens) -> Iterator[Service]:
    service = Service(data, tokens)
    yield service
    service.close()


def _file(folder: Path, name: str) -> Path:
    found = list(folder.rglob(name))
    assert len(found) == 1, name
    return found[0]


def _noise(path: Path, start: int, length: int) -> None:
    whole = bytearray(path.read_bytes())
    assert len(whole) > start
    whole[start : start + length] = b"\xa5" * len(whole[start : start + length])
    path.write_bytes(whole)


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _sql(folder: Path, statement: str) -> None:
    raw = sqlite3.connect(folder / "chroma.sqlite3")
    raw.execute(statement)
    raw.commit()
    raw.close()


def _grow(folder: Path) -> None:
    with _file(folder, "link_lists.bin").open("r+b") as file:
        file.truncate(1_000_000_000)  # sparse: no disk is used


DAMAGE: dict[str, Callable[[Path], object]] = {
    "pickle emptied": lambda folder: _file(folder, "index_metadata.pickle").write_bytes(b""),
    "pickle truncated": lambda folder: _truncate(_file(folder, "index_metadata.pickle")),
    "pickle deleted": lambda folder: _file(folder, "index_metadata.pickle").unlink(),
    "segment deleted": lambda folder: shutil.rmtree(_file(folder, "header.bin").parent),
    "header zeroed": lambda folder: _file(folder, "header.bin").write_bytes(bytes(100)),
    "level 0 noise": lambda folder: _noise(_file(folder, "data_level0.bin"), 20_000, 60_000),
    "level 0 truncated": lambda folder: _truncate(_file(folder, "data_level0.bin")),
    "links grown": _grow,
    "links truncated": lambda folder: _truncate(_file(folder, "link_lists.bin")),
    "lengths truncated": lambda folder: _truncate(_file(folder, "length.bin")),
    "one bit": lambda folder: _noise(_file(folder, "data_level0.bin"), 50_001, 1),
    "sqlite emptied": lambda folder: (folder / "chroma.sqlite3").write_bytes(b""),
    "sqlite truncated": lambda folder: _truncate(folder / "chroma.sqlite3"),
    "sqlite noise": lambda folder: _noise(folder / "chroma.sqlite3", 0, 40_000),
    "sqlite deleted": lambda folder: (folder / "chroma.sqlite3").unlink(),
    "collection lost": lambda folder: _sql(folder, "DELETE FROM collections"),
    "rows lost": lambda folder: _sql(folder, "DELETE FROM embeddings WHERE id % 50 = 0"),
    "directory deleted": shutil.rmtree,
}


@pytest.mark.parametrize("harm", list(DAMAGE))
def test_damage_is_found_at_opening_and_one_rebuild_mends_it(
    opened: Service, data: Path, healthy: tuple[Path, list[Search]], harm: str
) -> None:
    DAMAGE[harm](data / "vectors" / "gen-0001")
    assert opened.answers() == healthy[1]  # not opened yet: exact search serves
    encoded = opened.fake.encoded
    assert opened.generations.open()
    assert opened.generations.rebuilds == 1
    assert opened.fake.encoded == encoded
    assert isinstance(opened.generations.store, ChromaStore)
    assert opened.generations.store.folder.name == "gen-0002"
    assert opened.answers() == healthy[1]
    assert opened.generations.check().trouble is None


def test_a_healthy_generation_is_taken_as_it_is(
    opened: Service, data: Path, healthy: tuple[Path, list[Search]]
) -> None:
    assert opened.generations.open()
    assert opened.generations.rebuilds == 0
    assert opened.generations.store is not None
    assert opened.generations.store.folder == data / "vectors" / "gen-0001"
    assert opened.answers() == healthy[1]
    finding = opened.generations.check()
    assert (finding.trouble, finding.vectors) == (None, DUTIES)
    assert finding.hit_rate > 0.97


def test_what_happened_to_the_catalogue_meanwhile_is_caught_up(
    opened: Service, data: Path, tokens: Tokens
) -> None:
    # A one-shot command adds and removes without Chroma; the service finds it in the outbox.
    index = HybridIndex(opened.catalogue, tokens, opened.fake)
    alone = Ingestor(opened.catalogue, index, opened.fake, read=simple_read, parse=simple_parse)
    alone.add(made_document(2).encode(), "2.txt")
    alone.remove(next(d.id for d in opened.catalogue.documents() if d.name == "1.txt"))
    assert opened.generations.open()
    assert opened.generations.rebuilds == 0
    assert opened.generations.check().vectors == DUTIES - 200 + 12
    duty = index.search("zz2x0x3", kb="default").hits[0].duty_id
    text = opened.catalogue.duties_by_id([duty])[duty].text
    assert opened.generations.store is not None
    assert (
        opened.generations.store.nearest(opened.fake.encode_query(text), limit=1, kb="default")[0][0] == duty
    )


def test_an_index_that_forgot_is_found_by_the_running_check(opened: Service) -> None:
    assert opened.generations.open()
    store = opened.generations.store
    assert store is not None
    store.drop("default", sorted(store.ids("default"))[:1])
    assert "ids differ" in str(opened.generations.check().trouble)
    assert opened.generations.store is None
    assert all(REBUILDING in found.notes and found.hits for found in opened.answers())
    assert opened.generations.rebuild()
    assert all(found.notes == () for found in opened.answers())


def test_an_index_that_mixes_up_ids_is_found(opened: Service) -> None:
    assert opened.generations.open()
    store = opened.generations.store
    assert store is not None
    ids = sorted(store.ids("default"))[: DUTIES // 4]
    with opened.catalogue.reading() as connection:
        from index.vectors import read_vectors

        known, rows = read_vectors(connection, ids, 64)
    store.put("default", known, rows[::-1])
    assert "hit rate" in str(opened.generations.check().trouble)


def test_a_store_that_raises_is_replaced_in_the_background(
    opened: Service, healthy: tuple[Path, list[Search]], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.generations.start(every=3600)
    _until(lambda: opened.generations.store is not None)
    first = opened.generations.store

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Error finding id")

    monkeypatch.setattr(first, "nearest", broken)
    found = opened.index.search(QUERIES[0], kb="default")
    assert found.hits == healthy[1][0].hits
    assert found.notes == (REBUILDING,)
    _until(lambda: opened.generations.store not in (None, first))
    assert opened.answers() == healthy[1]


def test_a_service_left_alone_is_sealed_so_that_a_kill_costs_no_rebuild(
    opened: Service, data: Path, tmp_path: Path, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(generations_module, "QUIET", 0.2)
    opened.generations.start(every=3600)
    _until(lambda: opened.generations.store is not None)
    opened.ingestor.add(made_document(7).encode(), "7.txt")

    def settled() -> bool:
        with opened.catalogue.reading() as connection:
            waiting = connection.exec_driver_sql("SELECT COUNT(*) FROM outbox").scalar_one()
            seal = connection.exec_driver_sql(
                "SELECT seal FROM generations WHERE state = 'live'"
            ).scalar_one()
        return waiting == 0 and seal is not None

    _until(settled)
    # What a kill leaves is what lies on the disk now: nothing was closed.
    shutil.copytree(data, tmp_path / "killed")
    after = Service(tmp_path / "killed", tokens)
    assert after.generations.open()
    assert after.generations.rebuilds == 0
    assert after.answers() == opened.answers()
    after.close()


def test_documents_added_during_a_rebuild_are_taken_along(
    opened: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.generations.open()
    fill = ChromaGenerations._fill

    def fill_and_add(self: ChromaGenerations, store: ChromaStore) -> None:
        fill(self, store)
        other = threading.Thread(target=opened.ingestor.add, args=(made_document(7).encode(), "7.txt"))
        other.start()
        other.join()

    monkeypatch.setattr(ChromaGenerations, "_fill", fill_and_add)
    assert opened.generations.rebuild()
    assert opened.generations.check().vectors == DUTIES + 12


def test_a_rebuild_that_fails_leaves_the_serving_generation(
    opened: Service, data: Path, healthy: tuple[Path, list[Search]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.generations.open()
    first = opened.generations.store

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(ChromaStore, "put", full)
        assert not opened.generations.rebuild()
    assert opened.generations.store is first
    assert [found.hits for found in opened.answers()] == [found.hits for found in healthy[1]]
    opened.generations.close()
    again = ChromaGenerations(opened.catalogue, data / "vectors", 64)
    assert again.open()
    assert again.rebuilds == 0
    assert [folder.name for folder in (data / "vectors").iterdir()] == ["gen-0001"]
    again.close()


def test_a_directory_that_hangs_or_grows_is_stopped(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = data / "vectors" / "gen-0001"
    assert probe(folder, timeout=60) is None
    begun = time.monotonic()
    monkeypatch.setattr("index.chroma._CHILD", "import time; time.sleep(60)")
    assert "within" in str(probe(folder, timeout=0.5))
    monkeypatch.setattr("index.chroma._CHILD", "import os; os.abort()")
    assert "exit -6" in str(probe(folder, timeout=30))
    assert time.monotonic() - begun < 20


def test_an_opening_that_fails_altogether_leaves_exact_search(
    opened: Service, healthy: tuple[Path, list[Search]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no native library")

    monkeypatch.setattr(generations_module, "ChromaStore", broken)
    assert not opened.generations.open()
    answers = opened.answers()
    assert [found.hits for found in answers] == [found.hits for found in healthy[1]]
    assert all(found.notes == (REBUILDING,) for found in answers)
    verify(opened.catalogue)


def _until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)
