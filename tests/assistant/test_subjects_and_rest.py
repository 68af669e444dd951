"""Lists called by what they hold, a subject of several headings asked of like a person, and the rest of a list quoted."""

from __future__ import annotations

import pytest

from assistant.contract import Answer
from tests.assistant.conftest import Office

TEXT = """营运部负责人的职责

营运部负责人职责1
1、制定年度开店计划，报总经理批准；
2、每月初完成门店租金的支付；
3、负责加盟商的招募和谈判。
营运部负责人职责2
1、接听95开头的服务热线，登记来电；
2、处理网上退货订单；
3、每周统计退货原因，月底前报质检组。
营运部负责人职责3
1、考核门店店长，季度末出具评分；
2、与加盟商核对货款；
3、审批门店的调休单。
营运部负责人的工作职责
配合总经理做好门店的综合管理。
门店巡检的定位和作用
1、门店与总部之间的纽带；
2、公司制度落实情况的检查者；
3、解决门店的突发问题。
门店巡检的基本素质
1、耐心细致；
2、熟悉食品安全知识；
3、能讲普通话和本地话。
门店巡检的工作内容
1、每月考核门店的出品质量；
2、招聘并培训新店员；
3、与加盟商核对物料清单。
"""


@pytest.fixture(scope="module")
def shops(tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object) -> Office:
    office = Office(tmp_path_factory.mktemp("shops"), tokens, encoder)  # type: ignore[arg-type]
    office.add("营运.txt", TEXT)
    return office


def lines(answer: Answer) -> set[str]:
    """What was cited, by the end of the list's heading and the printed number."""
    return {f"{c.list[-3:]}{c.number}" for c in answer.citations}


WHOLE = {"职责21", "职责22", "职责23"}


@pytest.mark.parametrize(
    "question",
    [
        "职责2，处理退货订单那份，完整列出来",
        "职责2，也就是管退货订单的，全部念一遍",
        "职责2（接服务热线的）所有条目",
        "职责2就是登记来电的吧，都有哪些条",
        "职责2那份接听热线的职责都写了啥",
        "退货订单那份，就是职责2吧，逐条列",
    ],
)
def test_what_a_list_is_called_by_chooses_nothing_in_it(shops: Office, question: str) -> None:
    assert lines(shops.ask(question)) == WHOLE


@pytest.mark.parametrize("question", ["职责2，退货那块，有哪些", "职责2（只要和退货有关的）"])
def test_a_part_of_a_list_is_still_chosen(shops: Office, question: str) -> None:
    assert "职责21" not in lines(shops.ask(question))


def test_a_list_that_does_not_hold_what_it_is_called_by_is_read_as_before(shops: Office) -> None:
    question = "职责2，考核店长那份，完整列一下"
    assert "考核店长" in shops.ask(question).standalone_question


@pytest.mark.parametrize(
    ("turns", "found"),
    [
        (("门店巡检要不要管招人",), "工作内容2"),
        (("门店巡检是做什么的", "他要不要管招聘"), "工作内容2"),
        (("门店巡检主要干什么", "他需不需要跟加盟商对物料"), "工作内容3"),
    ],
)
def test_a_subject_of_headings_is_asked_of_like_a_person(
    shops: Office, turns: tuple[str, ...], found: str
) -> None:
    answer = shops.talk(*turns)
    assert {f"{c.list[-4:]}{c.number}" for c in answer.citations} == {found}


@pytest.mark.parametrize(
    "question", ["门店巡检这个岗大概是干什么的", "门店巡检这岗位一句话讲讲", "想了解下门店巡检都做些啥"]
)
def test_a_subject_of_headings_is_told_of_as_a_whole(shops: Office, question: str) -> None:
    cited = {c.list for c in shops.ask(question).citations}
    assert {"门店巡检的定位和作用", "门店巡检的工作内容"} <= cited


def test_one_heading_of_a_subject_stays_one(shops: Office) -> None:
    assert {c.list for c in shops.ask("门店巡检的基本素质写了几条").citations} == {"门店巡检的基本素质"}


def test_a_heading_of_the_subject_before_is_called_by_its_part(shops: Office) -> None:
    answer = shops.talk("门店巡检是做什么的", "素质呢", "那工作内容呢")
    assert {c.list for c in answer.citations} == {"门店巡检的工作内容"}


@pytest.mark.parametrize(
    ("turns", "left"),
    [
        (("门店巡检的定位是什么", "就是纽带的意思吗", "还有别的作用吗"), {"2", "3"}),
        (("门店巡检的定位是什么", "就是纽带吗", "其他的呢"), {"2", "3"}),
        (("门店巡检的基本素质里写了食品安全吗", "还有别的素质吗"), {"1", "3"}),
        (("职责3里要审批调休单吗", "除此之外还干什么"), {"1", "2"}),
    ],
)
def test_what_was_quoted_has_others_beside_it(shops: Office, turns: tuple[str, ...], left: set[str]) -> None:
    assert {c.number for c in shops.talk(*turns).citations} == left


def test_where_the_list_has_no_more_of_the_kind_the_answer_before_is_all(shops: Office) -> None:
    answer = shops.talk("职责3要审批什么", "除了这个还审批别的吗")
    assert lines(answer) == {"职责33"}


@pytest.mark.parametrize(
    "question",
    [
        "营运部负责人职责3和门店巡检都跟加盟商核对东西，各是怎么说的",
        "职责3与门店巡检都要和加盟商核对，各怎么写的",
    ],
)
def test_what_two_sides_have_in_common_is_said_first(shops: Office, question: str) -> None:
    answer = shops.ask(question)
    assert answer.intent == "compare"
    assert {f"{c.list[-4:]}{c.number}" for c in answer.citations} == {"人职责32", "工作内容3"}


@pytest.mark.parametrize("ask", ["第2条是几号前要弄完", "第2条哪天之前得搞定", "第2条啥时候办完"])
def test_by_when_something_is_to_be_done(shops: Office, ask: str) -> None:
    assert lines(shops.talk("职责1都做啥", ask)) == {"职责12"}


def test_by_when_is_asked_of_what_was_just_cited(shops: Office) -> None:
    answer = shops.talk("退货原因谁统计", "几号前弄完")
    assert lines(answer) == {"职责23"}


@pytest.mark.parametrize("claimed", ["职责2应该就是说我吧", "职责2是我的岗位对吧", "那职责2就是我这种工作吧"])
def test_a_list_that_the_asker_takes_for_the_own_one(shops: Office, claimed: str) -> None:
    answer = shops.talk("我新来的，做售后内勤", claimed, "那我要处理退货订单吗")
    assert lines(answer) == {"职责22"}


GARAGE = """修理厂岗位职责

喷漆技师
岗位职责
1、调配油漆，记录色号
2、喷涂前遮蔽车窗
喷漆技师任职要求
1、三年以上喷漆经验

洗车工
岗位职责
1、清洗车身和轮毂
洗车工任职要求
1、年满18岁，能上晚班
"""


@pytest.mark.parametrize("then", ["洗车工呢", "换成洗车工", "那洗车工的呢"])
def test_what_was_asked_of_a_job_is_asked_of_another(
    tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object, then: str
) -> None:
    office = Office(tmp_path_factory.mktemp("garage"), tokens, encoder)  # type: ignore[arg-type]
    office.add("修理厂.txt", GARAGE)
    answer = office.talk("喷漆技师的任职要求", then)
    assert [c.text for c in answer.citations] == ["年满18岁，能上晚班"]


def test_what_is_mentioned_within_a_subject_is_looked_for_there_alone(shops: Office) -> None:
    answer = shops.talk("门店巡检的素质要求有哪些", "有没有提到加盟商")
    assert [c.text for c in answer.citations] == ["与加盟商核对物料清单"]
