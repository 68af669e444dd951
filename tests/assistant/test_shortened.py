"""Short names made of the characters of a job's name. No word here is of a question set."""

from __future__ import annotations

import pytest

from assistant.shortened import asks_who, shortened
from tests.assistant.conftest import Office

GYM = """私人教练岗位职责
1、为会员制定训练计划
2、每月体测一次

任职要求
1、持健身教练证

客户代表岗位职责
1、带访客参观场馆
2、跟进到期会员续卡

场馆工程主管岗位职责
1、检修跑步机
2、每周检查泳池水泵
"""


@pytest.fixture
def gym(office: Office) -> Office:
    office.add("gym.txt", GYM)
    return office


@pytest.mark.parametrize(
    ("question", "short", "title", "text"),
    [
        ("私教的职责", "私教", "私人教练", "为会员制定训练计划"),
        ("私教要什么证", "私教", "私人教练", "持健身教练证"),
        ("客代要干什么", "客代", "客户代表", "带访客参观场馆"),
    ],
)
def test_the_one_job_is_meant_and_said(gym: Office, question: str, short: str, title: str, text: str) -> None:
    answer = gym.ask(question)
    assert text in [c.text for c in answer.citations], answer.answer
    assert any(f"“{short}”可能指“{title}”" in note for note in answer.notes)


def test_who_is_asked_for_is_no_short_name(gym: Office) -> None:
    answer = gym.ask("谁给私教排课")
    assert not any("可能指" in note for note in answer.notes)
    assert asks_who("谁给私教排课")


def test_none_where_two_fit_or_the_word_stands_for_itself(office: Office) -> None:
    office.add("a.txt", "客服主管岗位职责\n1、排班\n2、回访\n\n客房主管岗位职责\n1、查房\n2、点布草\n")
    roles = list(office.assistant.knowledge("default").roles.values())
    assert shortened("客主的职责", roles, lambda _: False) is None
    assert shortened("客服主的职责", roles, lambda _: True) is None


@pytest.mark.parametrize("text", ["盘点怎么做", "每周检查泳池", "客户投诉几天回复"])
def test_other_words_are_no_job(gym: Office, text: str) -> None:
    roles = list(gym.assistant.knowledge("default").roles.values())
    assert shortened(text, roles, lambda _: False) is None


def test_a_title_short_of_one_job_is_that_job_though_it_is_a_word(office: Office) -> None:
    office.add(
        "质量.txt",
        "质量检验员岗位职责\n1、抽检成品；\n2、登记不合格品；\n采购专员岗位职责\n1、询价比价；\n2、跟踪到货；\n",
    )
    for title, role in (("质检员", "质量检验员"), ("采购员", "采购专员")):
        answer = office.ask(f"{title}有哪些职责")
        assert {c.role for c in answer.citations} == {role}
        assert any(title in note and role in note for note in answer.notes)


def test_a_title_that_the_texts_print_is_another_job(office: Office) -> None:
    office.add("质量.txt", "质量检验员岗位职责\n1、抽检成品；\n2、指导质检员填写记录；\n")
    assert not office.ask("质检员有哪些职责").answered
