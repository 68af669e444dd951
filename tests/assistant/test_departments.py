"""Departments as the thing asked about, parts of a job, and items by numbers within chapters or by letters."""

from __future__ import annotations

import pytest

LAB = """青岚检测有限公司
化验部岗位职责汇编

一、部门职责
1、建立化验方法目录，每年修订一次；
2、审核外送样品的检测报告；

二、化验主管岗位职责
1、安排每日化验任务；
2、复核原始记录；
3、保管标准物质；

三、化验员岗位职责
1、按方法标准完成样品化验；
2、清洗器皿并登记；

四、部门权限
1、样品不合格时有权退样；
2、有权停用超期仪器；
"""
TRANSPORT = """运输部工作说明
1 车队长的责任
1.1 编排车辆和线路；
1.2 检查车辆年检；
1.3 处理交通事故；
2 驾驶员的责任
2.1 出车前检查轮胎和灯光；
2.2 把化验部的样品箱送到客户处；
2.3 收车后填写里程表；
"""
FARM = """农场经理岗位说明书
所属部门：生产部

■ 工作内容一：田间管理
① 安排播种和灌溉；
② 每周巡查病虫害；
③ 记录农药用量；

■ 工作内容二：采收与入库
① 组织采收；
② 过磅入库；

■ 任职要求
1、三年以上种植经验；
"""
YARD = """品牌专员：
A. 编制推广计划；
B. 负责公众号更新；
C. 审定包装文案；
D. 管理广告代理公司；
"""


@pytest.fixture
def firm(office):  # type: ignore[no-untyped-def]
    office.add("lab.txt", LAB)
    office.add("transport.txt", TRANSPORT)
    office.add("farm.txt", FARM)
    office.add("yard.txt", YARD)
    return office


def _lists(answer) -> set[str]:  # type: ignore[no-untyped-def]
    assert answer.answered, answer.refusal
    return {citation.list for citation in answer.citations}


@pytest.mark.parametrize(
    "asked",
    [
        "化验部是做什么的",
        "简单介绍下化验部怎么分工",
        "化验部总体情况",
        "化验那边整体上管些什么",
        "化验部门的概况讲一讲",
        "说说化验部都管哪些事",
    ],
)
def test_a_department_is_a_map_of_its_lists(firm, asked):  # type: ignore[no-untyped-def]
    answer = firm.ask(asked)
    assert {"部门职责", "化验主管岗位职责", "化验员岗位职责"} <= _lists(answer)
    assert {c.document for c in answer.citations} == {"lab.txt"}


@pytest.mark.parametrize(
    "asked",
    [
        "运输部有几个岗位",
        "我们运输部都设了哪些岗",
        "运输这条线有哪些人",
        "运输那份说明写了几类岗位",
        "运输部都有谁",
        "运输部下面有多少个职位",
    ],
)
def test_jobs_of_a_department_are_counted(firm, asked):  # type: ignore[no-untyped-def]
    answer = firm.ask(asked)
    assert _lists(answer) == {"车队长的责任", "驾驶员的责任"} and answer.total == 2


@pytest.mark.parametrize("asked", ["化验部手里有哪些权限呀", "化验部权限几条", "化验那边的权限"])
def test_one_kind_of_list_of_a_department(firm, asked):  # type: ignore[no-untyped-def]
    answer = firm.ask(asked)
    assert _lists(answer) == {"部门权限"} and len(answer.citations) == 2


def test_a_departments_own_duties_are_its_duties(firm):  # type: ignore[no-untyped-def]
    assert _lists(firm.ask("化验部的职责")) == {"部门职责"}


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("谁把化验部的样品箱送到客户处", "把化验部的样品箱送到客户处"),
        ("化验部谁负责清洗器皿", "清洗器皿并登记"),
        ("化验主管怎么安排任务", "安排每日化验任务"),
    ],
)
def test_a_matter_of_its_own_is_no_department(firm, asked, text):  # type: ignore[no-untyped-def]
    assert text in {c.text for c in firm.ask(asked).citations}


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ("1.2和2.3写了什么", {"检查车辆年检", "收车后填写里程表"}),
        ("运输部那份说明里2.1到2.2", {"出车前检查轮胎和灯光", "把化验部的样品箱送到客户处"}),
        ("驾驶员的第2.3条", {"收车后填写里程表"}),
    ],
)
def test_numbers_within_chapters(firm, asked, texts):  # type: ignore[no-untyped-def]
    assert {c.text for c in firm.ask(asked).citations} == texts


@pytest.mark.parametrize("asked", ["农场经理田间管理这一块", "农场经理在田间管理方面的工作内容"])
def test_a_part_named_behind_its_heading(firm, asked):  # type: ignore[no-untyped-def]
    assert {c.text for c in firm.ask(asked).citations} == {
        "安排播种和灌溉",
        "每周巡查病虫害",
        "记录农药用量",
    }


@pytest.mark.parametrize(
    ("asked", "count"),
    [("品牌专员那张表，A到C分别写的什么", 3), ("品牌专员的a和c是什么", 2), ("品牌专员A、B、D三条", 3)],
)
def test_letters_of_items(firm, asked, count):  # type: ignore[no-untyped-def]
    answer = firm.ask(asked)
    assert len(answer.citations) == count and answer.citations[0].text == "编制推广计划"


def test_the_paper_of_a_job_has_all_kinds_of_lists(firm):  # type: ignore[no-untyped-def]
    assert len(_lists(firm.ask("农场经理那份岗位说明书讲了哪些方面"))) == 3
    assert len(_lists(firm.ask("农场经理这工作主要分哪几块"))) == 2


def test_things_to_do_are_counted(firm):  # type: ignore[no-untyped-def]
    answer = firm.ask("化验员要干几样活")
    assert answer.intent == "count" and answer.total == 2
