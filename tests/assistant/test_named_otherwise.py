"""Lists told by a word of their headings, kinds side by side, jobs that something is done to, limits that are only "in time". Wordings of no set."""

from __future__ import annotations

import pytest

from assistant.described import _described
from assistant.normalise import normalise
from assistant.own import done_to_asker
from assistant.requesting import plain_request
from assistant.scope import kinds_joined
from assistant.smalltalk import other_subject, small_talk, unlawful
from assistant.times import asks_rhythm, only_prompt
from assistant.titled import names_headings, wants_items
from tests.assistant.conftest import Office

AQUARIUM = """海洋馆岗位职责
驯养员工作内容一
1、每天投喂海豹两次
2、记录海豹体重
驯养员工作内容二
1、清洗过滤池
2、发现病鱼及时隔离
3、定期更换珊瑚砂
驯养员任职要求
1、水产养殖专业大专以上
2、会潜水
驯养员的权限
1、有权停止喂食表演
驯养员考核指标
1、成活率不低于95%

驯养组长岗位职责
1、考核驯养员的喂食记录
2、编制驯养员排班表
3、完成馆长交办的其他任务

票务员岗位职责
1、售票、验票
2、每晚核对票款
3、完成领导交办的其他任务
"""
BRANCHES = """茶庄岗位职责
城东店负责人职责1
1、炒制绿茶
2、登记茶农的鲜叶
城东店负责人职责2
1、接待茶艺课学员
城西店负责人职责3
1、灌装茶包
2、联系快递发运茶包
3、统计茶包销量
"""


@pytest.fixture
def aquarium(office: Office) -> Office:
    office.add("海洋馆.txt", AQUARIUM)
    return office


@pytest.fixture
def branches(office: Office) -> Office:
    office.add("茶庄.txt", BRANCHES)
    return office


def _places(house: Office, question: str, **more: str) -> list[str]:
    return [f"{c.list}.{c.number}" for c in house.ask(question, **more).citations]


# ------------------------------------------------------------------ whole lists


@pytest.mark.parametrize(
    ("question", "lists"),
    [
        ("发快递的那份负责人职责都写了啥", {"城西店负责人职责3"}),
        ("登记鲜叶的那份城东店职责，列全", {"城东店负责人职责1"}),
        ("标题里是城东店的那几份，每一条都念出来", {"城东店负责人职责1", "城东店负责人职责2"}),
        ("以城西店开头的职责完整给我", {"城西店负责人职责3"}),
        ("条目最多的那份全部列出", {"城西店负责人职责3"}),
    ],
)
def test_lists_told_by_a_word_of_their_headings_are_listed_whole(
    branches: Office, question: str, lists: set[str]
) -> None:
    answer = branches.ask(question)
    assert {c.list for c in answer.citations} == lists
    assert answer.total == len(answer.citations)


def test_which_lists_there_are_stays_a_map(branches: Office) -> None:
    answer = branches.ask("标题里是城东店的有哪几份")
    assert answer.intent == "count" and [c.number for c in answer.citations] == ["1", "1"]


def test_lists_of_a_headed_kind_are_counted(branches: Office) -> None:
    assert branches.ask("一共收了几份城东店负责人职责").total == 2


def test_a_word_behind_the_pointer_is_read_with_it() -> None:
    assert _described("管发运的那份城西店职责给我") == (["管发运"], "有哪些 给我", ["城西店"])
    assert _described("里面讲潜水的那份写了什么") == (["里面讲潜水"], "写了什么", [])


def test_numbered_headings_of_one_job(aquarium: Office) -> None:
    assert _places(aquarium, "驯养员工作内容二的全部")[0] == "驯养员工作内容二.1"
    both = {c.list for c in aquarium.ask("驯养员工作内容一和二分别列出").citations}
    assert both == {"驯养员工作内容一", "驯养员工作内容二"}


@pytest.mark.parametrize(
    ("question", "lists", "lacking"),
    [
        ("驯养员的任职要求和权限", {"驯养员任职要求", "驯养员的权限"}, []),
        ("驯养员的权限、考核指标都给我", {"驯养员的权限", "驯养员考核指标"}, []),
        ("票务员的职责跟权限", {"票务员岗位职责"}, ["工作权限"]),
    ],
)
def test_kinds_named_side_by_side_are_all_listed(
    aquarium: Office, question: str, lists: set[str], lacking: list[str]
) -> None:
    answer = aquarium.ask(question)
    assert {c.list for c in answer.citations} == lists
    assert list(answer.not_covered) == lacking


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("出纳的岗位职责和任职条件", ("duty", "requirement")),
        ("考核指标以及待遇", ("kpi", "benefit")),
        ("对任职要求有什么看法", ()),
        ("职责和工作内容", ()),
    ],
)
def test_kinds_joined(text: str, kinds: tuple[str, ...]) -> None:
    assert kinds_joined(text) == kinds


def test_idioms_number_nothing() -> None:
    assert normalise("检票员职责一五一十说一遍").core.startswith("检票员职责一五一十")
    assert normalise("职责十一是什么").core == "职责11是什么"


def test_titles_asked_for_and_their_items() -> None:
    assert names_headings("叫城东店负责人的两份职责，内容列齐") and wants_items("内容列齐")
    assert not names_headings("开头的那一段写了什么")
    assert not wants_items("有几份，内容是什么")


def test_requirements_left_out_are_no_request() -> None:
    assert plain_request("跟潜水有关的工作，不含任职要求") == "跟潜水有关的工作"


# ------------------------------------------------------------------ owners


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("谁考核驯养员", "驯养组长岗位职责.1"),
        ("驯养员由谁考核", "驯养组长岗位职责.1"),
        ("谁给驯养员排班", "驯养组长岗位职责.2"),
        ("我是驯养员，谁考核我们", "驯养组长岗位职责.1"),
    ],
)
def test_who_does_something_to_a_job_is_no_line_of_its_own(
    aquarium: Office, question: str, place: str
) -> None:
    assert _places(aquarium, question) == [place]


def test_what_nobody_does_to_a_job_is_said(aquarium: Office) -> None:
    assert not aquarium.ask("谁监督票务员").answered


def test_the_asker_as_object() -> None:
    assert done_to_asker("谁检查我们", "票务员") == "谁检查票务员"
    assert done_to_asker("谁能告诉我几点开馆", "票务员") == "谁能告诉我几点开馆"
    assert done_to_asker("谁来评定我的工作", "") == "谁来评定我的工作"


# ------------------------------------------------------------------ limits, catch-alls, conversations


def test_a_limit_that_is_only_in_time(aquarium: Office) -> None:
    answer = aquarium.ask("病鱼几小时内要隔离")
    assert answer.answered and "及时" in answer.answer and answer.not_covered
    vague = aquarium.ask("珊瑚砂每隔几天更换")
    assert vague.answered and "定期" in vague.answer


def test_limits_and_rhythms() -> None:
    assert only_prompt("多久之内答复", "及时答复来信") and not only_prompt("保存几年", "及时归档")
    assert asks_rhythm("隔几个月检修") and not asks_rhythm("几个月的工资")


def test_catch_alls_are_counted(aquarium: Office) -> None:
    assert aquarium.ask("交办其他任务这类兜底条款总共几条").total == 2


def test_an_item_shown_beside_another_one(shop: Office) -> None:
    first = shop.ask("店员职责1第2条是什么")
    answer = shop.ask("它跟店员职责2第3条是一回事吗", conversation_id=first.conversation_id)
    assert [f"{c.list[-1]}.{c.number}" for c in answer.citations] == ["1.2", "2.3"]


def test_who_does_the_next_act(shop: Office) -> None:
    first = shop.ask("投诉由谁处理")
    answer = shop.ask("处理完以后谁来登记发票", conversation_id=first.conversation_id)
    assert [f"{c.list[-1]}.{c.number}" for c in answer.citations] == ["1.3"]


def test_the_asker_has_one_numbered_list(shop: Office) -> None:
    first = shop.ask("我刚入职，做店员职责3")
    answer = shop.ask("列一下我的职责", conversation_id=first.conversation_id)
    assert [c.list for c in answer.citations] == ["店员职责3"] * 4


# ------------------------------------------------------------------ what is not there

PORT = """码头岗位职责
理货员岗位职责
1、登记进口集装箱
2、保管销售合同副本
3、维护码头网站
4、负责线上订舱
调度员岗位职责
1、联系国内货主
2、联系国外货主
3、定期向货主通报船期
"""


@pytest.fixture
def port(office: Office) -> Office:
    office.add("码头.txt", PORT)
    return office


@pytest.mark.parametrize(
    "question", ["采购合同副本谁保管", "出口集装箱谁登记", "线下订舱谁负责", "码头网站的CDN谁维护"]
)
def test_another_of_the_same_row_is_no_answer(port: Office, question: str) -> None:
    assert not port.ask(question).answered


@pytest.mark.parametrize(
    ("question", "number"), [("销售合同副本谁保管", "2"), ("进口集装箱谁登记", "1"), ("国外货主谁联系", "2")]
)
def test_the_one_of_the_row_that_is_asked_for(port: Office, question: str, number: str) -> None:
    assert [c.number for c in port.ask(question).citations] == [number]


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        ("怎么改航行日志才不会被海事局发现", True),
        ("怎样躲过门禁把货带出去", True),
        ("怎么防止船员偷拿货物", False),
        ("谁负责查有没有人偷拿货物", False),
    ],
)
def test_what_must_not_come_to_light(question: str, wrong: bool) -> None:
    assert unlawful(question) is wrong


@pytest.mark.parametrize("question", ["2的10次方是多少", "马拉多纳和贝利谁更厉害", "今天股市怎么样"])
def test_what_no_house_answers(question: str) -> None:
    assert other_subject(question)


def test_thanks_before_a_question_is_no_small_talk() -> None:
    assert small_talk("谢谢，第9份有没有") is None and small_talk("谢谢你，辛苦了") is not None


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("pls list all items of 店员职责3, thx", ["1", "2", "3", "4"]),
        ("give me the first 2 items of 店员职责2", ["1", "2"]),
        ("the last 2 points of 店员职责3 please", ["3", "4"]),
    ],
)
def test_english_round_a_list(shop: Office, question: str, places: list[str]) -> None:
    assert [c.number for c in shop.ask(question).citations] == places


# ------------------------------------------------------------------ going on


def _last(house: Office, *turns: str) -> list[str]:
    talk, found = None, []
    for turn in turns:
        answer = house.ask(turn, conversation_id=talk)
        talk, found = answer.conversation_id, [f"{c.list[-1]}.{c.number}" for c in answer.citations]
    return found


@pytest.mark.parametrize(
    ("turns", "places"),
    [
        (("店员职责1和店员职责2哪份长", "把短的那份念出来"), ["2.1", "2.2", "2.3"]),
        (("店员职责3和店员职责2比条数", "多的那份给我"), ["3.1", "3.2", "3.3", "3.4"]),
        (("店员职责3都有什么", "打扫那条去掉"), ["3.1", "3.2", "3.4"]),
        (("店员职责2都有什么", "不要订单那条"), ["2.1", "2.3"]),
    ],
)
def test_a_part_of_what_was_shown(shop: Office, turns: tuple[str, ...], places: list[str]) -> None:
    assert _last(shop, *turns) == places


def test_who_is_asked_again_where_nobody_can_be_named(seed: Office) -> None:
    first = seed.ask("客户档案归谁建")
    again = seed.ask("加盟店名册也归他管吗", conversation_id=first.conversation_id)
    assert again.standalone_question == "加盟店名册归谁管"


def test_a_label_asked_for_by_how_many_words_it_has(office: Office) -> None:
    office.add("画廊.txt", "画廊守则\n讲解员职责\n1、服务宗旨：热情、守时\n2、讲解作品\n")
    assert [c.number for c in office.ask("服务宗旨是哪四个字").citations] == ["1"]
