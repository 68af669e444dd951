"""A post's terms where its points print them: every line of the pay, whom it reports to; and what is no wish for a whole."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

POST = """销售专员
岗位职责：
1、开发新客户；
2、向区域总监汇报工作。
福利待遇：
1、月薪6000-8000元；
2、试用期2个月，试用期工资为80%；
3、节日发放礼品。
"""


@pytest.fixture
def post(office: Office) -> Office:
    office.add("post.txt", POST)
    return office


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("工资多少", {"月薪6000-8000元", "试用期2个月，试用期工资为80%"}),
        ("月薪多少", {"月薪6000-8000元"}),
        ("销售专员的上级是谁", {"向区域总监汇报工作"}),
        ("向谁汇报", {"向区域总监汇报工作"}),
    ],
)
def test_a_term_is_told(post: Office, question: str, told: set[str]) -> None:
    assert {citation.text for citation in post.ask(question).citations} == told


@pytest.mark.parametrize("question", ["销售专员以后能做到啥", "销售专员几点到几点上班", "这活是要男人干的吧"])
def test_a_term_that_is_not_told_is_no_wish_for_all_duties(post: Office, question: str) -> None:
    assert not post.ask(question).answered
