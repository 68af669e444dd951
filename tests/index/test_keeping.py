"""Rename, remove, restore, purge, reparse, export: nothing is lost, and nothing is encoded without need."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from corpus import parsing
from corpus.catalogue import Catalogue
from corpus.catalogue.verifying import verify
from corpus.errors import Conflict, InvalidRequest, NotFound
from corpus.exchange import export_lines, import_lines
from corpus.model import Document
from corpus.reading import Reading
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.keeping import Keeper
from index.tokens import Tokens
from tests.storage import simple_parse, simple_read

FIRST = "# 出纳\n## 出纳职责\n1. 核对现金\n2. 登记日记账\n3. 保管支票\n"
SECOND = FIRST.replace("1. 核对现金\n2. 登记日记账", "1. 登记银行日记账\n2. 核对现金") + "4. 报税\n"


@dataclass
class Kept:
    catalogue: Catalogue
    index: HybridIndex
    keeper: Keeper
    encoder: FakeEncoder

    def duties(self, kb: str = "default") -> dict[str, str]:
        lists = [one.id for one in self.catalogue.lists(kb=kb)]
        return {duty.id: duty.text for duty in self.catalogue.duties(list_ids=lists)}

    def finds(self, text: str, kb: str = "default") -> bool:
        hits = self.index.search(text, kb=kb).hits
        return bool(hits) and self.catalogue.duties_by_id([hits[0].duty_id])[hits[0].duty_id].text == text


@pytest.fixture
def kept(catalogue: Catalogue, tokens: Tokens) -> Kept:
    encoder = FakeEncoder()
    index = HybridIndex(catalogue, tokens, encoder)
    return Kept(
        catalogue, index, Keeper(catalogue, index, encoder, read=simple_read, parse=simple_parse), encoder
    )


def test_an_edited_document_encodes_only_its_changed_duties(kept: Kept) -> None:
    body = "".join(f"{n}. 第{n}项工作内容\n" for n in range(1, 201))
    kept.keeper.add(f"# 出纳\n## 职责\n{body}".encode(), "a.txt")
    assert kept.encoder.encoded == 200
    edited = body.replace("第7项工作内容", "第七项工作的新内容").replace("9. 第9项工作内容\n", "")
    again = kept.keeper.add(f"# 出纳\n## 职责\n{edited}99. 全新的一项\n".encode(), "a.txt")
    assert (again.items_added, again.items_removed, again.items_kept) == (2, 2, 198)
    assert kept.encoder.encoded == 202


def test_a_removed_document_comes_back_as_it_was(kept: Kept) -> None:
    kept.keeper.add(FIRST.encode(), "a.txt")
    document = kept.keeper.add(SECOND.encode(), "a.txt").document
    before, encoded = kept.duties(), kept.encoder.encoded
    kept.keeper.remove(document.id)
    assert kept.duties() == {} and not kept.finds("核对现金")
    assert [one.status for one in kept.catalogue.versions("default", "a.txt")] == ["removed", "removed"]
    back = kept.keeper.restore(document.id)
    assert (back.outcome, back.document, kept.duties()) == ("added", document, before)
    assert kept.encoder.encoded == encoded and kept.finds("核对现金")
    assert [one.status for one in kept.catalogue.versions("default", "a.txt")] == ["ready", "replaced"]
    assert kept.keeper.restore(document.id).outcome == "unchanged"
    verify(kept.catalogue)


def test_an_older_version_becomes_current_as_a_new_one(kept: Kept) -> None:
    first = kept.keeper.add(FIRST.encode(), "a.txt").document
    ids = kept.duties()
    kept.keeper.add(SECOND.encode(), "a.txt")
    encoded = kept.encoder.encoded
    back = kept.keeper.restore(first.id)
    assert (back.outcome, back.document.version, kept.duties()) == ("updated", 3, ids)
    assert kept.encoder.encoded == encoded
    assert kept.catalogue.data(back.document.id) == FIRST.encode()
    verify(kept.catalogue)


def test_purged_is_gone_and_the_name_begins_anew(kept: Kept) -> None:
    document = kept.keeper.add(FIRST.encode(), "a.txt").document
    kept.keeper.remove(document.id)
    kept.keeper.purge(document.id)
    assert kept.catalogue.removed() == [] and kept.catalogue.versions("default", "a.txt") == []
    with pytest.raises(NotFound):
        kept.keeper.restore(document.id)
    assert kept.keeper.add(FIRST.encode(), "a.txt").document.version == 1
    verify(kept.catalogue)


def test_a_rename_keeps_every_id_and_encodes_nothing(kept: Kept) -> None:
    document = kept.keeper.add(FIRST.encode(), "a.txt").document
    ids, encoded = kept.duties(), kept.encoder.encoded
    renamed = kept.keeper.rename(document.id, " 出纳.txt ")
    assert (renamed.id, renamed.name, kept.duties()) == (document.id, "出纳.txt", ids)
    again = kept.keeper.add(SECOND.encode(), "出纳.txt")
    assert (again.document.version, again.items_kept) == (2, 2)
    assert kept.encoder.encoded == encoded + 2
    # The old name is free, and a new document under it has ids of its own.
    other = kept.keeper.add(FIRST.encode(), "a.txt").document
    assert other.id != document.id and other.version == 1
    assert len(kept.duties()) == 4 + 3
    with pytest.raises(Conflict):
        kept.keeper.rename(other.id, "出纳.txt")
    for name in ("", " ", "a\nb", "x" * 400):
        with pytest.raises(InvalidRequest):
            kept.keeper.rename(other.id, name)
    verify(kept.catalogue)


def test_reparse_says_what_another_parser_reads_otherwise(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = kept.keeper.add(FIRST.encode(), "a.txt").document
    ids, encoded = kept.duties(), kept.encoder.encoded
    assert kept.keeper.stale() == []

    def better(data: bytes, name: str) -> Reading:
        return simple_read(data.replace("保管支票".encode(), "支票保管".encode()), name)

    monkeypatch.setattr(parsing, "PARSER_VERSION", "next")
    monkeypatch.setattr(kept.keeper, "_read", better)
    assert [one.id for one in kept.keeper.stale()] == [document.id]
    again = kept.keeper.reparse(document.id)
    assert [(change.kind, change.after and change.after.text) for change in again.diff.changes] == [
        ("reworded", "支票保管")
    ]
    assert (again.document.id, again.document.version, again.document.parser) == (document.id, 1, "next")
    assert kept.keeper.stale() == [] and len(set(kept.duties()) & set(ids)) == 2
    assert kept.encoder.encoded == encoded + 1 and kept.finds("支票保管")
    assert kept.catalogue.data(document.id) == FIRST.encode()
    verify(kept.catalogue)


def _state(catalogue: Catalogue, kb: str) -> list[object]:
    def plain(one: Document) -> dict[str, object]:
        return {
            name: getattr(one, name) for name in Document.__dataclass_fields__ if name not in ("id", "kb")
        }

    documents = [*catalogue.documents(kb), *catalogue.removed(kb)]
    versions = [one for document in documents for one in catalogue.versions(kb, document.name)]
    return [
        *(plain(one) for one in versions),
        *(catalogue.data(one.id) for one in versions),
        *(catalogue.text(one.id) for one in versions),
        *(catalogue.parse(one.id) for one in versions),
        [(role.title, role.aliases) for role in catalogue.roles(kb)],
        [
            (duty.text, duty.start)
            for duty in catalogue.duties(list_ids=[x.id for x in catalogue.lists(kb=kb)])
        ],
    ]


def test_an_export_comes_back_exactly(kept: Kept) -> None:
    keeper, catalogue = kept.keeper, kept.catalogue
    keeper.add(FIRST.encode(), "a.txt")
    keeper.rename(keeper.add(SECOND.encode(), "a.txt").document.id, "出纳.txt")
    keeper.add(FIRST.replace("出纳", "会计").encode(), "a.txt", sample=True)
    keeper.remove(keeper.add("# 保安\n## 职责\n1. 巡逻\u2028守夜\n".encode(), "旧.txt").document.id)
    lines = list(export_lines(catalogue, "default"))
    encoded = kept.encoder.encoded
    for history in import_lines(lines)[1]:
        assert keeper.load("copy", history[-1].name, history).outcome == "added"
    assert keeper.resume() == 0
    assert _state(catalogue, "copy") == _state(catalogue, "default")
    assert kept.encoder.encoded == encoded  # equal texts share their vectors
    assert kept.finds("登记银行日记账", "copy")
    assert [
        line.replace('"kb":"copy"', '"kb":"default"') for line in export_lines(catalogue, "copy")
    ] == lines
    again = [keeper.load("copy", one[-1].name, one).outcome for one in import_lines(lines)[1]]
    assert again == ["unchanged"] * 3
    assert _state(catalogue, "copy") == _state(catalogue, "default")
    verify(catalogue)


def test_an_import_into_another_catalogue_keeps_the_ids(
    kept: Kept, tokens: Tokens, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept.keeper.add(FIRST.encode(), "a.txt")
    kept.keeper.add(SECOND.encode(), "a.txt")
    other = Catalogue.open(tmp_path_factory.mktemp("other") / "catalogue.sqlite3")
    keeper = Keeper(other, HybridIndex(other, tokens, FakeEncoder()), FakeEncoder())
    for history in import_lines(list(export_lines(kept.catalogue, "default")))[1]:
        keeper.load("default", history[-1].name, history)
    keeper.resume()
    assert other.documents() == kept.catalogue.documents()
    assert {d.id for d in other.duties(list_ids=[x.id for x in other.lists()])} == set(kept.duties())
    verify(other)
    other.close()


@pytest.mark.parametrize("harm", ["cut", "bytes", "text", "head", "order"])
def test_a_damaged_export_is_refused(kept: Kept, harm: str) -> None:
    kept.keeper.add(FIRST.encode(), "a.txt")
    lines = list(export_lines(kept.catalogue, "default"))
    if harm == "cut":
        lines.pop()
    elif harm == "bytes":
        lines[1] = lines[1].replace('"data":"I', '"data":"J')
    elif harm == "text":
        lines[1] = lines[1].replace('"text":"# ', '"text":"#  ', 1)
    elif harm == "head":
        lines = lines[1:]
    else:
        lines.pop(1)
    with pytest.raises(InvalidRequest) as refused:
        for _ in import_lines(lines)[1]:
            pass
    assert refused.value.code == "export_damaged"
