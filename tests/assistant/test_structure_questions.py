"""Questions about lists as lists: sizes, places, words of headings, themes, words looked for, whole houses."""

from __future__ import annotations

import pytest

from assistant.partners import bare_name
from tests.assistant.conftest import Office

CLINIC = """康泰社区诊所岗位职责汇编
前台接待职责1
1、负责来访登记和预约安排；
2、接听咨询电话，重要留言当日转告；
3、每月整理一次客户档案；
4、完成领导交办的其他任务；
前台接待职责2
1、协助护士测量体温；
2、保持候诊区整洁；
导诊台职责4
1、引导病人就诊，包括挂号、候诊、缴费等就诊环节；
2、收集病人意见并归档；
3、定期向护士长汇报；
4、核对每日收费金额并上缴财务；
5、登记退费，报财务审批；
"""
SCHOOL = """明德小学后勤分工
校医岗位职责
1、每学期组织一次体检；
2、保管药品，过期三个月内销毁；
保安岗位职责
1、30分钟巡查一次校门；
2、登记来访车辆；
任职条件
1、校医须持执业医师证；
2、保安须持保安员证；
"""


@pytest.fixture
def clinic(office):  # type: ignore[no-untyped-def]
    office.add("诊所.txt", CLINIC)
    return office


@pytest.fixture
def house(office):  # type: ignore[no-untyped-def]
    office.add("诊所.txt", CLINIC)
    office.add("学校.txt", SCHOOL)
    return office


def places(answer) -> list[str]:  # type: ignore[no-untyped-def]
    return [f"{c.list[-1]}.{c.number}" for c in answer.citations]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("职责4双数的那几条", ["4.2", "4.4"]),
        ("职责4里单数条目发我", ["4.1", "4.3", "4.5"]),
        ("职责4中间那条是什么", ["4.3"]),
        ("职责1后一半", ["1.3", "1.4"]),
        ("职责4的1、3、5条", ["4.1", "4.3", "4.5"]),
        ("职责4里2到4条", ["4.2", "4.3", "4.4"]),
        ("把提到收费又提到财务的条目列出来", ["4.4"]),
        ("职责4从第4条看起", ["4.4", "4.5"]),
        ("职责1去掉兜底那条，其余给我", ["1.1", "1.2", "1.3"]),
        ("职责1除了交办的那条还有什么", ["1.1", "1.2", "1.3"]),
        ("兜底条款有哪些", ["1.4"]),
        ("职责肆列一下，老板急着要看", ["4.1", "4.2", "4.3", "4.4", "4.5"]),
    ],
)
def test_items_by_place_and_by_what_is_left_out(clinic, question: str, expected: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert places(clinic.ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("哪份清单超过4条", {"4"}),
        ("有几份清单只有2条", {"2"}),
        ("少于5条的清单有哪些", {"1", "2"}),
        ("4条以上的有几份", {"1", "4"}),
        ("导诊台的清单有几份", {"4"}),
        ("前台打头的标题有几个", {"1", "2"}),
        ("哪些清单标题里写的是“导诊”", {"4"}),
        ("哪几份清单没有“归档”这个词", {"1", "2"}),
        ("哪些清单既提到病人又提到财务", {"4"}),
    ],
)
def test_lists_by_size_heading_and_words(clinic, question: str, expected: set[str]) -> None:  # type: ignore[no-untyped-def]
    answer = clinic.ask(question)
    assert answer.answered
    assert {c.list[-1] for c in answer.citations} == expected


def test_a_number_that_the_headings_skip(clinic) -> None:  # type: ignore[no-untyped-def]
    assert "缺 3" in clinic.ask("职责编号连续吗，缺哪个").answer


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("病人在文中哪几处出现过", ["4.1", "4.2"]),
        ("涉及档案、归档的条目有哪些", ["1.3", "4.2"]),
        ("跟钱有关的（收费、退费）都列出来", ["4.4", "4.5"]),
        ("同时提到“收费”和“财务”的条目", ["4.4"]),
        ("有几条以“登记”开头", ["4.5"]),
        ("就诊环节包括哪些", ["4.1"]),
        ("写了“交办任务”之类的有几条", ["1.4"]),
    ],
)
def test_words_looked_for(clinic, question: str, expected: list[str]) -> None:  # type: ignore[no-untyped-def]
    assert places(clinic.ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("明德小学那边登记什么", {"登记来访车辆"}),
        ("小学那份里按学期来做的有哪些", {"每学期组织一次体检"}),
        ("带30分钟时限的规定有哪些", {"30分钟巡查一次校门"}),
        ("写了三个月的条目", {"保管药品，过期三个月内销毁"}),
        ("校医要持什么证", {"校医须持执业医师证"}),
        ("明德小学的校医做什么", {"每学期组织一次体检", "保管药品，过期三个月内销毁"}),
    ],
)
def test_one_house_of_several(house, question: str, expected: set[str]) -> None:  # type: ignore[no-untyped-def]
    answer = house.ask(question)
    assert {c.text for c in answer.citations} == expected


def test_lists_that_lean_to_a_theme(seed) -> None:  # type: ignore[no-untyped-def]
    answer = seed.ask("税务类的是哪几份清单")
    assert {"12", "13"} <= {c.list[-2:] for c in answer.citations}
    assert "按内容归纳" in answer.answer


def test_a_theme_that_no_list_has(seed) -> None:  # type: ignore[no-untyped-def]
    assert not seed.ask("偏医疗的是哪几份").answered


@pytest.mark.parametrize(
    ("question", "size", "missing"),
    [
        ("督导要什么样的人", 6, []),
        ("做销售监督得有什么本事", 6, []),
        ("招督导，素质和学历分别怎么要求", 6, ["学历"]),
        ("素质里有没有提到保密", 1, []),
        ("what qualities does a sales supervisor need", 6, []),
    ],
)
def test_requirements_as_people_ask(seed, question: str, size: int, missing: list[str]) -> None:  # type: ignore[no-untyped-def]
    answer = seed.ask(question)
    assert [c.kind for c in answer.citations] == ["requirement"] * size
    assert answer.not_covered == missing


def test_a_leading_sentence_is_quoted_with_its_place(seed) -> None:  # type: ignore[no-untyped-def]
    answer = seed.ask("促销管理逐条列出")
    assert answer.total == 6
    assert answer.citations[0].kind == "overview"


def test_a_subject_of_several_headings(seed) -> None:  # type: ignore[no-untyped-def]
    answer = seed.ask("销售监督是干什么的")
    assert answer.intent == "overview"
    assert "共 8 份清单" in answer.answer


def test_a_word_inside_a_job_is_no_attribute(office) -> None:  # type: ignore[no-untyped-def]
    office.add("岗位.txt", "测试工程师岗位职责\n1、编写测试用例；\n2、跟踪缺陷；\n")
    assert not office.ask("测试工程师试用期多久").answered
    assert len(office.ask("测试工程师要做哪些事").citations) == 2


@pytest.mark.parametrize(
    ("found", "name"),
    [("时与销售部", "销售部"), ("促进营销中心", "营销中心"), ("计以及在外管局", "外管局"), ("市场监管", "市场监管"), ("办理各类商场", "各类商场")],
)  # fmt: skip
def test_a_body_is_named_without_what_stands_before_it(found: str, name: str) -> None:
    assert bare_name(found) == name


@pytest.mark.parametrize(
    "question", ["跟其他部门协调的有哪些职责", "文里提到的外部单位有哪些", "哪些职责需要和别的部门对接"]
)
def test_bodies_dealt_with_are_collected_however_they_are_asked_for(office, question: str) -> None:  # type: ignore[no-untyped-def]
    office.add(
        "分工.txt",
        "出纳岗位职责\n1、每周与销售部核对到账；\n2、到银行办理汇款，与税务局联系；\n3、保管支票；\n",
    )
    answer = office.ask(question)
    assert {c.number for c in answer.citations} == ({"2"} if "外部" in question else {"1"})


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("职责4里跟登记没关系的有哪些", "那前台接待职责1呢"), ["1.2", "1.3", "1.4"]),
        (("职责4里不谈收费的那几条", "病人呢"), ["4.3", "4.4", "4.5"]),
        (("前台接待职责1除了登记的还有哪些", "导诊台职责4呢"), ["4.1", "4.2", "4.3", "4.4"]),
        (("职责4里和病人有关的", "收费呢"), ["4.4"]),
    ],
)
def test_what_was_left_out_stays_left_out(clinic, turns: tuple[str, ...], expected: list[str]) -> None:  # type: ignore[no-untyped-def]
    first, second = turns
    before = clinic.ask(first)
    assert places(clinic.ask(second, conversation_id=before.conversation_id)) == expected


OFFICE_HEAD = """办公室主任岗位职责
一、行政事务
（一）文件
1、起草通知；
2、分发公文；
（二）会议
1、安排例会；
2、记录纪要；
二、后勤保障
（一）采购
1、编制采购计划；
2、验收物资；
（二）车辆
1、调度车辆；
2、安排年检；
"""


def test_the_parts_of_a_job_are_the_headings_above_its_lists(office: Office) -> None:
    office.add("办公室.txt", OFFICE_HEAD)
    answer = office.ask("办公室主任的工作分哪几个方面？")
    assert [b.label for b in answer.blocks if b.type == "group"] == ["行政事务", "后勤保障"]
    assert [b.text for b in answer.blocks if b.type == "group"] == ["4 条，分 2 节", "4 条，分 2 节"]


@pytest.mark.parametrize("question", ["这条招聘写了哪几方面？", "本招聘启事都写了哪些方面", "这页写了几部分"])
def test_a_posting_is_asked_about_as_a_whole(office: Office, question: str) -> None:
    office.add(
        "招聘.txt",
        "裁剪工岗位职责\n1、按版裁片；\n2、清点面料；\n任职要求\n1、熟悉电剪；\n2、初中以上学历；\n福利待遇\n1、包吃住；\n",
    )
    answer = office.ask(question)
    labels = [b.label for b in answer.blocks if b.type == "group"]
    assert any("职责" in label for label in labels)
    assert any("任职要求" in label for label in labels)
    assert any("福利待遇" in label for label in labels)
