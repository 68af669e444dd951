"""A refused question whose whole matter stands in a text word for word is answered by that text."""

import pytest

from tests.assistant.conftest import Office

LAUNDRY = """洗涤部领班岗位职责
1、复核员工计件报表，差错当日更正；
2、根据主管任务分配安排水洗线；
3、对良好的面料辨识习惯进行示范；
4、报告干洗机房的保安事项；
水洗工岗位职责
1、按色分拣布草；
2、领取洗涤剂并登记；
"""


@pytest.fixture
def laundry(office: Office) -> Office:
    office.add("洗涤部.txt", LAUNDRY)
    return office


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("复核员工计件报表是怎么规定的", "复核员工计件报表，差错当日更正"),  # 复核员工 is no job
        ("根据主管任务分配是怎么规定的", "根据主管任务分配安排水洗线"),
        ("报告干洗机房的保安事项是怎么规定的", "报告干洗机房的保安事项"),
    ],
)
def test_words_that_one_line_prints_mean_that_line(laundry: Office, question: str, text: str) -> None:
    answer = laundry.ask(question)
    assert answer.answered
    assert [c.text for c in answer.citations] == [text]


@pytest.mark.parametrize(
    "question",
    [
        "复核员工计件报表要什么证书",  # more is asked than what is printed
        "复核员工计件报表的奖金是多少",
        "水洗工要考驾照吗",
    ],
)
def test_what_is_asked_beyond_the_printed_words_is_refused(laundry: Office, question: str) -> None:
    assert not laundry.ask(question).answered
