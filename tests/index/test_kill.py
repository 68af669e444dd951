"""kill -9 at a random moment of an ingest: what was acknowledged is whole, what was not is not half there.

The child (``ingest_forever.py``) fsyncs every acknowledgement to a log of its own. After each kill the data
directory is opened as a service would, and held to the log: every document's bytes and duties; that it is found
by its words and its vector for the new ones and some of the old ones, after the last kill for all of them.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Collection
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue, DataDirectory
from corpus.catalogue.verifying import verify
from index.fakes import FakeEncoder
from index.generations import ChromaGenerations
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.index.ingest_forever import ingest_forever
from tests.nursery import to_be_killed
from tests.storage import made_document, simple_parse, simple_read


def _kill_once(data: Path, cache: Path, log: Path, first: int, serving: str, delay: float) -> None:
    def said() -> int:
        return log.read_text().count("ready") if log.exists() else 0

    before = said()
    with to_be_killed(ingest_forever, data, cache, log, first, serving, ready=lambda: said() > before):
        time.sleep(delay)


def _acknowledged(log: Path) -> dict[str, int]:
    lines = [line.split() for line in log.read_text().splitlines() if line != "ready"]
    return {name: int(seed) for seed, name in lines}


def _check(
    data: Path, tokens: Tokens, acknowledged: dict[str, int], serving: str, searched: Collection[str]
) -> int:
    """Open as a service does; gives how often the vector index had to be rebuilt.

    Args:
        searched: names of the documents that are looked for by words and by vector.
    """
    fake = FakeEncoder()
    with DataDirectory(data).own() as directory:
        catalogue = Catalogue.open(directory.catalogue)
        verify(catalogue)
        generations = ChromaGenerations(catalogue, directory.vectors, fake.dimensions)
        index = HybridIndex(catalogue, tokens, fake, generations=generations if serving == "chroma" else None)
        ingestor = Ingestor(catalogue, index, fake, read=simple_read, parse=simple_parse)
        assert ingestor.resume() == 0
        if serving == "chroma":
            assert generations.open()
            assert generations.check().trouble is None
        listed = {document.name: document for document in catalogue.documents()}
        assert acknowledged.keys() <= listed.keys()
        assert len(listed.keys() - acknowledged.keys()) <= 1  # committed, killed before it could be said
        for name, seed in acknowledged.items():
            document = listed[name]
            data_now = catalogue.data(document.id)
            # A replacement that was committed but not acknowledged is the only other thing that may stand.
            stands = next(s for s in (seed, seed + 1) if made_document(s, duties=60).encode() == data_now)
            lists = catalogue.lists(document_id=document.id)
            duties = catalogue.duties(list_ids=[found.id for found in lists])
            assert len(duties) == document.duties == 60
            for duty in (duties[0], duties[-1]) if name in searched else ():
                mark = f"zz{stands}x{'0x0' if duty is duties[0] else '1x29'}"
                found = index.search(mark, kb="default", limit=5)
                assert found.notes == ()
                assert duty.text.endswith(mark)
                best = max(found.hits, key=lambda hit: hit.words)
                assert best.duty_id == duty.id
                if serving == "chroma":
                    store = generations.store
                    assert store is not None
                    near = store.nearest(fake.encode_query(duty.text), limit=5, kb="default")
                    assert duty.id in [duty_id for duty_id, _ in near]
        _nothing_half(catalogue, serving)
        exact = HybridIndex(catalogue, tokens, fake)
        for query in ("核对应收账款明细", "总部的消防器材由谁检查", "zz0x1x3"):
            ours, reference = index.search(query, kb="default").hits, exact.search(query, kb="default").hits
            if serving == "exact":
                assert ours == reference
            else:  # HNSW is approximate, and these made texts differ in a few characters only
                assert ours[:1] == reference[:1]
                assert len(set(ours) & set(reference)) >= 0.9 * len(reference)
        generations.close()
        catalogue.close()
        return generations.rebuilds


def _nothing_half(catalogue: Catalogue, serving: str) -> None:
    with catalogue.reading() as connection:

        def count(query: str) -> int:
            return int(connection.exec_driver_sql(query).scalar_one())

        duties = count("SELECT COUNT(*) FROM duties")
        if not duties:  # killed before its first document, on a busy machine
            assert count("SELECT COUNT(*) FROM documents") == 0
            return
        assert duties == count("SELECT SUM(duties) FROM documents WHERE newest")
        assert duties == count("SELECT COUNT(*) FROM entries e JOIN duties d ON d.id = e.duty_id")
        assert duties == count("SELECT COUNT(*) FROM entries")
        assert duties == count("SELECT COUNT(*) FROM words_1 w JOIN entries e ON e.row = w.rowid")
        assert duties == count("SELECT COUNT(*) FROM words_1")
        assert duties == count("SELECT duties FROM words_totals")
        assert duties == count("SELECT COUNT(*) FROM entries e JOIN vectors v ON v.key = e.key")
        assert (
            count(
                "SELECT COUNT(*) FROM documents d LEFT JOIN contents c ON c.document_id = d.id WHERE c.text IS NULL"
            )
            == 0
        )
        if serving == "chroma":
            assert count("SELECT COUNT(*) FROM outbox") == 0
            assert count("SELECT COUNT(*) FROM generations WHERE state = 'live'") == 1


OLD_ONES = 5
"""Documents of earlier rounds that are searched for again after each kill."""


def _rounds(place: Path, tokens: Tokens, cache: Path, rounds: int, serving: str, *, seed: int = 0) -> None:
    data, log, draw, rebuilds = place / "data", place / "acknowledged.log", random.Random(seed), 0
    place.mkdir(exist_ok=True)
    seen: set[str] = set()
    for number in range(rounds):
        first = max(_acknowledged(log).values(), default=-1) + 1 if log.exists() else 0
        # The seed of a document that was committed but not acknowledged comes again: a no-op.
        _kill_once(data, cache, log, first, serving, draw.uniform(0.0, 1.2))
        names = _acknowledged(log)
        fresh = names.keys() - seen
        old = draw.sample(sorted(seen), min(OLD_ONES, len(seen)))
        last = number == rounds - 1
        now = _check(data, tokens, names, serving, names.keys() if last else fresh.union(old))
        seen |= fresh
        assert now <= 1
        rebuilds += now
        sys.stderr.write(
            f"kill {number + 1}: {len(_acknowledged(log))} documents, {rebuilds} rebuilds so far\n"
        )
    assert len(_acknowledged(log)) >= rounds / 2


def test_killed_five_times(tmp_path: Path, tokens: Tokens, jieba_cache: Path) -> None:
    _rounds(tmp_path, tokens, jieba_cache, 5, "exact")


def test_killed_three_times_with_chroma(tmp_path: Path, tokens: Tokens, jieba_cache: Path) -> None:
    _rounds(tmp_path, tokens, jieba_cache, 3, "chroma")


@pytest.mark.slow
@pytest.mark.parametrize(("serving", "rounds"), [("exact", 20), ("chroma", 50)])
def test_killed_seventy_times_in_all(
    tmp_path: Path, tokens: Tokens, jieba_cache: Path, serving: str, rounds: int
) -> None:
    # A directory of its own for every ten rounds: the checks grow with what it holds, the danger does not.
    for campaign in range(rounds // 10):
        _rounds(tmp_path / str(campaign), tokens, jieba_cache, 10, serving, seed=campaign + 1)
