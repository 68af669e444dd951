"""Which part of a comparison is wanted."""

from __future__ import annotations

import pytest

from assistant.contract import Question
from assistant.facets import Part, asks_part, part_wanted
from assistant.listrefs import take_bare_numbers, take_list_numbers
from tests.eval.workspace import open_workspace

_NUMBERS = (("4", "销售部负责人职责4"), ("6", "销售部负责人职责6"))
_JOBS = (("出纳",), ("会计",))


@pytest.mark.parametrize(
    ("question", "names", "part"),
    [
        ("职责4里哪些是职责6压根没提的", _NUMBERS, Part(only=(0,))),
        ("4号有而6号没有的是哪些", _NUMBERS, Part(only=(0,))),
        ("4没有、6才有的内容", _NUMBERS, Part(only=(1,))),
        ("职责6里哪几条在职责4里找不到", _NUMBERS, Part(only=(1,))),
        ("只有会计要做的是哪些，出纳不做的", _JOBS, Part(only=(1,))),
        ("出纳比会计多了什么活", _JOBS, Part(only=(0,))),
        ("出纳比会计少了什么活", _JOBS, Part(only=(1,))),
        ("出纳和会计哪些活只有一边有", _JOBS, Part(only=(0, 1))),
        ("4和6有没有交集", _NUMBERS, Part(shared=True)),
        ("出纳也管、会计也管的事", _JOBS, Part(shared=True)),
        ("4跟6有没有重复的条目", _NUMBERS, Part(shared=True, strict=True)),
        ("4跟6有什么一样有什么不一样", _NUMBERS, None),
        ("出纳和会计有什么不同", _JOBS, None),
        ("职责4和职责6整体对比", _NUMBERS, None),
    ],
)
def test_part(question: str, names: tuple[tuple[str, ...], ...], part: Part | None) -> None:
    assert part_wanted(question, names) == part


def test_both_in_full_is_no_comparison() -> None:
    assert not asks_part("职责2和职责3都有哪些")
    assert asks_part("职责2跟职责3撞车的有哪些")
    assert part_wanted("职责4和职责6,各有哪些条目?两份都要", _NUMBERS) is None


def test_numbers_of_lists() -> None:
    assert take_list_numbers("6号怎么看，10号又怎么看")[1] == (6, 10)
    assert take_list_numbers("每月10号前交什么")[1] == ()
    assert take_bare_numbers("沟通协调:2、5、6各写了什么", frozenset(range(15)))[1] == (2, 5, 6)
    assert take_bare_numbers("比例3:2", frozenset(range(15)))[1] == ()


def test_only_one_side_is_shown() -> None:
    workspace = open_workspace()
    answer = workspace.assistant.ask(Question(question="职责11里有、职责10没写的", kb=workspace.kb))
    assert answer.intent == "compare"
    assert {c.list[-2:] for c in answer.citations} == {"11"}
    assert any("博客" in c.text for c in answer.citations)


def test_only_what_is_shared_is_shown() -> None:
    workspace = open_workspace()
    answer = workspace.assistant.ask(Question(question="10和11两份有哪些重复的条目", kb=workspace.kb))
    assert len(answer.citations) == 2
    assert all("软文" in c.text for c in answer.citations)
