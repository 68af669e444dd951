"""A thing demanded, of all jobs or of the one just spoken of. No word here is of a question set."""

from __future__ import annotations

import pytest

from assistant.demand import certified, certified_in_duty, demand_in
from assistant.everybody import asks_of_everybody, only_demand
from assistant.sparing import asks_who_is_spared
from tests.assistant.conftest import Office

POOL = """泳馆救生组长岗位职责
1、每天检查水质，记录余氯
2、救生器材须持证使用，每班点验

任职要求
1、大专以上学历，三年以上救生经验
2、持救生员证，年龄45岁以下

票务员岗位职责
1、售票验票，当日对账
2、查验团队的学生证

任职要求
1、高中以上学历，普通话标准
2、保证服务态度，无经验可

班车驾驶员岗位职责
1、接送员工，出车前检查车况

任职要求
1、持A1驾照，五年以上驾龄
2、50岁以下
"""


@pytest.fixture
def pool(office: Office) -> Office:
    office.add("pool.txt", POOL)
    return office


@pytest.mark.parametrize(
    "question",
    [
        "哪些岗位要证书",
        "谁得有证",
        "有证才能干的岗位",
        "没证干不了的岗位有哪些",
        "要持证上岗的有谁",
        "哪几个工种必须考证",
        "需要证件的岗位有哪些",
        "列出所有要求持证的岗位",
    ],
)
def test_certificates_of_all_jobs_in_one_answer_whatever_the_wording(pool: Office, question: str) -> None:
    answer = pool.ask(question)
    texts = {c.text for c in answer.citations}
    assert any("救生员证" in t for t in texts), answer.answer
    assert any("A1驾照" in t for t in texts)
    assert any("须持证使用" in t for t in texts) or any("救生器材" in t for t in texts)
    assert not any("学生证" in t or "保证" in t for t in texts)


@pytest.mark.parametrize(
    ("question", "held", "left"),
    [
        ("哪些岗位要大专以上", "大专", "高中"),
        ("谁要会说普通话", "普通话", "救生员证"),
        ("要三年经验的是哪些岗位", "三年以上救生", "A1"),
        ("哪些岗位对年龄有限制", "45岁", "普通话"),
        ("需要救生员证的是谁", "救生员证", "A1"),
        ("谁要会开车", "A1", "救生员证"),
    ],
)
def test_one_value_of_all_jobs(pool: Office, question: str, held: str, left: str) -> None:
    texts = [c.text for c in pool.ask(question).citations]
    assert any(held in t for t in texts), texts
    assert not any(left in t for t in texts), texts


@pytest.mark.parametrize("question", ["谁查验学生证", "证书谁保管", "谁写英语海报", "哪些岗位要写报告"])
def test_an_act_beside_the_thing_is_another_question(question: str) -> None:
    assert not asks_of_everybody(question)


@pytest.mark.parametrize("question", ["没有驾照能干的岗位", "什么学历都行的岗位", "哪些岗位不限年龄"])
def test_what_a_job_can_be_had_without(question: str) -> None:
    assert asks_who_is_spared(question)
    assert not asks_of_everybody(question)


@pytest.mark.parametrize("follow_up", ["要什么证", "他们要什么证", "要证吗"])
def test_the_job_just_spoken_of_is_asked(pool: Office, follow_up: str) -> None:
    first = pool.ask("班车驾驶员的职责")
    answer = pool.ask(follow_up, conversation_id=first.conversation_id)
    assert [c.text for c in answer.citations] == ["持A1驾照，五年以上驾龄"], answer.answer


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("中级会计师以上职称", True),
        ("b2及以上驾照", True),
        ("保证数据真实", False),
        ("准备报关单证", False),
        ("核对身份证", False),
    ],
)
def test_what_a_certificate_is(line: str, asks: bool) -> None:
    assert certified(line) is asks


def test_a_duty_that_demands_a_certificate_and_one_that_works_on_them() -> None:
    assert certified_in_duty("叉车须持证驾驶,每班点检")
    assert not certified_in_duty("组织持证人员的报考和复审")


def test_a_thing_alone_and_a_value_before_its_attribute() -> None:
    assert only_demand("要什么证")
    assert not only_demand("证书放在哪个柜子")
    found = demand_in("45岁以下才能干的岗位")
    assert found is not None
    assert found.words == "45岁以下"
