"""Whom a question calls by a part of a job's name or by the employer, and lists whose headings say another kind than their items."""

from __future__ import annotations

import pytest

from assistant.contract import Question
from tests.assistant.conftest import Office

POSTS = """前端开发工程师
云帆电子有限公司
杭州 | 本科 | 10-15K
岗位职责
1、编写商城页面；
2、优化首屏速度；
任职要求
1、熟悉网页规范；

仓储主管
远山机械有限公司
宁波 | 大专 | 9-13K
岗位职责
1、安排收货班次；
2、核对库位；
任职要求
1、三年以上仓库经验；
"""
HEADED_OTHERWISE = """茶艺师招聘
岗位职责：
1、本科以上学历，茶学专业优先；
2、两年以上门店工作经验；
3、形象好，气质佳，普通话标准；
"""


@pytest.mark.parametrize(
    ("question", "duties"),
    [
        ("前端主要负责啥", ("编写商城页面", "优化首屏速度")),
        ("前端那边平时都干什么", ("编写商城页面", "优化首屏速度")),
        ("仓储进去以后做什么", ("安排收货班次", "核对库位")),
        ("云帆的岗位职责", ("编写商城页面", "优化首屏速度")),
        ("远山机械那个岗位负责哪些事", ("安排收货班次", "核对库位")),
    ],
)
def test_a_part_of_a_name_or_the_employer_calls_the_job(
    office: Office, question: str, duties: tuple[str, ...]
) -> None:
    office.add("posts.txt", POSTS)
    answer = office.ask(question)
    assert answer.answered, question
    assert (answer.total, answer.shown) == (len(duties), len(duties)), answer.answer
    assert all(duty in answer.answer for duty in duties)


@pytest.mark.parametrize("question", ["后端主要负责啥", "海川公司的岗位职责"])
def test_whom_no_name_holds_is_nobody(office: Office, question: str) -> None:
    office.add("posts.txt", POSTS)
    answer = office.ask(question)
    assert not answer.answered, answer.answer


@pytest.mark.parametrize("question", ["茶艺师的任职要求", "应聘茶艺师有什么要求"])
def test_a_list_is_told_by_its_items_where_no_other_is_of_the_kind(office: Office, question: str) -> None:
    office.add("tea.txt", HEADED_OTHERWISE)
    answer = office.ask(question)
    assert answer.answered
    assert all(said in answer.answer for said in ("茶学专业优先", "两年以上门店工作经验", "普通话标准"))


def test_a_degree_is_found_below_the_heading_of_duties(office: Office) -> None:
    office.add("tea.txt", HEADED_OTHERWISE)
    assert "本科以上学历" in office.ask("茶艺师要什么学历").answer


def test_duties_stay_duties_where_a_job_has_both(office: Office) -> None:
    office.add("posts.txt", POSTS)
    answer = office.assistant.ask(Question(question="仓储主管有哪些任职要求", kb="default"))
    assert "三年以上仓库经验" in answer.answer
    assert "核对库位" not in answer.answer
