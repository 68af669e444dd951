"""Typed titles against known names, and against the occupations."""

from __future__ import annotations

import pytest

from corpus.titles import read_title, resolve_title
from corpus.titles.occupations import Occupation, Occupations, title_core


def test_the_parts_of_a_title() -> None:
    title = read_title("高级财务部会计主管（华东）")
    assert (title.seniority, title.department, title.trade, title.rank, title.note) == (
        "高级", "财务", "会计", "主管", "华东",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name", "reason"),
    [
        ("出纳", "出纳", "same"),
        ("销售部门 负责人岗", "销售部负责人", "spelling"),
        ("营业部负责人", "销售部负责人", "department"),
        ("出纳", "财务科出纳", "short"),
        ("财务科出纳", "出纳", "longer"),
        ("高级会计师", "会计师", "level"),
        ("销售部主管", "销售部经理", "rank"),
    ],
)
def test_every_match_has_its_reason(typed: str, name: str, reason: str) -> None:
    (match,) = resolve_title(typed, [name])
    assert (match.name, match.reason) == (name, reason)
    assert match.sure == (reason not in ("level", "rank", "alike"))


def test_ranks_are_never_one_another() -> None:
    ranks = ["主管", "负责人", "经理", "总监", "主任", "专员", "助理"]
    names = [f"采购部{rank}" for rank in ranks]
    for rank in ranks:
        assert [m.name for m in resolve_title(f"采购{rank}", names, limit=10) if m.sure] == [f"采购部{rank}"]


def test_best_first_and_nothing_for_nothing() -> None:
    names = ["财务科出纳", "出纳", "行政文员"]
    assert [match.name for match in resolve_title("出纳", names)] == ["出纳", "财务科出纳"]
    assert resolve_title("", names) == []
    assert resolve_title("宇航员", ["出纳"]) == []


def test_an_advertised_title_is_read_without_its_advertising() -> None:
    assert title_core("【急招】高级收银员（五险+双休）5000-8000元") == "收银员"
    assert title_core("招标专员") == "招标专员"


def test_occupations_are_found_by_name_alias_and_body() -> None:
    table = Occupations(
        [
            Occupation("4-01-02-04", "收银员", 4, ("超市收银",), "从事收款的人员", "收取现金"),
            Occupation("2-06-03-01", "会计师", 4, ("成本会计/财务会计",), "核算成本的人员", "编制凭证"),
            Occupation("4-02-02-01", "客运车辆驾驶员", 4, ("司机",), "驾驶客车的人员", "驾驶"),
        ]
    )
    assert [m.code for m in table.resolve("急招超市收银员（双休）")][:1] == ["4-01-02-04"]
    assert table.resolve("成本会计")[0].name == "会计师"
    assert table.resolve("专职司机")[0].matched == "司机"
    assert table.resolve("") == []
