"""What a body is divided into, as a sentence beside the lists tells it; and lists of what is preferred."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

CLUB = """摄影协会简介
摄影协会成立于2019年，面向全校师生。
第三条 设会长、副会长，下设外拍部、编辑部、办公室共三个部门，部长各一名。

会长的职责
1、召集会议；
2、审批经费。

编辑部的职责
1、修图排版；
2、与外拍部、办公室做好对接。
"""


@pytest.mark.parametrize(
    "question", ["协会下面有几个部门，哪几个", "协会下设哪些部门", "摄影协会分为哪几个部门"]
)
def test_the_parts_of_a_body_are_told_by_the_sentence(office: Office, question: str) -> None:
    office.add("club.txt", CLUB)
    answer = office.ask(question)
    assert [("下设外拍部" in c.text) for c in answer.citations] == [True]


@pytest.mark.parametrize("question", ["财务处下设哪些科室", "质检部下面有几个小组"])
def test_another_body_is_not_divided_so(office: Office, question: str) -> None:
    office.add("club.txt", CLUB)
    assert not any("外拍部" in c.text for c in office.ask(question).citations)


def test_how_many_heads_a_part_has_is_another_question(office: Office) -> None:
    office.add("club.txt", CLUB)
    assert not any("审批经费" in c.text for c in office.ask("协会有几个部长").citations)


POSTS = """产品经理
职位描述：
1、完成需求分析；
2、跟踪竞品动态。
加分项：
1、参与过完整的项目周期；
2、会写Python。

测试员
职位描述：
1、编写测试用例；
2、提交缺陷。
"""


def test_the_only_list_of_what_is_preferred_is_meant(office: Office) -> None:
    office.add("posts.txt", POSTS)
    assert {c.text for c in office.ask("加分项有哪些").citations} == {"参与过完整的项目周期", "会写Python"}
    assert {c.text for c in office.talk("产品经理做什么", "那加分的呢").citations} == {
        "参与过完整的项目周期",
        "会写Python",
    }


def test_another_jobs_list_of_what_is_preferred_is_not_told(office: Office) -> None:
    office.add("posts.txt", POSTS)
    assert not office.talk("测试员做什么", "那加分的呢").answered


def test_pay_among_the_demands_is_told(office: Office) -> None:
    office.add("shop.txt", "店长\n任职要求：\n1、有建材销售经验；\n2、高中以上学历，年薪12-18万。\n")
    assert "年薪12-18万" in office.ask("店长一年能挣多少").answer
