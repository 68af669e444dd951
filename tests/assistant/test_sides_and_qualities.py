"""Sides named in any way, and qualities of somebody named only in a heading. No word here is of a question set."""

from __future__ import annotations

import pytest

from assistant.fitness import plain_fitness
from assistant.qualities import asks_quality, value_in
from tests.assistant.conftest import Office

HOTEL = """布草领班（洗衣房）岗位职责
1、清点送洗的床单，破损的登记报废
2、每天核对洗涤单

茶室经理岗位职责
1、采购茶叶，破损的退回供货商
2、管理新茶样品，每季品评一次
3、陈茶封存入库，贴注年份

任职要求（布草领班、茶室经理）
1、45岁以下，吃苦耐劳
2、茶室经理须持茶艺师证
"""
GUIDES = """导览中心工作人员岗位职责
1、接待团队游客
2、安排讲解场次

讲解督导的基本素质
1、语言表达清晰
2、熟悉本地历史
"""


@pytest.fixture
def house(office: Office) -> Office:
    office.add("hotel.txt", HOTEL)
    office.add("guides.txt", GUIDES)
    return office


def _texts(house: Office, question: str) -> list[str]:
    return [c.text for c in house.ask(question).citations]


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("六十岁还能来吗", "年龄"),
        ("58岁收不收", "年龄"),
        ("大专够不够", "学历"),
        ("要上夜班的岗位有哪些", "倒班夜班"),
        ("身高一米六行吗", "身高外貌"),
        ("月底要盘点吗", None),
        ("谁管理客户档案", None),
    ],
)
def test_a_value_names_its_attribute(question: str, value: str | None) -> None:
    found = value_in(question)
    assert (found.name if found else None) == value


@pytest.mark.parametrize(
    "question",
    [
        "讲解督导对语言表达有没有要求",
        "讲解督导要求几年经验",
        "茶室的人要持什么证",
        "哪些岗位欢迎应届毕业生",
        "大专够不够",
    ],
)
def test_a_quality_is_asked_for(question: str) -> None:
    assert asks_quality(question)


@pytest.mark.parametrize(
    "question", ["谁负责采购茶叶", "多久核对一次洗涤单", "要不要退回供货商", "陈茶怎么处理"]
)
def test_work_is_no_quality(question: str) -> None:
    assert not asks_quality(question)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("做讲解督导不用懂历史吧", "讲解督导对历史有要求吗"),
        ("当茶室经理要不要会泡茶", "茶室经理对泡茶有要求吗"),
        ("从来没接触过茶道，能做茶室经理吗", "茶室经理对茶道有要求吗"),
        ("没有证也能当茶室经理的吧", "茶室经理对证有要求吗"),
        ("做月报要不要附照片", "做月报要不要附照片"),
    ],
)
def test_fitness_in_other_frames(typed: str, plain: str) -> None:
    assert plain_fitness(typed) == plain


def test_the_person_stands_in_a_heading(house: Office) -> None:
    assert _texts(house, "讲解督导对语言表达有没有要求") == ["语言表达清晰"]


def test_a_list_for_several_jobs_answers_for_each(house: Office) -> None:
    assert _texts(house, "五十岁还能来当布草领班吗") == ["45岁以下，吃苦耐劳"]


def test_a_quality_that_no_list_holds_is_refused(house: Office) -> None:
    answer = house.ask("讲解督导大专够不够")
    assert not answer.answered


def test_sides_by_part_of_a_title_and_by_another_name(house: Office) -> None:
    answer = house.ask("破损的东西，茶室经理和洗衣房怎么分工")
    assert answer.intent == "compare"
    assert {c.text for c in answer.citations} == {
        "采购茶叶，破损的退回供货商",
        "清点送洗的床单，破损的登记报废",
    }


def test_parallel_matters_are_sides(house: Office) -> None:
    answer = house.ask("新茶和陈茶的管理有什么不一样")
    assert answer.intent == "compare"
    assert {c.text for c in answer.citations} == {"管理新茶样品，每季品评一次", "陈茶封存入库，贴注年份"}
