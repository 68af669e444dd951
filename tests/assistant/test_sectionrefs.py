"""Headings pointed at by part of their words, several at once, and by place."""

from __future__ import annotations

import pytest

TEXT = """物业管理处经理工作职责
一、绿化养护工作
1、安排修剪和浇灌；
2、防治病虫害；
二、设备检修和保养
1、检修电梯水泵；
2、保养发电机组；
三、秩序维护工作
1、安排门岗执勤；
2、组织夜间巡逻；
"""


@pytest.fixture
def estate(office):  # type: ignore[no-untyped-def]
    office.add("物业.txt", TEXT)
    return office


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("绿化那节写了什么", ["安排修剪和浇灌"]),
        ("设备保养这部分有哪些", ["检修电梯水泵"]),
        ("绿化和秩序两节都列出来", ["安排修剪和浇灌", "安排门岗执勤"]),
        ("秩序维护一共几条", ["安排门岗执勤"]),
    ],
)
def test_by_part_of_the_words(estate, question: str, first: list[str]) -> None:  # type: ignore[no-untyped-def]
    answer = estate.ask(question)
    texts = [c.text for c in answer.citations]
    assert len(texts) == 2 * len(first)
    assert texts[::2] == first
