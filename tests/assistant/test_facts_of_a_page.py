"""Facts of single pages: clock times, how many somebody leads, cells of rows laid out line by line, guards that must not misfire."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

POSTING = """青禾科技招聘
工作时间：
全职，10am-7pm，双休

播音剪辑师
岗位职责：
1、负责有声书的录制与后期剪辑；
2、维护批量处理音频的工具；
3、整理素材库并登记版权到期日。
任职要求：
1、教育背景：传媒类专业本科以上学历；
2、工作经验：2年以上音频后期经验，熟悉常用剪辑工具；
3、深户或有担保人。

投递二维码
https://qinghe.jobs.example.com/s/abc123
"""

ROWS = """岗位说明书
岗位名称
仓管员
直接上级
物流主管
直接下级
无
工作职责
绩效标准
能力素质模型
1
负责货物的入库验收。
单货相符、当日入账
熟悉验收流程
2
负责登记库存台账。
账实一致、差错为零
会用表格软件
3
负责危险品的隔离存放。
无混放、标识齐全
掌握危险品常识
"""

WATCH = """1. 熟练使用水泵和阀门，泵房钥匙随身携带。
2. 交班时把水位、设备状态和未完事项说清楚。
3. 值班期间不得吸烟或阅读报刊，离岗必须得到班长的许可。
4. 泵房每周检查一次，记录留存备查。
5. 司泵工必须做好水泵的日常保养，不开带病的泵。
"""


@pytest.fixture
def posting(office: Office) -> Office:
    office.add("posting.txt", POSTING)
    return office


@pytest.fixture
def rows(office: Office) -> Office:
    office.add("rows.txt", ROWS)
    return office


@pytest.fixture
def watch(office: Office) -> Office:
    office.add("watch.txt", WATCH)
    return office


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("几点上班几点下班，周末休吗", "10am-7pm"),
        ("在哪投简历", "https://qinghe.jobs.example.com/s/abc123"),
        ("外地户口行吗", "深户"),
        ("要什么学历和经验", "本科以上学历"),
        ("要什么学历和经验", "2年以上音频后期经验"),
    ],
)
def test_a_posting_tells_its_terms(posting: Office, question: str, quoted: str) -> None:
    answer = posting.ask(question)
    assert answer.answered
    assert quoted in answer.answer


@pytest.mark.parametrize("question", ["播音剪辑师要管几个人", "播音剪辑师带几个下属", "门店在哪个城市"])
def test_people_and_places_that_are_not_printed(posting: Office, question: str) -> None:
    assert not posting.ask(question).answered


@pytest.mark.parametrize(
    ("question", "quoted", "other"),
    [
        ("登记台账要达到什么标准", "账实一致、差错为零", "单货相符"),
        ("入库验收这一项要什么能力", "熟悉验收流程", "会用表格软件"),
        ("仓管员带几个下属", "无", "负责"),
        ("仓管员手下带人吗", "无", "负责"),
    ],
)
def test_a_cell_of_a_row_laid_out_line_by_line(rows: Office, question: str, quoted: str, other: str) -> None:
    answer = rows.ask(question)
    assert answer.answered
    assert quoted in answer.answer
    assert f"- {other}" not in answer.answer


def test_a_column_asked_for_by_itself_is_told_whole(rows: Office) -> None:
    answer = rows.ask("仓管员的绩效标准有哪些")
    assert answer.total == 3


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("离开岗位要谁同意", "离岗必须得到班长的许可"),
        ("泵房几天查一次", "每周检查一次"),
    ],
)
def test_a_short_page_of_rules(watch: Office, question: str, quoted: str) -> None:
    answer = watch.ask(question)
    assert answer.answered
    assert quoted in answer.answer


def test_the_rules_of_a_page_are_counted(watch: Office) -> None:
    answer = watch.ask("一共多少条规定")
    assert (answer.answered, answer.total) == (True, 5)


@pytest.mark.parametrize("question", ["司泵工一天最多开几小时", "晚上几点锁门"])
def test_hours_that_are_not_printed(watch: Office, question: str) -> None:
    assert not watch.ask(question).answered


def test_a_guard_does_not_fire_for_what_a_job_demands(posting: Office) -> None:
    asked = posting.ask("要不要自己写脚本批量处理音频")
    assert asked.refusal is None or asked.refusal.reason != "off_topic"
    request = posting.ask("帮我写段代码")
    assert request.refusal is not None
    assert request.refusal.reason == "off_topic"


def test_a_guard_does_not_fire_for_what_the_texts_speak_of(office: Office) -> None:
    office.add("site.txt", "塔吊司机岗位职责\n1、遇大风等恶劣天气立即停止吊装；\n2、每班检查钢丝绳并记录。\n")
    answer = office.ask("恶劣天气还能吊装吗")
    assert answer.answered
    assert not office.ask("今天天气怎么样").answered


def test_nobody_led_is_told_as_a_number(rows: Office) -> None:
    assert "0 人" in rows.ask("仓管员带几个下属").answer


@pytest.mark.parametrize("question", ["仓管员要管几个员工", "播音剪辑师要带几个学生"])
def test_a_number_of_people_must_be_printed(posting: Office, rows: Office, question: str) -> None:
    assert not rows.ask(question).answered


def test_a_sentence_that_leads_to_points_tells_something_itself(office: Office) -> None:
    office.add(
        "convoy.txt",
        "运输队驾驶规定\n"
        "一、驾驶员须服从调度，不得私自出车。\n"
        "二、车辆每周检查一次，记录存档。\n"
        "三、行驶途中发生的事故，由肇事的责任者负责，并按下列办法处理：\n"
        "（1）损失500元以内，罚款50元；\n"
        "（2）损失超过500元，罚款200元。\n",
    )
    answer = office.ask("路上出了事故谁担责")
    assert answer.answered
    assert "责任者负责" in answer.answer


def test_a_program_asked_for_is_none_of_its_business(posting: Office) -> None:
    asked = posting.ask("帮我写个处理音频的脚本")
    assert asked.refusal is not None
    assert asked.refusal.reason == "off_topic"
