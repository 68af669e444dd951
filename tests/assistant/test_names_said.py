"""Jobs, persons and bodies called otherwise than a page prints them: by some of the name's words, by their work."""

from __future__ import annotations

import pytest

from assistant.contract import Answer
from assistant.persons import person_names
from tests.assistant.conftest import Office

POSTS = """青禾口腔门诊岗位职责

一、青禾口腔前台接待员（夜班）岗位职责
1、接待到院患者，核对预约；
2、每晚22:00前上传收费日报；
二、高级正畸咨询顾问岗位职责
1、讲解矫治方案与费用；
2、回访复诊患者；
三、种植方案讲解顾问岗位职责
1、讲解种植方案；
2、登记种植体批号；
四、消毒供应室护理员岗位职责
1、器械清洗、打包、灭菌；
2、每周一次生物监测；
五、院感科主任岗位职责
1、每月检查手卫生；
2、审核消毒记录；
六、客户（退款）专员岗位职责
1、核对退款单；
"""
REGULATION = """# 青石县游泳场所管理办法

第一条 为保障游泳者安全，制定本办法。

第二条 体育行政部门履行下列职责：
（一）核发高危险性体育项目许可；
（二）每季度抽查不少于一次；
（三）公布检查结果。

第三条 开放泳池的学校和游泳场所经营者应当履行下列职责：
（一）配备救生人员；
（二）每日检测水质两次；
（三）发生溺水的，立即施救并在半小时内报告。

第四条 水上救生人员应当遵守下列规定：
（一）持有效证件上岗；
（二）不得擅离观察台；
（三）交接时清点场内人数。
"""


@pytest.fixture
def posts(office: Office) -> Office:
    """Six jobs of a dentist's."""
    office.add("posts.txt", POSTS)
    return office


@pytest.fixture
def regulation(office: Office) -> Office:
    """Three articles that bind bodies and persons."""
    office.add("regulation.txt", REGULATION)
    return office


def roles(answer: Answer) -> set[str]:
    """Whose duties an answer cites."""
    assert answer.answered, answer.refusal
    return {citation.role for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("接待员都要干哪些活", "青禾口腔前台接待员（夜班）"),
        ("夜班接待员的职责", "青禾口腔前台接待员（夜班）"),
        ("正畸顾问有哪些职责", "高级正畸咨询顾问"),
        ("供应室护理人员做什么", "消毒供应室护理员"),
        ("护工平时做什么", "消毒供应室护理员"),
        ("主任每个月管什么", "院感科主任"),
        ("退款专员干什么", "客户（退款）专员"),
    ],
)
def test_words_of_one_name_are_that_job(posts: Office, question: str, role: str) -> None:
    assert roles(posts.ask(question)) == {role}


def test_a_title_that_fits_two_jobs_is_asked_back(posts: Office) -> None:
    answer = posts.ask("顾问的职责有哪些")
    assert answer.refusal is not None
    assert [o.label for o in answer.refusal.options] == ["高级正畸咨询顾问", "种植方案讲解顾问"]
    assert roles(posts.ask(answer.refusal.options[1].question)) == {"种植方案讲解顾问"}


@pytest.mark.parametrize("question", ["美容顾问的职责有哪些", "接线员做什么", "副主任的职责"])
def test_another_word_before_it_is_another_job(posts: Office, question: str) -> None:
    answer = posts.ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason == "role_not_found"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("校方要尽哪些职责", "配备救生人员"),
        ("体育局那一条都有哪几项", "核发高危险性体育项目许可"),
        ("经营者要履行哪些职责", "配备救生人员"),
        ("救生员要守什么规矩", "持有效证件上岗"),
        ("第三条写了些什么", "配备救生人员"),
        ("第二条第（三）项是什么", "公布检查结果"),
        ("第四条（二）", "不得擅离观察台"),
    ],
)
def test_bodies_and_articles_of_a_regulation(regulation: Office, question: str, first: str) -> None:
    answer = regulation.ask(question)
    assert answer.answered, answer.refusal
    assert answer.citations[0].text.startswith(first)


def test_an_item_of_the_article_before(regulation: Office) -> None:
    before = regulation.ask("第四条讲什么")
    answer = regulation.ask("那第（三）项呢", conversation_id=before.conversation_id)
    assert [citation.text for citation in answer.citations] == ["交接时清点场内人数"]


def test_an_article_beside_another_text_may_be_an_item(regulation: Office) -> None:
    regulation.add("posts.txt", POSTS)
    answer = regulation.ask("第三条是什么")
    assert answer.refusal is not None


@pytest.mark.parametrize(
    ("title", "names", "works"),
    [
        ("小满（美工）", ["小满"], ["美工"]),
        ("周若（主编，我自己）", ["周若"], ["主编"]),
        ("活动室 老俞", ["老俞"], ["活动室"]),
        ("【财务 何姐】", ["何姐"], ["财务"]),
        ("化验员（微生物）", [], []),
        ("采购工程师（机加件）", [], []),
        ("夜班 店员", [], []),
    ],
)
def test_persons_by_their_name_or_work(title: str, names: list[str], works: list[str]) -> None:
    assert person_names(title) == (names, works)


def test_a_person_is_called_by_name_and_by_work(office: Office) -> None:
    office.add(
        "shop.txt",
        "小满（美工）岗位职责\n1、做海报和展板；\n2、现场摄影。\n\n阿昌（采买）岗位职责\n1、采购奖品；\n2、租折叠桌。\n",
    )
    assert roles(office.ask("小满领了什么活")) == {"小满（美工）"}
    assert roles(office.ask("美工要做哪些事")) == {"小满（美工）"}
    assert roles(office.ask("我是管采买的阿昌，群里让我做什么")) == {"阿昌（采买）"}


@pytest.mark.parametrize("question", ["抢险队的职责是什么", "急救班组要做什么", "主厨本人负责哪些事"])
def test_whoever_is_only_told_of_has_no_duties_here(office: Office, question: str) -> None:
    office.add(
        "duty.txt",
        "值班员岗位职责\n1、接到警报后10分钟内通知抢险队；\n2、停电时联系急救班组；\n3、每晚向主厨报用餐人数。\n",
    )
    answer = office.ask(question)
    assert answer.refusal is not None
    assert answer.refusal.reason == "role_not_found"
