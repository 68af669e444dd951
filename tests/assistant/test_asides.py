"""What stands beside the lists: lines without their numbers, the headings over them, sections asked for whole."""

from __future__ import annotations

import pytest

from assistant.asides import asides_of
from tests.assistant.conftest import Office

POOL = """青荷游泳馆管理规定

第一条 为保障泳客安全，维护馆内秩序，制定本规定。
第二条 有下列情形之一的，不予办理泳卡：
1、患有传染性皮肤病的；
2、酒后未满十二小时的；
3、未满七周岁又没有成人陪同的。
第三条 有以下行为之一者，属于轻微违规，由救生员当场劝止：
1、在池边奔跑、推搡的；<br>
2、未戴泳帽下水的；<br>
3、携带玻璃器皿入场的；<br>
4、在水中吃东西的。<br>
第四条 泳卡遗失的，凭身份证到前台补办，工本费15元。
第五条 本规定自2031年6月1日起执行。
"""

TABLE = """暖屋家政服务要求

入户礼仪
服务人员行为准则\t考核
1.进门前穿好鞋套，不得踩踏地毯；\t扣20元/次
2.未经同意不得进入卧室；\t扣50元/次
收尾检查
操作规范\t考核
3.离开前关好水电煤气；\t扣100元/次
4.垃圾分类带走；\t扣20元/次
5.请客户在服务单上签字；\t扣20元/次
"""

HOURS = """招聘驿站长

5200-6100元/月

职位描述

一、待遇
1. 底薪3000，快件提成另算。
2. 满三个月缴社保。
二、值班安排
1. 每周休一天，轮流排班。
2. 早班7:00-15:30，午班11:00-20:00。
3. 双十一期间不排休。
"""


@pytest.fixture
def pool(office: Office) -> Office:
    office.add("pool.txt", POOL)
    return office


@pytest.fixture
def table(office: Office) -> Office:
    office.add("table.txt", TABLE)
    return office


@pytest.fixture
def hours(office: Office) -> Office:
    office.add("hours.txt", HOURS)
    return office


def _lines(office: Office) -> dict[str, tuple[str, tuple[str, ...]]]:
    lines = asides_of(office.assistant.knowledge("default")).lines
    return {line.text: (line.number, line.headings) for line in lines}


def test_lines_know_their_number_and_the_headings_above(hours: Office) -> None:
    lines = _lines(hours)
    assert lines["每周休一天，轮流排班"] == ("1", ("招聘驿站长", "职位描述", "值班安排"))
    assert lines["底薪3000，快件提成另算"] == ("1", ("招聘驿站长", "职位描述", "待遇"))
    assert lines["5200-6100元/月"] == ("", ("招聘驿站长",))


def test_articles_hold_their_points_and_markup_is_left_out(pool: Office) -> None:
    lines = _lines(pool)
    assert lines["未戴泳帽下水的"] == ("2", ("青荷游泳馆管理规定", "第三条"))
    assert lines["泳卡遗失的，凭身份证到前台补办，工本费15元"][0] == "第四条"
    assert not any("<" in text for text in lines)


def test_every_line_stands_at_its_place(pool: Office) -> None:
    for line in asides_of(pool.assistant.knowledge("default")).lines:
        assert POOL[line.start : line.end] == line.text


def test_short_lines_over_numbered_rows_are_headings_and_cells_stand_apart(table: Office) -> None:
    sections = {s.title: s for s in asides_of(table.assistant.knowledge("default")).sections}
    assert [line.number for line in sections["收尾检查"].points] == ["3", "4", "5"]
    first = sections["入户礼仪"].points[0]
    assert first.text == "进门前穿好鞋套，不得踩踏地毯"
    assert [TABLE[a:b] for a, b in first.cells] == ["扣20元/次"]


def test_a_text_broken_by_hand_is_read_in_whole_sentences(office: Office) -> None:
    office.add(
        "wrapped.txt",
        """阅览室开放办法
第一条 阅览室每周二至周日开放，逢周一整理图书和清扫，遇法
定节日另行通知，开放时间以门口告示为准，读者凭借书证进入阅
览室，不得转借。
第二条 读者应当保持安静，不得在阅览室内大声交谈和接听电话
，违者由管理员劝离，一个月内累计三次的，暂停其借书证使用资
格三十天。
第三条 儿童读者须由成人带领入室，带领者应当看护好儿童，因看
护不周造成图书损坏的，按原价赔偿。
""",
    )
    lines = asides_of(office.assistant.knowledge("default")).lines
    first, second, third = ("".join(line.text.split()) for line in lines)
    assert first.startswith("阅览室每周二") and first.endswith("不得转借")
    assert second.startswith("读者应当") and second.endswith("三十天")
    assert third.endswith("按原价赔偿")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("轻微违规都包括哪些行为", 4),
        ("轻微违规一共列了几种", 4),
        ("不予办理泳卡的情形有哪些", 3),
        ("青荷游泳馆管理规定一共几条", 5),
    ],
)
def test_a_section_is_told_by_the_sentence_that_leads_to_it(pool: Office, question: str, found: int) -> None:
    answer = pool.ask(question)
    assert answer.total == found
    assert "在职责清单之外" in answer.answer
    assert all(POOL[c.start : c.end] == c.text for c in answer.citations)


def test_a_section_is_shown_whole_by_its_heading(hours: Office) -> None:
    answer = hours.ask("值班安排那块有哪些规定")
    assert [c.text for c in answer.citations] == [
        "每周休一天，轮流排班",
        "早班7:00-15:30，午班11:00-20:00",
        "双十一期间不排休",
    ]
    assert {c.list for c in answer.citations} == {"清单之外 › 值班安排"}
    assert [c.number for c in answer.citations] == ["1", "2", "3"]


def test_the_parts_of_a_page_are_told(table: Office) -> None:
    answer = table.ask("家政服务要求分成哪几块")
    assert answer.intent == "overview"
    assert [(block.label, block.text) for block in answer.blocks[1:]] == [
        ("入户礼仪", "2 条"),
        ("收尾检查", "3 条"),
    ]
    assert table.ask("收尾检查一共几条").total == 3


@pytest.mark.parametrize(
    "question", ["轻微违规罚多少钱", "轻微违规归谁处罚记录", "重大违规有哪些", "教练证要几个"]
)
def test_what_no_section_tells_is_no_section(pool: Office, question: str) -> None:
    answer = pool.ask(question)
    assert not any("已全部列出" in block.text for block in answer.blocks)


@pytest.mark.parametrize(
    "line",
    ["工作时间{}", "提成{}：", "一、奖惩{}", "<div>工作时间{}</div>", "第三条　有下列{}行为之一者："],
    ids=["headings", "colons", "numbered", "tags", "articles"],
)
def test_a_thousand_short_lines_nest_no_deeper_than_texts_do(office: Office, line: str) -> None:
    letters = [chr(ord("一") + n) for n in range(1_200)]
    office.add("碎行.txt", "\n".join(line.format(letter) for letter in letters))
    answer = office.ask("工作时间分成哪几块")
    assert (
        max((len(x.headings) for x in asides_of(office.assistant.knowledge("default")).lines), default=0) <= 8
    )
    assert answer.answer


def test_what_is_asked_of_a_joined_matter_must_be_printed(office: Office) -> None:
    office.add(
        "帮厨.txt",
        "招聘帮厨\n岗位职责\n1、清洗蔬菜；\n2、打扫厨房。\n福利待遇\n1、提供员工宿舍；\n2、月休四天。\n",
    )
    assert "员工宿舍" in office.ask("管住吗").answer
    assert not office.ask("管饭吗").answered
