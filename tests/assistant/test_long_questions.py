"""Two thousand characters of one wording: no pattern of the question's grammar may take minutes for it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest

from assistant.asker import plain_own_list
from assistant.contract import Question
from assistant.described import _described
from assistant.details import figure_lacking
from assistant.english import in_chinese_order
from assistant.itemrefs import take_items
from assistant.listrefs import take_list_numbers
from assistant.literal import words_asked
from assistant.mentions import words_mentioned
from assistant.normalise import normalise
from assistant.requesting import plain_request


def _lacks_a_number(text: str) -> bool:
    return figure_lacking(text, "清点成品灯")


_PATIENCE = 20.0  # seconds of this process's own time; each takes less than one


@contextmanager
def _at_once() -> Iterator[None]:
    """What runs away is stopped (``re`` looks for signals) and fails, whatever else uses the machine."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"still at work after {_PATIENCE} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("read", [words_mentioned, in_chinese_order])
@pytest.mark.parametrize(
    "piece",
    ["好的", "我问的是", "要报到", "向总经理", "哪些条讲到", "who should we ", "what is the ", "职责1和"],
)
def test_a_pasted_page_is_read_at_once(read: Callable[[str], object], piece: str) -> None:
    with _at_once():
        read((piece * 2000)[:1990] + "谁负责")


# What may be read in two ways (看看 is 看 twice, 和 is in a word or between two), many times over, and no end to it.
@pytest.mark.parametrize(
    ("read", "opening", "again", "end"),
    [
        (words_mentioned, "哪些条提到", "和部部", "，，"),
        (words_mentioned, "哪些条提到", "和", "，，"),
        (words_mentioned, "要报给", "部门或者人", "吗吗"),
        (words_mentioned, "哪些岗位要交", "周报或者", "，，"),
        (words_asked, "有没有提到", "部部或", "，，"),
        (normalise, "问", "谢谢啦", "问"),
        (normalise, "我要办证，", "你们这边", "门"),
        (normalise, "职责，", "我要核对", "是否"),
        (plain_own_list, "我岗位", "职责1", "，"),
        (_described, "", "看看", "，完"),
        (_described, "我被分去管", "的", "，完"),
        (normalise, "问", "急", "问"),
        (normalise, "", "不及物动词(", "的"),
        (_lacks_a_number, "", "多少", "谁"),
        (_lacks_a_number, "一天送几", "几", "，"),
        (plain_request, "培训", "全部捞出来全都", "哦"),
        (take_list_numbers, "职责1", "和 2", "个"),
        (take_items, "第1", "、 2", "哦"),
    ],
)
def test_what_reads_in_two_ways_is_read_once(
    read: Callable[[str], object], opening: str, again: str, end: str
) -> None:
    with _at_once():
        for count in (40, 150, 1900):
            read(opening + again * (count // len(again)) + end)


# Through the whole assistant: the patterns that need a knowledge base, and the mending of words, name after name.
@pytest.mark.parametrize(
    "again",
    [
        "几条",
        "跟谁",
        "除了",
        "一",
        "看看",
        "其余的",
        "总经理",
        "这点",
        "都",
        "你们谁",
        "包括的是",
        "这份制度总共",
        "退柜子",
        "全文之",
    ],
)
def test_a_long_question_is_answered_or_refused(seed, again: str) -> None:
    with _at_once():
        answer = seed.assistant.ask(Question(question=(again * 2000)[:1990] + "的"))
    assert answer.answered or answer.refusal is not None
