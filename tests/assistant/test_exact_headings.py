"""Lists asked for by the very words of their heading, what is preferred, titles with notes in brackets, and values of an attribute."""

import pytest

from assistant.attributes import attribute_named, holds, proves
from assistant.spokentitles import spoken_title, with_spoken_titles
from assistant.valued import prints_value
from corpus.model import RoleField
from tests.assistant.conftest import Office

POSTING = """招聘岗位：麵點師傅（夜班，二店）
薪資福利待遇：
1、底薪7000元，另有夜班津貼；
2、每年体检一次；
岗位职责：
1、负责夜间面团发酵与整形；
2、凌晨三点前完成第一炉出炉；
3、清洗和面机并登记；
任职要求：
1、初中以上文化程度；
2、专业知识扎实，文化包容心强；
3、两年以上面点工作经验；
加分项（非必须）：
1、有裱花经验；
2、持中式面点师证书；
绩效标准：
1、出炉准时率98%以上；
2、报损率低于2%；
3、客诉每月不超过1起；
4、卫生抽检合格；
"""

YARD = """堆场调度员岗位职责
1、安排集卡进出；
2、登记箱号；
堆场调度员任职要求
1、高中以上学历；
2、会使用对讲机；
3、有港口工作经验者优先；
4、能吃苦，会粤语者优先考虑；
"""


@pytest.fixture
def bakery(office: Office) -> Office:
    office.add("招聘.txt", POSTING)
    return office


@pytest.mark.parametrize(
    ("question", "heading", "count"),
    [
        ("绩效标准有哪些", "绩效标准", 4),
        ("绩效标准一共几条", "绩效标准", 4),
        ("把绩效标准列出来", "绩效标准", 4),
        ("加分项有哪些", "加分项（非必须）", 2),
        ("有哪些加分项", "加分项（非必须）", 2),
        ("加分的有几条", "加分项（非必须）", 2),
        ("什么背景会加分", "加分项（非必须）", 2),
        ("薪资福利待遇都有什么", "薪資福利待遇", 2),
        ("福利待遇有哪些", "薪資福利待遇", 2),
        ("岗位职责有哪些", "岗位职责", 3),
        ("岗位职责有几条", "岗位职责", 3),
        ("任职要求有几条？", "任职要求", 3),
        ("麵點師傅（夜班，二店）有哪些职责", "岗位职责", 3),
        ("面点师傅(夜班,二店)的岗位职责是什么", "岗位职责", 3),
    ],
)
def test_a_list_is_found_by_the_words_of_its_heading(
    bakery: Office, question: str, heading: str, count: int
) -> None:
    answer = bakery.ask(question)
    assert answer.answered
    assert answer.shown == answer.total == count
    assert {c.list for c in answer.citations} == {heading}


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("绩效标准第2条是什么", "报损率低于2%"),
        ("加分项第1条", "有裱花经验"),
        ("岗位职责第三条写的什么", "清洗和面机并登记"),
    ],
)
def test_an_item_of_a_list_is_found_by_the_words_of_its_heading(
    bakery: Office, question: str, text: str
) -> None:
    assert [c.text for c in bakery.ask(question).citations] == [text]


def test_a_follow_up_goes_on_with_a_list_found_by_its_heading(bakery: Office) -> None:
    assert [c.text for c in bakery.talk("绩效标准有哪些", "第4条呢").citations] == ["卫生抽检合格"]


def test_what_is_preferred_is_found_in_requirements_without_a_list_of_its_own(office: Office) -> None:
    office.add("堆场.txt", YARD)
    for question in ("有哪些加分项", "什么条件的人优先"):
        cited = [c.text for c in office.ask(question).citations]
        assert cited == ["有港口工作经验者优先", "能吃苦，会粤语者优先考虑"]


def test_a_heading_of_several_jobs_leaves_open_whose_it_is(office: Office) -> None:
    office.add("堆场.txt", YARD)
    office.add("门卫.txt", YARD.replace("堆场调度员", "港区门卫"))
    answer = office.ask("任职要求有几条")
    assert not answer.answered or len({c.role for c in answer.citations}) == 2


def test_many_small_lists_of_one_job_are_given_whole(office: Office) -> None:
    parts = "\n".join(
        f"（{n}）{name}\n1、负责{name}的计划；\n2、检查{name}的落实；"
        for n, name in zip("一二三四五", _PARTS, strict=True)
    )
    office.add("后勤.txt", f"后勤科科长岗位职责\n{parts}\n")
    answer = office.ask("后勤科科长有哪些职责")
    assert answer.shown == answer.total == 10


_PARTS = ("食堂管理", "宿舍管理", "车辆管理", "绿化养护", "维修服务")


def test_titles_are_said_without_notes_that_hold_a_pause(bakery: Office) -> None:
    knowledge = bakery.assistant.knowledge("default")
    role = next(iter(knowledge.roles.values()))
    assert spoken_title(role, knowledge) == "面点师傅"
    assert with_spoken_titles("面点师傅(夜班，二店)几点上班", knowledge) == "面点师傅几点上班"
    assert with_spoken_titles("面点师傅几点上班", knowledge) == "面点师傅几点上班"


@pytest.mark.parametrize(
    ("name", "text", "proved"),
    [
        ("专业", "会计相关专业优先", True),
        ("专业", "专业知识扎实", False),
        ("专业", "能独立分析各类数据", False),
        ("学历", "高中以上文化程度", True),
        ("学历", "认同公司的文化", False),
        ("外语", "语言表达能力强", False),
    ],
)
def test_a_word_of_an_attribute_in_another_sense_proves_nothing(name: str, text: str, proved: bool) -> None:
    assert proves(attribute_named(name), text) is proved


@pytest.mark.parametrize(
    ("name", "question", "text", "printed"),
    [
        ("工作经验", "要几年经验", "三年以上同岗位经验", True),
        ("工作经验", "要几年经验", "有现场管理经验", False),
        ("工作经验", "要几年经验", "经验不限", True),
        ("工作经验", "要有经验吗", "有现场管理经验", True),
        ("年假", "年假有多少天", "带薪年假、节日福利", False),
        ("年假", "年假有多少天", "年假5天起", True),
        ("提成奖金", "提成几个点", "薪金面议", True),
        ("人数编制", "招几个人", "若干", True),
    ],
)
def test_a_line_answers_with_the_kind_of_value_that_is_asked_for(
    name: str, question: str, text: str, printed: bool
) -> None:
    assert prints_value(attribute_named(name), question, text) is printed


@pytest.mark.parametrize(
    ("label", "text", "held"),
    [
        ("待遇", "面议", False),  # a wider label: another attribute's, unless the text says so
        ("待遇", "底薪加提成", True),
        ("提成比例", "2", True),
    ],
)
def test_a_wider_label_must_say_what_it_holds(label: str, text: str, held: bool) -> None:
    assert holds(attribute_named("提成奖金"), RoleField(label, text, "d", 0, 1)) is held


def test_years_are_told_by_lines_that_print_years(bakery: Office) -> None:
    assert [c.text for c in bakery.ask("要几年工作经验").citations] == ["两年以上面点工作经验"]
