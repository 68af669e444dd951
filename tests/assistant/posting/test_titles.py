"""A title under which another job stands."""

from __future__ import annotations

import pytest

from assistant.posting import check

SALES = "1、拨打电话向客户推销理财产品；\n2、完成每月业绩和签单指标；\n3、开拓新客户，促成成交；\n"


def _found(text: str) -> list[str]:
    return [one.text for one in check(text).findings if one.rule == "title-duties"]


@pytest.mark.parametrize("title", ["保洁员", "仓管员", "厨师"])
def test_a_title_of_another_job_is_warned_about(title: str) -> None:
    assert _found(f"{title}\n岗位职责：\n{SALES}") == [title]


@pytest.mark.parametrize(
    "text",
    [
        f"电话销售专员\n岗位职责：\n{SALES}",
        f"总经理\n岗位职责：\n{SALES}",  # a title that promises nothing in particular
        "保洁员\n岗位职责：\n1、打扫大厅；\n2、协助接待客户；\n3、给客户倒水；\n",
        "保洁员\n岗位职责：\n1、向客户推销产品；\n2、完成业绩；\n",  # two duties tell nothing
    ],
)
def test_and_a_true_one_is_not(text: str) -> None:
    assert not _found(text)
