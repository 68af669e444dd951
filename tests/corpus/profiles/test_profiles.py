"""Profiles: blocks by print, merges only when sure, labels of the items' own words, always the same."""

from __future__ import annotations

import time
from importlib import resources

import pytest

from corpus.parsing import parse
from corpus.parsing.result import ParsedRole
from corpus.profiles import Listed, profiles


def _role(text: str, name: str = "x.txt") -> ParsedRole:
    (role,) = parse(text, name=name).result.roles
    return role


@pytest.fixture(scope="module")
def seed() -> ParsedRole:
    return _role(resources.files("corpus.data").joinpath("seed.txt").read_text("utf-8"), "seed.txt")


def test_the_seed_is_a_map_of_several_jobs(seed: ParsedRole) -> None:
    by_heading = {one.heading: one.profile for one in seed.lists}
    supervisor = [one for one in seed.lists if one.path[0] == "销售部门负责人的工作职责"]
    assert len(supervisor) == 10
    assert len({one.profile for one in supervisor}) == 1
    assert by_heading["销售部负责人职责10"] == by_heading["销售部负责人职责:11"]
    for other in ("营业部负责人职责1", "销售部负责人职责4", "营业部负责人职责12", "销售部负责人职责9"):
        assert by_heading[other] not in (supervisor[0].profile, by_heading["销售部负责人职责10"])
    assert 10 <= len({one.profile for one in seed.lists}) <= 13


def test_a_label_is_made_of_the_items_own_words(seed: ParsedRole) -> None:
    for one in seed.lists:
        assert one.profile
        words = one.profile.rsplit(" ", 1)[0].split("·")
        texts = [i.text for other in seed.lists if other.profile == one.profile for i in other.items]
        assert 1 <= len(words) <= 4
        assert all(any(word in text for text in texts) for word in words)


def test_requirements_and_benefits_belong_to_their_duties() -> None:
    role = _role(
        "店长\n岗位职责\n1、负责门店排班；\n2、盘点门店库存；\n任职要求\n1、大专学历；\n2、两年经验；\n福利待遇\n1、五险一金；\n2、带薪年假；\n"
    )
    assert len(role.lists) == 3
    assert len({one.profile for one in role.lists}) == 1


def test_a_posting_that_begins_again_is_another_profile() -> None:
    role = _role(
        "工程师\n岗位职责\n1、设计配电柜电气图；\n2、调试PLC程序；\n任职要求\n1、电气专业；\n2、会CAD；\n"
        "岗位职责\n1、编写软件测试用例；\n2、跟踪缺陷修复；\n任职要求\n1、熟悉Linux；\n2、会SQL；\n"
    )
    labels = [one.profile for one in role.lists]
    assert labels[0] == labels[1] != labels[2] == labels[3]


def test_the_same_posting_in_two_documents_is_one_profile() -> None:
    first = ("收银并核对现金", "整理货架商品", "办理会员卡积分", "处理顾客退货")
    again = ("整理货架的商品", "收银，并核对现金。", "会员卡积分的办理", "处理顾客退货", "保持收银台整洁")
    other = ("驾驶叉车装卸托盘", "保养叉车电瓶", "核对托盘标签")
    lists = [
        Listed(name, 0, None, (), "duty", items) for name, items in (("a", first), ("b", again), ("c", other))
    ]
    labels = profiles(lists)
    assert labels[0] == labels[1] != labels[2]


def test_no_lists_and_lists_without_words() -> None:
    assert profiles([]) == []
    lists = [Listed("a", 0, None, (), "duty", ("A",)), Listed("b", 0, None, (), "duty", ("A",))]
    assert len(profiles(lists)) == 2


def test_always_the_same(seed: ParsedRole) -> None:
    text = resources.files("corpus.data").joinpath("seed.txt").read_text("utf-8")
    assert [one.profile for one in _role(text).lists] == [one.profile for one in seed.lists]


def test_two_thousand_lists_of_one_role_take_seconds() -> None:
    text = "".join(
        f"出纳岗位职责{n}\n1、负责第{n}号门店现金收付；\n2、核对日记账{n * 7}并编制资金报表；\n"
        for n in range(2_000)
    )
    start = time.process_time()
    role = _role(text)
    assert len(role.lists) == 2_000
    assert time.process_time() - start < 20
