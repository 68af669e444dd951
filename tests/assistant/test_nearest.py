"""Which text of a page is meant: the one that wins against all others and against none of them."""

from __future__ import annotations

import pytest

from assistant.nearest import Fit, chances
from tests.assistant.conftest import Office

CLOSE = Fit(over=0.1, coverage=0.9, exact=0.9, chars=0.9, spoken=0.5, line=False, field=False)
FAR = Fit(over=-0.3, coverage=0.0, exact=0.0, chars=0.1, spoken=0.0, line=False, field=False)

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
"""


def test_the_close_text_is_likely_and_two_share() -> None:
    alone = chances([CLOSE, FAR], 20)
    assert alone[0] > 0.9 > alone[1]
    assert sum(chances([CLOSE, CLOSE], 20)) < 1
    assert chances([CLOSE, CLOSE], 20)[0] < 0.5


def test_on_a_larger_page_none_is_likelier() -> None:
    assert chances([FAR], 10)[0] > chances([FAR], 60)[0]
    assert len(chances([], 10)) == 0


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("忘记打卡了咋补", "三天内补签"),
        ("孩子摔了一跤要先怎么弄", "立即冷敷"),
        ("往上走最后能当到什么位子", "副园长"),
    ],
)
def test_what_is_meant_is_told_in_other_words(office: Office, question: str, quoted: str) -> None:
    office.add("nursery.txt", NURSERY)
    answer = office.ask(question)
    assert answer.answered
    assert quoted in answer.answer


@pytest.mark.parametrize("question", ["课时费提成按百分之几算", "多久发一次工资", "园长的岗位职责"])
def test_what_lacks_the_value_is_not_told(office: Office, question: str) -> None:
    office.add("nursery.txt", NURSERY)
    assert not office.ask(question).answered
