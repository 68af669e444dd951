"""Numbers a scanner spoilt, jobs said twice, short names and what a page says of itself."""

from __future__ import annotations

import pytest

from corpus.parsing import parse
from corpus.parsing.names import short_forms


def _points(text: str) -> dict[str, list[tuple[str | None, str]]]:
    roles = parse(text, name="页").result.roles
    return {role.title: [(i.number, i.text) for one in role.lists for i in one.items] for role in roles}


@pytest.mark.parametrize(("first", "tenth"), [("l.", "1O."), ("I.", "lO."), ("l、", "1o、"), ("1.", "I0.")])
def test_letters_that_a_scanner_read_in_a_number_are_figures(first: str, tenth: str) -> None:
    between = "\n".join(f"{n}{first[-1]}检查第{n}号库房的门窗" for n in range(2, 10))
    text = f"仓库保管员岗位职责：\n{first}核对入库单与实物\n{between}\n{tenth}编制月度盘点表\n"
    parsed = parse(text, name="页").result
    (role,) = parsed.roles
    (only,) = role.lists
    assert [item.number for item in only.items] == [str(n) for n in range(1, 11)]
    assert only.items[-1].text == "编制月度盘点表"
    assert parsed.repairs


def test_letters_that_count_stay_letters() -> None:
    text = "仓库保管员岗位职责：\nk. 核对入库单\nl. 编制盘点表\nm. 检查库房门窗\n"
    (role,) = parse(text, name="页").result.roles
    assert [item.number for one in role.lists for item in one.items] == ["11", "12", "13"]


def test_an_amount_behind_a_number_is_the_points_own() -> None:
    text = "店长岗位权限：\n1.决定当班排班；\n2.对员工提出奖惩建议；\n3.800元以内物品可先购后报；\n4.停用故障设备。\n"
    assert _points(text)["店长"][2] == ("3", "800元以内物品可先购后报")


@pytest.mark.parametrize("line", ["一、出纳员 2人", "一、出纳员（2名）", "一、出纳员"])
def test_a_job_that_its_heading_says_again_is_no_point(line: str) -> None:
    text = f"招聘公告\n\n职位描述\n{line}\n出纳员岗位职责：\n1、办理现金收付\n2、登记现金日记账\n"
    assert [text for _, text in _points(text)["出纳员"]] == ["办理现金收付", "登记现金日记账"]


@pytest.mark.parametrize(
    "line", ["注：本说明书自印发之日起施行，解释权归综合科。", "备注：以上职责自下月起执行"]
)
def test_when_a_page_comes_into_force_is_no_duty(line: str) -> None:
    text = f"出纳员岗位职责：\n1. 办理现金收付\n2. 登记现金日记账\n{line}\n"
    assert len(_points(text)["出纳员"]) == 2


def test_an_employer_that_tells_of_itself_and_hires_asks_nothing() -> None:
    text = (
        "海棠养护中心招聘启事\n\n海棠养护中心是一家民办养老机构，有床位90张。因业务发展，现面向社会招聘：\n\n"
        "护理员 3名\n岗位职责：\n1、协助老人起居\n2、记录每日体温\n任职要求：\n1、有护理员证\n"
    )
    assert [text for _, text in _points(text)["护理员"]] == ["协助老人起居", "记录每日体温", "有护理员证"]


def test_a_brand_in_brackets_is_no_part_of_a_job() -> None:
    assert list(_points("【小满茶铺】值班店长工作职责：*检查食材效期*安排当班人手*清点营业款\n")) == [
        "值班店长"
    ]


def test_a_star_before_a_figure_begins_a_point() -> None:
    text = "值班店长工作职责：*检查食材效期；*安排当班人手 岗位要求：*20-40岁，有带班经验；*持健康证\n"
    assert ("20-40岁，有带班经验") in [text for _, text in _points(text)["值班店长"]]


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("后端", "后端开发工程师", True),
        ("绿化", "绿化养护工", True),
        ("采购部", "采购部经理", False),
        ("店长", "店长助理", False),
        ("会计", "会计主管", False),
    ],
)
def test_a_trade_alone_is_the_job_of_it(short: str, full: str, same: bool) -> None:
    assert (short_forms({full: {"duty"}, short: {"benefit"}}) == {short: full}) is same


def test_a_trade_of_two_jobs_is_neither() -> None:
    assert short_forms({"绿化养护工": {"duty"}, "绿化领班": {"duty"}, "绿化": {"benefit"}}) == {}
