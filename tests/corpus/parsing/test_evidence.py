"""When a text's lists are somebody's duties: a numbered point is no headline, whatever words end it."""

from __future__ import annotations

import pytest

from corpus.parsing import parse


@pytest.mark.parametrize("point", ["发布招聘信息，筛选简历", "制定部门年度工作计划", "每月提交工作总结"])
def test_a_point_that_ends_like_a_report_is_a_duty(point: str) -> None:
    text = f"岗位名称：人力资源专员\n岗位职责：\n1、{point}\n2、办理入离职手续\n任职要求：本科\n"
    (role,) = parse(text).result.roles
    assert role.title == "人力资源专员"
    assert [item.text for item in role.lists[0].items] == [point, "办理入离职手续"]


def test_a_report_is_still_none() -> None:
    assert parse("2023年度工作总结\n一、岗位职责\n1、完成了销售目标\n2、拜访了客户\n").result.roles == []
