"""Follow-ups and questions that leave something out: whose part, which thing, whether it counts, to whom, how long, how many."""

from __future__ import annotations

import pytest

from assistant.asking import without_asking
from assistant.attributes import attribute_named, proves
from assistant.contract import Answer
from assistant.mentions import counted_words
from assistant.turning import turning
from tests.assistant.conftest import Office

CABLEWAY = """缆车站务部岗位职责

站务负责人职责1
1、站内各项开支的控制(包括耗材费、差旅费、保洁费等)
2、审核检票员排班表和工资表,核对检票数据
3、根据票务中心的要求出具客流报表
4、定期召开站长例会,通报客流
5、做好大屏的布置和候车厅的氛围引导
6、定期汇报本站客流
站务负责人职责2
1、负责景区网站的日常维护和更新
2、负责网站数据分析和改版
3、协助检票员进行检票数据的统计和分析
4、主持重大包车合同的谈判和签署
5、指导各站合理补充货源
6、完成检修人员工资、奖金的核算
7、定期与旅行社对账
8、为旅行社提供班次信息

站务督查的定位和作用
1、站台与公司的桥梁:传达公司的信息,并及时反馈站台情况
2、公司服务规范执行的督察
站务督查的基本素质
1、认真负责的工作态度
2、具有良好的语言表达能力
站务督查的工作内容
一、服务检查工作
1、检查站台的服务规范,考核检票员
2、及时接受游客的投诉,认真处理并反馈
二、培训和带教工作
1、对检票员进行岗前培训
2、每月抽查带教记录
"""


@pytest.fixture(scope="module")
def cableway(tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object) -> Office:
    office = Office(tmp_path_factory.mktemp("cableway"), tokens, encoder)  # type: ignore[arg-type]
    office.add("缆车.txt", CABLEWAY)
    return office


def lines(answer: Answer) -> list[str]:
    """Which lines were cited, by the end of their heading and their number."""
    return [f"{(c.list or '')[-3:]}{c.number}" for c in answer.citations]


@pytest.mark.parametrize(
    ("turns", "wanted"),
    [
        (("站务督查的基本素质有哪些", "那它的定位和作用呢"), ["和作用1", "和作用2"]),
        (("站务督查的定位和作用是什么", "他的基本素质呢"), ["本素质1", "本素质2"]),
        (("站内开支谁控制", "差旅费算在里面不"), ["职责11"]),
        (("站内开支谁控制", "保洁费也包括在内吗"), ["职责11"]),
        (("候车厅的氛围归谁", "大屏也归他们吗"), ["职责15"]),
        (("景区网站谁维护", "数据分析呢"), ["职责22"]),
        (("检票员工资表谁审核", "检修人员的呢"), ["职责26"]),
        (("客流报表谁出", "包车合同谁签", "行。另外例会那个是谁在开"), ["职责14"]),
        (("谁负责景区网站", "职责2吧", "那个人还管旅行社吗"), ["职责27", "职责28"]),
    ],
)
def test_what_is_left_out_is_of_the_turn_before(
    cableway: Office, turns: tuple[str, ...], wanted: list[str]
) -> None:
    assert lines(cableway.talk(*turns)) == wanted


def test_pay_is_asked_of_whoever_answered(cableway: Office) -> None:
    assert not cableway.talk("检票员排班表谁审核", "他一个月拿多少工资").answered
    assert not cableway.talk("检票员排班表谁审核", "他工资多少").answered


def test_a_count_doubted_is_told_again(cableway: Office) -> None:
    for doubt in ("我怎么看着像七条", "不是八条吗", "我数出来是五条啊"):
        assert len(cableway.talk("职责1有哪些", doubt).citations) == 6


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("职责2跟站务督查那边的投诉有啥区别", ["查工作2"]),
        ("站务督查的“培训和带教工作”总共几条", ["教工作1", "教工作2"]),
        ("客流报表按谁的要求出", ["职责13"]),
        ("补货谁管", ["职责25"]),
        ("站长例会是固定周期吗", ["职责14"]),
        ("跟旅行社对账是谁的事", ["职责27"]),
    ],
)
def test_which_lines_are_meant(cableway: Office, question: str, wanted: list[str]) -> None:
    assert lines(cableway.ask(question)) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "站长例会一般开多久",
        "站长例会开几个小时",
        "站长例会有几个人参加",
        "多大的包车合同算重大",
        "本站客流要汇报给哪位领导",
        "站务督查要不要上夜班",
        "会计总共几个人",
        "报关员一共几个",
        "做网站维护的这个岗，英语要过几级",
        "客流报表一个月出几张",
    ],
)
def test_what_no_line_says_is_refused(cableway: Office, question: str) -> None:
    assert not cableway.ask(question).answered


def test_how_often_is_no_length(cableway: Office) -> None:
    assert lines(cableway.ask("站长例会多久开一次")) == ["职责14"]


def test_speaking_well_is_no_foreign_language() -> None:
    language = attribute_named("外语")
    assert not proves(language, "具有良好的语言表达能力")
    assert proves(language, "英语口语流利")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("差旅费算在里面不", "差旅费算吗"),
        ("保洁费也包括在内吗", "保洁费算吗"),
        ("房租要不要算进去", "房租要不要算进去"),
    ],
)
def test_whether_it_is_a_part(typed: str, asked: str) -> None:
    assert turning(typed).text == asked


def test_a_rhythm_asked_by_a_choice_is_no_matter() -> None:
    assert without_asking("报表是按周出还是按月出").split() == ["报表"]
    assert without_asking("例会有固定周期没").split() == ["例会"]


def test_words_that_are_counted() -> None:
    found = counted_words("考核这俩字提到过几次")
    assert found is not None
    assert found.words == ("考核",)
    assert counted_words("考核谁负责") is None
