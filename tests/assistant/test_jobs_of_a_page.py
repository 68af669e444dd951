"""The jobs of one page: called by part of a heading, counted instead of named, compared line by line."""

from __future__ import annotations

import pytest

from assistant.alljobs import all_jobs
from assistant.attributelines import attributes_joined
from assistant.contract import Question
from assistant.headtotal import total_of
from corpus.model import Role, RoleField
from tests.assistant.conftest import Office

PAGE = """青禾农机招聘

【冷库】果蔬分拣领班
招聘人数：3人
工作年限：2年以上
每月薪资：5500-7000元
岗位职责：
1、安排分拣线的早晚班；
2、抽检入库果品的糖度；
优先条件：
1、会开叉车；

市场推广专员
招聘人数：4人
工作年限：一年以上
每月薪资：4500-6000元
岗位职责：
1、走访合作社，登记种植面积；
2、组织田间演示会；
优先条件：
1、会讲当地方言；

"""
DRIVER = """冷链司机安全责任书

职责
1、出车前检查制冷机组；
2、全程记录厢温；
3、按规定路线行驶。
目标
1、货损率低于百分之二；
2、客户投诉为零。
"""


@pytest.fixture
def page(office: Office) -> Office:
    office.add("farm.txt", PAGE)
    return office


@pytest.mark.parametrize(
    ("question", "title", "shown"),
    [
        ("分拣领班主要做什么", "果蔬分拣领班", "抽检入库果品的糖度"),
        ("推广专员平常干些啥", "市场推广专员", "组织田间演示会"),
    ],
)
def test_a_job_called_by_part_of_its_heading_is_asked_for_its_duties_alone(
    page: Office, question: str, title: str, shown: str
) -> None:
    answer = page.ask(question)
    assert answer.answered
    assert shown in answer.answer
    assert title in answer.answer
    assert "叉车" not in answer.answer
    assert "方言" not in answer.answer


def test_all_jobs_are_meant_where_they_are_counted(page: Office) -> None:
    answer = page.ask("两个岗位加起来要招多少人")
    assert "合计 7 人" in answer.answer
    assert "3人" in answer.answer
    assert "4人" in answer.answer
    assert page.ask("这两个岗位的优先条件分别是什么").total == 2


def test_jobs_are_compared_by_each_line_that_is_asked_for(page: Office) -> None:
    answer = page.ask("分拣领班跟推广专员，薪水和年限各差多少")
    assert answer.intent == "compare"
    for value in ("5500-7000元", "4500-6000元", "2年以上", "一年以上"):
        assert value in answer.answer


def test_a_short_heading_names_its_list_on_a_single_page(office: Office) -> None:
    office.add("duty.txt", DRIVER)
    answer = office.ask("目标总共有几项")
    assert answer.answered
    assert "货损率低于百分之二" in answer.answer


def test_the_other_job_is_asked_what_the_first_was(page: Office) -> None:
    first = page.ask("分拣领班招几个人")
    after = page.assistant.ask(Question(question="另外那个岗位呢", conversation_id=first.conversation_id))
    assert "4人" in after.answer


@pytest.mark.parametrize(
    ("rest", "names"),
    [
        ("的学历、年龄要求一样吗", ["学历", "年龄"]),
        ("在学历专业上卡得一样严", ["学历", "专业"]),
        ("分别怎么要求", []),
    ],
)
def test_attributes_are_read_piece_by_piece(rest: str, names: list[str]) -> None:
    assert [attribute.name for attribute in attributes_joined(rest)] == names


def test_only_plain_numbers_are_summed() -> None:
    def row(n: int, text: str) -> tuple[Role, RoleField]:
        return Role(str(n), "kb", f"r{n}", (), ()), RoleField("招聘人数", text, "d", 0, len(text))

    assert total_of([row(1, "两名"), row(2, "10人")]) == 12
    assert total_of([row(1, "2-3人"), row(2, "10人")]) is None
    assert total_of([row(1, "若干"), row(2, "10人")]) is None
    assert total_of([row(1, "2人")]) is None


def test_a_count_that_is_not_that_of_all_jobs_means_none(page: Office) -> None:
    knowledge = page.assistant._desk("default").knowledge
    assert all_jobs("三个岗位分别招几人", knowledge) is None
    assert all_jobs("有两个岗位吗", knowledge) is None
    assert all_jobs("两个岗位分别招几人", knowledge) is not None


def test_a_line_that_tells_of_both_jobs_says_the_difference(office: Office) -> None:
    office.add(
        "pier.txt",
        "码头岗位说明\n\n理货员岗位职责\n1、清点到港集装箱；\n2、登记残损；\n\n吊车司机岗位职责\n1、吊装前检查钢丝绳；\n2、听从指挥手信号；\n\n福利待遇\n1、理货员月休四天，吊车司机月休六天；\n2、工作餐免费。\n",
    )
    answer = office.ask("理货员和吊车司机的休息天数有什么差别")
    assert answer.intent == "compare"
    assert answer.total == 1
    assert "理货员月休四天" in answer.answer


def test_jobs_whose_titles_end_alike_are_counted_instead_of_named(office: Office) -> None:
    office.add(
        "门店.txt",
        "早班店员岗位职责\n1、开门盘点；\n2、补货上架；\n晚班店员岗位职责\n1、清场关灯；\n2、填写交接本；\n店长岗位职责\n1、排班；\n",
    )
    answer = office.ask("这两个店员各自负责什么")
    assert {c.role for c in answer.citations} == {"早班店员", "晚班店员"}
    assert len(answer.citations) == 4
    assert not {"店长"} & {c.role for c in office.ask("这三个店员各自负责什么").citations}
