"""What a small page tells in other words than the question's, beside its lists or in them, and pages without any list."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

CLINIC = """海棠湾社区卫生服务站 健康小屋值守说明

健康小屋是指设在社区、由居民自助测量血压血糖的房间，不开药、不看病。

值守护士职责：
1、每天开门前校准血压计和体重秤，登记校准结果；
2、协助老人测量血压，超过180/110立即电话报告站内医生；
3、每月5日前把测量数据汇总交给公卫科。

清洁员职责：
1、每日两次拖地、擦拭设备，用过的棉签放黄色袋；
2、下班前关窗断电。

志愿者由居委会统一安排，不领补贴，可以开服务时长证明。
遇台风红色预警，健康小屋全天关闭，恢复时间在居民群通知。
设备押金概不收取。
"""
FAQ = """新员工报到常见问题

本文整理了新员工入职当天最常问到的问题，仅供参考，以人力资源部解释为准。

什么叫试岗：试岗是指正式签订劳动合同前，由用人部门安排的不超过三天的岗位体验，期间按天发放补贴。

Q：报到要带什么材料？
A：身份证原件、学历证书、离职证明和两张一寸照片。
Q：工牌丢了怎么补办？
A：到行政服务台登记，缴纳工本费20元，次日领取。
Q：车停哪里？
A：地下二层B区，凭临时车证进出，超过晚上十点需登记。

销售部的同事先到前台领门禁卡，再由部门接走。
忘带离职证明的，可先签承诺书，七天内补交。
"""

TEAHOUSE = """云栖茶馆招聘启事

茶艺师
岗位职责：
1、每日开市前检查茶具，缺损的登记后报库房；
2、为客人冲泡展示并介绍茶品产地；
3、每晚打烊后盘点散茶，误差超过20克要写说明。
任职要求：
1、持中级以上茶艺师证书，在读生可先上岗三个月内补考；
2、普通话标准，能用简单英语接待外宾；
3、身体健康，无传染病。

收银员
岗位职责：
1、负责收款、开票，长短款当班说明；
2、每周一将上周报表交给店长核对。
任职要求：
1、会使用收银系统，熟悉Excel；
2、有餐饮收银经验者优先，退伍军人同等条件下优先录用。

以上岗位均要求能接受周末轮班。
店里提供午餐和晚餐，住处需自理。
云栖茶馆创办于1998年，现有三家分号，总店在孤山路。
本启事最终解释权归云栖茶馆人事组，未成年人请勿投递。
"""
FORM = """值班表
姓名 |  | 值班电话 |
参加工作时间 |  | 工作单位 |

门卫岗位职责
1、夜间每两小时巡查一次厂区并签到；
2、外来车辆登记后放行；
3、发现火情立即报告队长。
"""


@pytest.fixture
def teahouse(office: Office) -> Office:
    """A posting with two jobs, its terms in lines below them."""
    office.add("teahouse.txt", TEAHOUSE)
    return office


@pytest.fixture
def clinic(office: Office) -> Office:
    """A notice with two jobs and lines around them."""
    office.add("clinic.txt", CLINIC)
    return office


@pytest.fixture
def faq(office: Office) -> Office:
    """A page that holds no list of duties."""
    office.add("faq.txt", FAQ)
    return office


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("什么叫健康小屋", "由居民自助测量血压血糖的房间"),
        ("刮大台风那天小屋开不开门", "全天关闭"),
        ("当志愿者能拿到钱吗", "不领补贴"),
        ("棉签使完扔到什么袋子里", "黄色袋"),
    ],
)
def test_a_text_that_stands_out_is_quoted(clinic: Office, question: str, quoted: str) -> None:
    answer = clinic.ask(question)
    assert answer.answered
    assert quoted in answer.answer
    assert all(c.text in CLINIC for c in answer.citations)


@pytest.mark.parametrize(
    "question",
    ["值守护士一个月工资多少", "健康小屋有几个编制", "疫苗在哪一层楼打", "挂号费怎么收", "站长的职责有哪些"],
)
def test_what_nothing_stands_out_for_is_refused(clinic: Office, question: str) -> None:
    assert not clinic.ask(question).answered


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("来的第一天要带啥东西", "身份证原件"),
        ("工牌弄丢怎么办", "缴纳工本费20元"),
        ("什么叫试岗", "不超过三天的岗位体验"),
        ("开车来的停哪儿", "地下二层B区"),
    ],
)
def test_a_page_without_lists_is_quoted(faq: Office, question: str, quoted: str) -> None:
    answer = faq.ask(question)
    assert quoted in answer.answer
    (citation,) = answer.citations
    assert citation.role == ""
    assert citation.text == FAQ[citation.start : citation.end]


@pytest.mark.parametrize("question", ["出纳的工资是多少", "销售部的职责有哪些", "前台的任职要求"])
def test_a_page_without_lists_says_so(faq: Office, question: str) -> None:
    refusal = faq.ask(question).refusal
    assert refusal is not None
    assert "没有职责清单" in refusal.message
    assert "还没有文档" not in refusal.message


@pytest.mark.parametrize("question", ["这页讲什么", "这篇主要写的是什么", "概括一下全文"])
def test_what_a_page_without_lists_tells(faq: Office, question: str) -> None:
    assert "本文整理了新员工入职当天最常问到的问题" in faq.ask(question).answer


def test_a_line_beside_is_nearer_than_what_a_list_says(clinic: Office) -> None:
    answer = clinic.ask("押金要交多少")
    assert "概不收取" in answer.answer or not answer.answered


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("茶馆哪年开的", "创办于1998年"),
        ("总店开在哪条路", "孤山路"),
        ("当过兵的有没有优待", "退伍军人同等条件下优先录用"),
        ("外国客人来了要说英文吗", "能用简单英语接待外宾"),
        ("有肝炎能做茶艺师么", "无传染病"),
        ("茶艺证还没考下来，能先干着吗", "三个月内补考"),
        ("管饭吗？住的地方呢", "住处需自理"),
    ],
)
def test_what_is_said_of_a_person_or_the_house_is_found_by_its_meaning(
    teahouse: Office, question: str, quoted: str
) -> None:
    assert quoted in teahouse.ask(question).answer


@pytest.mark.parametrize(
    "question",
    ["给不给交社保", "试用期多长", "茶艺师上班几点到几点", "有没有年终奖", "停车方便吗", "办公室电话多少"],
)
def test_what_the_posting_does_not_say_is_refused(teahouse: Office, question: str) -> None:
    assert not teahouse.ask(question).answered


@pytest.mark.parametrize("question", ["值班电话是多少", "他哪年参加工作"])
def test_the_labels_of_an_empty_form_are_no_answer(office: Office, question: str) -> None:
    office.add("form.txt", FORM)
    assert not office.ask(question).answered
