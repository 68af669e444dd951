"""A list that several jobs share is found under each of them, and asks nothing of a job that it does not name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.contract import Question
from tests.eval.workspace import EvalWorkspace, open_workspace

TEXT = """门店岗位职责

导购员
1、介绍新品；
2、整理货架。

理货员
1、补货上架；
2、清点库存。

防损员
1、巡视卖场；
2、核对出货单。

任职要求（导购员、理货员通用）
1、初中以上学历；
2、持有健康证。
"""


@pytest.fixture(scope="module")
def shop() -> Iterator[EvalWorkspace]:
    yield open_workspace(texts=[("shop.txt", TEXT.encode())])


@pytest.mark.parametrize("role", ["导购员", "理货员"])
def test_each_sharer_has_the_list(shop: EvalWorkspace, role: str) -> None:
    answer = shop.assistant.ask(Question(question=f"{role}的任职要求", kb=shop.kb))
    assert answer.intent == "requirements"
    assert [one.text for one in answer.citations] == ["初中以上学历", "持有健康证"]


def test_the_duties_stay_their_own(shop: EvalWorkspace) -> None:
    answer = shop.assistant.ask(Question(question="理货员的岗位职责", kb=shop.kb))
    assert [one.text for one in answer.citations] == ["补货上架", "清点库存"]


def test_another_job_has_no_part_in_it(shop: EvalWorkspace) -> None:
    answer = shop.assistant.ask(Question(question="防损员的任职要求", kb=shop.kb))
    assert "初中以上学历" not in [one.text for one in answer.citations]
