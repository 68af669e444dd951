"""Sides of a comparison that are only described, two turns typed as one, and who leads a department."""

from __future__ import annotations

import pytest

from assistant.describedsides import plain_sides
from assistant.inturns import turns_in
from assistant.unitheads import head_of_unit
from tests.assistant.conftest import Office

FARM = """温室管理员岗位职责
1、每天检查滴灌
2、每月消毒一次苗床

冷链调度员岗位职责
1、安排冷藏车
2、每周盘点周转筐

种植部经理岗位职责
1、制定年度种植计划

种植部主管岗位职责
1、带班组采收
"""


@pytest.fixture
def farm(office: Office) -> Office:
    office.add("farm.txt", FARM)
    return office


def test_described_sides_are_the_jobs_they_mean(farm: Office) -> None:
    knowledge = farm.assistant.knowledge("default")
    text = plain_sides("管温室的和管冷链的有什么不一样", knowledge)
    assert text == "温室管理员和冷链调度员有什么不一样"
    assert plain_sides("管温室的和管鱼塘的有什么不一样", knowledge) == "管温室的和管鱼塘的有什么不一样"


@pytest.mark.parametrize(
    ("typed", "turns"),
    [
        ("苗床多久消毒一次？周转筐盘点呢？", ("苗床多久消毒一次", "周转筐盘点呢")),
        ("滴灌谁检查，冷藏车呢", ("滴灌谁检查", "冷藏车呢")),
        ("我是调度，冷藏车呢", ()),
        ("滴灌谁检查呢", ()),
        ("滴灌谁检查？多久一次呢", ()),
    ],
)
def test_two_turns_typed_as_one(typed: str, turns: tuple[str, ...]) -> None:
    assert turns_in(typed) == turns


def test_both_turns_are_answered(farm: Office) -> None:
    answer = farm.ask("苗床多久消毒一次？周转筐盘点呢")
    assert {c.text for c in answer.citations} == {"每月消毒一次苗床", "每周盘点周转筐"}


def test_who_leads_a_department(farm: Office) -> None:
    knowledge = farm.assistant.knowledge("default")
    found = head_of_unit("种植部负责人的职责", knowledge.names)
    assert found is not None
    assert found[1].title == "种植部经理"
    assert head_of_unit("冷链部负责人的职责", knowledge.names) is None
    answer = farm.ask("种植部负责人的职责")
    assert any("“种植部负责人”可能指“种植部经理”" in note for note in answer.notes)
