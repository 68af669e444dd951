"""Work tied to somebody: whom it is reported to, handed to, or done with. A question with a matter of its own is not this."""

from __future__ import annotations

import pytest

from assistant.contract import Question
from tests.eval.workspace import open_workspace

HOTEL = """前厅部
前厅部经理岗位职责
1、提出房价调整建议，报总经理批准后维护
2、审批房价减免，单笔300元以上报总经理
3、出现超额预订时，协调客房部安排客人外转
4、组织前厅晨会
夜审员岗位职责
1、编制营业日报，次日7点前发总经理和财务部
2、核对夜间房账
"""
ROOMS = """客房部
客房主管岗位职责
1、查明房态差异的原因，与前台更正
2、检查楼层消防通道
3、每月5日前交布草盘点表给财务部
客房服务员岗位职责
1、查退房三分钟内完成，物品缺损报前台
2、打扫客房
"""
MONEY = """财务部
会计岗位职责
1、审核各部门交来的票据，异常报总经理
2、编制财务报表
出纳岗位职责
1、每月25日前向会计移交现金日记账
2、保管财务部印章
"""


@pytest.fixture
def hotel(office):  # type: ignore[no-untyped-def]
    for name, text in (("前厅部.txt", HOTEL), ("客房部.txt", ROOMS), ("财务部.txt", MONEY)):
        office.add(name, text)
    return office


BOSS_OF_FRONT = {"提出房价调整建议", "审批房价减免", "编制营业日报"}
DESK = {"查明房态差异的原因", "查退房三分钟内完成"}
MONEYBOX = {"编制营业日报", "每月5日前交布草盘点表给财务部"}


@pytest.mark.parametrize(
    ("question", "openings"),
    [
        ("前厅部哪些事情要报到总经理那里", BOSS_OF_FRONT),
        ("前厅部有什么事得向总经理汇报", BOSS_OF_FRONT),
        ("前厅部要上报总经理的都有什么", BOSS_OF_FRONT),
        ("前厅部需要总经理批准的事项有哪些", BOSS_OF_FRONT),
        ("客房部里哪些活要跟前台配合？", DESK),
        ("客房部跟前台对接的活有哪些", DESK),
        ("客房部有哪些工作得找前台帮忙", DESK),
        ("其他部门哪些工作会牵扯到财务部？", MONEYBOX),
        ("谁要给财务部交材料", MONEYBOX),
        ("财务部以外，谁的工作要把东西交给或发给财务部", MONEYBOX),
        ("哪些岗位要往财务那边报东西", MONEYBOX),
        ("每月8号前要给财务部的东西", {"每月5日前交布草盘点表给财务部"}),
        ("别的部门有什么事要跟客房部协调", {"出现超额预订时"}),
    ],
)
def test_work_tied_to_somebody(hotel, question: str, openings: set[str]) -> None:  # type: ignore[no-untyped-def]
    answer = hotel.ask(question)
    assert {c.text.split("，")[0] for c in answer.citations} == openings
    assert answer.intent == "aggregate"


@pytest.mark.parametrize(
    "question",
    [
        "谁把布草盘点表交给财务部",
        "营业日报要发给总经理吗",
        "房价调整什么时候报总经理",
        "客房部有哪些岗位",
        "财务部的印章谁保管",
    ],
)
def test_a_matter_of_its_own_is_answered_as_such(hotel, question: str) -> None:  # type: ignore[no-untyped-def]
    assert "有关联的条目" not in hotel.ask(question).answer


def test_whoever_stands_above() -> None:
    """上级 is whoever a duty calls 经理 or 领导, or nobody by name where it only says 汇报."""
    workspace = open_workspace()

    def texts(question: str) -> list[str]:
        answer = workspace.assistant.ask(Question(question=question, kb=workspace.kb))
        return [c.text for c in answer.citations]

    above = texts("哪些事要向上级或领导报告")
    assert any("提交给上级经理" in t for t in above)
    assert any("定期汇报" in t for t in above)
    house = texts("哪些事要向公司反馈")
    assert house and all("公司" in t and "反馈" in t for t in house)
