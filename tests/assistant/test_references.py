"""List and item numbers in the ways people point at them."""

import pytest

from assistant.itemrefs import take_items
from assistant.listrefs import take_list_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("职责12有哪些", (12,)),
        ("职责:13的内容", (13,)),
        ("职责12和13在发票上有什么不同", (12, 13)),
        ("职责3到5分别是什么", (3, 4, 5)),
        ("职责2、职责4以及职责9", (2, 4, 9)),
        ("第7份写了啥", (7,)),
        ("12号清单", (12,)),
        ("编号9的职责", (9,)),
        ("清单5", (5,)),
        ("职责3条都有什么", ()),
        ("这个职责有5个要点", ()),
        ("每月15号前报什么", ()),
        ("年度和月度计划", ()),
    ],
)
def test_lists(text: str, numbers: tuple[int, ...]) -> None:
    assert take_list_numbers(text)[1] == numbers


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("第3条是什么", (3,)),
        ("第2、3条", (2, 3)),
        ("第2条和第5条", (2, 5)),
        ("第二到四条", (2, 3, 4)),
        ("前三条", (1, 2, 3)),
        ("最后一条", (-1,)),
        ("最后两条", (-2, -1)),
        ("倒数第二条", (-2,)),
        ("有几条", ()),
        ("一条都不要漏", ()),
    ],
)
def test_items(text: str, items: tuple[int, ...]) -> None:
    assert take_items(text)[1] == items
