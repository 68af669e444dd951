import pytest

from assistant.pinyin import PinyinReader, syllables_of

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
