"""Which post is meant: by its firm, by its trade, by a title in letters, by one of several in a title; and who has no list."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

POSTINGS = """青禾教育教学部招聘
JS讲师
岗位职责：
1、讲授前端课程；
2、辅导毕业设计。
任职要求：
1、三年以上开发经验；
2、表达清楚。

远帆科技
Web前端工程师
岗位职责：
1、开发页面；
2、修复缺陷。
任职要求：
1、熟悉浏览器；
2、有作品。

远帆科技
Python Developer
岗位职责：
1、编写接口；
2、维护脚本。

客户经理
岗位职责：
1、拜访客户；
2、签订合同。
"""
RULES = """会长、副会长和秘书长
任职条件：
1、身体健康；
2、在业内有较大影响。

会员
义务：
1、执行本会决议；
2、按规定交纳会费。

值班室
职责：
1、登记来访；
2、门卫每日巡视院区两次，并做好记录。
"""


@pytest.fixture
def postings(office: Office) -> Office:
    office.add("postings.txt", POSTINGS)
    return office


@pytest.fixture
def rules(office: Office) -> Office:
    office.add("rules.txt", RULES)
    return office


def _said(office: Office, question: str) -> set[str]:
    return {citation.text for citation in office.ask(question).citations}


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("青禾那个讲师的任职要求", {"三年以上开发经验", "表达清楚"}),
        ("青禾的岗位职责", {"讲授前端课程", "辅导毕业设计"}),
        ("web前端工程师的任职要求", {"熟悉浏览器", "有作品"}),
        ("Python Developer都负责什么", {"编写接口", "维护脚本"}),
        ("客户经理有哪些岗位职责？", {"拜访客户", "签订合同"}),
        ("想应聘web前端，进去做什么", {"开发页面", "修复缺陷"}),
        ("web前端招人什么条件", {"熟悉浏览器", "有作品"}),
    ],
)
def test_the_post_that_is_meant(postings: Office, question: str, told: set[str]) -> None:
    assert _said(postings, question) == told


def test_a_firm_of_two_posts_tells_neither(postings: Office) -> None:
    assert len({citation.role for citation in postings.ask("远帆的岗位职责").citations}) != 1


def test_one_of_several_jobs_in_a_title(rules: Office) -> None:
    assert _said(rules, "秘书长的任职条件") == {"身体健康", "在业内有较大影响"}


def test_somebody_without_a_list_is_told_by_his_sentence(rules: Office) -> None:
    answer = rules.ask("门卫每天做什么")
    assert {citation.text for citation in answer.citations} == {"门卫每日巡视院区两次，并做好记录"}
    assert "没有自己的职责清单" in answer.answer
    assert not rules.ask("门卫一个月多少钱").answered


def test_benefits_however_they_are_asked_for(office: Office) -> None:
    office.add(
        "焊工.txt", "焊工\n岗位职责：\n1、焊接钢梁；\n2、打磨焊缝。\n福利待遇：\n1、包吃住；\n2、年底双薪。\n"
    )
    for question in ("焊工能享受哪些待遇", "来做焊工公司给什么福利", "福利都有啥"):
        assert _said(office, question) == {"包吃住", "年底双薪"}, question


def test_parts_of_one_description_are_listed_in_full(office: Office) -> None:
    parts = "".join(
        f"{head}\n" + "".join(f"{n}. 负责{head}第{n}项工作的落实\n" for n in range(1, 9))
        for head in ("学籍管理", "课程编排", "教材发放", "招生入学")
    )
    office.add("教务.txt", f"教务处业务职掌\n{parts}")
    assert office.ask("教务处有哪些职责").total == 32


@pytest.mark.parametrize(
    ("post", "asked"),
    [("护士长", "护士"), ("销售经理", "销售员"), ("店长助理", "店长"), ("会计主管", "会计员")],
)
def test_the_only_job_of_a_page_is_not_whoever_sounds_like_it(office: Office, post: str, asked: str) -> None:
    office.add("page.txt", f"{post}岗位职责\n1、主持晨会；\n2、编制排班表。\n")
    assert not office.ask(f"{asked}有哪些职责").answered


def test_the_only_job_of_a_page_may_be_called_by_its_noun(office: Office) -> None:
    office.add("page.txt", "广告投放实习\n岗位职责：\n1、整理报表；\n2、维护素材。\n")
    assert _said(office, "实习生有哪些职责") == {"整理报表", "维护素材"}


@pytest.mark.parametrize("line", ["协助院长负责行政工作", "由护理部配合院长负责院感", "向院长定期汇报工作"])
def test_whose_act_is_anothers_has_none(office: Office, line: str) -> None:
    office.add("page.txt", f"院办主任岗位职责\n1、{line}；\n2、安排会议。\n")
    assert not office.ask("院长做什么").answered


TRAINEES = """2026届设备管培生(J1024)
扬州 | 面议 | 本科 | 招5人
东林防水
工作职责：
1、全面管理工厂水电能耗；
2、负责设备台账管理。

河山门店管培生-杭州
杭州 | 面议 | 本科 | 若干
任职要求：
1、本科及以上应届毕业生；
2、能适应倒班。
工作时间：
1、每周标准工作时间为40小时。

管培生（人力资源方向）
上海 | 面议 | 本科 | 若干
工作职责：
1、参与人才招聘。
任职资格：
1、对商业领域有浓厚兴趣。

运营管培生
无锡 | 8000-10000元 | 本科 | 招10人
任职资格：
1、接受公司的轮岗安排。
"""


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("东林防水的设备管培生进去要干哪些活", {"全面管理工厂水电能耗", "负责设备台账管理"}),
        ("设备管培生的职责", {"全面管理工厂水电能耗", "负责设备台账管理"}),
        ("河山管培生一周工作几个小时", {"每周标准工作时间为40小时"}),
    ],
)
def test_the_words_before_a_shared_name_tell_which_post(
    office: Office, question: str, said: set[str]
) -> None:
    office.add("管培生.txt", TRAINEES)
    assert _said(office, question) == said


def test_jobs_that_one_name_calls_are_not_compared(office: Office) -> None:
    office.add("管培生.txt", TRAINEES)
    answer = office.ask("外派管培生要去哪个国家")
    assert not answer.answered
    assert answer.intent != "compare"


FIRMS = """咨询专员
东学教育
岗位职责
1、接待来访学员；
2、登记学员意向。

行政专员
东学教育
岗位职责
1、维护办公设备；
2、整理档案。
"""


@pytest.mark.parametrize(
    "question",
    ["请列出东学教育行政专员的全部岗位职责", "东学教育的行政专员有哪些职责", "东学教育行政专员做什么"],
)
def test_the_firm_printed_above_the_post_is_no_matter(office: Office, question: str) -> None:
    office.add("posts.txt", FIRMS)
    assert _said(office, question) == {"维护办公设备", "整理档案"}
