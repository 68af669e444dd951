"""Facts of texts without any list: terms of a post, rules with what comes of them, articles by their sentences, follow-ups."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office
from tests.assistant.test_asides import TABLE

ARTICLE = """招考公告引热议 河西博览中心回应
晨报 2031-04-02 09:10:00
近日，有读者反映河西一场馆招讲解员只要研究生，月薪3800元，在网上引起讨论。4月2日，河西博览中心人事科工作人员表示，该招聘已经取消。
《河西博览中心辅助人员招聘启事》写明，该岗位为展厅讲解员，用工性质为劳务派遣，主要职责包括展厅引导、团队接待和设备报修等工作。应聘者年龄不超过30周岁，须有普通话一级证书，试用期两个月。
"""

CARD = """茶饮店员

4500-5300元/月

宁波市-海曙区-鼓楼街道 经验要求:不限 学历要求:高中

发薪日期: 12

职位描述

一、薪资待遇
1. 带教期10天，每天补助60元。
2. 转正后：
月销量600杯，奖200元
月销量900杯，奖400元
二、工作时间
1. 月休4天，轮流排班。
2. 早班8:00-16:00，晚班14:00-22:00。
"""


@pytest.fixture
def article(office: Office) -> Office:
    office.add("article.txt", ARTICLE)
    return office


@pytest.fixture
def card(office: Office) -> Office:
    office.add("card.txt", CARD)
    return office


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("店员一个月多少钱", "4500-5300元/月"),
        ("工资几号发", "发薪日期: 12"),
        ("晚班是几点到几点", "14:00-22:00"),
        ("我没经验，学历也不高，能投吗", "经验要求:不限 学历要求:高中"),
        ("店在哪个城市", "宁波市"),
    ],
)
def test_a_posting_without_lists_tells_its_terms(card: Office, question: str, quoted: str) -> None:
    answer = card.ask(question)
    assert answer.answered
    assert any(quoted in c.text for c in answer.citations)
    assert all(CARD[c.start : c.end] == c.text for c in answer.citations)


@pytest.mark.parametrize(
    "question", ["包住吗", "交不交社保", "销量提成按几个点算", "试用期多久", "一共招几个人", "联系电话多少"]
)
def test_terms_that_a_posting_does_not_tell_are_refused(card: Office, question: str) -> None:
    assert not card.ask(question).answered


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("现在还能报名吗", "该招聘已经取消"),
        ("是正式编制吗", "用工性质为劳务派遣"),
        ("展厅讲解员平时干些什么", "主要职责包括展厅引导"),
    ],
)
def test_an_article_is_quoted_by_its_sentences(article: Office, question: str, quoted: str) -> None:
    answer = article.ask(question)
    assert any(quoted in c.text for c in answer.citations)
    assert not any("近日" in c.text for c in answer.citations)


@pytest.mark.parametrize("question", ["一共招几个讲解员", "交不交五险一金", "食堂在几楼"])
def test_what_an_article_does_not_tell_is_refused(article: Office, question: str) -> None:
    assert not article.ask(question).answered


def test_a_follow_up_leans_on_the_line_just_quoted(article: Office, card: Office) -> None:
    assert "每天补助60元" in card.talk("带教期多久", "那期间有钱拿吗").answer
    assert not card.talk("带教期多久", "那包住吗").answered


def test_a_follow_up_asks_for_a_name(article: Office) -> None:
    answer = article.talk("这岗位是河西的场馆吗", "是哪个单位")
    assert "河西博览中心" in answer.answer


def test_what_comes_of_an_act_is_quoted_from_its_row(office: Office) -> None:
    office.add("table.txt", TABLE)
    answer = office.ask("没关水电煤气就走了会怎么处理")
    assert [c.text for c in answer.citations] == ["离开前关好水电煤气", "扣100元/次"]
    assert not office.ask("迟到扣多少钱").answered


def test_figures_are_found_in_every_line(office: Office) -> None:
    office.add(
        "calls.txt", "热线办理规则\n1、投诉在48小时内回复；\n2、报修在48小时内派单；\n3、咨询当场答复。\n"
    )
    assert len(office.ask("哪些事要在48小时内做").citations) == 2
    assert not any("48小时" in c.text for c in office.ask("哪些事要在8小时内做").citations)


def test_a_line_that_leads_is_told_with_what_it_leads_to(card: Office) -> None:
    answer = card.ask("转正后有哪些奖")
    assert [c.text for c in answer.citations] == ["月销量600杯，奖200元", "月销量900杯，奖400元"]
