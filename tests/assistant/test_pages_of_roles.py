"""Roles of pages with many of them: told apart by a note, misread by a scanner, meant by their trade, shared lists."""

from __future__ import annotations

import pytest

from assistant.headings import told_by_note
from assistant.rolenames import as_meant

STORE = """窑炉厂仓储班组 岗位职责

发料员职责（釉料库）
1、凭单发釉料；
2、每周翻堆一次；

发料员职责（坯体库）
1、坯体轻拿轻放；
2、破损的登记退回；
3、盘点窑车；

测温员职责
1、每小时抄一次窑温；
2、超温报窑炉班长；

任职要求（发料员、测温员）
1、初中文化；
2、能上夜班；
"""
AD = """【急聘】陶艺体验师 2名
岗位职责：
1、带客人拉坯；
2、讲解釉色；
任职要求：
1、会拉坯；
2、普通话好；

位置：ESG专员（环境与社会）
关键的责任
1. 编写年度排放报告
2. 回答买家的问卷 3. 任何其他由经理分配的职责
资格
1. 学士学位
"""
SCAN = """窑炉厂化验室岗位职责
1．徽波检测员
A．测釉浆含水率；
B．校准微波炉；

2．配釉员
A．称料；
B．球磨；
"""


@pytest.fixture
def kiln(office):  # type: ignore[no-untyped-def]
    office.add("store.txt", STORE)
    office.add("ad.txt", AD)
    office.add("scan.txt", SCAN)
    return office


def _said(answer) -> set[str]:  # type: ignore[no-untyped-def]
    assert answer.answered, answer.refusal
    return {citation.text for citation in answer.citations}


@pytest.mark.parametrize(
    "asked",
    [
        "坯体库的发料员都做什么，釉料库的不用",
        "坯体库发料员的职责有哪些",
        "发料员（坯体库）要干哪些活",
        "列一下坯体库发料员的工作；釉料库那边就不用列了",
    ],
)
def test_lists_of_one_job_told_apart_by_their_note(kiln, asked):  # type: ignore[no-untyped-def]
    assert _said(kiln.ask(asked)) == {"坯体轻拿轻放", "破损的登记退回", "盘点窑车"}


@pytest.mark.parametrize(
    "asked",
    [
        "陶艺体验师招聘信息里的岗位职责",
        "陶艺体验师那份招聘启事上写的职责",
        "陶艺体验师招聘广告中的工作职责有哪些",
    ],
)
def test_where_a_list_stands_is_no_matter(kiln, asked):  # type: ignore[no-untyped-def]
    assert _said(kiln.ask(asked)) == {"带客人拉坯", "讲解釉色"}


@pytest.mark.parametrize(
    "asked",
    ["我下周去当测温员，平时要做些什么", "马上要做测温员了，工作有哪些", "我准备去应聘测温员，都要做什么"],
)
def test_who_will_be_something_asks_of_that_job(kiln, asked):  # type: ignore[no-untyped-def]
    assert _said(kiln.ask(asked)) == {"每小时抄一次窑温", "超温报窑炉班长"}


@pytest.mark.parametrize("asked", ["ESG的人有哪些职责", "ESG那边的职责", "ESG专员的职责总数"])
def test_a_trade_in_latin_letters_is_its_job(kiln, asked):  # type: ignore[no-untyped-def]
    assert "任何其他由经理分配的职责" in _said(kiln.ask(asked))


@pytest.mark.parametrize("asked", ["微波检测员有哪些职责", "徽波检测员有哪些职责"])
def test_a_name_misread_by_a_scanner(kiln, asked):  # type: ignore[no-untyped-def]
    assert _said(kiln.ask(asked)) == {"测釉浆含水率", "校准微波炉"}


@pytest.mark.parametrize("asked", ["仓储班组写了几个岗位", "仓储班组里列了哪些岗位"])
def test_who_share_a_list_are_no_job_of_their_own(kiln, asked):  # type: ignore[no-untyped-def]
    assert kiln.ask(asked).total == 2


def test_forms_of_a_note() -> None:
    assert "坯体库的发料员" in told_by_note("发料员职责(坯体库)")
    assert not told_by_note("发料员职责")


def test_short_names_are_not_taken_for_misread_ones() -> None:
    assert as_meant("货运员") == []
    assert "微波检测员" in as_meant("徽波检测员")
