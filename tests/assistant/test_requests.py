"""Frames of asking: requests, mentions and fitness come to one plain wording each. No word here is of a question set."""

import pytest

from assistant.fitness import plain_fitness
from assistant.intent import intent_of
from assistant.mentions import words_mentioned
from assistant.normalise import normalise
from assistant.pinyin import PinyinReader
from assistant.requesting import plain_request


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("跟叉车沾边的全给我扒出来", "跟叉车沾边的都列出来"),
        ("涉及消毒的条款，一条不漏", "涉及消毒的条款都列出来"),
        ("涉及消毒的条款，帮我归拢", "涉及消毒的条款都列出来"),
        ("把带罚款的都拎出来给我看看", "带罚款的都列出来"),
        ("先给我份提纲，先别展开", "提纲"),
        ("哪些条写到台账，整份筛一遍", "哪些条写到台账"),
        ("保洁的活别一股脑全倒给我", "保洁的活"),
    ],
)
def test_a_request_comes_to_plain_words(typed: str, plain: str) -> None:
    assert plain_request(typed) == plain


@pytest.mark.parametrize(
    "question",
    ["都扒出来", "把剩下的全列出来", "谁负责整理仓单并汇总台账", "收集整理票据归谁", "消毒记录谁过一遍"],
)
def test_what_is_no_request_round_a_matter_stays(question: str) -> None:
    assert plain_request(question) == question


@pytest.mark.parametrize(
    ("question", "words", "beside"),
    [
        ("哪几条说到了消毒", ("消毒",), False),
        ("哪些岗位要交周报或日报", ("交周报", "日报"), False),
        ("谁得写月报、季报或者年报", ("写月报", "季报", "年报"), False),
        ("哪些清单或小节写到叉车", ("叉车",), False),
        ("牵涉到消毒和巡更的条目都列出来", ("消毒", "巡更"), False),
        ("叉车这俩字出现过几次", ("叉车",), False),
        ("要跟质检部碰头的有哪些", ("质检部",), False),
        ("需要上报班组长的都有什么", ("班组长",), True),
        ("什么情况要通知园长或校医", ("园长", "校医"), True),
    ],
)
def test_words_whose_every_item_is_asked_for(question: str, words: tuple[str, ...], beside: bool) -> None:
    found = words_mentioned(question)
    assert found is not None
    assert found.words == words
    assert bool(found.beside) == beside


@pytest.mark.parametrize(
    "question", ["说到消毒的是谁", "要向哪个部门汇报", "消毒由谁负责", "提到什么条件", "跟叉车有关的工作谁管"]
)
def test_no_words_are_asked_for(question: str) -> None:
    assert words_mentioned(question) is None


def test_an_item_about_reports_must_report_to_somebody() -> None:
    found = words_mentioned("要报给园长的有哪些")
    assert found is not None
    holds = found.finder(lambda word: [word])
    assert holds("每晚报园长签字")
    assert not holds("完成园长交办的其他工作")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("手脚慢能当配菜员吗", "配菜员对手脚慢有要求吗"),
        ("不会叉车能做仓管员吗", "仓管员对叉车有要求吗"),
        ("算账不行、记性也差，够得上出纳的条件吗", "出纳对算账、记性有要求吗"),
        ("没接触过冷链能来吗", "对冷链有要求吗"),
        ("配菜员能做主退货吗", "配菜员能做主退货吗"),
        ("会计能兼任出纳吗", "会计能兼任出纳吗"),
        ("顾客不高兴能退货吗", "顾客不高兴能退货吗"),
    ],
)
def test_what_one_lacks_is_asked_as_a_requirement(typed: str, plain: str) -> None:
    assert plain_fitness(typed) == plain


def test_what_one_lacks_is_no_preface() -> None:
    assert normalise("我记性差，够得上出纳的条件吗").core.startswith("我记性差")
    assert normalise("我刚来，出纳有哪些职责").core == "出纳有哪些职责"


def test_a_sort_of_quality_is_a_requirement() -> None:
    assert intent_of("当出纳得懂点什么知识") == "requirements"
    assert intent_of("出纳要有哪方面的能力") == "requirements"


def test_who_is_spelled_as_it_is_spoken() -> None:
    assert PinyinReader(["巡更"]).read("xungeng shei fuze") == "巡更谁负责"
