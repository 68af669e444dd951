"""Bytes in, an indexed document out: identity, versions, atomicity."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection

from corpus.catalogue import Catalogue
from corpus.catalogue.verifying import verify
from corpus.errors import NotFound
from index import ingest as ingest_module
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.tokens import Tokens
from tests.storage import made_document, simple_parse, simple_read

CASHIER = (
    "闲话\n# 出纳 / 收银员\n## 出纳职责\n1. 核对现金\n2. 登记日记账\n## 出纳要求\n1. 会计专业\n2. 核对现金\n"
)


@pytest.fixture
def fake() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture
def index(catalogue: Catalogue, tokens: Tokens, fake: FakeEncoder) -> HybridIndex:
    return HybridIndex(catalogue, tokens, fake)


@pytest.fixture
def ingestor(catalogue: Catalogue, index: HybridIndex, fake: FakeEncoder) -> Ingestor:
    return Ingestor(catalogue, index, fake, read=simple_read, parse=simple_parse)


def _duties(catalogue: Catalogue, kb: str = "default") -> dict[str, str]:
    lists = [found.id for found in catalogue.lists(kb=kb)]
    return {duty.id: duty.text for duty in catalogue.duties(list_ids=lists)}


def _counts(catalogue: Catalogue) -> dict[str, int]:
    names = "documents contents roles mentions lists duties entries words_df vectors outbox".split()
    with catalogue.reading() as connection:
        return {
            name: connection.exec_driver_sql(f"SELECT COUNT(*) FROM {name}").scalar_one() for name in names
        }


def test_everything_of_a_document_is_kept(catalogue: Catalogue, ingestor: Ingestor) -> None:
    added = ingestor.add(CASHIER.encode(), "出纳.txt", sample=True)
    assert (added.outcome, added.items_added, added.pending) == ("added", 4, 0)
    document = added.document
    assert (document.version, document.sample, document.chars, document.duties) == (1, True, len(CASHIER), 4)
    assert catalogue.data(document.id) == CASHIER.encode()
    assert catalogue.text(document.id) == CASHIER
    assert [found.reason for found in catalogue.parse(document.id).dropped] == ["introduction"]
    role = catalogue.roles()[0]
    assert role.names == ("出纳", "收银员")
    assert [found.heading for found in catalogue.lists(role_id=role.id)] == ["出纳职责", "出纳要求"]
    for duty in catalogue.duties(list_ids=[found.id for found in catalogue.lists()]):
        assert CASHIER[duty.start : duty.end] == duty.text
    assert catalogue.documents() == [document]
    verify(catalogue)


def test_text_that_sqlite_could_trip_over_comes_back_as_it_was(
    catalogue: Catalogue, ingestor: Ingestor
) -> None:
    text = "# 出纳\n## 职责\n1. a\x00b\u2028𠮷'\"%_\ufeff\n"
    document = ingestor.add(text.encode(), "odd.txt").document
    assert catalogue.text(document.id) == text
    verify(catalogue)


def test_the_same_bytes_again_change_nothing(
    catalogue: Catalogue, ingestor: Ingestor, fake: FakeEncoder
) -> None:
    first = ingestor.add(CASHIER.encode(), "出纳.txt")
    before = (catalogue.revision, _counts(catalogue), fake.encoded)
    again = ingestor.add(CASHIER.encode(), "出纳.txt")
    assert (again.outcome, again.document, again.items_kept) == ("unchanged", first.document, 4)
    assert (catalogue.revision, _counts(catalogue), fake.encoded) == before


def test_a_new_version_keeps_the_ids_of_what_stayed(
    catalogue: Catalogue, index: HybridIndex, ingestor: Ingestor, fake: FakeEncoder
) -> None:
    old = ingestor.add(CASHIER.encode(), "出纳.txt").document
    before, encoded = _duties(catalogue), fake.encoded
    changed = CASHIER.replace("闲话", "别的闲话").replace(
        "1. 核对现金\n2. 登记日记账", "1. 保管支票\n2. 核对现金"
    )
    new = ingestor.add(changed.encode(), "出纳.txt")
    assert (new.outcome, new.items_added, new.items_removed, new.items_kept) == ("updated", 1, 1, 3)
    after = _duties(catalogue)
    assert {i: t for i, t in after.items() if t != "保管支票"} == {
        i: t for i, t in before.items() if t != "登记日记账"
    }
    assert fake.encoded == encoded + 1
    assert [version.version for version in catalogue.versions("default", "出纳.txt")] == [2, 1]
    assert catalogue.data(old.id) == CASHIER.encode()
    assert len(catalogue.parse(old.id).roles) == 1
    assert [document.id for document in catalogue.documents()] == [new.document.id]
    for duty in catalogue.duties_by_id(list(after)).values():
        assert changed[duty.start : duty.end] == duty.text
    assert not index.search("日记账", kb="default").hits[0].words
    assert index.search("支票", kb="default").hits[0].words
    verify(catalogue)


def test_equal_texts_have_their_own_ids_and_one_vector(
    catalogue: Catalogue, ingestor: Ingestor, fake: FakeEncoder
) -> None:
    ingestor.add(CASHIER.encode(), "出纳.txt")
    assert list(_duties(catalogue).values()).count("核对现金") == 2
    assert fake.encoded == 3
    ingestor.add(CASHIER.encode(), "出纳.txt", kb="other")
    assert fake.encoded == 3
    assert not set(_duties(catalogue)) & set(_duties(catalogue, "other"))


def test_a_removed_document_leaves_its_versions_and_its_vectors(
    catalogue: Catalogue, index: HybridIndex, ingestor: Ingestor
) -> None:
    ingestor.add(CASHIER.encode(), "出纳.txt")
    ingestor.add(CASHIER.replace("出纳职责", "职责").encode(), "出纳.txt")
    document = ingestor.add(CASHIER.encode(), "出纳2.txt").document
    ingestor.remove(document.id)
    first = catalogue.documents()[0]
    ingestor.remove(first.id)
    counts = _counts(catalogue)
    assert counts.pop("vectors") == 3  # kept: the same text again is not encoded again
    assert counts.pop("outbox") == 10  # for the served index, to forget them
    assert (counts.pop("documents"), counts.pop("contents")) == (3, 3)  # to be brought back
    assert set(counts.values()) == {0}
    assert catalogue.knowledge_bases() == []
    assert catalogue.documents() == []
    assert [one.name for one in catalogue.removed()] == ["出纳.txt", "出纳2.txt"]
    assert index.search("核对现金", kb="default").hits == ()
    with pytest.raises(NotFound):
        ingestor.remove("doc_none")
    again = ingestor.add(CASHIER.replace("出纳职责", "职责").encode(), "出纳.txt")
    assert (again.outcome, again.document.id, again.document.version) == ("added", first.id, 2)
    verify(catalogue)


def test_one_role_across_documents_and_aliases(catalogue: Catalogue, ingestor: Ingestor) -> None:
    ingestor.add("# 出纳\n## 职责\n1. 核对现金\n".encode(), "a.txt")
    ingestor.add("# 收银员\n## 职责\n1. 收款\n".encode(), "b.txt")
    assert [role.title for role in catalogue.roles()] == ["出纳", "收银员"]
    joining = ingestor.add("# 收 银员 / 出纳 / 现金管理员\n## 职责\n1. 找零\n".encode(), "c.txt").document
    roles = catalogue.roles(kb="default")
    assert [role.names for role in roles] == [("出纳", "收银员", "现金管理员")]
    assert len(catalogue.lists(role_id=roles[0].id)) == 3
    assert {duty.role_id for duty in catalogue.duties_by_id(list(_duties(catalogue))).values()} == {
        roles[0].id
    }
    ingestor.remove(joining.id)
    assert [role.names for role in catalogue.roles()] == [("出纳",), ("收银员",)]
    assert all(len(catalogue.lists(role_id=role.id)) == 1 for role in catalogue.roles())


@pytest.mark.parametrize("step", ["write_document", "stage", "write_stamp"])
def test_a_failure_anywhere_keeps_nothing(
    catalogue: Catalogue, ingestor: Ingestor, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    ingestor.add(CASHIER.encode(), "出纳.txt")
    before = (catalogue.revision, _counts(catalogue))
    real = getattr(ingest_module, step)

    def fails(connection: Connection, *args: object) -> None:
        real(connection, *args)
        raise RuntimeError("power cut")

    monkeypatch.setattr(ingest_module, step, fails)
    for name in ("出纳.txt", "new.txt"):
        with pytest.raises(RuntimeError):
            ingestor.add(made_document(1).encode(), name)
        assert (catalogue.revision, _counts(catalogue)) == before
    verify(catalogue)


def test_an_encoder_that_fails_leaves_words_and_is_tried_again(
    catalogue: Catalogue, tokens: Tokens, fake: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = HybridIndex(catalogue, tokens, fake)
    ingestor = Ingestor(catalogue, index, fake, read=simple_read, parse=simple_parse)
    with monkeypatch.context() as patch:
        patch.setattr(FakeEncoder, "_encode", _out_of_memory)
        assert ingestor.add(CASHIER.encode(), "出纳.txt").pending == 4
    found = index.search("登记日记账", kb="default")
    assert "vectors_pending" in found.notes
    assert _duties(catalogue)[found.hits[0].duty_id] == "登记日记账"
    assert ingestor.resume() == 0
    assert index.search("登记日记账", kb="default").notes == ()
    assert index.search("登记日记账", kb="default").hits[0].cosine == pytest.approx(1.0, abs=1e-5)


def _out_of_memory(self: FakeEncoder, text: str) -> None:
    raise MemoryError("onnxruntime: bad allocation")


def test_many_threads_with_one_file_make_one_document(catalogue: Catalogue, ingestor: Ingestor) -> None:
    outcomes: list[str] = []

    def add(number: int) -> None:
        outcomes.append(ingestor.add(CASHIER.encode(), "出纳.txt").outcome)
        outcomes.append(ingestor.add(made_document(number).encode(), f"{number}.txt").outcome)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["added"] * 7 + ["unchanged"] * 5
    assert len(catalogue.documents()) == 7
    verify(catalogue)


def test_what_is_committed_is_in_the_file(tmp_path: Path, catalogue: Catalogue, ingestor: Ingestor) -> None:
    ingestor.add(CASHIER.encode(), "出纳.txt")
    other = Catalogue.open(tmp_path / "catalogue.sqlite3")
    assert other.documents() == catalogue.documents()
    assert other.revision == catalogue.revision
    other.close()
