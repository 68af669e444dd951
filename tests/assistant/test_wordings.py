"""Ways of asking that the seed does not need: one company's texts with articles, fields, levels and periods."""

import pytest

from assistant.itemrefs import take_items
from assistant.levels import level_names, spread_levels
from assistant.rolenames import misspelt
from assistant.timing import figures_in

RULES = """华晨机械厂车间管理制度（试行）
第一章 岗位职责
第一条 车间主任履行下列职责：
（一）每周组织一次安全检查；
（二）每月5日前上报产量；
（三）控制费用，单笔超过500元须报批。
第二条 车间主任不得有下列行为：
1.擅自停机；
2.瞒报事故。
"""
POSTS = """保安员岗位职责
1、登记来访人员
2、夜间每两小时巡逻一次
3、完成领导交办的其他任务
保安员任职要求
1、持保安员证
2、会说普通话

仓库主管岗位说明书
岗位名称：仓库主管
直接上级：物流经理
编制：2人
岗位职责
1、每天盘点库存
2、审核出库单
3、完成领导交办的其他任务
"""


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("F条是什么", (6,)),
        ("第(八)项", (8,)),
        ("第3条以前的", (1, 2)),
        ("那两条(3和4)", (3, 4)),
        ("第3条件是什么", ()),
        ("a类客户", ()),
    ],
)
def test_items_by_letter_and_bracket(text: str, items: tuple[int, ...]) -> None:
    assert take_items(text)[1] == items


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("职责7第9条到最后一条", ["9", "10", "11"]),
        ("职责7第8条之后还有哪些", ["9", "10", "11"]),
        ("职责7第9条起", ["9", "10", "11"]),
        ("职责4第7条和职责10第11条", ["7", "11"]),
        ("职责7除了最后一条还有什么", [str(n) for n in range(1, 11)]),
        ("倒数第二份职责", [str(n) for n in range(1, 8)]),
        ("销售部负责人岗位职责之6", [str(n) for n in range(1, 6)]),
    ],
)
def test_open_ranges_and_pairs(seed, question: str, numbers: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert [c.number for c in seed.ask(question).citations] == numbers


def test_the_first_items_are_places_not_numbers(seed) -> None:  # type: ignore[no-untyped-def]
    """The first item of that list prints no number."""
    assert [c.number for c in seed.ask("档案建立那部分的前两条").citations] == [None, "1"]


def test_levels_and_slips_of_a_title() -> None:
    assert "高级php工程师" in level_names("php工程师(高级)")
    assert "php初级" in level_names("php工程师(初级)")
    assert spread_levels("高级和初级php的区别") == "高级php和初级php的区别"
    assert misspelt("pyhton技术经理", ["python技术经理", "产品经理"]) == "python技术经理"
    assert misspelt("市场总监", ["商场总监"]) is None


@pytest.mark.parametrize(
    ("question", "held", "not_held"),
    [
        ("每天要做的事", "每日两次记录温度", "每周一次"),
        ("每月10日前要完成的", "每月5日前上报", "每月15日前完成"),
        ("24小时内要响应的", "2小时内首次响应", "48小时内给出方案"),
        ("带金额的条目", "超过500元须报批", "控制费用"),
        ("定期要做的", "定期召开会议", "不定期反馈"),
        ("规定24小时内要完成的事", "24小时之内回复", "2小时内首次响应"),
        ("写明24小时内的条目", "差评24小时内回复", "1个工作日内询价"),
        ("要求24小时内或更短的", "2小时内首次响应", "48小时内给出方案"),
        ("每周五固定要做的事", "每周五公布菜谱", "每周一开例会"),
        ("礼拜一要干的活", "每周一上午组织例会", "每周组织例会"),
        ("星期天要做的", "周日盘点", "每日盘点"),
        ("每月15号要办的事", "每月15日申报", "每月5日申报"),
        ("6月份各部门要做的", "6月和12月各一次", "6个月内培训"),
        ("哪些条提到具体时间或频次", "每日两次记录温度", "及时记录温度"),
        ("写明了时限的条目", "3个工作日内办结", "尽快办结"),
    ],
)
def test_times_and_figures(question: str, held: str, not_held: str) -> None:
    found = figures_in(question)
    assert found is not None
    assert found[1](held)
    assert not found[1](not_held)


@pytest.fixture
def firm(office):  # type: ignore[no-untyped-def]
    office.add("车间制度.txt", RULES)
    office.add("岗位.txt", POSTS)
    return office


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("车间管理制度第二条的内容", {"擅自停机", "瞒报事故"}),
        ("车间主任有什么不能做的", {"擅自停机", "瞒报事故"}),
        ("仓库主管归谁管", {"直接上级：物流经理"}),
        ("仓库主管的编制", {"编制：2人"}),
        ("应聘保安要什么证", {"持保安员证"}),
        ("谁会说普通话", {"会说普通话"}),
        ("每周要做的事有哪些", {"每周组织一次安全检查"}),
        ("除了交办的其他任务，保安员的职责有哪些", {"登记来访人员", "夜间每两小时巡逻一次"}),
        ("仓库主管盘点的职责有哪些", {"每天盘点库存"}),  # a matter beside the job is no wrapping
        ("保安员的巡逻职责都有哪些", {"夜间每两小时巡逻一次"}),
        ("保安员的职责里，哪些条提到具体时间", {"夜间每两小时巡逻一次"}),
        ("凡是跟金额挂钩的报批规定，帮我归拢一下", {"控制费用，单笔超过500元须报批"}),
        ("带金额的报批条款都有哪些", {"控制费用，单笔超过500元须报批"}),
        ("全公司所有盘点相关职责汇总", {"每天盘点库存"}),
    ],
)
def test_one_company(firm, question: str, texts: set[str]) -> None:  # type: ignore[no-untyped-def]
    assert {c.text.rstrip("。；") for c in firm.ask(question).citations} == texts


def test_the_jobs_themselves_are_listed(firm) -> None:  # type: ignore[no-untyped-def]
    answer = firm.ask("有哪些岗位")
    assert answer.intent == "overview"
    assert {b.label for b in answer.blocks if b.type == "group"} == {"车间主任", "保安员", "仓库主管"}


def test_half_a_question_is_answered_and_the_rest_named(firm) -> None:  # type: ignore[no-untyped-def]
    answer = firm.ask("保安员多久巡逻一次，一个月工资多少")
    assert "夜间每两小时巡逻一次" in [c.text for c in answer.citations]
    assert answer.not_covered


@pytest.mark.parametrize(
    "question",
    [
        "营业执照要年检，谁处理",
        "卫生间灯泡憋了，谁来换",
        "法院来人了，谁对接",
        "员工宿舍漏雨，归谁修",
        "新车怎么上牌，哪个岗负责",
    ],
)
def test_a_clause_that_only_asks_is_not_asked_by_itself(seed, question: str) -> None:  # type: ignore[no-untyped-def]
    assert not seed.ask(question).answered  # 处理, 修 and 对接 stand in many duties, none of which is meant


@pytest.mark.parametrize(
    "question",
    [
        "财务中心平时都管些什么",
        "店长本人的工作内容有哪些",
        "董事会有哪些职责",
        "美工在这份文档里要做什么",
        "营销中心的任务",
    ],
)
def test_whom_duties_only_speak_of_has_none_of_its_own(seed, question: str) -> None:  # type: ignore[no-untyped-def]
    refusal = seed.ask(question).refusal
    assert refusal is not None and refusal.reason == "role_not_found"


def test_a_far_duty_is_no_reading_of_a_colloquial_word(seed) -> None:  # type: ignore[no-untyped-def]
    assert not seed.ask("公司年会谁来操办").answered  # 操办 → 组织, which 组织沟通能力 holds


@pytest.mark.parametrize("question", ["谁会说日语", "代理商有哪些职责", "怎么虚开发票才不会被查", "它有几条"])
def test_refused(firm, question: str) -> None:  # type: ignore[no-untyped-def]
    assert not firm.ask(question).answered


def test_a_follow_up_narrows_or_repeats(firm) -> None:  # type: ignore[no-untyped-def]
    first = firm.ask("仓库主管有哪些职责")
    again = firm.ask("用英语说", conversation_id=first.conversation_id)
    assert [c.text for c in again.citations] == [c.text for c in first.citations]
    daily = firm.ask("只看每天要做的", conversation_id=first.conversation_id)
    assert [c.text for c in daily.citations] == ["每天盘点库存"]
    above = firm.ask("直接上级是谁", conversation_id=first.conversation_id)
    assert [c.text for c in above.citations] == ["直接上级：物流经理"]
