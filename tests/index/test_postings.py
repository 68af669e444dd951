"""The words held in memory give the very hits that SQLite gives, whatever is asked and after every change."""

from __future__ import annotations

import threading

import pytest

from corpus.catalogue import Catalogue
from index import words
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.postings import Postings, Row
from index.tokens import Tokens
from index.words import WordIndex
from tests.storage import OBJECTS, PLACES, VERBS, made_document, simple_parse, simple_read


@pytest.fixture
def ingestor(catalogue: Catalogue, tokens: Tokens) -> Ingestor:
    fake = FakeEncoder()
    made = Ingestor(
        catalogue, HybridIndex(catalogue, tokens, fake), fake, read=simple_read, parse=simple_parse
    )
    for seed in range(3):
        made.add(made_document(seed, duties=300, lists=6).encode(), f"{seed}.txt")
    return made


def _queries(tokens: Tokens) -> list[list[str]]:
    asked = [f"谁{VERBS[n % 18]}{PLACES[n % 12]}的{OBJECTS[n % 20]}" for n in range(30)]
    asked += [f"{VERBS[n % 18]}x{n}" for n in range(5)] + ["", "没有的词"]
    return [tokens.of(text) for text in asked]


def _agree(catalogue: Catalogue, tokens: Tokens, held: WordIndex) -> None:
    stored = WordIndex(catalogue)
    ids = catalogue.duty_ids("default")
    for among in (None, ids[::2], ids[5:25], []):
        for query in _queries(tokens):
            assert held.search(query, kb="default", limit=90, among=among) == stored.search(
                query, kb="default", limit=90, among=among
            )
    for word in ("负责", *(token for query in _queries(tokens) for token in query)):
        assert held.rarity(word, kb="default") == stored.rarity(word, kb="default")


@pytest.mark.parametrize("postings", [words.POSTINGS, 40, 1])
def test_memory_and_database_agree(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor, monkeypatch: pytest.MonkeyPatch, postings: int
) -> None:
    monkeypatch.setattr(words, "POSTINGS", postings)  # 1: even the rarest token is common
    monkeypatch.setattr(words, "DIRECT", 100)
    held = WordIndex(catalogue, hold=True)
    _agree(catalogue, tokens, held)
    assert "default" in held._held


def test_a_change_of_the_texts_is_seen_at_once(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor
) -> None:
    held = WordIndex(catalogue, hold=True)
    _agree(catalogue, tokens, held)
    document = ingestor.add("# 会计\n## 会计职责\n1. 装订凭证\n".encode(), "new.txt").document
    query = tokens.of("装订凭证")
    assert held.search(query, kb="default", limit=5)
    _agree(catalogue, tokens, held)
    ingestor.remove(document.id)
    assert not held.search(query, kb="default", limit=5)
    _agree(catalogue, tokens, held)


def test_another_knowledge_bases_change_costs_nothing(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor
) -> None:
    held = WordIndex(catalogue, hold=True)
    held.search(["质量"], kb="default", limit=5)
    before = held._held["default"][1]
    ingestor.add("# 会计\n## 会计职责\n1. 装订凭证\n".encode(), "new.txt", kb="other")
    held.search(["质量"], kb="default", limit=5)
    assert held._held["default"][1] is before


def test_who_asks_while_the_words_are_read_is_answered_from_the_database(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor
) -> None:
    held = WordIndex(catalogue, hold=True)
    with held._reading:
        worker = threading.Thread(target=_agree, args=(catalogue, tokens, held))
        worker.start()
        worker.join(30)
        assert not worker.is_alive()
        assert not held._held


def test_large_knowledge_bases_are_not_held(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "HELD", 899)
    held = WordIndex(catalogue, hold=True)
    _agree(catalogue, tokens, held)
    assert not held._held


def test_no_duty_at_all() -> None:
    empty = Postings([], length=0, context_weight=0.3)
    assert len(empty) == 0
    assert empty.ranked(["质量"], limit=5, among=None).tolist() == []
    only = Postings([Row("a", (), ())], length=0, context_weight=0.3)
    assert only.ranked(["质量"], limit=5, among=None).tolist() == []
    assert only.df("质量") == 0
