"""The word index: right statistics, the right order, and no scan of common tokens."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest

from corpus.catalogue import Catalogue
from index import bm25, words
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.ingest import Ingestor
from index.mending import mend_words
from index.tokens import Tokens
from index.words import WordIndex
from tests.storage import made_document, simple_parse, simple_read

TEXT = (
    "# 会计\n## 会计职责\n1. 开具增值税发票\n2. 核对发票与发票清单\n3. 登记日记账\n"
    "## 发票管理\n1. 装订凭证\n# 仓管\n## 仓管职责\n1. 盘点库存\n2. 开具出库单\n"
)


@pytest.fixture
def ingestor(catalogue: Catalogue, tokens: Tokens) -> Ingestor:
    fake = FakeEncoder()
    made = Ingestor(
        catalogue, HybridIndex(catalogue, tokens, fake), fake, read=simple_read, parse=simple_parse
    )
    made.add(TEXT.encode(), "a.txt")
    return made


def _texts(catalogue: Catalogue, ids: Sequence[str]) -> list[str]:
    return [duty.text for duty in catalogue.duties_by_id(ids).values()]


def _found(catalogue: Catalogue, tokens: Tokens, query: str, **more: object) -> list[str]:
    hits = WordIndex(catalogue).search(tokens.of(query), kb="default", limit=10, **more)  # type: ignore[arg-type]
    return _texts(catalogue, [hit.duty_id for hit in hits])


def test_rare_words_rank_above_common_ones(catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor) -> None:
    assert _found(catalogue, tokens, "谁开具增值税发票？")[0] == "开具增值税发票"
    assert _found(catalogue, tokens, "盘点") == ["盘点库存"]
    assert _found(catalogue, tokens, "年假") == []
    assert _found(catalogue, tokens, "") == []


def test_a_heading_is_context_and_counts_for_less(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor
) -> None:
    found = _found(catalogue, tokens, "发票")
    assert found[0] == "核对发票与发票清单"
    assert found[-1] == "装订凭证"


def test_statistics_are_those_of_a_count_by_hand(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor
) -> None:
    index = WordIndex(catalogue)
    assert index.rarity("发票", kb="default") == pytest.approx(math.log(1 + 4.5 / 2.5))  # 2 of 6 duties
    assert index.rarity("年假", kb="default") == pytest.approx(math.log(1 + 6.5 / 0.5))
    assert index.rarity("发票", kb="nowhere") == pytest.approx(math.log(2))
    ingestor.add(TEXT.replace("核对发票与发票清单", "核对清单").encode(), "a.txt")
    assert index.rarity("发票", kb="default") == pytest.approx(math.log(1 + 5.5 / 1.5))
    with catalogue.reading() as connection:
        stored = dict(connection.exec_driver_sql("SELECT token, df_any FROM words_df").all())
        rows = connection.exec_driver_sql("SELECT text, context FROM words_1").all()
        total = connection.exec_driver_sql("SELECT duties, tokens FROM words_totals").one()
    counted: dict[str, int] = {}
    for text, context in rows:
        for token in {*text.split(), *context.split()}:
            counted[token] = counted.get(token, 0) + 1
    assert stored == counted
    assert tuple(total) == (len(rows), sum(len(f"{text} {context}".split()) for text, context in rows))


def test_scores_are_bm25(catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor) -> None:
    index = WordIndex(catalogue)
    hit = index.search(["盘点"], kb="default", limit=1)[0]
    own = index.words_of(hit.duty_id)
    with catalogue.reading() as connection:
        duties, length = connection.exec_driver_sql("SELECT duties, tokens FROM words_totals").one()
        context = connection.exec_driver_sql(
            "SELECT context FROM words_1 WHERE text LIKE '盘点%'"
        ).scalar_one()
    assert own == tokens.of("盘点库存")
    expected = bm25.score(
        {"盘点": bm25.idf(duties, 1)},
        {"盘点": 1.0},
        length=len(own) + len(context.split()),
        average=length / duties,
    )
    assert hit.score == pytest.approx(expected)
    assert 0 < hit.coverage <= 1


def test_knowledge_bases_do_not_mix(catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor) -> None:
    before = WordIndex(catalogue).search(["发票"], kb="default", limit=10)
    ingestor.add(TEXT.encode(), "a.txt", kb="参考 '库'")
    assert WordIndex(catalogue).search(["发票"], kb="default", limit=10) == before
    assert len(WordIndex(catalogue).search(["发票"], kb="参考 '库'", limit=10)) == len(before)


@pytest.mark.parametrize(
    "query", ['"', "AND OR NOT", "发票*", "text:发票", "(", "-发票", "^", "a" * 5000, "发票 " * 3000, "\x00"]
)
def test_no_question_is_taken_for_query_language(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor, query: str
) -> None:
    found = _found(catalogue, tokens, query)
    assert ("核对发票与发票清单" in found) == ("发票" in query)


def test_filters_leave_only_what_passes(catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor) -> None:
    keeper = catalogue.lists(kb="default")[-1]
    allowed = {duty.id for duty in catalogue.duties(list_ids=[keeper.id])}
    assert _found(catalogue, tokens, "开具发票", among=allowed) == ["开具出库单"]
    assert _found(catalogue, tokens, "开具发票", among=set()) == []


@pytest.fixture
def many(catalogue: Catalogue, ingestor: Ingestor) -> Catalogue:
    for number in range(10):
        ingestor.add(made_document(number, duties=60).encode(), f"{number}.txt")
    return catalogue


def test_a_large_filter_gives_what_scoring_each_gives(
    many: Catalogue, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists = [found.id for found in many.lists(kb="default")]
    allowed = {duty.id for duty in many.duties(list_ids=lists)[100:550]}
    query = tokens.of("核对一号仓的应收账款明细")
    assert len(allowed) > words.DIRECT
    through = WordIndex(many).search(query, kb="default", limit=20, among=allowed)
    monkeypatch.setattr(words, "DIRECT", 1000)
    assert through == WordIndex(many).search(query, kb="default", limit=20, among=allowed)


def test_common_tokens_are_not_walked_when_a_rarer_one_exists(
    many: Catalogue, tokens: Tokens, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    execute = type(many.engine.connect()).exec_driver_sql

    def listening(self: object, statement: str, *args: object, **kw: object) -> object:
        if "MATCH" in statement:
            asked.append(args[0][0])  # type: ignore[index]
        return execute(self, statement, *args, **kw)  # type: ignore[arg-type]

    with many.reading() as connection:
        monkeypatch.setattr(type(connection), "exec_driver_sql", listening)
    monkeypatch.setattr(words, "POSTINGS", 100)
    query = ["编码", "zz3x1x2"]
    full = [hit.duty_id for hit in WordIndex(many).search(query, kb="default", limit=5)]
    assert asked == ['"zz3x1x2"']
    assert len(full) == 1
    asked.clear()
    assert WordIndex(many).search(["编码"], kb="default", limit=5)
    assert asked == ['"编码"']


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM words_1 WHERE rowid = 3",
        "DELETE FROM words_1_content WHERE id = 3",
        "DELETE FROM words_1_data WHERE id > 10",
        "UPDATE words_1_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DROP TABLE words_1",
        "DELETE FROM words_totals",
        "DELETE FROM knowledge_bases",
    ],
)
def test_damaged_words_are_found_and_made_again(
    catalogue: Catalogue, tokens: Tokens, ingestor: Ingestor, harm: str
) -> None:
    index = WordIndex(catalogue)
    before = index.search(tokens.of("开具增值税发票"), kb="default", limit=10)
    assert mend_words(catalogue, tokens) == []
    with catalogue.transaction() as connection:
        connection.exec_driver_sql(harm)
    assert mend_words(catalogue, tokens) == ["default"]
    assert index.search(tokens.of("开具增值税发票"), kb="default", limit=10) == before
    assert mend_words(catalogue, tokens) == []
