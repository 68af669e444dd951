"""Follow-ups about another role, place, party or period; trades, subjects and sides. No word here is of a question set."""

import pytest

from assistant.contrast import other_of_row, same_question
from assistant.conversation import Turn
from assistant.trades import take_trades

BRANCH = """海棠幼儿园岗位说明
保育员
岗位职责
1、每日两次为活动室消毒
2、每月清点被褥一次
任职要求
1、持保育员证
2、能适应早晚倒班
配菜员
岗位职责
1、按食谱备料，每周盘库一次
2、生熟分开存放，发现变质立即报告园长
3、完成园长交办的其他工作
任职要求
1、持健康证
2、手脚麻利
"""
STORES = """云杉冷链公司仓储制度
冷库管理员
岗位职责
1、每班两次记录库温
2、发现停电立即报告值班长
3、每季度盘库一次
任职要求
1、能吃苦，适应夜间作业
2、有冷库作业证
"""


def test_what_is_named_takes_the_place_of_its_like() -> None:
    listed = Turn("保育员任职要求", "requirements", lists=("保育员任职要求",))
    assert same_question("配菜员", listed, of_role=True) == "配菜员的任职要求"
    asked = Turn("谁来盘库", "lookup", topic="盘库")
    assert same_question("配菜员", asked, of_role=True) == "配菜员谁来盘库"
    assert same_question("消毒", asked, of_matter=True) == "谁来消毒"
    scoped = Turn("职责3里关于盘库的", "enumerate", lists=("员工职责3",), list_words="职责3", topic="盘库")
    assert same_question("消毒", scoped, of_matter=True) == "职责3里关于消毒的"


def test_periods_and_parties_take_each_others_place() -> None:
    assert other_of_row("季度的", Turn("月度盘库谁做", "lookup", topic="月度盘库")) == "季度盘库谁做"
    assert other_of_row("承运商的", Turn("供应商对账归谁", "lookup")) == "承运商对账归谁"
    assert other_of_row("季度的", Turn("盘库谁做", "lookup")) is None


@pytest.mark.parametrize(
    ("text", "beside", "taken"),
    [
        ("冷库那边", False, ("冷库",)),
        ("冷库的任职要求", False, ("冷库",)),
        ("换成冷库的", False, ("冷库",)),
        ("冷库和 盘库各怎么做", True, ("冷库",)),
        ("冷库多久除霜一次", False, ()),
        ("冷库那边谁管", False, ()),
    ],
)
def test_a_trade_is_a_job_only_where_a_job_is_meant(text: str, beside: bool, taken: tuple[str, ...]) -> None:
    assert take_trades(text, {"冷库": ()}, beside_role=beside)[1] == taken


@pytest.fixture
def house(office):  # type: ignore[no-untyped-def]
    office.add("幼儿园.txt", BRANCH)
    office.add("冷链.txt", STORES)
    return office


def texts(answer) -> set[str]:  # type: ignore[no-untyped-def]
    return {c.text.rstrip("。；") for c in answer.citations}


@pytest.mark.parametrize(
    ("question", "cited"),
    [
        ("冷库和配菜员盘库的周期各是怎样的", {"每季度盘库一次", "按食谱备料，每周盘库一次"}),
        ("要报告园长的都有什么", {"生熟分开存放，发现变质立即报告园长"}),
        ("哪些岗位能接受倒班或者夜间作业", {"能适应早晚倒班", "能吃苦，适应夜间作业"}),
        ("手脚慢能当配菜员吗", {"手脚麻利"}),
        ("我应聘保育员，进去以后主要做什么", {"每日两次为活动室消毒", "每月清点被褥一次"}),
        ("保育员和配菜员分别要持什么证", {"持保育员证", "持健康证"}),
    ],
)
def test_over_two_documents(house, question: str, cited: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert texts(house.ask(question)) == cited


def test_a_follow_up_asks_the_same_of_another(house) -> None:  # type: ignore[no-untyped-def]
    first = house.ask("配菜员的任职要求")
    then = house.ask("保育员呢", conversation_id=first.conversation_id)
    assert texts(then) == {"持保育员证", "能适应早晚倒班"}
    there = house.ask("冷库那边呢", conversation_id=then.conversation_id)
    assert texts(there) == {"能吃苦，适应夜间作业", "有冷库作业证"}


def test_so_many_on_from_the_last(seed) -> None:  # type: ignore[no-untyped-def]
    first = seed.ask("职责9第2条")
    more = seed.ask("再往下两条", conversation_id=first.conversation_id)
    assert [c.number for c in more.citations] == ["3", "4"]


def test_this_item_beside_another(seed) -> None:  # type: ignore[no-untyped-def]
    first = seed.ask("职责9第2条")
    both = seed.ask("这条和职责10第4条比一比", conversation_id=first.conversation_id)
    assert [(c.list[-2:], c.number) for c in both.citations] == [("责9", "2"), ("10", "4")]


@pytest.mark.parametrize(
    ("question", "lists"),
    [
        ("督导那一摊分几块", {"销售监督的定位和作用", "销售监督的基本素质", "负责销售终端的运营管理和维护"}),
        ("销售监督的保密要求", {"销售监督的基本素质"}),
    ],
)
def test_a_subject_of_several_headings(seed, question: str, lists: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert {c.list for c in seed.ask(question).citations} == lists


def test_a_quality_that_no_requirement_names_is_refused(seed) -> None:  # type: ignore[no-untyped-def]
    assert not seed.ask("督导要懂税务吗").answered
