"""What a text must print to answer (a number, a weekday, a degree), matters quoted word for word, headings quoted with their broken numeral, sentences of wrapped paragraphs."""

from __future__ import annotations

import pytest

from assistant.evaluation.case import list_key
from assistant.headings import heading_key
from assistant.normalise import normalise
from tests.assistant.conftest import Office

PLANT = """灯具厂岗位职责汇编
装配工职责：
1、操作卷边设备，除去灯罩的毛刺；
2、操作抛光设备；
3、处理设备故障，维护保养卷边设备；
4、每天清点并搬运成品灯；
品检员职责：
1、定期召开质量例会，总结客户投诉；
2、制定灯具评级标准并培训装配工；
3、负责委托外部机构的检测，登记检测结果；
品检员要求：
1、接受夜班；
2、熟悉灯具检测标准；
"""
WRAPPED = """旧城百货导览

百货公司的各个楼层都可以看到身着制服的导购人员，他们站在第一线与
顾客直接接触，对商品的介绍会影响到顾客的购买行为。导购人员每月可
以轮休六天，但是为了配合营业时间，不在周日及国定假日排休。他们的
工作环境是在各个楼层的专柜之中，有属于自己的销售范围以及空间。表
现优异的导购人员可以由班长、课长直线升迁，或者转调其他单位任职。
结账的收银人员必须仔细地计算商品的价格，并且询问顾客用什么方式付
款，同时点收钞票。
"""
DORMITORY = """宿舍管理员岗位职责
一、住宿管理
1、协助安排床位，合理调配；
2、定期走访宿舍，了解学生的生活情况；
二、卫生监督
1、检查公共区域的卫生；
三、安全管理
1、登记来访人员；
四、物品管理
1、保管宿舍钥匙；
五、纪律管理
1、制止大声喧哗；
福利待遇：
1、包吃住；
2、每年体检；
"""
EITHER = """连锁店岗位职责
店员职责：
1、为公司决策提供依据；
2、接待顾客并登记会员；
3、盘点仓库；
店长职责：
1、为公司决策提供参考；
2、处理顾客投诉；
3、制作销售报告；
4、提交销售报告；
"""
UNITS = """秘书处分设三科，各科掌理事项如下：
一、第一科：（一）会议记录及资料整备。
（二）施政计划之编拟。
二、第二科：（一）新闻联系及发布。
（二）来宾参观之接待。
三、第三科：（一）财产物品之管理。
（二）公务车辆之调派。
"""


@pytest.fixture
def plant(office: Office) -> Office:
    office.add("灯具.txt", PLANT)
    return office


@pytest.mark.parametrize(
    "question",
    [
        "装配工一天大概要搬运多少盏成品灯？",
        "卷边设备要操作几名装配工",
        "质量例会周几开？",
        "灯具评级标准分为哪几个等级？",
        "培训装配工对学历有什么规定？",
    ],
)
def test_a_detail_that_no_duty_prints_is_refused_with_the_duty_beside(plant: Office, question: str) -> None:
    answer = plant.ask(question)
    assert answer.refusal is not None and answer.refusal.reason == "not_covered"


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("一天要搬多少灯，谁清点", "每天清点并搬运成品灯"),
        ("谁来制定灯具的评级标准", "制定灯具评级标准并培训装配工"),
    ],
)
def test_a_number_that_is_somebodys_matter_is_not_asked_for(plant: Office, question: str, shown: str) -> None:
    assert [citation.text for citation in plant.ask(question).citations] == [shown]


def test_a_matter_quoted_word_for_word_is_that_duty_alone(plant: Office) -> None:
    """Two acts and half a word (灯 of 灯罩), as somebody copies the beginning of a line."""
    answer = plant.ask("谁负责操作卷边设备，除去灯")
    assert [citation.text for citation in answer.citations] == ["操作卷边设备，除去灯罩的毛刺"]


def test_who_takes_on_a_task_is_no_requirement(plant: Office) -> None:
    """接受夜班 is asked of somebody, to accept an order is his work."""
    assert plant.ask("哪个岗位要接受夜班").intent == "requirements"
    assert plant.ask("谁负责接受外部机构的检测").intent == "lookup"


def test_requirements_are_counted_with_their_labelled_values(office: Office) -> None:
    office.add(
        "招聘.txt", "岗位名称：门卫\n学历要求：高中以上\n岗位职责：\n1、登记来访车辆；\n2、巡逻院区；\n"
    )
    answer = office.ask("哪些岗位要求高中学历")
    assert "有 0 条" not in answer.answer and "1 条" in answer.answer


@pytest.mark.parametrize(
    "heading", ["不及物动词其他相关责任", "动词 (verb的缩写)促销管理", "六(罗马数字)促销管理"]
)
def test_a_heading_is_the_same_with_what_became_of_its_numeral(heading: str) -> None:
    bare = "其他相关责任" if heading.endswith("责任") else "促销管理"
    assert heading_key(heading) == heading_key(bare)
    assert list_key(heading) == list_key(bare)


def test_a_word_that_only_looks_like_a_numeral_stays() -> None:
    assert normalise("不及物动词是什么").text != "是什么" and "动词" in normalise("动词的用法").text


def test_a_heading_quoted_with_its_broken_numeral_is_found(seed: Office) -> None:
    plain = seed.ask("其他相关责任有哪些条目，列全")
    quoted = seed.ask("请列出“不及物动词其他相关责任”下的全部条目")
    assert plain.answered and [c.text for c in quoted.citations] == [c.text for c in plain.citations]


def test_the_sentence_of_a_paragraph_that_the_page_wrapped(office: Office) -> None:
    office.add("百货.txt", WRAPPED)
    answer = office.ask("导购人员每月可以轮休几天")
    assert answer.answered
    (text,) = ["".join(citation.text.split()) for citation in answer.citations]
    assert text == "导购人员每月可以轮休六天，但是为了配合营业时间，不在周日及国定假日排休。"


@pytest.mark.parametrize("question", ["秘书处一共分成几科？", "秘书处分为哪些科"])
def test_the_sections_of_an_office_are_counted(office: Office, question: str) -> None:
    office.add("秘书处.txt", UNITS)
    answer = office.ask(question)
    assert answer.answered and all(name in answer.answer for name in ("第一科", "第二科", "第三科"))


def test_what_a_document_holds_is_asked_of_the_document(seed: Office) -> None:
    answer = seed.ask("请列出本文包含的全部职责清单的标题。")
    assert answer.intent == "overview" and answer.answered


def test_who_is_asked_for_in_pinyin(seed: Office) -> None:
    """shui jie is 谁接 where no text holds 水解; 水电费 stays, which one does."""
    assert [c.text for c in seed.ask("shui jie 400 dianhua").citations] == [
        c.text for c in seed.ask("谁接400电话").citations
    ]
    assert seed.ask("shui dian fei").standalone_question == "水电费"


def test_he_is_who_answered_though_the_job_has_many_sections(office: Office) -> None:
    office.add("宿舍.txt", DORMITORY)
    answer = office.talk("床位是谁来调？", "那他会主动走访宿舍吗")
    assert answer.standalone_question == "宿舍管理员会主动走访宿舍吗"
    assert [citation.text for citation in answer.citations] == ["定期走访宿舍，了解学生的生活情况"]


def test_he_is_the_role_that_answered_and_never_the_matter(seed: Office) -> None:
    """Of a role whose lists are of several jobs, too."""
    answer = seed.talk("增值税发票谁开", "他要不要去外管局核销")
    assert answer.standalone_question == "销售部负责人要不要去外管局核销"
    assert all("外管局" in citation.text for citation in answer.citations) and answer.answered


def test_what_good_there_is_in_it(office: Office) -> None:
    office.add("宿舍.txt", DORMITORY)
    answer = office.ask("去了能有什么好处")
    assert [citation.text for citation in answer.citations] == ["包吃住", "每年体检"]


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("谁为公司决策提供依据或参考？", ["为公司决策提供依据", "为公司决策提供参考"]),
        ("谁接待顾客或者处理投诉", ["接待顾客并登记会员", "处理顾客投诉"]),
        ("销售报告由谁制作或提交？", ["制作销售报告", "提交销售报告"]),
        ("谁盘点仓库", ["盘点仓库"]),
    ],
)
def test_either_of_two_matters(office: Office, question: str, shown: list[str]) -> None:
    office.add("连锁.txt", EITHER)
    assert [citation.text for citation in office.ask(question).citations] == shown
