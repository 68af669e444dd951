"""A title as HR types it finds the role or the headed lists that it means, and says so; an unknown one finds nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from assistant.drafting.contract import Brief, Draft

TEXT = """仓储部负责人

仓储部负责人职责1：
1、编制仓库的年度盘点计划；
2、审批各库区的出入库单据；
3、考核各库区保管人员。

仓储部负责人职责2：
冷库值守的工作内容：
1、每两小时记录一次冷库温度；
2、发现制冷机组异常立即报修；
3、清理冷库地面的积霜。
"""


@pytest.fixture
def office(new_office: Callable[[], Any]) -> Any:
    made = new_office()
    made.add("仓储.txt", TEXT)
    return made


def _duties(draft: Draft) -> list[str]:
    return [line.text for one in draft.sections for line in one.lines if line.origin == "corpus"]


def test_a_heading_typed_as_a_title_gives_its_lists_and_says_so(office: Any) -> None:
    draft = office.drafting.create(Brief(role="冷库值守"))
    assert _duties(draft) and all("库" in one or "制冷" in one for one in _duties(draft))
    assert not any("盘点" in one or "审批" in one for one in _duties(draft))
    assert any("没有名为“冷库值守”的岗位" in note and "仓储部负责人" in note for note in draft.notes)


def test_a_title_as_people_say_it_is_the_role_and_the_note_names_it(office: Any) -> None:
    draft = office.drafting.create(Brief(role="仓储部一把手", focus=["盘点"]))
    assert any("盘点" in one for one in _duties(draft))
    assert any("按文本里的岗位“仓储部负责人”" in note for note in draft.notes)


def test_a_title_in_traditional_characters_is_the_role(office: Any) -> None:
    assert any(
        "盘点" in one for one in _duties(office.drafting.create(Brief(role="倉儲部負責人", focus=["盘点"])))
    )


def test_another_title_is_not_taken_for_a_like_one(office: Any) -> None:
    draft = office.drafting.create(Brief(role="仓储部主管"))
    assert not _duties(draft)
    (note,) = [one for one in draft.notes if "没有“仓储部主管”" in one]
    assert "名称相近的岗位：仓储部负责人（不同的岗位，没有代用）" in note
    assert "assets pull occupations" in note


def test_a_title_that_nothing_is_like_is_offered_nothing(office: Any) -> None:
    draft = office.drafting.create(Brief(role="麻醉医师"))
    assert not _duties(draft)
    assert not any("相近" in note for note in draft.notes)
