"""Qualifiers that exclude one another, and the thing that something is done to. No word here is of a question set."""

from __future__ import annotations

import pytest

from assistant.opposites import opposed
from assistant.times import of_matter
from tests.assistant.conftest import Office

PORT = """码头值班经理岗位职责
1、处理船东的严重投诉，当天回复
2、主持月度安全例会

理货员岗位职责
1、处理货主的一般投诉
2、办理出口舱单申报
3、组织新船员登轮培训
4、夜间每三小时巡视堆场一次，白天每五小时一次

设备员岗位职责
1、岸桥每月保养一次，皮带机每半年保养一次
2、校准地磅，每季度一次
"""


@pytest.fixture
def port(office: Office) -> Office:
    office.add("port.txt", PORT)
    return office


@pytest.mark.parametrize(
    ("question", "held", "left"),
    [
        ("重大投诉谁处理", "严重投诉", "一般投诉"),
        ("小投诉归谁处理", "一般投诉", "严重投诉"),
    ],
)
def test_only_the_side_asked_for(port: Office, question: str, held: str, left: str) -> None:
    texts = " ".join(c.text for c in port.ask(question).citations)
    assert held in texts
    assert left not in texts


@pytest.mark.parametrize(
    "question",
    ["进口舱单谁申报", "老船员培训谁组织", "年度安全例会谁主持", "叉车多久保养一次", "电子秤多久校准一次"],
)
def test_the_opposite_or_another_thing_is_no_answer(port: Office, question: str) -> None:
    answer = port.ask(question)
    assert answer.refusal is not None, answer.answer


@pytest.mark.parametrize(
    ("question", "time"),
    [
        ("堆场白天多久巡视一次", "每五小时"),
        ("堆场夜间多久巡视一次", "每三小时"),
        ("皮带机多久保养一次", "每半年"),
        ("岸桥多久保养一次", "每月"),
    ],
)
def test_the_time_of_the_thing_asked_for_and_no_other(port: Office, question: str, time: str) -> None:
    head = port.ask(question).answer.splitlines()[0]
    assert f"：{time}。" in head


@pytest.mark.parametrize(
    ("words", "nouns", "line", "contrary"),
    [
        (["老员工", "培训"], ["老员工", "培训"], "组织新员工培训", True),
        (["老", "客户"], ["老", "客户"], "更新客户档案", False),
        (["进口", "发票"], ["进口", "发票"], "出口发票", True),
        (["出口", "退税"], ["出口", "退税"], "进出口退税", False),
        (["国内", "销售"], ["国内", "销售"], "负责国内外销售", False),
        (["月度", "计划"], ["月度", "计划"], "编制年、月度计划", False),
        (["标准", "合同"], ["标准", "合同"], "审查非标准合同", True),
        (["年度", "预算"], ["年度", "预算"], "11月底前编制预算", False),
        (["什么", "周期", "检查"], ["周期", "检查"], "月度检查", False),
        (["增值税专用发票"], ["增值税专用发票"], "开具增值税普通发票", True),
    ],
)
def test_what_contradicts_a_qualifier(words: list[str], nouns: list[str], line: str, contrary: bool) -> None:
    assert any(q.contradicts(line) for q in opposed(words, nouns)) is contrary


def test_a_time_that_leans_on_the_piece_before_it_stays() -> None:
    said = of_matter(
        "训练多久一次", "每周训练，每次2小时，月底盘库", lambda p: 2 * ("训练" in p), lambda _: False
    )
    assert "每次2小时" in said
    assert "月底" not in said
