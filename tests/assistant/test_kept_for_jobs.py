"""Which jobs have pay, indicators or powers, which take somebody with a degree; names that a post had before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.contract import Answer, Question
from tests.eval.workspace import EvalWorkspace, open_workspace

LAB = """一、检验主管
岗位职责
1、安排每日检验任务；
2、审核检验报告。
检验主管权限
（1）对不合格样品有停检权；
检验主管考核指标
报告及时率≥98%；
差错率为0。
任职要求
本科以上学历，检验专业；
三年以上管理经验。
薪资福利
月薪9000—12000元；
带薪年假。

二、样品管理员（原收样员、留样员合并）
岗位职责
1、登记样品；
2、保管留样。
任职要求
高中以上学历；
能搬重物。
"""
DRIVERS = """司机岗位职责
1、接送检验人员；
2、保养车辆。
司机待遇
底薪4500元，出车补贴50元；
任职要求
初中以上文化；
持有驾照。
"""


@pytest.fixture(scope="module")
def lab() -> Iterator[EvalWorkspace]:
    yield open_workspace(texts=[("lab.txt", LAB.encode()), ("drivers.txt", DRIVERS.encode())])


def _ask(lab: EvalWorkspace, question: str) -> Answer:
    return lab.assistant.ask(Question(question=question, kb=lab.kb))


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("哪些岗位有考核指标", {"检验主管"}),
        ("有几个岗位写了权限", {"检验主管"}),
        ("写了薪资的岗位有哪些", {"检验主管", "司机"}),
        ("公布了月薪的有几个岗位", {"检验主管", "司机"}),
        ("高中文凭可以应聘哪些岗位", {"样品管理员", "司机"}),
        ("只有初中学历能报什么岗位", {"司机"}),
    ],
)
def test_jobs_that_have_it(lab: EvalWorkspace, question: str, roles: set[str]) -> None:
    answer = _ask(lab, question)
    assert answer.answered
    assert {one.role for one in answer.citations} == roles


def test_pay_is_not_an_indicator(lab: EvalWorkspace) -> None:
    answer = _ask(lab, "检验主管待遇怎么样")
    assert {one.kind for one in answer.citations} == {"benefit"}
    assert len(answer.citations) == 2


@pytest.mark.parametrize("name", ["收样员", "留样员"])
def test_a_post_by_its_former_name(lab: EvalWorkspace, name: str) -> None:
    answer = _ask(lab, f"{name}负责什么")
    assert [one.text for one in answer.citations] == ["登记样品", "保管留样"]
