import pytest

from assistant.pinyin import PinyinReader, syllables_of

VOCABULARY = "采购 仓库 盘点 供应商 评估 出口退税 退税 增值税 发票 质量 检验 客户 投诉".split()


@pytest.fixture(scope="module")
def reader() -> PinyinReader:
    return PinyinReader(VOCABULARY)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("shui fuze caigou", "谁负责采购"),
        ("cangku pandian shui fuze", "仓库盘点谁负责"),
        ("shei fuze caigou", "谁负责采购"),
        ("kehu tousu 谁处理", "客户投诉 谁处理"),
        ("zhize 12 you naxie", "职责 12 有哪些"),
        ("KPI 是什么", "KPI 是什么"),
        ("warehouse manager", "warehouse manager"),
    ],
)
def test_pinyin_is_read_against_the_vocabulary(reader: PinyinReader, typed: str, read: str) -> None:
    assert reader.read(typed) == read


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["出口", "推", "税", "谁", "办"], "出口退税谁办"),
        (["增殖", "税", "发票"], "增值税发票"),
        (["谁", "负责", "采购"], "谁负责采购"),
        (["客护"], "客户"),
        (["才够"], "才够"),
    ],
)
def test_homophones_that_are_no_words_are_mended(reader: PinyinReader, words: list[str], meant: str) -> None:
    assert reader.mend(words, {"增殖", "出口", "发票"}.__contains__) == meant


def test_a_dictionary_word_is_not_mended(reader: PinyinReader) -> None:
    assert reader.mend(["客护"], {"客护"}.__contains__) == "客护"


def test_a_stretch_keeps_to_the_borders_of_words(reader: PinyinReader) -> None:
    assert reader.mend(["交", "客", "护送"], lambda _: False) == "交客护送"


def test_keys_forgive_what_input_methods_forgive() -> None:
    assert syllables_of("深圳") == syllables_of("森真") == "senzen"
