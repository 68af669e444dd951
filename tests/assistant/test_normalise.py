import pytest

from assistant.normalise import normalise, numeral


@pytest.mark.parametrize(
    ("typed", "core"),
    [
        ("請問營業部負責人職責７有哪些？", "营业部负责人职责7有哪些"),
        ("职责十二都有啥", "职责12都有啥"),
        ("职责 12 的 第 三 条 是什么", "职责12的第3条是什么"),
        ("您好，麻烦问一下谁负责开发票，谢谢！", "谁负责开发票"),
        ("谢谢", "谢谢"),
        ("职\u200b责7有哪些", "职责7有哪些"),
        ("职责二十一", "职责21"),
    ],
)
def test_the_view_that_is_matched(typed: str, core: str) -> None:
    wording = normalise(typed)
    assert wording.core == core
    assert wording.original == typed


@pytest.mark.parametrize(
    ("text", "value"), [("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("7", 7), ("甲", None)]
)
def test_numerals(text: str, value: int | None) -> None:
    assert numeral(text) == value


def test_a_count_is_no_list_number() -> None:
    assert normalise("这个职责三个人做").core == "这个职责三个人做"
