"""Follow-ups that no pattern knows: what they want of the answer before, read by the classifier."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Office
from tests.assistant.test_turns import numbers

MESSAGES = Path(__file__).parents[1] / "eval" / "followups"
DEPOT = """顺达货运站岗位职责

装卸组长
岗位职责
1、每天上工前检查叉车，故障报设备科
2、核对到站货物件数，短少的当日写货损单
3、安排装卸工轮班
调度员
岗位职责
1、按车次排定发车顺序
2、每月统计空驶率，次月5日前报站长
3、接听客户催货电话，登记后转装卸组长
"""
DOUBTS = [
    "瞎说的吧？老周讲是每季度",
    "咦，不该是站长统计么",
    "你有没有搞错哦",
    "这是哪条里写的，我咋没见着",
    "没整明白，重新给我说说",
]
NOT_DOUBTS = [
    "不对，我问的是发车顺序谁排",
    "弄错了，我想问的是催货电话",
    "行，那发车顺序是谁定的",
    "没写就算了，叉车谁检查",
]


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object) -> Office:
    office = Office(tmp_path_factory.mktemp("depot"), tokens, encoder)  # type: ignore[arg-type]
    office.add("货运站.txt", DEPOT)
    return office


@pytest.mark.parametrize("doubt", DOUBTS)
def test_an_answer_that_is_doubted_is_given_again(depot: Office, doubt: str) -> None:
    answer = depot.talk("空驶率谁来统计", doubt)
    assert (answer.standalone_question, numbers(answer)) == ("空驶率谁来统计", ["调度员2"])


@pytest.mark.parametrize("message", NOT_DOUBTS)
def test_a_correction_or_another_question_is_no_doubt(depot: Office, message: str) -> None:
    assert numbers(depot.talk("空驶率谁来统计", message)) != ["调度员2"]


def test_a_doubt_about_lines_that_were_asked_of_asks_of_them_again(depot: Office) -> None:
    answer = depot.talk("空驶率谁来统计", "几号之前要报", "真的吗，我怎么听说是10号")
    assert numbers(answer) == ["调度员2"]
    assert "5日" in answer.answer


def test_when_the_thing_shown_is_done_is_asked_without_naming_it(depot: Office) -> None:
    answer = depot.talk("叉车谁检查", "天天都得查？")
    assert numbers(answer) == ["装卸组长1"]


def test_a_doubt_with_nothing_before_it_is_read_as_a_question(depot: Office) -> None:
    assert not depot.ask("你有没有搞错哦").citations


def test_none_of_these_was_trained_on() -> None:
    trained = "".join(path.read_text(encoding="utf-8") for path in MESSAGES.glob("*.tsv"))
    assert not [message for message in (*DOUBTS, *NOT_DOUBTS) if message in trained]
