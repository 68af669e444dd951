"""Everything about several things, by how often it is done, and the lists that name no time."""

from __future__ import annotations

import pytest

from assistant.collecting import things_listed
from assistant.contract import Answer, Question
from assistant.rhythms import extreme_rhythm
from assistant.timing import figures_in
from tests.eval.workspace import open_workspace


def _ask(question: str) -> Answer:
    workspace = open_workspace()
    return workspace.assistant.ask(Question(question=question, kb=workspace.kb))


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("后勤上的琐事——订餐、派车、修灯", ("订餐", "派车", "修灯")),
        ("材料里有没有提到银行、海关这种外部单位", ("银行", "海关")),
        ("想改一下流程，请把现有的报销相关规定都列出来", ("报销",)),
    ],
)
def test_things_side_by_side(question: str, things: tuple[str, ...]) -> None:
    assert things_listed(question) == things


def test_union_of_what_each_thing_means() -> None:
    answer = _ask("文中涉及的国外业务和外币")
    assert answer.answered
    assert {c.list[-2:] for c in answer.citations} == {"12", "13"}


@pytest.mark.parametrize(
    ("question", "item", "held"),
    [
        ("有没有一个月要报一回的", "每月5日前报送报表", True),
        ("一周一次的活", "每周例会后整理纪要", True),
        ("一周一次的活", "每月例会后整理纪要", False),
        ("3月到5月之间要办的", "4月底前完成年检", True),
        ("第四季度要办的", "11月底前完成刷白", True),
        ("第四季度要办的", "6月底前完成刷白", False),
    ],
)
def test_rhythms(question: str, item: str, held: bool) -> None:
    found = figures_in(question)
    assert found is not None
    assert bool(found[1](item)) == held


def test_the_shortest_and_the_longest_rhythm() -> None:
    items = ["每天查看网站", "每月对账", "每年盘点"]
    often = extreme_rhythm("做得最勤的是哪几件", items)
    seldom = extreme_rhythm("间隔最长的工作", items)
    assert often and [i for i in items if often[1](i)] == items[:1]
    assert seldom and [i for i in items if seldom[1](i)] == items[2:]
    assert extreme_rhythm("最重要的工作", items) is None


def test_lists_without_any_time() -> None:
    answer = _ask("职责5到职责7，哪几份没写任何时间要求")
    assert [c.list[-1] for c in answer.citations] == ["5"]


def test_the_word_behind_the_denial_is_lacking() -> None:
    answer = _ask("9到11这几份网络的，哪份没提订单")
    assert {c.list[-2:] for c in answer.citations} == {"10", "11"}


def test_a_matter_in_short_is_no_map_of_the_texts() -> None:
    answer = _ask("做广告的事一览")
    assert answer.answered
    assert all("广告" in c.text or "推广" in c.text for c in answer.citations)


@pytest.mark.parametrize(
    "question", ["把跟消防、盘点有关的内容都找给我", "跟消防、盘点有关的抄给我", "消防、盘点有关的摘出来"]
)
def test_what_is_written_of_things_is_asked_for_by_handing_it_over(question: str) -> None:
    assert things_listed(question) == ("消防", "盘点")


def test_one_thing_of_which_all_that_is_written_is_wanted() -> None:
    assert things_listed("耗材相关的都写了啥") == ("耗材",)
    assert things_listed("投诉有关的内容全挑出来") == ("投诉",)
    assert things_listed("投诉相关的流程谁定") == ()
