"""Which text of a page is meant: the one that wins against all others and against none of them."""

from __future__ import annotations

import math

import pytest

from assistant.nearest import Fit, Setting, chances
from tests.assistant.conftest import Office

CLOSE = Fit(
    over=0.1,
    behind=0.0,
    context=0.9,
    chars_behind=0.0,
    spoken=0.5,
    line=False,
    short=False,
    other_kind=False,
    other_value=False,
    of_others=False,
)
FAR = CLOSE._replace(over=-0.3, behind=-0.4, context=0.0, chars_behind=-0.8, spoken=0.0)


def setting(texts: int) -> Setting:
    return Setting(
        always=1.0,
        many=math.log(texts),
        refused=True,
        ambiguous=False,
        fact=True,
        requirements=False,
        enumerated=False,
        attribute=False,
        one_job=False,
    )


NURSERY = """向日葵托育园招聘

保育员
岗位职责：
1、早餐后带幼儿洗手漱口，午睡时每15分钟巡视一次；
2、幼儿磕碰后立即冷敷，并在当天告诉家长；
3、课时费的提成由园长核定。
任职要求：
1、持保育师证，能弹唱三首以上儿歌；
2、无传染病。
晋升方向：保育员、班组长、年级长、副园长
上下班打卡用园里的考勤机，忘打卡的三天内补签。
家长会每二周开一次，会前十日发通知。
"""


def test_the_close_text_is_likely_and_two_share() -> None:
    alone = chances([CLOSE, FAR], setting(20))
    assert alone[0] > 0.9 > alone[1]
    assert sum(chances([CLOSE, CLOSE], setting(20))) < 1
    assert chances([CLOSE, CLOSE], setting(20))[0] < 0.5


def test_on_a_larger_page_none_is_likelier() -> None:
    assert chances([FAR], setting(12))[0] > chances([FAR], setting(60))[0]
    assert len(chances([], setting(12))) == 0


@pytest.mark.parametrize("doubt", ["short", "other_kind", "other_value", "of_others"])
def test_what_speaks_against_a_text_makes_it_less_likely(doubt: str) -> None:
    doubted = CLOSE._replace(**{doubt: True})
    assert chances([doubted], setting(20))[0] < chances([CLOSE], setting(20))[0]


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("忘记打卡了咋补", "三天内补签"),
        ("孩子摔了一跤要先怎么弄", "立即冷敷"),
        ("往上走最后能当到什么位子", "副园长"),
        ("家长会多久开一次", "每二周"),
        ("开家长会要提前几天通知", "会前十日"),
    ],
)
def test_what_is_meant_is_told_in_other_words(office: Office, question: str, quoted: str) -> None:
    office.add("nursery.txt", NURSERY)
    answer = office.ask(question)
    assert answer.answered
    assert quoted in answer.answer


@pytest.mark.parametrize(
    "question", ["课时费提成按百分之几算", "多久发一次工资", "园长的岗位职责", "园长是谁", "加班费怎么算"]
)
def test_what_lacks_the_value_is_not_told(office: Office, question: str) -> None:
    office.add("nursery.txt", NURSERY)
    assert not office.ask(question).answered


def test_half_a_years_bonus_is_no_share(office: Office) -> None:
    office.add(
        "job.txt",
        "咨询专员\n岗位职责：\n1、接待来访；\n2、登记意向。\n职位福利：\n1、工资+半年奖+年终奖；\n2、双休。\n",
    )
    assert not office.ask("咨询专员的提成按几个点算").answered
