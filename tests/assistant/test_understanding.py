"""Ways of pointing, leaving out, counting and comparing, over a text that no rule was written for."""

from __future__ import annotations

import pytest

TEXT = """酒店客房部岗位职责
客房主管职责1
1、负责每日排房和人员分工；
2、检查客房卫生，每周抽查一次布草质量；
3、处理住客投诉并向值班经理汇报；
客房主管职责2
1、负责易耗品的申领和盘点；
2、核对布草送洗数量；
客房主管职责3
1、组织新员工培训；
2、检查消防器材；
3、根据入住率编制排班表；
4、协助工程部报修；
"""


@pytest.fixture
def hotel(office):  # type: ignore[no-untyped-def]
    office.add("客房.txt", TEXT)
    return office


def marks(answer) -> list[str]:  # type: ignore[no-untyped-def]
    return [f"{c.list[-1]}.{c.number}" for c in answer.citations]


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("职责1有哪些", "下一份"), ["2.1", "2.2"]),
        (("职责3都写了什么", "再看看前一份"), ["2.1", "2.2"]),
        (("职责3第2条", "下一条呢"), ["3.3"]),
        (("职责3第2条", "它前后两条"), ["3.1", "3.3"]),
        (("职责2写了啥", "就这些吗"), ["2.1", "2.2"]),
        (("职责1第3条", "整份都给我看"), ["1.1", "1.2", "1.3"]),
        (("职责1", "说错了，我要的是职责2"), ["2.1", "2.2"]),
        (("职责1里关于布草的", "那职责2呢"), ["2.2"]),
        (("职责1", "职责2", "我最开始问的那份，第2条"), ["1.2"]),
        (("谁抽查布草质量", "多久一次"), ["1.2"]),
        (("谁编制排班表", "根据什么编"), ["3.3"]),
        (("谁处理住客投诉", "向谁汇报"), ["1.3"]),
        (("谁处理住客投诉", "原话给我"), ["1.3"]),
        (("职责1", "换个话题，谁负责新员工培训"), ["3.1"]),
    ],
)
def test_a_follow_up_inherits_what_it_leaves_out(hotel, turns: tuple[str, ...], expected: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert marks(hotel.talk(*turns)) == expected


@pytest.mark.parametrize(
    ("turns", "reason"),
    [
        (("下一条",), "ambiguous"),
        (("那个呢",), "ambiguous"),
        (("职责3第4条", "下一条"), "not_covered"),
        (("职责3", "下一份"), "not_covered"),
        (("谁编制排班表", "一般几号编"), "not_covered"),
        (("易耗品盘点每次要多少小时",), "not_covered"),
        (("消防器材是什么牌子",), "not_covered"),
    ],
)
def test_what_is_not_there_is_said(hotel, turns: tuple[str, ...], reason: str) -> None:  # type: ignore[no-untyped-def]
    answer = hotel.talk(*turns)
    assert not answer.answered
    assert answer.refusal.reason == reason


@pytest.mark.parametrize(
    ("question", "expected", "says"),
    [
        ("文档里一共有几份清单", {"1", "2", "3"}, "3 份清单、9 条"),
        ("给我一个目录", {"1", "2", "3"}, "3 份"),
        ("哪份职责条目最多", {"3"}, "4 条"),
        ("恰好两条的职责有几份", {"2"}, "2 条"),
        ("职责3比职责2多几条", {"2", "3"}, "多 2 条"),
        ("没有提到布草的清单是哪几份", {"3"}, "没有提到"),
        ("原文里出现“布草”二字的有哪几条", {"1", "2"}, "共 2 条"),
        ("除了职责1，还有哪里写了检查", {"3"}, ""),
    ],
)
def test_questions_about_the_texts_themselves(hotel, question: str, expected: set[str], says: str) -> None:  # type: ignore[no-untyped-def]
    answer = hotel.ask(question)
    assert {c.list[-1] for c in answer.citations} == expected
    assert says in answer.answer


def test_a_matter_in_several_lists_is_set_side_by_side(hotel) -> None:  # type: ignore[no-untyped-def]
    answer = hotel.ask("布草这件事，职责1和职责2各写了什么")
    assert answer.intent == "compare"
    assert sorted(marks(answer)) == ["1.2", "2.2"]


def test_three_lists_are_compared(hotel) -> None:  # type: ignore[no-untyped-def]
    answer = hotel.ask("职责1、2、3放在一起比较")
    assert len(answer.citations) == 9
    assert "3 份" in answer.answer


def test_an_aspect_is_of_the_role_before(office) -> None:  # type: ignore[no-untyped-def]
    office.add(
        "质检.txt",
        "质检员岗位职责\n1、抽检来料\n2、检验记录留存两年\n任职要求\n1、退伍军人优先\n2、身体健康\n",
    )
    office.add("保洁.txt", "保洁员岗位职责\n1、清扫楼道\n2、清运垃圾\n任职要求\n1、吃苦耐劳\n")
    assert [c.text for c in office.talk("质检员有哪些职责", "那任职要求呢").citations] == [
        "退伍军人优先",
        "身体健康",
    ]
    assert "两年" in office.ask("检验记录留存多久").answer
