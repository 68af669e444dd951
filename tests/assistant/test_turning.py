"""Thanks, a subject put aside, a correction; who is meant by 他; one of what was shown; a turn that only points."""

from __future__ import annotations

import pytest

from assistant.turning import turning

CAMP = """青松露营地岗位职责
营地管家
岗位职责
1、每日傍晚巡视帐篷区，登记入住人数
2、登记客人寄放的物品，大件存仓房，保存十五天
3、与渔具店每月对账一次
任职要求
1、会讲日常英语
2、持急救员证
皮艇教练
岗位职责
1、讲解救生衣的穿法
2、每周检查皮艇的浮力舱
3、审核学员的报名合同
4、与渔具店商定租赁价格
木工师傅
岗位职责
1、修补栈道
2、每季度给木屋刷桐油
"""


@pytest.fixture
def camp(office):  # type: ignore[no-untyped-def]
    office.add("露营地.txt", CAMP)
    return office


@pytest.mark.parametrize(
    "led_by",
    [
        "好的，",
        "嗯嗯，谢谢你，",
        "明白了，",
        "行吧，",
        "原来是这样啊，",
        "收到，",
        "我知道了。",
        "哦，好，",
        "对，",
        "谢谢啦，",
    ],
)
def test_thanks_say_nothing(led_by: str) -> None:
    assert turning(f"{led_by}栈道谁修补").text == "栈道谁修补"
    assert not turning(f"{led_by}栈道谁修补").aside


@pytest.mark.parametrize(
    "led_by",
    [
        "先不说皮艇，",
        "换个话题，",
        "好，这个先放一边，",
        "咱们聊点别的，",
        "别提帐篷了，",
        "问个别的问题，",
        "先不管这个，",
        "下一个问题，",
        "暂时不谈这个了。",
        "还想问个问题，",
    ],
)
def test_what_is_put_aside_is_not_inherited(led_by: str) -> None:
    turned = turning(f"{led_by}栈道谁修补")
    assert turned.aside and turned.text == "栈道谁修补"


@pytest.mark.parametrize(
    "said",
    [
        "不是帐篷，我问的是皮艇",
        "不是，我说的是皮艇",
        "我问的是皮艇，不是帐篷",
        "不是帐篷，是皮艇",
        "太多了，我指的是皮艇",
        "你理解错了，不是帐篷，我要的是皮艇",
        "不是帐篷那个，我想问的是皮艇",
        "我没问帐篷，我问皮艇",
    ],
)
def test_what_is_denied_goes_and_what_is_meant_stays(said: str) -> None:
    turned = turning(said)
    assert turned.corrects and turned.text.removeprefix("我说的是").removeprefix("我指的是") == "皮艇"


@pytest.mark.parametrize(
    "asked", ["不管大件小件，谁登记", "是不是每季度一次", "不是客人的物品谁登记", "算账的是谁", "对账谁做"]
)
def test_a_question_is_no_turning(asked: str) -> None:
    turned = turning(asked)
    assert turned.text == asked and not turned.aside and not turned.corrects


@pytest.mark.parametrize(
    ("turns", "standalone"),
    [
        (("谁检查浮力舱", "他还负责什么"), "皮艇教练还负责什么"),
        (("谁给木屋刷桐油", "这个岗位有哪些职责"), "木工师傅有哪些职责"),
        (("营地管家有哪些职责", "这个人要什么证"), "营地管家要什么证"),
        (("营地管家的任职要求", "她每天巡视哪里"), "营地管家每天巡视哪里"),
    ],
)
def test_a_pronoun_is_who_was_named_or_who_answered(camp, turns, standalone):  # type: ignore[no-untyped-def]
    assert camp.talk(*turns).standalone_question == standalone


@pytest.mark.parametrize(
    ("turns", "text"),
    [
        (("皮艇教练有哪些职责", "讲合同的那条"), "审核学员的报名合同"),
        (("皮艇教练有哪些职责", "救生衣那条怎么说的"), "讲解救生衣的穿法"),
        (("谁检查浮力舱", "提到合同的那一条"), "审核学员的报名合同"),
        (("渔具店的事谁负责", "太多了，我说的是管皮艇的那个岗位"), "与渔具店商定租赁价格"),
        (
            ("客人寄放的物品谁登记", "他们工资多少", "保存多久"),
            "登记客人寄放的物品，大件存仓房，保存十五天",
        ),
        (("营地管家有哪些职责", "要不要会英语"), "会讲日常英语"),
    ],
)
def test_one_line_is_picked(camp, turns, text):  # type: ignore[no-untyped-def]
    answer = camp.talk(*turns)
    assert answer.answered and [c.text for c in answer.citations] == [text]


def test_a_question_of_its_own_is_not_narrowed(camp):  # type: ignore[no-untyped-def]
    answer = camp.talk("皮艇教练有哪些职责", "好的，先不说皮艇，渔具店的事谁负责")
    assert {c.role for c in answer.citations} == {"营地管家", "皮艇教练"}


@pytest.mark.parametrize(
    "asked", ["具体怎么规定的", "怎么操作", "另一个岗位呢", "除了他还有谁", "如何处理", "那个人负责什么"]
)
def test_a_first_turn_that_only_points_is_asked_back(camp, asked):  # type: ignore[no-untyped-def]
    answer = camp.ask(asked)
    assert not answer.answered and answer.refusal.reason == "ambiguous"


@pytest.mark.parametrize(
    ("first", "then", "held"),
    [
        ("客人寄放的物品谁登记", "最多放多少天", "登记客人寄放的物品，大件存仓房，保存十五天"),
        ("客人寄放的物品谁登记", "一个月封顶多少钟头", None),
        ("皮艇教练有哪些职责", "第3条里说的合同是什么合同", "审核学员的报名合同"),
        ("皮艇教练有哪些职责", "第2条提到的浮力舱多久检查一次", "每周检查皮艇的浮力舱"),
        ("谁审核合同", "是什么合同", "审核学员的报名合同"),
    ],
)
def test_what_the_cited_line_says(camp, first, then, held):  # type: ignore[no-untyped-def]
    found = [c.text for c in camp.talk(first, then).citations]
    assert found == ([held] if held else [])
