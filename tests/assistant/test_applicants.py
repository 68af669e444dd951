"""Applicants who say what they have or lack: what is demanded of a person answers them, never a duty of the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.conftest import Office

ASKS = Path(__file__).parents[1] / "eval" / "asks"
POSTING = """招聘陈列设计师

岗位职责：
1、负责橱窗与货架的陈列设计，会同店长验收；
2、整理手绘草图归档，每月更新一次；
3、细心核对道具清单，避免漏发。
任职要求：
1、具有手绘能力，会三维建模软件者优先；
2、性格细心，能接受返工；
3、两年以上零售陈列经验，条件优秀者可放宽。
"""
ASKED = [
    ("手绘画得一般般，有影响不", "1、具有手绘能力，会三维建模软件者优先"),
    ("会建模算加分还是硬杠杠", "1、具有手绘能力，会三维建模软件者优先"),
    ("不太细心的人，你们要不", "2、性格细心，能接受返工"),
]
OF_WORK = [
    ("手绘草图放哪儿，多久换一回", "2、整理手绘草图归档，每月更新一次"),
    ("道具漏发了咋避免的", "3、细心核对道具清单，避免漏发"),
]


@pytest.fixture
def posting(office: Office) -> Office:
    """A posting whose duties and requirements speak of the same things."""
    office.add("posting.txt", POSTING)
    return office


@pytest.mark.parametrize(("question", "item"), ASKED)
def test_what_an_applicant_has_or_lacks_is_looked_for_in_the_requirements(
    posting: Office, question: str, item: str
) -> None:
    answer = posting.ask(question)
    assert [f"{c.number}、{c.text}".rstrip("；。") for c in answer.citations] == [item]


@pytest.mark.parametrize(("question", "item"), OF_WORK)
def test_the_same_words_asked_of_the_work_are_answered_by_duties(
    posting: Office, question: str, item: str
) -> None:
    answer = posting.ask(question)
    assert item in [f"{c.number}、{c.text}".rstrip("；。") for c in answer.citations]
    assert not any(c.kind == "requirement" for c in answer.citations)


def test_none_of_these_was_trained_on() -> None:
    trained = "".join(path.read_text(encoding="utf-8") for path in ASKS.glob("*.tsv"))
    assert not [q for q, _ in (*ASKED, *OF_WORK) if q in trained]


SEVERAL = """绿野农机招聘

装配钳工
岗位职责：
1、按工艺卡装配变速箱，填写自检表；
2、每班清点工装夹具。
任职要求：
1、会看装配图，有钳工证者优先；
2、能上夜班。

海外售后工程师
岗位职责：
1、到客户农场调试收割机；
2、整理故障案例，每周发回一份。
任职要求：
1、会西班牙语或葡萄牙语者优先；
2、开过拖拉机，做过液压维修的优先。
"""
OF_WHOM_NEED_NOT_BE_SAID = [
    ("要会看装配图吗", "会看装配图，有钳工证者优先"),
    ("懂西班牙语是不是更有优势", "会西班牙语或葡萄牙语者优先"),
    ("有没有要求做过液压维修", "开过拖拉机，做过液压维修的优先"),
]


@pytest.mark.parametrize(("question", "item"), OF_WHOM_NEED_NOT_BE_SAID)
def test_of_several_jobs_the_one_whose_requirements_tell_it_need_not_be_named(
    office: Office, question: str, item: str
) -> None:
    office.add("several.txt", SEVERAL)
    answer = office.ask(question)
    assert [c.text.rstrip("；。") for c in answer.citations] == [item]


def test_where_no_requirement_of_several_jobs_tells_it_nothing_is_answered(office: Office) -> None:
    office.add("several.txt", SEVERAL)
    assert not office.ask("需要会剪辑视频吗").answered
    assert not office.ask("有哪些任职要求").answered  # whose is asked back
