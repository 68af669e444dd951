"""Who holds a post by name, numbers of things for a person or a time, and what is demanded of each of several jobs."""

import pytest

from assistant.details import asks_rate
from assistant.evaluation.case import case_of
from assistant.evaluation.scoring import score
from assistant.smalltalk import other_subject
from tests.assistant.conftest import Office

FARM = """奶牛场招聘简章
场长由王建国担任，联系电话见公告栏。
挤奶工岗位职责
1、每天两次挤奶；
2、清洗挤奶杯组；
挤奶工任职要求
1、年龄20-45岁；
2、初中以上学历，畜牧相关专业优先；
饲养班长岗位职责
1、安排饲养工轮班；
2、核对饲料用量；
饲养班长任职要求
1、年龄25-50岁；
2、中专以上学历，动物科学类专业；
"""


@pytest.fixture
def farm(office: Office) -> Office:
    office.add("奶牛场.txt", FARM)
    return office


@pytest.mark.parametrize(
    "question", ["挤奶工是谁", "饲养班长叫什么名字", "现在的饲养班长是哪一位", "兽医姓什么"]
)
def test_duties_of_a_post_do_not_tell_who_holds_it(farm: Office, question: str) -> None:
    answer = farm.ask(question)
    assert not answer.answered
    assert answer.refusal is not None
    assert answer.refusal.reason == "not_covered"


def test_a_name_printed_behind_the_post_is_quoted(farm: Office) -> None:
    answer = farm.ask("场长是谁")
    assert answer.answered
    assert "王建国" in answer.answer


def test_who_is_responsible_is_still_told_by_duties(farm: Office) -> None:
    answer = farm.ask("安排轮班的是谁")
    assert answer.answered
    assert {c.role for c in answer.citations} == {"饲养班长"}


@pytest.mark.parametrize(
    ("question", "rate"),
    [
        ("一个挤奶工要管几头？", False),  # a unit that the pattern does not know is read as before
        ("一个班长要带几个人", True),
        ("科室每年能批多少个课题", True),
        ("一天要做几个蛋糕", True),
        ("岗位职责一共有几条", False),
        ("每周要跟几个部门开会", False),
    ],
)
def test_numbers_of_things_for_a_person_or_a_time(question: str, rate: bool) -> None:
    assert asks_rate(question) is rate


def test_a_number_that_no_text_prints_is_refused(farm: Office) -> None:
    assert not farm.ask("一个饲养班长要带几个人").answered


def test_one_demand_on_two_jobs_is_set_side_by_side(farm: Office) -> None:
    answer = farm.ask("挤奶工和饲养班长的年龄线分别是多少")
    assert [c.text for c in answer.citations] == ["年龄20-45岁", "年龄25-50岁"]


def test_two_demands_named_in_one_breath(farm: Office) -> None:
    answer = farm.ask("挤奶工学历专业有什么要求")
    assert {c.text for c in answer.citations} == {"初中以上学历，畜牧相关专业优先"}


def test_an_age_told_in_passing_is_asked_about(office: Office) -> None:
    office.add("挤奶工.txt", FARM.split("饲养班长岗位职责", maxsplit=1)[0])
    assert [c.text for c in office.ask("我38了，还能应聘吗").citations] == ["年龄20-45岁"]


@pytest.mark.parametrize(
    ("text", "off"), [("帮我写一段代码", True), ("对写代码有要求吗", False), ("不会写代码能来吗", False)]
)
def test_a_skill_asked_about_is_no_other_domain(text: str, off: bool) -> None:
    assert bool(other_subject(text)) is off


def test_a_map_of_jobs_names_what_is_demanded(farm: Office) -> None:
    row = {"id": "1", "kind": "overview", "question": "都招哪些岗位", "history": [], "role": None, "gold": []}
    case = case_of({**row, "answerable": True, "lists": ["挤奶工", "饲养班长"]})
    assert score(case, farm.ask("都招哪些岗位")).f1 == 1.0
