"""Terms of the one post that a page describes: its labelled values, asked for two at once, by what the asker has, or without a name."""

from __future__ import annotations

import pytest

from tests.assistant.conftest import Office

BOILER = """岗位说明书
岗位名称:锅炉运行班长
所属部门:动力车间
直接上级:动力车间副主任
直接下级:司炉工、化验员
编制:4人
管理经验:否
年龄要求:22-40岁
工作职责
1、接受车间副主任的领导，完成交办的任务；
2、每班组织两次水质化验，结果记入台账；
3、发现超压立即停炉，并电话报告值长。
任职条件
1、中专及以上学历，热能动力专业优先；
2、持特种设备作业证（锅炉G1），两年以上司炉经验；
3、能适应三班倒。
"""
ATTENDANT = """澡堂服务员岗位职责
1、接受前厅主管的领导，做好当班接待；
2、每两小时巡查一次更衣室；
3、客人遗留物品登记后交值班经理。
"""


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("编制几个人，属于哪个部门", ("4人", "动力车间")),
        ("直属领导是哪位，所在部门叫什么", ("动力车间副主任", "所属部门")),
        ("招几个人，年龄有啥要求", ("4人", "22-40岁")),
        ("专业有没有要求，年龄呢", ("热能动力", "22-40岁")),
        ("他直接归谁管", ("动力车间副主任",)),
        ("这岗位归哪位管", ("动力车间副主任",)),
        ("上头归哪个领导管", ("动力车间副主任",)),
        ("需不需要以前带过人", ("管理经验：否",)),
        ("得是当过领导的才行吗", ("管理经验：否",)),
        ("我都五十二了，还要不要", ("22-40岁",)),
        ("我今年19，行不行", ("22-40岁",)),
    ],
)
def test_a_labelled_value_answers(office: Office, question: str, quoted: tuple[str, ...]) -> None:
    office.add("boiler.txt", BOILER)
    answer = office.ask(question)
    assert answer.answered
    assert all(part in answer.answer for part in quoted)


@pytest.mark.parametrize("question", ["他直接归谁管", "这个岗位归谁领导"])
def test_a_duty_may_name_who_leads(office: Office, question: str) -> None:
    office.add("attendant.txt", ATTENDANT)
    assert "接受前厅主管的领导" in office.ask(question).answer


def test_work_is_led_by_nobody(office: Office) -> None:
    office.add("boiler.txt", BOILER)
    assert "水质化验" in office.ask("水质化验归谁管").answer


@pytest.mark.parametrize("question", ["澡堂服务员一共有几个人", "澡堂服务员总共几个人", "服务员岗配多少人"])
def test_a_head_count_is_no_list_of_duties(office: Office, question: str) -> None:
    office.add("澡堂.txt", ATTENDANT)
    answer = office.ask(question)
    assert answer.refusal is not None and "人数" in answer.refusal.message


IN_TOWNS = "\n".join(
    f"{post}（工作地点：{town}）\n岗位职责：\n1、{first}；\n2、{second}。"
    for post, town, first, second in (
        ("生产副总", "临江", "管理三个车间的生产", "审批月度排产计划"),
        ("销售经理", "临江", "开发经销商", "催收到期货款"),
        ("质检员", "临江", "巡检工序", "填写质检记录"),
        ("仓管员", "{town}", "验收来料", "月底盘点库存"),
    )
)


def test_one_town_of_all_posts_is_told_without_asking_back(office: Office) -> None:
    office.add("posts.txt", IN_TOWNS.replace("{town}", "临江"))
    answer = office.ask("上班在哪个城市")
    assert answer.answered
    assert [citation.text for citation in answer.citations] == ["工作地点：临江"] * 4


def test_different_towns_are_asked_back(office: Office) -> None:
    office.add("posts.txt", IN_TOWNS.replace("{town}", "江北"))
    refusal = office.ask("上班在哪个城市").refusal
    assert refusal is not None
    assert len(refusal.options) == 4
    assert "江北" in office.ask("仓管员在哪上班").answer


ABOUT_THE_FIRM = "远山机械成立于1998年，总部位于上海市浦东新区张江路88号，是一家装备制造企业。"


@pytest.mark.parametrize("beside", [f"\n关于我们\n{ABOUT_THE_FIRM}", "公司地址：上海市浦东新区张江路88号"])
def test_where_the_firm_stands_is_no_answer_for_posts_in_other_towns(office: Office, beside: str) -> None:
    office.add("posts.txt", f"{IN_TOWNS.replace('{town}', '江北')}\n{beside}")
    answer = office.ask("上班在哪个城市")
    assert answer.refusal is not None
    assert answer.refusal.reason == "ambiguous"


def test_a_line_about_all_posts_is_told(office: Office) -> None:
    said = "本次招聘以上职位，工作地点在临江、江北两地，就近安排。"
    office.add("posts.txt", f"{IN_TOWNS.replace('{town}', '江北')}\n\n{said}")
    assert said.rstrip("。") in office.ask("上班在哪个城市").answer


def test_a_value_behind_a_name_is_cited_with_it(office: Office) -> None:
    office.add("posts.txt", "收银员（15名）\n岗位职责：\n1、收银结账；\n2、交接班对账。")
    assert [citation.text for citation in office.ask("收银员招几个").citations] == ["收银员（15名）"]
