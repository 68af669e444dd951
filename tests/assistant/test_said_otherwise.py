"""Two owners asked for at once, a matter that looks like a place, titles that go on behind their rank, what is done in a case."""

import pytest

from assistant.incase import in_a_case
from assistant.own import of_own_job
from assistant.rolenames import short_names
from assistant.strangers import stranger_compared
from assistant.target import resolve
from assistant.twofold import matters_asked
from tests.assistant.conftest import Office

MARINA = """游艇码头岗位说明
泊位调度员BD
岗位职责：
1、安排泊位并登记进出港船只；
2、负责缆绳与护舷的检查；
3、客人吵闹时出面劝解并记录；
4、每月向港务处报送泊位使用表。
船艇维修工
岗位职责：
1、负责发动机的保养与检修；
2、负责水箱和电路的清洗；
3、管理备件仓库；
4、登记报废零件。
首席体验官/CEO
岗位职责：
1、审定码头的年度活动计划；
2、主持会员俱乐部的运营；
3、签批合作协议。
培训和演练事务
1、组织新人岗前培训；
2、每季度安排一次消防演练；
3、整理演练照片。
"""


@pytest.fixture
def marina(office: Office) -> Office:
    office.add("码头.txt", MARINA)
    return office


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("开票和收款分别谁负责", ("开票谁负责", "收款谁负责")),
        ("合同谈判和客户谈判是一个岗位的吗?", ("合同谈判谁负责", "客户谈判谁负责")),
        ("收银跟盘点归同一个人管么", ("收银谁负责", "盘点谁负责")),
        ("泊位登记与缆绳检查是不是同一个岗位", ("泊位登记谁负责", "缆绳检查谁负责")),
        ("职责12和13有什么不同", ()),
        ("收银和盘点谁负责", ()),
        ("他和我是一个人", ()),
    ],
)
def test_two_matters_have_an_owner_each(text: str, both: tuple[str, ...]) -> None:
    assert matters_asked(text) == both


def test_each_owner_is_told(marina: Office) -> None:
    answer = marina.ask("发动机保养和缆绳检查是一个人负责吗").answer
    assert "负责发动机的保养与检修" in answer
    assert "负责缆绳与护舷的检查" in answer


def test_half_of_two_is_told_and_the_other_named(marina: Office) -> None:
    answer = marina.ask("发动机保养和食堂采购分别谁负责")
    assert "负责发动机的保养与检修" in answer.answer
    assert any("食堂采购" in missing for missing in answer.not_covered)


def test_a_matter_said_like_a_place_is_asked_for(marina: Office) -> None:
    answer = marina.talk("发动机谁负责保养", "水箱那边呢")
    assert "负责水箱和电路的清洗" in answer.answer
    assert "发动机" not in answer.answer


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("泊位调度专员bd", "泊位调度专员"),
        ("客服专员客服营销", "客服专员"),
        ("java软件工程师师", "java软件工程师"),
        ("首席体验官/ceo", "ceo"),
    ],
)
def test_titles_are_called_by_their_own_part(title: str, short: str) -> None:
    assert short in short_names(title)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("销售经理助理", "销售经理"),
        ("门店主管代表", "门店主管"),
        ("java/php工程师", "java"),
        ("法律顾问律师", "法律顾问"),
        ("项目经理部", "项目经理"),
        ("客户代表处", "客户代表"),
    ],
)
def test_another_job_is_not_called_by_a_part(title: str, other: str) -> None:
    assert other not in short_names(title)


def test_an_abbreviation_beside_the_title_names_the_job(marina: Office) -> None:
    assert "3/3" in marina.ask("CEO有哪些职责").answer


def test_a_deputy_that_no_text_prints_has_no_duties(marina: Office) -> None:
    answer = marina.ask("副调度员分管哪些工作")
    assert not answer.answered


@pytest.mark.parametrize(
    ("text", "case"),
    [
        ("客人吵闹起来，调度员要干嘛", True),
        ("万一水箱炸了，维修工得做些什么", True),
        ("遇到停电的时候,保安应该怎么做", True),
        ("面试前想问下，调度员要做什么", False),
        ("我刚入职了，主管要干嘛", False),
        ("老板说客人多的时候，主管要干嘛", False),
        ("调度员要干嘛", False),
    ],
)
def test_what_happens_is_told_from_how_one_asks(text: str, case: bool) -> None:
    assert in_a_case(text) is case


def test_a_case_is_answered_by_its_duty(marina: Office) -> None:
    answer = marina.ask("客人吵闹起来，泊位调度员要干嘛").answer
    assert "出面劝解" in answer
    assert "4/4" not in answer


def test_a_heading_of_two_things_is_named_by_them(marina: Office) -> None:
    for question in ("在培训和演练上要做哪些事", "培训和演练有哪些"):
        assert "3/3" in marina.ask(question).answer


def test_whom_to_hand_it_to_is_no_duty_of_an_unknown_asker(marina: Office) -> None:
    text = "有投诉，我该转给谁"
    knowledge = marina.assistant.knowledge("default")
    assert of_own_job(text, resolve(text, knowledge), "客服", knowledge, stated=False) is None
    assert marina.ask("客人吵闹，我该转给谁", role="客服").answered


def test_a_stranger_is_not_compared(marina: Office) -> None:
    answer = marina.ask("船艇维修工和采购经理的职责有何不同")
    assert not answer.answered
    assert "采购经理" in answer.answer


def test_known_jobs_are_still_compared(marina: Office) -> None:
    assert marina.ask("船艇维修工和泊位调度员的职责有何不同").intent == "compare"
    assert stranger_compared("新客户和老客户有什么区别", marina.assistant.knowledge("default")) is None


@pytest.mark.parametrize(
    "question",
    ["管备件仓库的岗位要不要上夜班", "做泊位调度那个岗，本科够不够", "负责发动机保养的人试用期多长"],
)
def test_what_no_text_prints_of_a_described_job_is_refused(marina: Office, question: str) -> None:
    assert not marina.ask(question).answered


FINES = """机房值守制度
值守员岗位职责
1、按时巡视空调与配电柜；
2、违反本制度的，第一次口头提醒，第二次罚款100元；
3、发现漏水立即关闭阀门；
4、每月更换一次滤网。
"""


def test_the_first_time_is_asked_like_the_second(office: Office) -> None:
    office.add("机房.txt", FINES)
    answer = office.talk("违反制度第二次怎么处理", "第一次呢")
    assert "第一次口头提醒" in answer.answer


def test_a_clock_time_must_be_printed_by_the_nearest_text(office: Office) -> None:
    office.add("机房.txt", FINES)
    assert not office.ask("机房几点开门").answered


def test_tenths_are_told_by_a_percentage(office: Office) -> None:
    office.add("合伙.txt", FINES + "报酬：项目合同总金额的 90% 归您所有。\n")
    assert "90%" in office.ask("合同金额我能拿几成").answer
