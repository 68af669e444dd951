"""A dummy verb carries no matter: who asks for 提供检测服务 asks for 检测服务."""

from __future__ import annotations

import pytest

TEXT = """实验室主任岗位职责：
1、负责对外承接水质检测服务，提供采样车辆；
2、校准酸度计和天平；
3、提供实验耗材的采购清单。
"""


@pytest.mark.parametrize(
    "asked", ["谁提供水质检测服务", "谁负责提供水质检测方面的服务", "水质检测服务由谁提供"]
)
def test_the_noun_decides(office, asked):  # type: ignore[no-untyped-def]
    office.add("实验室.txt", TEXT)
    answer = office.ask(asked)
    assert answer.answered
    assert [c.text for c in answer.citations] == ["负责对外承接水质检测服务，提供采样车辆"]


def test_another_noun_is_not_meant(office):  # type: ignore[no-untyped-def]
    office.add("实验室.txt", TEXT)
    assert not office.ask("谁提供法律援助").answered
