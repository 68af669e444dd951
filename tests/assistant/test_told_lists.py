"""Lists told by what they are about, what is left of one, its edges, its lead; qualities one by one. Wordings of no set."""

from __future__ import annotations

import pytest

from assistant.described import _described
from assistant.itemedges import with_edges
from assistant.listrefs import take_list_numbers
from tests.assistant.conftest import Office

GALLERY = """导览中心工作人员岗位职责
1、接待团队游客
2、安排讲解场次

展馆督察的定位
1、联络各展厅
2、巡查开放情况

展馆督察的基本素质
1、熟悉本地历史
2、有一定的讲解能力
3、书面表达清楚
"""
HOTEL = """布草领班岗位职责
1、清点送洗的床单
2、每天核对洗涤单

茶室经理岗位职责
1、采购茶叶
2、管理新茶样品，每季品评一次

门童岗位职责
1、迎送客人，搬运行李
2、代客泊车
"""


def _places(house: Office, question: str) -> list[str]:
    return [f"{c.list[-1]}.{c.number}" for c in house.ask(question).citations]


@pytest.mark.parametrize(
    ("question", "of"),
    [
        ("保管钥匙、统计营业额的那份，全文给我", "3"),
        ("哪份是清点货架、跟订单的？把它的条目全念出来", "2"),
        ("管发票核对和投诉的那个岗，他要干的全部列出来", "1"),
    ],
)
def test_a_list_told_by_its_matters_is_answered_whole_and_says_so(
    shop: Office, question: str, of: str
) -> None:
    answer = shop.ask(question)
    assert {c.list[-1] for c in answer.citations} == {of}
    assert answer.total == {"1": 6, "2": 3, "3": 4}[of]
    assert f"店员职责{of}" in answer.notes[0]


def test_items_of_a_told_list(shop: Office) -> None:
    assert _places(shop, "保管钥匙、统计营业额的那份，第2条") == ["3.2"]


def test_two_lists_that_fit_alike_are_asked_back(shop: Office) -> None:
    answer = shop.ask("负责接待的那份列全")
    assert answer.refusal is not None and answer.refusal.reason == "ambiguous"
    assert {o.label for o in answer.refusal.options} == {"店员职责1", "店员职责2"}


def test_what_no_list_holds_tells_none(shop: Office) -> None:
    assert not shop.ask("修锅炉、开电梯的那份，全文给我").answered


def test_a_job_told_by_its_matters(office: Office) -> None:
    office.add("hotel.txt", HOTEL)
    answer = office.ask("泊车、搬行李的那位，他的活儿全部列一下")
    assert [c.text for c in answer.citations] == ["迎送客人，搬运行李", "代客泊车"]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("职责2第一条我看过了，剩下的念一下", ["2.2", "2.3"]),
        ("职责3前两条我背下来了，其余发来", ["3.3", "3.4"]),
        ("职责3里钥匙那条我清楚了，剩下的列出来", ["3.2", "3.3", "3.4"]),
        ("职责1第5条以后（含第5条）", ["1.5", "1.6"]),
        ("职责1第2条到第5条（不含两头）", ["1.3", "1.4"]),
        ("要职责3，别给我职责1", ["3.1", "3.2", "3.3", "3.4"]),
        ("第二个版本逐条列", ["2.1", "2.2", "2.3"]),
    ],
)
def test_what_is_left_and_which_is_meant(shop: Office, question: str, places: list[str]) -> None:
    assert _places(shop, question) == places


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("第6条以前（包括第6条）", "第6条及以前"),
        ("第6条以后，不含第6条", "第7条及以后"),
        ("第3条到第6条，不算头尾", "第4条到第5条"),
        ("最后一条前面那条", "倒数第2条"),
        ("第4条后面的那条", "第5条"),
        ("第4条后面的几条", "第4条后面的几条"),
    ],
)
def test_edges_said_beside_a_stretch(said: str, plain: str) -> None:
    assert with_edges(said) == plain


def test_a_list_denied_beside_one_wanted() -> None:
    assert take_list_numbers("按职责5来，不是职责15哈")[1] == (5,)
    assert take_list_numbers("哪里提到发票，不要职责5")[1] == (5,)


def test_the_sentence_under_a_heading(seed: Office) -> None:
    answer = seed.ask("促销管理编号前头那句说明")
    assert [c.text[:6] for c in answer.citations] == ["包括新品上市"]


@pytest.mark.parametrize(
    ("question", "texts", "missing"),
    [
        ("展馆督察要什么学历，讲解能力要求高不高", ["有一定的讲解能力"], ["学历"]),
        ("本地历史是必须懂的吗，对展馆督察来说", ["熟悉本地历史"], []),
    ],
)
def test_qualities_one_by_one(office: Office, question: str, texts: list[str], missing: list[str]) -> None:
    office.add("gallery.txt", GALLERY)
    answer = office.ask(question)
    assert [c.text for c in answer.citations] == texts
    assert list(answer.not_covered) == missing


@pytest.mark.parametrize(
    "question", ["跟员工签的那张纸快到期了，谁提醒", "导购的岗位职责列一下", "学徒在这份文件里要做什么"]
)
def test_a_thing_or_a_job_tells_no_list(question: str) -> None:
    assert _described(question) is None
