"""Plain single questions: a list asked for as a whole, what a word stands for, what nobody weighs, and who is no job."""

import pytest

from assistant.completeness import without_completeness
from assistant.rolerefs import unknown_role
from assistant.trades import unknown_job
from tests.assistant.conftest import Office

HOUSE = """翠园物业客服主管岗位职责
1、安排前台值班；
2、受理业主投诉并在24小时内回复；
3、核对各类费用（水费、电费、停车费）后出账；
4、按财务部的要求报送收费日报；
客服主管任职要求
1、大专以上学历；
2、三年物业工作经验；
"""


@pytest.mark.parametrize(
    ("question", "heading", "count"),
    [
        ("“其他相关责任”所有条目，不要省略", "其他相关责任", 12),
        ("其他相关责任，完完整整列给我，不许缩写", "其他相关责任", 12),
        ("促销管理，从头到尾，别跳过任何一条", "促销管理", 6),
        ("职责12，要全文，不要摘要", "营业部负责人职责12", 7),
        ("把销售监督的定位和作用悉数列出", "销售监督的定位和作用", 3),
        ("促销管理部分都有哪些工作", "促销管理", 6),
        ("促销管理这摊子有哪些事", "促销管理", 6),
        ("促销管理环节有哪些工作要求", "促销管理", 6),
        ("车间检查板块都要干什么事", "车间检查工作", 3),
        ("销售监督在促销管理方面要做的全部事情", "促销管理", 6),
    ],
)
def test_a_named_list_is_given_whole(seed: Office, question: str, heading: str, count: int) -> None:
    answer = seed.ask(question)
    numbered = [c for c in answer.citations if c.number]
    assert answer.answered
    assert len(numbered) == count
    assert {c.list for c in numbered} == {heading}


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("职责12里开票的活有哪些", ["增值税发票的开具", "发票领购"]),
        ("职责9有哪些接单的工作", ["在线订单", "400电话"]),
    ],
)
def test_a_matter_within_a_list_still_narrows(seed: Office, question: str, texts: list[str]) -> None:
    cited = [c.text for c in seed.ask(question).citations]
    assert len(cited) == len(texts)
    assert all(any(part in text for text in cited) for part in texts)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("日常指导指的是哪些指导", "商品指导"),
        ("各项费用是指哪些费用", "水电费"),
        ("所谓目标市场具体指什么", "流行趋势"),
        ("促销活动是指哪些活动", "季末特卖"),
    ],
)
def test_what_a_word_stands_for_is_where_its_parts_are_listed(seed: Office, question: str, part: str) -> None:
    answer = seed.ask(question)
    assert len(answer.citations) == 1
    assert part in answer.citations[0].text


@pytest.mark.parametrize(
    "question",
    [
        "负责人的职责说一下最重要的那个",
        "职责12里哪条最要紧",
        "销售部负责人首要任务是什么",
        "哪项工作优先级最高",
        "职责7和职责10哪份更复杂",
    ],
)
def test_nobody_weighs_duties(seed: Office, question: str) -> None:
    answer = seed.ask(question)
    assert not answer.answered
    assert answer.refusal is not None
    assert "轻重" in answer.refusal.message


def test_what_the_text_itself_calls_important_is_found(seed: Office) -> None:
    assert [c.number for c in seed.ask("最重要的客户由谁维护").citations] == ["6"]


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("合同文件归谁保管", "归档"),
        ("薪水谁给大伙算", "工资、奖金的核算"),
        ("排班表谁给各位同事审", "审核门店排班表"),
        ("竞争对手谁来调查", "竞争对手动态"),
    ],
)
def test_an_everyday_act_finds_the_one_the_text_has_for_its_thing(
    seed: Office, question: str, part: str
) -> None:
    assert any(part in c.text for c in seed.ask(question).citations)


@pytest.mark.parametrize("question", ["合同由谁销毁", "谁研究新产品", "仓库货物谁保管"])
def test_another_act_or_another_thing_is_still_refused(seed: Office, question: str) -> None:
    assert not seed.ask(question).answered


def test_another_house(office: Office) -> None:
    office.add("物业.txt", HOUSE)
    whole = office.ask("“客服主管岗位职责”全部条目不要省略")
    assert len(whole.citations) == 4
    assert not office.ask("客服主管的职责哪一条最难").answered
    assert [c.number for c in office.ask("各类费用说的是哪些").citations] == ["3"]
    assert [c.number for c in office.ask("收费日报按哪个部门要求报").citations] == ["4"]


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("管理报表按哪个部门要求出", None),
        ("报销费用要听财务总监的要求吗", None),
        ("会诊由哪个科室的职责", None),
        ("职责4第几条最长", None),
        ("帮我把行政总监岗位职责贴出来", "行政总监"),
        ("老板让我背一遍仓库主管的岗位职责", "仓库主管"),
        ("我想知道这个人事专员平时都负责啥", "人事专员"),
        ("简单介绍一下司机的工作内容", "司机"),
    ],
)
def test_only_a_job_is_an_unknown_job(question: str, title: str | None) -> None:
    assert unknown_role(question) == title


@pytest.mark.parametrize(
    ("question", "title"),
    [("保洁一个月工资多少", "保洁"), ("电工工资多少", "电工"), ("前台每月工时多少", "前台")],
)
def test_a_title_ends_where_the_next_word_begins(question: str, title: str) -> None:
    found = unknown_job(question, lambda word: False)
    assert found == title


@pytest.mark.parametrize("word", ["有任何", "一条", "不要", "的再都", "务必给我"])
def test_a_long_repetition_is_read_once(word: str) -> None:
    """Words that could be read in two ways would take two to the power of hundreds of readings."""
    assert without_completeness((word * 2_000)[:2_000])
