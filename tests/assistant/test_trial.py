"""What a newcomer's trial over own texts found: exclusions by number, prohibitions, joint owners, requirements not made."""

from __future__ import annotations

import pytest

from assistant.ownership import joint_owners
from assistant.quoting import as_matter
from assistant.times import distinct, fixed_times
from assistant.twofold import each_asked
from tests.assistant.conftest import Office

SALON = """美发沙龙岗位手册

一、前台主管
岗位职责：
1、负责顾客预约登记和排号
2、每周一汇总上周客流报表
3、保管储值卡档案
4、夜间闭店前检查门窗
任职要求：
1、高中及以上学历
2、两年以上服务业经验

二、发型师
岗位职责：
1、为顾客设计发型并完成剪烫染
2、每3000次使用后更换电剪刀片
3、不得向顾客索要小费
4、不准空腹为顾客染发，连续染发不得超过三小时
5、染发剂的领用登记由发型师和库房管理员共同负责
任职要求：
1、持有美发师职业资格证
2、沟通能力强

三、库房管理员
岗位职责：
1、保管染发剂、洗护用品
2、每周盘点库存一次
任职要求：
1、中专以上学历
"""


@pytest.fixture(scope="module")
def salon(tmp_path_factory: pytest.TempPathFactory, tokens: object, encoder: object) -> Office:
    office = Office(tmp_path_factory.mktemp("salon"), tokens, encoder)  # type: ignore[arg-type]
    office.add("沙龙.txt", SALON)
    return office


@pytest.mark.parametrize(
    "question",
    ["除了第一条，前台主管还有哪些职责", "前台主管除了第1条还要做什么", "不算第一条，前台主管还管啥"],
)
def test_items_are_left_out_by_their_number(salon: Office, question: str) -> None:
    answer = salon.ask(question)
    assert [c.number for c in answer.citations] == ["2", "3", "4"]


@pytest.mark.parametrize("question", ["谁能向顾客要小费", "谁可以索要小费", "小费谁能收"])
def test_a_prohibition_makes_nobody_responsible(salon: Office, question: str) -> None:
    answer = salon.ask(question)
    assert "由发型师负责" not in answer.answer
    if answer.answered:
        assert "禁止" in answer.answer


def test_a_word_of_the_forbidden_act_elsewhere_permits_nothing(salon: Office) -> None:
    answer = salon.ask("谁能空腹染发")
    assert not answer.answered or "由发型师负责" not in answer.answer


def test_whose_requirement_it_is_stands_over_it(salon: Office) -> None:
    assert "前台主管 › 任职要求" in salon.ask("谁要有服务业经验").answer


def test_who_must_not_is_told(salon: Office) -> None:
    answer = salon.ask("哪个岗位不得索要小费")
    assert answer.answered
    assert "发型师" in answer.answer
    assert "负责，" not in answer.answer


def test_owners_named_in_the_line_are_named(salon: Office) -> None:
    head = salon.ask("谁负责染发剂的领用登记").blocks[0].text
    assert "发型师" in head
    assert "库房管理员" in head
    assert salon.ask("库房管理员负责染发剂领用登记吗").answered


@pytest.mark.parametrize(
    "question", ["谁不用学历", "哪些岗位不要求学历", "哪个岗位不需要学历", "什么岗位没有学历要求"]
)
def test_jobs_that_do_not_ask_for_a_quality(salon: Office, question: str) -> None:
    answer = salon.ask(question)
    assert {c.role for c in answer.citations} == {"发型师"}


@pytest.mark.parametrize("question", ["哪些岗位没有经验要求", "哪些岗位不要求经验", "什么岗位不看经验"])
def test_jobs_that_ask_for_no_experience(salon: Office, question: str) -> None:
    answer = salon.ask(question)
    assert {c.role for c in answer.citations} == {"发型师", "库房管理员"}


def test_generic_headings_are_shown_with_their_role(salon: Office) -> None:
    answer = salon.ask("每周要做的事有哪些")
    assert "前台主管 › 岗位职责" in answer.answer


def test_joint_owners_are_known_roles(salon: Office) -> None:
    knowledge = salon.assistant.knowledge("default")
    named = joint_owners("设备清点由发型师、库房管理员一起完成", knowledge)
    assert [r.title for r in named] == ["发型师", "库房管理员"]
    assert joint_owners("由客户和供应商共同签字", knowledge) == ()


@pytest.mark.parametrize(
    ("label", "matter"),
    [
        ("派车单由谁制定", "派车单制定"),
        ("会员投诉几天内答复", "会员投诉答复"),
        ("安全培训，一个月", "安全培训"),
        ("填《日结表", "填《日结表》"),
        ("冷库温度多久记录一次", "冷库温度记录"),
        ("退货找哪个部门办理", "退货办理"),
        ("几何图纸审核", "几何图纸审核"),
        ("能收会员课时费", "收会员课时费"),
        ("能源台账登记", "能源台账登记"),
        ("谁", "谁"),
    ],
)
def test_the_head_quotes_the_matter(label: str, matter: str) -> None:
    assert as_matter(label) == matter


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("回单谁归档?签收单", ("回单谁归档", "签收单谁归档")),
        ("谁负责考勤？体检呢", ("谁负责考勤", "谁负责体检")),
        ("日结表谁交谁审", ("日结表谁交", "日结表谁审")),
        ("病历谁写？多久一次", ()),
    ],
)
def test_two_matters_are_two_questions(question: str, parts: tuple[str, ...]) -> None:
    assert each_asked(question) == parts


def test_times_are_told_once() -> None:
    assert distinct(["24小时内", "24小时", "3个工作日内", "3个工作日"]) == ["24小时内", "3个工作日内"]
    assert fixed_times("每5000公里保养一次") == ["每5000公里"]
