import subprocess
import sys
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from assistant.pinyin import PinyinReader, syllables_of
from assistant.syllables import FIRST, LAST, syllable

VOCABULARY = (
    "采购 仓库 盘点 供应商 评估 出口退税 退税 增值税 发票 质量 检验 客户 投诉 电话 渠道 维护 方案".split()
)


@pytest.fixture(scope="module")
def reader() -> PinyinReader:
    return PinyinReader(VOCABULARY, {"ka"}.__contains__)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("shui fuze caigou", "谁负责采购"),
        ("cangku pandian shui fuze", "仓库盘点谁负责"),
        ("shei fuze caigou", "谁负责采购"),
        ("kehu tousu 谁处理", "客户投诉 谁处理"),
        ("zhize 12 you naxie", "职责 12 有哪些"),
        ("KPI 是什么", "KPI 是什么"),
        ("shui fuze jie 400 dianhua", "谁负责接 400 电话"),
        ("KA qudao weihu", "KA 渠道维护"),
        ("wo xiang wen xia tuishui shui zuo", "我想问下退税谁做"),
        ("cang ku zhu guan", "仓库主管"),
        ("shiyongqi jige yue a", "试用期几个月啊"),
        ("sushe zai nali", "宿舍在哪里"),
        ("warehouse manager", "warehouse manager"),
    ],
)
def test_pinyin_is_read_against_the_vocabulary(reader: PinyinReader, typed: str, read: str) -> None:
    assert reader.read(typed) == read


def test_keys_forgive_what_input_methods_forgive() -> None:
    assert syllables_of("深圳") == syllables_of("森真") == "senzen"


def test_characters_are_read_as_pypinyin_reads_them_by_themselves() -> None:
    every = [chr(code) for code in range(ord(FIRST), ord(LAST) + 1)]
    assert [syllable(c) for c in every] == [lazy_pinyin(c)[0] for c in every]
    assert [syllable(c) for c in "a1，\u3007"] == list("a1，\u3007")


def test_a_question_typed_in_characters_needs_no_table_of_phrases() -> None:
    program = (
        "import sys; from assistant.spelling import Speller; from index.tokens import Tokens\n"
        "speller = Speller(['出口退税', '外汇', '核销'], ['职责'], Tokens().dictionary_words)\n"
        "assert speller.mend('出口推税和外汇和销') == '出口退税和外汇核销'; assert 'pypinyin' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=Path(__file__).parents[2])


@pytest.mark.parametrize(
    ("run", "before", "after", "rest"),
    [
        ("gu", "代理商的信誉谁来评", "", "估"),
        ("piao", "谁开发", "", "票"),
        ("chu", "谁做", "口退税", "出"),
        ("ku", "", "", None),
        ("excel", "用", "做报表", None),
    ],
)
def test_a_word_half_in_characters_is_read_whole(
    reader: PinyinReader, run: str, before: str, after: str, rest: str | None
) -> None:
    assert reader.rest_of_word(run, before, after) == rest
