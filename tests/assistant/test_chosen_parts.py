"""Parts of a named list: chosen by a matter, by places, each list its own; and lists set side by side."""

from __future__ import annotations

import pytest

from assistant.itemrefs import read_items
from assistant.items import From
from assistant.numbersbehind import take_numbers_behind
from assistant.relating import relation_in


def places(answer) -> list[str]:  # type: ignore[no-untyped-def]
    return [f"{c.list[-1]}.{c.number}" for c in answer.citations]


@pytest.mark.parametrize(
    ("text", "how", "matters"),
    [
        ("职责12里把跟发票没关系的挑出来", "without", ("发票",)),
        ("职责5里不谈合同、不谈客户的那几条", "without", ("合同", "客户")),
        ("职责4里不是协助性质的", "without", ("协助",)),
        ("职责9除了跟网站有关的剩下的", "besides", ("网站",)),
        ("列一下职责4，除了兜底的", "besides", ("兜底",)),
        ("职责9里面，处理订单以外的都列一下", "besides", ("处理订单",)),
        ("把职责3中提到客户的剔除，剩余的列出", "besides", ("客户",)),
        ("职责3里头跟客户直接相关的条目给我列一列", "with", ("客户",)),
        ("其他责任里只看跟钱和费用有关的", "with", ("钱", "费用")),
        ("职责6里头有没有讲市场的，挑出来", "with", ("市场",)),
        ("职责2去掉网店那条", "besides", ("网店",)),
        ("职责3，除了交办的其他工作以外都要", "besides", ("交办的其他工作",)),
        ("职责5不涉及同行和对账的", "without", ("同行", "对账")),
        ("职责8里非仓储类的有哪些", "without", ("仓储",)),
    ],
)
def test_a_matter_and_how_items_stand_to_it(text: str, how: str, matters: tuple[str, ...]) -> None:
    found = relation_in(text)
    assert found is not None
    assert (found.how, found.matters) == (how, matters)


@pytest.mark.parametrize(
    "text",
    [
        "职责7有哪些",
        "软文更新，10号和11号是不是写得一模一样",
        "除了职责12，还有哪份职责管应收账款",
        "职责12和13有什么不同",
        "职责3要不要健康证",
        "职责2的盘点和接待分别写着什么",
        "非标货架归谁管",
        "职责3抄给我，一个字都不要改",
    ],
)
def test_no_matter_is_tied_to_items(text: str) -> None:
    assert relation_in(text) is None


@pytest.mark.parametrize(
    ("text", "items", "but"),
    [
        ("从第八条开始往后的", (From(8),), False),
        ("第3条起到第6条止", (3, 4, 5, 6), False),
        ("从3开始一直到末尾", (From(3),), False),
        ("从头数到第3条", (1, 2, 3), False),
        ("倒数第二、第三条", (-2, -3), False),
        ("第9、10、11这三条", (9, 10, 11), False),
        ("的二三四条", (2, 3, 4), False),
        ("(2-5条)", (2, 3, 4, 5), False),
        ("前三后二", (1, 2, 3, -2, -1), False),
        ("除了头尾两条中间的", (1, -1), True),
        ("去头去尾", (1, -1), True),
        ("前两条不要，其余列出", (1, 2), True),
        ("最后那条交办的就不用了", (-1,), True),
        ("后三条发我，前面的不要", (-3, -2, -1), False),
        ("从8点到17点", (), False),
        ("有三四条职责", (), False),
    ],
)
def test_places(text: str, items: tuple[int, ...], but: bool) -> None:
    assert read_items(text)[1:] == (items, but)


def test_bare_numbers_behind_a_name_are_items_of_it() -> None:
    assert take_numbers_behind("职责 :3至6", 8)[1] == (3, 4, 5, 6)
    assert take_numbers_behind("职责 的1、3、6", 8)[1] == (1, 3, 6)
    assert take_numbers_behind("职责 12-14", 8)[1] == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("店员职责1里跟发票无关的列出来", ["1.2", "1.4", "1.5", "1.6"]),
        ("职责1不提发票、也不提投诉的有哪几条", ["1.4", "1.5", "1.6"]),
        ("职责1撇开兜底的，其他都给我", ["1.1", "1.2", "1.3", "1.4", "1.5"]),
        ("职责2里只要和网店沾边的", ["2.2"]),
        ("职责3掐头去尾", ["3.2", "3.3"]),
        ("职责3,1~2", ["3.1", "3.2"]),
        ("先列职责2的全部，再告诉我职责3第4条", ["2.1", "2.2", "2.3", "3.4"]),
        ("职责1和2各自的前两条", ["1.1", "1.2", "2.1", "2.2"]),
        ("职责1第2条、职责2第3条、职责3第1条", ["1.2", "2.3", "3.1"]),
        ("职责2，职责3，最后一条分别是什么", ["2.3", "3.4"]),
    ],
)
def test_parts_of_named_lists(shop, question: str, expected: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert sorted(places(shop.ask(question))) == expected


@pytest.mark.parametrize(
    "question",
    [
        "2号(网店)和3号(收银)有啥不同",
        "2号与3号清单逐条比对",
        "职责2跟职责3哪个更偏收银？两份都列出来",
        "做网店的2号和做收银的3号比一比",
    ],
)
def test_words_that_tell_sides_apart_are_no_matter(shop, question: str) -> None:  # type: ignore[no-untyped-def]
    answer = shop.ask(question)
    assert sorted(places(answer)) == ["2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4"]
