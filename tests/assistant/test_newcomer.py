"""What a newcomer's trial found: a job said in passing, questions that stand alone, what an ordinal points at."""

from __future__ import annotations

import pytest

from assistant.answering import Assistant
from assistant.asker import stated_job
from assistant.contract import Answer
from assistant.own import in_own_name
from tests.assistant.conftest import Office

HANDBOOK = """客服中心岗位说明书

一、客服专员
所属部门：客户服务部
直接上级：客服主管
薪酬：6000-8000元/月
工作地点：杭州市滨江区
岗位职责：
1、接听客户来电，做好通话记录
2、处理客户投诉，24小时内回复处理意见
3、每周五汇总投诉台账
任职要求：
1、大专及以上学历
2、普通话标准，打字速度60字/分钟以上
3、有一年以上客服经验

二、客服主管
岗位职责：
1、制定客服部工作计划
2、审核投诉处理意见
任职资格：
1、本科以上学历
2、三年以上团队管理经验
工作权限：
1、对客服专员有考核建议权
2、500元以内的客户补偿审批权
"""
FINANCE = """出纳岗位职责
1、办理现金收付和银行结算业务
2、审核报销单据，支付差旅费
3、保管空白支票
任职要求：
1、会计专业
2、细心、有责任心

会计岗位职责
1、填制记账凭证
2、开具增值税发票
"""


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object) -> Office:
    office = Office(tmp_path_factory.mktemp("firm"), tokens, encoder)  # type: ignore[arg-type]
    office.add("客服中心.txt", HANDBOOK)
    office.add("财务部.txt", FINANCE)
    return office


def talk(office: Office, *questions: str, role: str | None = None) -> list[Answer]:
    """The answers of one conversation."""
    answers: list[Answer] = []
    for question in questions:
        before = answers[-1].conversation_id if answers else None
        answers.append(office.ask(question, conversation_id=before, role=role))
    return answers


def cited(answer: Answer) -> list[str]:
    return [citation.text for citation in answer.citations]


def test_the_job_said_in_the_question_is_meant_and_kept(firm: Office) -> None:
    duties, wanted, led, others, pay = talk(
        firm, "我是客服专员，平时要干啥", "那我的任职要求呢", "我归谁管", "谁开具增值税发票", "我的工资多少"
    )
    assert duties.standalone_question == "客服专员平时要干啥"
    assert cited(duties)[0] == "接听客户来电，做好通话记录"
    assert duties.total == 3
    assert cited(wanted)[1] == "普通话标准，打字速度60字/分钟以上"
    assert "客服主管" in led.answer
    assert cited(others) == ["开具增值税发票"]
    assert "6000-8000元/月" in pay.answer


@pytest.mark.parametrize(
    ("question", "standalone"),
    [
        ("本人应聘出纳，要求是啥", "出纳要求是啥"),
        ("我是新来的出纳，第一天上班要干什么", "出纳第一天上班要干什么"),
        ("你好，我现在是客服主管，有哪些权限", "客服主管有哪些权限"),
    ],
)
def test_ways_of_saying_it(firm: Office, question: str, standalone: str) -> None:
    answer = firm.ask(question)
    assert answer.standalone_question == standalone
    assert answer.answered


def test_another_job_takes_its_place_and_an_unknown_one_is_told(firm: Office) -> None:
    *_, now = talk(firm, "我是客服专员，平时要干啥", "说错了，我是出纳", "我的任职要求是什么")
    assert cited(now) == ["会计专业", "细心、有责任心"]
    for said in ("我是程序员，平时要干啥", "我是店长，我该干啥"):
        unknown = firm.ask(said)
        assert unknown.refusal is not None
        assert unknown.refusal.reason == "role_not_found"


@pytest.mark.parametrize("question", ["我是客服专员，投诉归谁处理", "我是客服专员，我该找谁报销差旅费"])
def test_who_else_does_a_thing_is_asked_of_everybody(firm: Office, question: str) -> None:
    answer = firm.ask(question)
    assert not answer.standalone_question.startswith("客服专员")
    assert answer.intent == "lookup"


def test_a_job_given_with_the_question_speaks_for_the_asker(firm: Office) -> None:
    (answer,) = talk(firm, "我的任职要求有哪些", role="客服专员")
    assert cited(answer)[0] == "大专及以上学历"


def test_what_is_no_job_is_not_taken_for_one(firm: Office) -> None:
    knowledge = firm.assistant.knowledge("default")
    assert stated_job("我是新人，平时要干啥", knowledge) is None
    assert stated_job("我是负责开发票的，平时要干啥", knowledge) is None
    assert in_own_name("怎么请假", "出纳", just_stated=True) == "怎么请假"


@pytest.mark.parametrize("question", ["一共有多少个岗位", "有哪些岗位"])
def test_a_full_question_after_an_unanswered_one_stands_alone(firm: Office, question: str) -> None:
    unanswered, answer = talk(firm, "报销差旅费要几天到账", question)
    assert not unanswered.answered
    assert answer.standalone_question == question
    assert "4 个岗位" in answer.answer


def test_a_job_with_what_is_asked_of_it_stands_alone(firm: Office) -> None:
    *_, answer = talk(firm, "客服主管的任职要求有哪些", "客服专员归谁管")
    assert answer.standalone_question == "客服专员归谁管"
    assert "客服主管" in answer.answer


def test_a_comparison_says_what_it_left_out(firm: Office) -> None:
    compared, rest = talk(firm, "客服专员和客服主管有什么区别", "客服专员和客服主管的任职要求有什么不同")
    (note,) = compared.notes
    assert note == (
        "以上只对照岗位职责，未包括任职要求（客服专员 3 条，客服主管 2 条）、工作权限（客服主管 2 条），"
        "可以接着问“客服专员和客服主管的任职要求有什么不同”。"
    )
    assert rest.intent == "compare"
    assert {"大专及以上学历", "本科以上学历"} <= set(cited(rest))


def test_a_comparison_says_what_no_text_says(firm: Office) -> None:
    answer = firm.ask("会计和出纳的任职要求有什么不同")
    assert answer.not_covered == ["会计的任职要求"]


def test_he_is_the_job_that_the_answer_named(firm: Office) -> None:
    *_, answer = talk(firm, "客服专员的直接上级是谁", "他的职责是什么")
    assert answer.standalone_question == "客服主管的职责是什么"
    assert cited(answer) == ["制定客服部工作计划", "审核投诉处理意见"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("客服专员的任职要求有哪些", "普通话标准，打字速度60字/分钟以上"),
        ("客服主管的工作权限", "500元以内的客户补偿审批权"),
        ("客服专员有哪些职责", "处理客户投诉，24小时内回复处理意见"),
    ],
)
def test_an_ordinal_is_of_the_list_just_shown(firm: Office, first: str, second: str) -> None:
    _, answer = talk(firm, first, "第2条是什么意思")
    assert cited(answer) == [second]
    assert "原文只写到这里，没有另作解释。" in answer.notes


def test_an_ordinal_after_several_owners_is_of_the_lines_shown(firm: Office) -> None:
    owners, answer = talk(firm, "谁处理投诉", "第2条是什么意思")
    assert cited(answer) == [cited(owners)[1]]


@pytest.mark.parametrize(
    "question",
    [
        "报销差旅费要几天到账",
        "客服专员 打印机坏了找谁",
        "要是客户在电话里一直骂人，我能不能直接挂断然后去食堂吃饭，会不会被扣钱呢",
        "出差住宿标准是多少",
    ],
)
def test_a_refusal_quotes_the_askers_own_words(firm: Office, question: str) -> None:
    answer = firm.ask(question)
    assert answer.refusal is not None
    for what in answer.not_covered:
        assert what.removesuffix("…").removesuffix("的具体数值") in question


def test_what_no_job_has_is_refused_not_asked_back(firm: Office) -> None:
    answer = firm.ask("年假有几天")
    assert answer.refusal is not None
    assert answer.refusal.reason == "not_covered"


def test_a_refusal_offers_what_a_question_can_name(firm: Office) -> None:
    """ "岗位职责有哪些" would be asked back at once: the list is offered with its job."""
    answer = firm.ask("客服专员 打印机坏了找谁")
    assert answer.refusal is not None
    assert answer.refusal.suggestions
    for way in answer.refusal.suggestions:
        assert firm.ask(way).answered, way


def test_another_attributes_value_is_no_answer(firm: Office) -> None:
    answer = firm.ask("客服专员要出差吗")
    assert not answer.answered
    assert answer.refusal is not None
    assert answer.refusal.suggestions == ["客服专员有哪些职责"]


def test_the_assistant_keeps_the_job_over_small_talk(firm: Office) -> None:
    assert isinstance(firm.assistant, Assistant)
    *_, answer = talk(firm, "我是出纳，要做什么", "谢谢", "我的任职要求有哪些")
    assert cited(answer) == ["会计专业", "细心、有责任心"]


@pytest.mark.parametrize(
    ("question", "jobs"),
    [
        ("我是客服部的", ["客服专员", "客服主管"]),  # titles that begin with it
        ("我在客户服务部工作，平时要干啥", ["客服专员"]),  # a field of the job
        ("我刚分到财务部，我的职责有哪些", ["出纳", "会计"]),  # the document that bears its name
    ],
)
def test_a_department_is_no_job_its_jobs_are_offered(firm: Office, question: str, jobs: list[str]) -> None:
    answer = firm.ask(question)
    assert answer.refusal and answer.refusal.reason == "ambiguous"
    assert [option.label for option in answer.refusal.options] == jobs
    taken = firm.ask(answer.refusal.options[0].question, conversation_id=answer.conversation_id)
    assert {c.role for c in taken.citations} == {jobs[0]}
    named = firm.ask(jobs[0], conversation_id=firm.ask(question).conversation_id)
    assert {c.role for c in named.citations} == {jobs[0]}
    later = firm.ask("我的任职要求呢", conversation_id=taken.conversation_id)
    assert {c.role for c in later.citations} <= {jobs[0]}
    assert later.standalone_question.startswith(jobs[0])


def test_a_department_without_jobs_says_so_and_offers_all(firm: Office) -> None:
    answer = firm.ask("我是保洁部的")
    assert answer.refusal and "没有写明哪些岗位属于“保洁部”" in answer.refusal.message
    assert len(answer.refusal.options) == 4


@pytest.mark.parametrize("question", ["我是客服部的，谁保管空白支票", "我在开会，谁保管空白支票"])
def test_where_the_asker_works_does_not_narrow_what_is_asked_of_all(firm: Office, question: str) -> None:
    assert {c.role for c in firm.ask(question).citations} == {"出纳"}


def test_which_demands_more_sets_the_demands_side_by_side(firm: Office) -> None:
    first = firm.ask("客服专员和客服主管有什么区别")
    answer = firm.ask("哪个要求高", conversation_id=first.conversation_id)
    assert answer.standalone_question == "客服专员和客服主管的任职要求有什么不同"
    assert {c.kind for c in answer.citations} == {"requirement"}
    assert {c.role for c in answer.citations} == {"客服专员", "客服主管"}
    for lost in (
        firm.ask("哪个要求高"),
        firm.ask("哪个要求高", conversation_id=firm.ask("出纳的职责").conversation_id),
    ):
        assert lost.refusal and lost.refusal.reason == "ambiguous"


def test_no_text_says_which_of_two_lists_demands_more(seed: Office) -> None:
    first = seed.ask("职责12和13有什么不同")
    answer = seed.ask("那哪个要求更高", conversation_id=first.conversation_id)
    assert (
        answer.refusal and answer.refusal.reason == "not_covered" and "哪个要求更高" in answer.refusal.message
    )


def test_a_title_about_one_job_takes_no_word_of_questions_about_another(office: Office) -> None:
    """的职 of 仓管员的职责.txt was read as that document's own name: 出纳的职责有哪些 found nothing."""
    office.add("仓管员的职责.txt", "仓管员的职责\n1、收货入库\n2、每月盘点\n")
    office.add("财务部.txt", FINANCE)
    for question in ("出纳的职责有哪些", "出纳的职责是什么", "出纳的职责"):
        answer = office.ask(question)
        assert answer.answered and {c.role for c in answer.citations} == {"出纳"}, question


def test_a_job_called_by_its_work_alone(firm: Office) -> None:
    """客服 is the 客服专员, not the 客服主管: the rank that says no more is left out in speech."""
    for question in ("客服要干嘛", "客服的职责有哪些", "我是新来的客服，第一天干嘛"):
        answer = firm.ask(question)
        assert answer.answered and {c.role for c in answer.citations} == {"客服专员"}, question
    boss = firm.ask("我上级是谁", conversation_id=answer.conversation_id)
    assert [c.text for c in boss.citations] == ["直接上级：客服主管"]


def test_two_of_the_kind_are_not_guessed_at(office: Office) -> None:
    office.add(
        "a.txt",
        "前台文员岗位职责\n1、接待来访客人\n2、收发快递\n\n前台接待员岗位职责\n1、办理入住\n2、保管房卡\n",
    )
    answer = office.ask("前台要干什么")
    assert len({c.role for c in answer.citations}) != 1


def test_what_a_job_does_asked_in_one_word(firm: Office) -> None:
    """The 嘛 of 干嘛 is no particle: 你能干嘛 was thanked for as praise (能干)."""
    assert "职责助手" in firm.ask("你能干嘛").answer
    assert {c.role for c in firm.ask("出纳平时干嘛").citations} == {"出纳"}
    unknown = firm.ask("司机要干嘛")
    assert unknown.refusal and unknown.refusal.reason == "role_not_found"
