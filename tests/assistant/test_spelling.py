"""Homophones mended against the texts' vocabulary, with the real dictionary."""

import pytest

from assistant.spelling import Speller
from index.tokens import Tokens

VOCABULARY = (
    "客户 发票 采购 盘点 外汇 核销 凭证 装订 会计 销售 促销 团队 建设 叉车司机 对公客户经理 检定 安排 压力 容器 退税 出口 出口退税 "
    "增值税 税控 经营 销售团队 采购订单 应收账款 门店 清单 事务 不能"
).split()


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(VOCABULARY, ["职责", "哪些"], Tokens().dictionary_words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("出口推税谁办", "出口退税谁办"),
        ("增殖税发漂", "增值税发票"),
        ("外汇和销归谁办", "外汇核销归谁办"),
        ("会计评证装钉谁做", "会计凭证装订谁做"),
        ("谁负责团对建设", "谁负责团队建设"),
        ("对公克户经理", "对公客户经理"),
        ("叉车司几", "叉车司机"),
        ("压力榕器捡定谁按排", "压力容器检定谁安排"),
        ("这份的职则", "这份的职责"),
        ("外江核销", "外汇核销"),
        ("老客户持续经菅", "老客户持续经营"),
        ("销告团队", "销售团队"),
        ("采沟订单", "采购订单"),
    ],
)
def test_what_sounds_like_a_word_of_the_texts_is_mended(speller: Speller, typed: str, meant: str) -> None:
    assert speller.mend(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "列出销售的职责",
        "相关门店",
        "换季清仓怎么弄",
        "才够",
        "水电费归谁控",
        "销售总监",
        "客户经历丰富",
        "捡到钱包找谁",
        "哪些条讲消毒",
        "kpi 和 pop，第3条",
        "",
    ],
)
def test_what_makes_sense_as_typed_is_left(speller: Speller, typed: str) -> None:
    assert speller.mend(typed) == typed
