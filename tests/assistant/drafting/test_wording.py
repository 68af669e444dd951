"""Rewording by listed rules only."""

from __future__ import annotations

import pytest

from assistant.drafting.ranking import is_catch_all
from assistant.drafting.wording import acts, printed, reworded


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("负责销售回款的监控和执行，确保目标完成", "监控和执行销售回款，确保目标完成"),
        ("负责收集信息并与新客户沟通", "收集信息并与新客户沟通"),
        ("负责管理制度的制定", "制定管理制度"),
        ("负责制定管理制度", "制定管理制度"),
        ("全面负责门店的管理", "管理门店"),
        ("负责定期组织员工培训", "定期组织员工培训"),
        ("负责销售合同的管理工作", "管理销售合同"),
        ("核对帐目", "核对账目"),
        ("门店日常工作的实施", "实施门店日常工作"),
        ("围绕工作目标制定我的工作计划", "围绕工作目标制定工作计划"),
        # kept: no rule fits, and a wrong verb would be worse than 负责
        ("负责公司的整体运营", "负责公司的整体运营"),
        ("负责重要客户的谈判、维护", "负责重要客户的谈判、维护"),
        ("负责采购和物流", "负责采购和物流"),
        ("参与制定年度计划", "参与制定年度计划"),
        ("负责推广渠道数据监控和反馈跟踪，并反馈总公司", "负责推广渠道数据监控和反馈跟踪，并反馈总公司"),
        ("负责与供应商的沟通与联络，确保货源充足", "负责与供应商的沟通与联络，确保货源充足"),
        ("员工的培训指导", "员工的培训指导"),
        ("协助主管完成盘点", "协助主管完成盘点"),
    ],
)
def test_reworded(given: str, wanted: str) -> None:
    assert reworded(given) == wanted


def test_print_is_made_one_and_numbers_stay() -> None:
    assert printed(" 制定计划,组织实施; ") == "制定计划，组织实施"
    assert (
        printed("管理 1,000 万元的预算;") == "管理 1,000 万元的预算"
        or printed("管理1,000万元;") == "管理1,000万元"
    )


def test_a_long_duty_becomes_one_act_an_item() -> None:
    long = "领导多条产品线的营销系统。开拓市场，获得目标市场份额，实现品牌建设目标；制定并监督产品和服务推广及品牌推广计划的实施效果，对整体业绩负责。"
    assert len(acts(long)) == 3
    assert "".join(acts(long)) == printed(long).replace("。", "").replace("；", "")
    assert acts("短句；两件") == ["短句；两件"]


@pytest.mark.parametrize(
    "text",
    [
        "完成领导交办的其他任务",
        "完成上级交办的其它工作",
        "上级领导安排的临时性工作",
        "处理领导临时交办事项",
        "完成其他工作",
    ],
)
def test_catch_all(text: str) -> None:
    assert is_catch_all(text)


@pytest.mark.parametrize(
    "text", ["完成销售任务", "根据领导下达的目标制定计划并逐月分解到小组，跟踪落实", "其他部门的协调"]
)
def test_no_catch_all(text: str) -> None:
    assert not is_catch_all(text)
