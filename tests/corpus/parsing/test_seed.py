"""The packaged sample, structure by structure: counts, first and last points, traps."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import pytest

from corpus.parsing import parse
from corpus.parsing.result import Parse, ParsedList

#: heading, kind, number of points, how the first begins, how the last begins
LISTS = [
    ("营业部负责人职责1", "duty", 5, "执行公司的销售政策", "对精装修市场进行调查分析"),
    ("销售部负责人职责2", "duty", 6, "根据公司销售战略", "带领团队共同建立高效团队"),
    ("销售部负责人职责3", "duty", 5, "负责收集信息并与新客户沟通", "负责组织并做好客户管理"),
    ("销售部负责人职责4", "duty", 7, "收集整理相关产品", "完成领导交办的其他任务"),
    ("销售部负责人职责5", "duty", 6, "负责公司营销体系", "建立有效的协调机制"),
    ("销售部负责人职责6", "duty", 5, "负责公司的项目销售管理", "随时了解和掌握市场信息"),
    ("营业部负责人职责7", "duty", 11, "在经理的授权下", "负责对业务员、促销员的思想教育"),
    ("销售部门负责人的工作职责", "overview", 1, "配合店长做好本产品", "配合店长做好本产品"),
    ("销售监督的定位和作用", "duty", 3, "解决销售一线的实际问题", "公司营销计划和政策执行的督察"),
    ("销售监督的基本素质", "requirement", 6, "认真负责的工作态度", "工作原则:快速"),
    ("负责销售终端的运营管理和维护", "duty", 6, "开启一系列工作", "每月评估各门店"),
    ("销售终端档案的建立和管理", "duty", 4, "店铺信息的建立和管理(", "指导所有门店和加盟商"),
    ("培训和评估工作", "duty", 4, "对各门店、专柜的店长", "对各市场基层经理"),
    ("车间检查工作", "duty", 3, "调查店铺所在区域的商圈", "协助拓展新的区域市场"),
    ("促销管理", "overview", 1, "包括新品上市", "包括新品上市"),
    ("促销管理", "duty", 6, "对计划中提出的具体活动", "信息反馈和促销活动总结"),
    ("其他相关责任", "duty", 12, "执行公司制定的直销计划", "跟踪所辖各门店"),
    ("销售部负责人职责9", "duty", 8, "根据部门领导下达的工作目标", "负责完成上级领导交办的其他事项"),
    ("销售部负责人职责10", "duty", 11, "负责学院的网络推广", "完成领导交办的其他任务"),
    ("销售部负责人职责:11", "duty", 8, "每天上班后", "撰写与大学教育品牌相关的文章"),
    ("营业部负责人职责12", "duty", 7, "审核销售发票申请", "协助子公司处理税务事宜"),
    ("销售部负责人职责:13", "duty", 7, "负责国内外销售的发票开具", "政府机关报送的各类材料"),
    ("营业部负责人职责14", "duty", 6, "根据集团系统做好客户管理工作", "协助经理做好本岗位"),
]


@pytest.fixture(scope="module")
def seed() -> str:
    return resources.files("corpus.data").joinpath("seed.txt").read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def parsed(seed: str) -> Parse:
    return parse(seed, name="seed.txt")


@pytest.fixture(scope="module")
def lists(parsed: Parse) -> list[ParsedList]:
    return parsed.result.roles[0].lists


def test_spans_and_account(seed: str, parsed: Parse, assert_sound: Callable[[str, Parse], None]) -> None:
    assert_sound(seed, parsed)


def test_one_role_under_three_names(parsed: Parse) -> None:
    (role,) = parsed.result.roles
    assert role.title == "销售部负责人"
    assert sorted(role.aliases) == sorted(["营业部负责人", "销售部门负责人"])


@pytest.mark.parametrize("place", range(len(LISTS)), ids=[f"{one[0]} {one[1]}" for one in LISTS])
def test_list(lists: list[ParsedList], place: int) -> None:
    heading, kind, size, first, last = LISTS[place]
    one = lists[place]
    assert (one.heading, one.kind, len(one.items)) == (heading, kind, size)
    assert one.items[0].text.startswith(first)
    assert one.items[-1].text.startswith(last)


def test_totals(lists: list[ParsedList]) -> None:
    assert len(lists) == len(LISTS)
    assert sum(len(one.items) for one in lists if one.kind != "overview") == 136
    assert sum(len(one.items) for one in lists if one.kind == "overview") == 2


def test_paths(lists: list[ParsedList]) -> None:
    above = "销售部门负责人的工作职责"
    assert lists[0].path == ["营业部负责人职责1"]
    assert lists[7].path == [above]
    assert lists[9].path == [above, "销售监督的基本素质"]
    sections = [lists[place] for place in (10, 11, 12, 13, 15, 16)]
    assert [len(one.items) for one in sections] == [6, 4, 4, 3, 6, 12]
    assert all(one.path == [above, "销售监督的工作内容", one.heading] for one in sections)


def test_printed_numbers_are_kept(lists: list[ParsedList]) -> None:
    assert [item.number for item in lists[16].items] == [
        str(n) for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 10, 11)
    ]
    assert [item.marker for item in lists[6].items[:2]] == ["1。", "2、"]
    assert [item.marker for item in lists[6].items[-2:]] == ["10，", "11，"] or [
        item.marker for item in lists[6].items[-2:]
    ] == ["10,", "11,"]
    assert lists[11].items[0].number is None


def test_repairs(parsed: Parse) -> None:
    assert [repair.as_read for repair in parsed.result.repairs] == ["1.", "动词 (verb的缩写)", "不及物动词"]


def test_dropped(parsed: Parse) -> None:
    reasons = {dropped.reason: dropped.text for dropped in parsed.result.dropped}
    assert set(reasons) == {"introduction", "punctuation"}
    assert reasons["introduction"].startswith("在我们的日常生活中")
    assert reasons["punctuation"] == ";"
