"""Jobs that a text tells in one line that opens with their name, asked for alone and side by side."""

import pytest

from assistant.contract import Block
from tests.assistant.conftest import Office

LODGE = """山舍民宿用人条件
一、用工原则
山舍民宿择优录用，公开考核。
二、用人条件
1、管家岗位人员：大专以上学历，普通话标准，两年以上民宿经验；
2、布草员、保洁员：五十岁以下，身体健康，能上夜班；
3、厨师：持中式烹调证，会做素斋；
三、值守安排
1、前台值守：每晚九点至次日七点；
2、锅炉值守：每年十一月至三月。
"""

CREW = """风铃合唱团招新说明
大家好，这里是风铃合唱团。
谱务——谱务负责谱子的复印、装订和分发，排练前摆好谱架。
场务——场务联系排练厅，清点凳子，离场时关灯锁门。
欢迎加入。
"""


@pytest.fixture
def lodge(office: Office) -> Office:
    office.add("山舍.txt", LODGE)
    return office


def test_two_labelled_lines_are_set_side_by_side(lodge: Office) -> None:
    for question in ("管家和厨师的条件有什么不同", "厨师跟布草员分别要什么条件"):
        answer = lodge.ask(question)
        assert answer.intent == "compare"
        assert "中式烹调证" in answer.answer
        assert len(answer.citations) == 2


def test_a_job_told_in_one_line_is_told_by_it(lodge: Office) -> None:
    answer = lodge.ask("保洁员的任职要求有哪些")
    assert "五十岁以下" in answer.answer
    assert "中式烹调证" not in answer.answer


def test_what_its_line_does_not_print_is_refused(lodge: Office) -> None:
    assert not lodge.ask("保洁员一个月多少钱").answered
    assert not lodge.ask("园艺师的任职要求有哪些").answered


def test_lines_beside_the_lists_are_compared_too(office: Office) -> None:
    office.add("合唱团.txt", CREW)
    answer = office.ask("谱务和场务有什么区别")
    assert answer.answered
    assert "摆好谱架" in answer.answer
    assert "关灯锁门" in answer.answer


INN = """风车客栈岗位说明
电工
岗位职责
1、安全管理：检查配电箱并登记；
2、设备管理：每周保养水泵；
3、维修楼道照明。
任职要求
1、大专以上学历；
2、持电工证。
门卫
岗位职责
1、登记来访车辆；
2、巡查围墙与消防栓；
3、值夜班并写交班记录。
"""


@pytest.fixture
def inn(office: Office) -> Office:
    office.add("客栈.txt", INN)
    return office


def test_labels_of_points_do_not_stand_for_the_jobs_compared(inn: Office) -> None:
    answer = inn.ask("电工和门卫在安全管理和设备管理上有什么不同")
    assert "原文分别写到" not in answer.answer


@pytest.mark.parametrize("question", ["安全管理和设备管理各有几条", "安全管理和设备管理分别多少钱"])
def test_labelled_points_are_no_count_and_tell_no_money(inn: Office, question: str) -> None:
    assert "原文分别写到" not in inn.ask(question).answer


def test_what_was_only_looked_at_is_not_cited(inn: Office) -> None:
    answer = inn.ask("管水泵的岗位要不要大专学历")
    used = {marker for block in answer.blocks for marker in _markers(block)}
    assert {one.marker for one in answer.citations} == used


def _markers(block: Block) -> set[int]:
    return {*block.markers, *(marker for child in block.children for marker in _markers(child))}
