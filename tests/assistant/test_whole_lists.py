"""Whole lists: each of them in full, headings side by side, one without a part of it, several told by a matter, by a follow-up."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

AQUARIUM = """馆务主任职责1
1、编制年度开放计划
2、审核门票价格

馆务主任职责2
1、审批饲料采购
2、核对饲料库存
3、提交水质月报给区渔政站

展区主任职责3
1、安排展区讲解
2、检查玻璃缸密封
3、登记饲料消耗

展馆督察的基本素质
1、会潜水
2、有一定的讲解能力

展馆督察的工作内容
（一）设备检查工作
1、巡查水泵和过滤器
2、登记报修单
（二）培训和评估工作
1、对讲解员进行培训
2、每季度评估讲解质量
（三）宣传管理
1、更新展板
2、策划亲子活动
3、联系本地媒体
（四）其他责任
1、接待兄弟馆来访
"""


@pytest.fixture
def aquarium(office: Office) -> Office:
    office.add("aquarium.txt", AQUARIUM)
    return office


def _counts(answer) -> tuple[int, set[str]]:  # type: ignore[no-untyped-def]
    return answer.total, {citation.list.split("的")[-1] for citation in answer.citations}


@pytest.mark.parametrize(
    ("turns", "lists", "total"),
    [
        (
            ("展馆督察的清单都给我，素质、工作内容都要",),
            {"基本素质", "设备检查工作", "培训和评估工作", "宣传管理", "其他责任"},
            10,
        ),
        (("展馆督察的素质要求和培训评估的活，一块列",), {"基本素质", "培训和评估工作"}, 4),
        (
            ("展馆督察的工作内容，除了其他责任那块，别的都列",),
            {"设备检查工作", "培训和评估工作", "宣传管理"},
            7,
        ),
        (("除了宣传管理，展馆督察的工作内容都列一下",), {"设备检查工作", "培训和评估工作", "其他责任"}, 5),
        (("搞宣传那一摊子事儿都有哪些",), {"宣传管理"}, 3),
        (("下周要交接，提到亲子活动的那份全列给我",), {"宣传管理"}, 3),
        (("宣传管理有哪些", "培训评估的也列一下"), {"培训和评估工作"}, 2),
        (("谁登记报修单", "那一节整节发我"), {"设备检查工作"}, 2),
        (("设备检查工作，几条都列上",), {"设备检查工作"}, 2),
        (("凡是管饲料的清单，整份整份列出来",), {"馆务主任职责2", "展区主任职责3"}, 6),
        (("跟饲料有关的那两份清单都发我",), {"馆务主任职责2", "展区主任职责3"}, 6),
        (("设备检查加培训评估，两节都发我",), {"设备检查工作", "培训和评估工作"}, 4),
        (("宣传管理加设备检查，两节都列出来",), {"设备检查工作", "宣传管理"}, 5),
        (("培训评估 设备检查 都要 赶紧的",), {"设备检查工作", "培训和评估工作"}, 4),
        (("想应聘展馆督察，要求全部发我看看",), {"基本素质"}, 2),
        (("培训评估",), {"培训和评估工作"}, 2),
        (("标题写馆务主任的清单，职责1就不用了，另外几份列全",), {"馆务主任职责2"}, 3),
        (("馆务主任职责2前两条是什么", "接下来一条"), {"馆务主任职责2"}, 1),
        (("馆务主任职责2有哪些", "不要第3条，其他按顺序再列一遍"), {"馆务主任职责2"}, 2),
        (("宣传管理那节都有什么", "不是这节，我要培训评估的"), {"培训和评估工作"}, 2),
    ],
    ids=lambda value: value[-1] if isinstance(value, tuple) else None,
)
def test_exactly_these_lists(aquarium: Office, turns: tuple[str, ...], lists: set[str], total: int) -> None:
    assert _counts(aquarium.talk(*turns)) == (total, lists)


@pytest.mark.parametrize(
    "question", ["仓储组长的工作内容和素质要求都列出来", "请列出食堂经理的工作内容和职责"]
)
def test_no_heading_tells_of_a_stranger(aquarium: Office, question: str) -> None:
    assert not aquarium.ask(question).answered


def test_whom_a_report_goes_to_is_asked_of_the_next_matter_too(aquarium: Office) -> None:
    answer = aquarium.talk("水质月报交给谁", "那报修单呢")
    assert answer.standalone_question.startswith("报修单交给谁")


@pytest.mark.parametrize("question", ["讲解培训在哪儿开", "讲解员评估没过怎么处理"])
def test_where_and_what_becomes_of_who_fails_is_not_told_by_the_act(aquarium: Office, question: str) -> None:
    assert not aquarium.ask(question).answered


def test_a_degree_asked_of_the_post_of_a_numbered_list_is_refused(aquarium: Office) -> None:
    assert not aquarium.ask("职责3那个岗位要什么学历").answered


def test_a_why_before_what_asks_who_stays(aquarium: Office) -> None:
    answer = aquarium.ask("下周要培训讲解员，谁负责")
    assert {citation.text for citation in answer.citations} == {"对讲解员进行培训"}


def test_each_version_of_a_title_with_many_lists_in_full(seed: Office) -> None:
    called = seed.ask("营业部负责人到底要做哪些事？所有版本都给我")
    assert (called.shown, called.total) == (29, 29)
    assert all("营业部负责人" in citation.list for citation in called.citations)
    assert seed.ask("销售部负责人要做什么，每一份都列全").shown == 130
    assert seed.ask("销售部负责人有哪些职责").shown < 30
