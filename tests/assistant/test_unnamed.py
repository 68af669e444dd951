"""A page whose only job bears no name: who acts on it is meant, whom it deals with is not. No word here is of a question set."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

DESK = """一、核心工作内容
1. 访客登记：核对来访者证件，通知受访人。
2. 总机日常值守：前台日常接听总机，转接来电；请示行政部后发布通知。
3. 会议室协调：与保洁、网管确认会议室状态，把钥匙交给会务专员。
二、岗位要求
1. 普通话标准，表达清晰。
2. 会用办公软件。
"""

ROOMS = """工作职责
1、每天检查库房的温度和湿度并登记；
2、保持库房通道畅通，垛距符合标准；
3、配合质检主管抽检，向厂长汇报差异；
4、及时更新货位卡。
"""


@pytest.fixture
def desk(office: Office) -> Office:
    office.add("a1.txt", DESK)
    return office


@pytest.fixture
def rooms(office: Office) -> Office:
    office.add("a2.txt", ROOMS)
    return office


def test_who_acts_on_the_page_has_its_duties(desk: Office) -> None:
    answer = desk.ask("前台平时都要干哪些活")
    assert answer.answered and answer.total == 3
    assert any("“前台”可能指" in note for note in answer.notes)


def test_who_acts_on_the_page_has_its_requirements(desk: Office) -> None:
    answer = desk.ask("前台的任职要求有哪些")
    assert [c.text for c in answer.citations] == ["普通话标准，表达清晰", "会用办公软件"]


@pytest.mark.parametrize("who", ["会务专员", "网管", "行政部", "保安"])
def test_a_partner_or_a_stranger_has_none(desk: Office, who: str) -> None:
    assert not desk.ask(f"{who}的岗位职责有哪些").answered


def test_a_plain_noun_behind_the_pages_matter_means_its_job(rooms: Office) -> None:
    answer = rooms.ask("库房负责人的工作职责有哪几条")
    assert answer.answered and answer.total == 4


@pytest.mark.parametrize("who", ["质检主管", "厂长", "食堂负责人"])
def test_another_matter_or_a_superior_is_not_that_job(rooms: Office, who: str) -> None:
    assert not rooms.ask(f"{who}的工作职责有哪几条").answered


def test_a_named_job_keeps_its_name(office: Office) -> None:
    office.add("a3.txt", "库管员岗位职责\n1、登记库房出入；\n2、检查库房门窗。\n")
    assert not office.ask("食堂主管的工作职责有哪些").answered
