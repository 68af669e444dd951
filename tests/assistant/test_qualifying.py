"""Which jobs somebody qualifies for by the degree, age or years he says he has."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

FAIR = """滨江仪器招聘

装配技工
岗位职责：
1、按图装配压力表，自检后挂牌；
2、维护工装夹具。
任职要求：
1、中专及以上学历，二年以上装配经验；
2、年龄18-45周岁。

检定工程师
岗位职责：
1、编写检定规程，出具检定报告；
2、保养标准器。
任职要求：
1、本科及以上学历，计量相关专业；
2、35岁以下，五年以上检定经验。

前台文员
岗位职责：
1、接听来电并登记；
2、收发快递。
任职要求：
1、普通话标准，形象大方；
2、经验不限，应届生亦可。
"""
CASES = [
    ("我大专毕业，能投哪几个职位", {"装配技工"}, "没有写学历要求：前台文员"),
    ("中专学历的话哪个岗位投不了", {"检定工程师"}, "符合写明的学历要求：装配技工"),
    ("四十岁了，还可以应聘哪些岗位", {"装配技工"}, "不符合写明的年龄要求：检定工程师"),
    ("只有三年工作经验，哪个职位没戏", {"检定工程师"}, "符合写明的工作经验要求：装配技工、前台文员"),
    ("没有本科学历能应聘哪些岗位", {"装配技工"}, "“没有本科学历”不符合写明的学历要求：检定工程师"),
    ("不满18岁能做什么工作", {"检定工程师"}, "“不满18岁”不符合写明的年龄要求：装配技工"),
    (
        "我本科，有六年工作经验，能投哪些岗位",
        {"装配技工", "检定工程师", "前台文员"},
        "符合写明的工作经验、学历要求",
    ),
    ("刚毕业能做什么工作", {"前台文员"}, "不符合写明的工作经验要求：装配技工、检定工程师"),
]


@pytest.fixture
def fair(office: Office) -> Office:
    """Three jobs with their own degrees, ages and years."""
    office.add("fair.txt", FAIR)
    return office


@pytest.mark.parametrize(("question", "jobs", "said"), CASES)
def test_jobs_by_what_somebody_has(fair: Office, question: str, jobs: set[str], said: str) -> None:
    answer = fair.ask(question)
    assert {c.role for c in answer.citations} == jobs
    assert all(c.kind == "requirement" for c in answer.citations)
    assert said in answer.answer


def test_where_nobody_is_taken_the_lines_that_say_so_are_shown(fair: Office) -> None:
    answer = fair.ask("六十岁了能应聘哪些岗位")
    assert {c.role for c in answer.citations} == {"装配技工", "检定工程师"}
    assert "不符合写明的年龄要求：装配技工、检定工程师" in answer.answer


def test_jobs_that_demand_a_degree_are_another_question(fair: Office) -> None:
    assert "符合写明" not in fair.ask("要求本科的岗位有哪些").answer


def test_a_job_that_only_the_page_around_names_is_unknown(fair: Office) -> None:
    for question in ("下面那个仓库文员，每天做些什么呀", "仓库文员要什么学历"):
        refusal = fair.ask(question).refusal
        assert refusal is not None and refusal.reason == "role_not_found"
        assert "仓库文员" in refusal.message and "那个" not in refusal.message


def test_a_value_in_a_heading_is_quoted(office: Office) -> None:
    office.add(
        "ward.txt",
        "白班护工\n1、协助翻身；\n2、清洁床头柜。\n\n夜班护工（19:30—7:30，含交接）\n1、每两小时巡房；\n2、早六点送水。\n",
    )
    assert "19:30—7:30" in office.ask("夜班从几点上到几点").answer


def test_a_body_named_with_its_short_form_is_named_once(office: Office) -> None:
    office.add(
        "bodies.txt",
        "城市建设管理办公室职责\n1、负责协调加装电梯；\n2、负责上报违法建设。\n\n综合文化服务中心职责\n1、负责维护图书室。\n",
    )
    for question in ("城管办（城市建设管理办公室）都管什么", "城市建设管理办公室（城管办）都管什么"):
        assert office.ask(question).total == 2
