"""The fused search on the packaged seed, with the real parser, tokeniser and encoder."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from corpus.catalogue import Catalogue
from index.hybrid import HybridIndex, Meant
from index.ingest import Ingestor
from index.onnx import OnnxEncoder
from index.tokens import Tokens


@pytest.fixture(scope="module")
def catalogue(
    tmp_path_factory: pytest.TempPathFactory, tokens: Tokens, encoder: OnnxEncoder
) -> Iterator[Catalogue]:
    opened = Catalogue.open(tmp_path_factory.mktemp("seed") / "catalogue.sqlite3")
    data = files("corpus.data").joinpath("seed.txt").read_bytes()
    added = Ingestor(opened, HybridIndex(opened, tokens, encoder), encoder).add(data, "seed.txt", sample=True)
    assert added.document.duties >= 136
    assert opened.data(added.document.id) == data
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def index(catalogue: Catalogue, tokens: Tokens, encoder: OnnxEncoder) -> HybridIndex:
    return HybridIndex(catalogue, tokens, encoder)


def _texts(catalogue: Catalogue, index: HybridIndex, query: str, **filters: object) -> list[str]:
    hits = index.search(query, kb="default", **filters).hits  # type: ignore[arg-type]
    return [duty.text for duty in catalogue.duties_by_id([hit.duty_id for hit in hits]).values()]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("谁负责开具增值税发票？", "增值税"),
        ("誰負責開具增值稅發票？", "增值税"),
        ("应收账款由谁催收", "应收账款"),
        ("销售合同怎么归档", "归档"),
    ],
)
def test_the_best_hit_answers(catalogue: Catalogue, index: HybridIndex, question: str, said: str) -> None:
    assert said in _texts(catalogue, index, question)[0]


def test_meaning_finds_what_words_do_not(catalogue: Catalogue, index: HybridIndex) -> None:
    found = index.search("跟顾客搞好交情", kb="default").hits[:5]
    texts = catalogue.duties_by_id([hit.duty_id for hit in found])
    assert any("客户" in duty.text and "关系" in duty.text for duty in texts.values())


def test_hits_are_ordered_and_their_parts_are_what_they_say(index: HybridIndex, encoder: OnnxEncoder) -> None:
    question = "谁负责开具增值税发票？"
    hits = index.search(question, kb="default", limit=50).hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)
    exact = index.cosines(question, [hit.duty_id for hit in hits])
    assert {hit.duty_id: hit.cosine for hit in hits} == exact
    assert len(index.search(question, kb="default", limit=3).hits) == 3
    assert index.search(question, kb="default", limit=3).hits == hits[:3]


def test_the_caller_works_while_its_text_is_encoded(index: HybridIndex) -> None:
    """What it does meanwhile is done before the search is over and changes nothing in it."""
    asked, done = "把仓库里的货点一遍", []
    plain = index.search(asked, kb="default")
    heard = index.search(
        asked, kb="default", meaning=lambda ids: Meant(asked, meanwhile=lambda: done.append(ids))
    )
    assert heard == plain
    assert len(done) == 1 and set(done[0]) <= {hit.duty_id for hit in plain.hits}


def test_cosines_are_those_of_the_encoder(
    catalogue: Catalogue, index: HybridIndex, encoder: OnnxEncoder
) -> None:
    duty = next(iter(catalogue.duties(list_ids=[catalogue.lists()[0].id])))
    by_hand = float(np.dot(encoder.encode_query("销售政策"), next(iter(encoder.encode_texts([duty.text])))))
    assert index.cosines("销售政策", [duty.id])[duty.id] == pytest.approx(by_hand, abs=1e-6)


def test_filters_are_kept_by_words_and_by_meaning(catalogue: Catalogue, index: HybridIndex) -> None:
    target = next(found for found in catalogue.lists() if found.kind == "requirement")
    inside = {duty.id for duty in catalogue.duties(list_ids=[target.id])}
    for filters in ({"list_ids": [target.id]}, {"kinds": ["requirement"], "role_ids": [target.role_id]}):
        hits = index.search("销售计划", kb="default", **filters).hits  # type: ignore[arg-type]
        assert hits
        assert {hit.duty_id for hit in hits} <= inside
    assert index.search("销售", kb="default", role_ids=["role_nobody"]).hits == ()
    assert index.search("销售", kb="nowhere").hits == ()


@pytest.mark.parametrize("query", ["", "  ", "？？？", "\x00", "销" * 100_000, "a" * 100_000, "😀"])
def test_odd_questions_are_searched_without_harm(index: HybridIndex, query: str) -> None:
    hits = index.search(query, kb="default", limit=5).hits
    assert len(hits) <= 5


def test_without_an_encoder_words_answer_and_say_so(catalogue: Catalogue, tokens: Tokens) -> None:
    found = HybridIndex(catalogue, tokens, None).search("增值税发票", kb="default")
    assert found.notes == ("vectors_unavailable",)
    assert found.hits
    assert all(hit.cosine is None and hit.words > 0 for hit in found.hits)


def test_a_reader_process_gets_the_same_answers(
    catalogue: Catalogue, index: HybridIndex, tokens: Tokens, encoder: OnnxEncoder
) -> None:
    other = Catalogue.open(Path(str(catalogue.engine.url.database)))
    again = HybridIndex(other, tokens, encoder)
    for query in ("谁负责开具增值税发票？", "年假有几天？", "品牌"):
        assert again.search(query, kb="default") == index.search(query, kb="default")
    other.close()
