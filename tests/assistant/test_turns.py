"""Follow-ups by what was shown: one's own job beside another, what is left, guesses, what is known, figures, both jobs."""

from __future__ import annotations

import pytest

from assistant.contract import Answer
from assistant.own import in_own_name
from assistant.turning import known_already, turning
from tests.assistant.conftest import Office

FERRY = """白鹭渡轮公司岗位职责

售票员
岗位职责
1、出售船票，每班结束后清点票款
2、每周一编制售票明细，交票务主管
3、退票须在开船前30分钟办理，单笔200元以上报票务主管批准
4、受理旅客投诉，一般投诉两日内答复
任职要求
1、高中以上学历
2、会简单的英语会话

票务主管
岗位职责
1、审核售票明细，汇总后报财务室
2、处理旅客投诉，重大投诉24小时内报告经理，同时通知码头调度员
3、每年6月组织一次票务培训
4、保管票据专用章

码头调度员
岗位职责
1、编排船次，每日17点前公布次日船期
2、每日两次记录候船厅温湿度
3、大雾天气停航时张贴告示
4、收取船长的航行日志，归档保存两年
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object) -> Office:
    office = Office(tmp_path_factory.mktemp("ferry"), tokens, encoder)  # type: ignore[arg-type]
    office.add("渡轮.txt", FERRY)
    return office


def numbers(answer: Answer) -> list[str]:
    """Which lines were cited, by job and number."""
    return [f"{c.role}{c.number}" for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("我每周要交什么给票务主管", "售票员2"),
        ("每个礼拜一我交给票务主管的是啥", "售票员2"),
        ("退票超过多少钱我得报票务主管", "售票员3"),
    ],
)
def test_the_askers_job_beside_a_named_recipient(ferry: Office, question: str, line: str) -> None:
    assert line in numbers(ferry.talk(question, role="售票员"))
    assert all(number.startswith("售票员") for number in numbers(ferry.talk(question, role="售票员")))


@pytest.mark.parametrize("said", ["我下周去当售票员", "我马上要入职售票员了", "我准备应聘售票员"])
def test_a_job_to_come_is_ones_own_too(ferry: Office, said: str) -> None:
    answer = ferry.ask(f"{said}，平时要做些什么")
    assert answer.standalone_question == "售票员平时要做些什么"
    assert len(answer.citations) == 4


def test_who_does_something_for_the_asker_is_not_the_asker() -> None:
    assert in_own_name("谁给我排班", "售票员", known=True) == "谁给我排班"
    assert in_own_name("我想知道谁排船期", "售票员", known=True) == "我想知道谁排船期"
    assert in_own_name("下班后我要清点什么", "售票员", known=True) == "下班后售票员要清点什么"


@pytest.mark.parametrize(
    ("turns", "lines"),
    [
        (("哪些人管旅客投诉", "除了售票员还有谁"), ["票务主管2"]),
        (("谁受理旅客投诉", "是票务主管吗"), ["票务主管2"]),
        (("谁受理旅客投诉", "只看售票员的"), ["售票员4"]),
        (
            ("码头调度员有哪些职责", "去掉温湿度那条，其余的列一下"),
            ["码头调度员1", "码头调度员3", "码头调度员4"],
        ),
        (("码头调度员有哪些职责", "后两个念原文"), ["码头调度员3", "码头调度员4"]),
        (("码头调度员职责前两条是什么", "剩下的也给我"), ["码头调度员3", "码头调度员4"]),
    ],
)
def test_a_part_of_what_was_shown(ferry: Office, turns: tuple[str, ...], lines: list[str]) -> None:
    assert numbers(ferry.talk(*turns)) == lines


def test_what_is_said_to_be_known_is_left_out(ferry: Office) -> None:
    told = ferry.talk("码头调度员有哪些职责", "第1条我知道了")
    assert told.intent == "smalltalk"
    rest = ferry.talk("码头调度员有哪些职责", "第1条我知道了", "还有吗")
    assert numbers(rest) == ["码头调度员2", "码头调度员3", "码头调度员4"]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("9号和10号都看了", "9号和10号"),
        ("要认真负责，明白", ""),
        ("谁看了", None),
        ("这条我怎么没看懂", None),
    ],
)
def test_turns_that_ask_nothing(text: str, known: str | None) -> None:
    assert known_already(text) == known


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("不对，我是问13号不是12号", "13号"),
        ("我问的是退票不是投诉", "退票"),
        ("要的是职责3不是职责4", "职责3"),
    ],
)
def test_a_correction_without_a_pause(text: str, meant: str) -> None:
    assert turning(text).text == meant
    assert not turning("这事是不是归我管").corrects


@pytest.mark.parametrize(
    ("turns", "line"),
    [
        (("重大投诉怎么处理", "通知谁"), "票务主管2"),
        (("售票明细谁审核", "审完报给谁"), "票务主管1"),
        (("退票谁批准", "200以下呢"), "售票员3"),
        (("票务主管有哪些职责", "6月的呢"), "票务主管3"),
        (("售票员处理投诉有什么时限", "那票务主管呢"), "票务主管2"),
        (("售票员几点公布船期", "码头调度员呢"), "码头调度员1"),
    ],
)
def test_asked_of_what_was_cited_or_of_another_job(ferry: Office, turns: tuple[str, ...], line: str) -> None:
    assert line in numbers(ferry.talk(*turns))
    assert len(numbers(ferry.talk(*turns))) <= 2


def test_both_are_the_last_two_jobs(ferry: Office) -> None:
    answer = ferry.talk("售票员有哪些职责", "票务主管的也列一下", "他们俩谁处理投诉")
    assert answer.standalone_question == "售票员和票务主管谁处理投诉"


def test_items_asked_for_are_of_the_list_just_shown(ferry: Office) -> None:
    answer = ferry.talk("售票员有哪些职责", "哪几条提到票务主管")
    assert answer.standalone_question == "售票员里哪几条提到票务主管"
    assert numbers(answer) == ["售票员2", "售票员3"]


def test_that_list_is_the_one_that_answered(ferry: Office) -> None:
    answer = ferry.talk("哪份提到航行日志", "那份一共几条")
    assert answer.total == 4


def test_a_job_does_not_answer_what_its_lines_do_not_say(ferry: Office) -> None:
    assert not ferry.talk("我能喝酒吗", role="售票员").answered
    assert not ferry.talk("售票员有哪些职责", "他一个月拿多少工资").answered
