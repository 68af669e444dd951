"""What looks wrong in the texts is found, and what is right is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.checking import Finding, check
from corpus.frequency import frequencies
from index.fakes import FakeEncoder
from index.hybrid import HybridIndex
from index.keeping import Keeper
from index.tokens import Tokens


@pytest.fixture
def keeper(tmp_path: Path, tokens: Tokens) -> Iterator[Keeper]:
    catalogue = Catalogue.open(tmp_path / "catalogue.sqlite3")
    yield Keeper(catalogue, HybridIndex(catalogue, tokens, FakeEncoder()), FakeEncoder())
    catalogue.close()


def found_in(keeper: Keeper, **texts: str) -> list[Finding]:
    for name, text in texts.items():
        keeper.add(text.encode(), f"{name}.txt")
    return check(keeper._catalogue, kb="default")


def rules(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(one.rule, one.detail) for one in findings]


CLEAN = "仓库管理员岗位职责\n1、负责库房盘点；\n2、登记出入库单据；\n3、保持库房整洁。\n"


def test_a_clean_text_has_no_findings(keeper: Keeper) -> None:
    assert found_in(keeper, clean=CLEAN) == []


def test_one_duty_with_two_owners_and_two_frequencies(keeper: Keeper) -> None:
    findings = found_in(
        keeper,
        a="出纳岗位职责\n1、负责库房盘点；\n2、每周核对现金日记账；\n",
        b="会计岗位职责\n1、库房的盘点。\n2、每月核对现金日记账；\n3、按月编制会计报表；\n",
    )
    assert rules(findings) == [("several_owners", "出纳、会计"), ("conflicting_frequency", "每周 / 每月")]
    for one in findings:
        assert one.level == "warn"
        for place in one.places:
            text = keeper._catalogue.text(place.document_id)
            assert text[place.start : place.end] == place.text and place.duty_id
            assert place.role in ("出纳", "会计")


def test_what_every_role_ends_with_has_no_owner(keeper: Keeper) -> None:
    findings = found_in(
        keeper,
        a="出纳岗位职责\n1、核对现金；\n2、完成领导交办的其他任务。\n",
        b="会计岗位职责\n1、编制报表；\n2、完成领导交办的其他任务。\n",
    )
    assert findings == []


def test_a_duty_twice_under_one_role(keeper: Keeper) -> None:
    findings = found_in(keeper, a="出纳岗位职责\n1、核对现金；\n2、登记日记账；\n3、核对现金。\n")
    assert rules(findings) == [("repeated_duty", "出纳")]
    assert findings[0].count == 2 and findings[0].level == "info"


def test_numbers_that_skip_and_no_role_and_no_duties(keeper: Keeper) -> None:
    findings = found_in(
        keeper,
        skips="出纳岗位职责\n1、核对现金；\n2、登记日记账；\n4、保管支票。\n",
        nameless="岗位职责：\n1、打扫卫生；\n2、清运垃圾；\n",
        letter="各位同事：\n明天放假一天。\n",
    )
    seen = {one.rule: one for one in findings}
    assert seen["numbering"].detail == "2→4"
    assert seen["numbering"].places[0].text == "保管支票"
    assert seen["role_not_in_text"].places[0].document == "nameless.txt"
    assert seen["no_duties"].places[0].document == "letter.txt"
    assert seen["dropped_text"].places[0].document == "letter.txt"


def test_one_document_is_held_against_the_others(keeper: Keeper) -> None:
    found_in(
        keeper, a="出纳岗位职责\n1、负责库房盘点；\n", clean=CLEAN, c="前台岗位职责\n1、接待来访客人。\n"
    )
    ids = {one.name: one.id for one in keeper._catalogue.documents()}
    assert rules(check(keeper._catalogue, document_id=ids["clean.txt"])) == [
        ("several_owners", "出纳、仓库管理员")
    ]
    assert check(keeper._catalogue, document_id=ids["c.txt"]) == []


@pytest.mark.parametrize(
    ("text", "every"),
    [
        ("每周一提交报表", ["1 week"]),
        ("每两周盘点一次", ["2 week"]),
        ("每隔3个月检修", ["3 month"]),
        ("逐日核对，按季汇总", ["1 day", "1 quarter"]),
        ("每半年考核", ["1 half_year"]),
        ("每年年底", ["1 year"]),
        ("编制月度报表和年度预算", []),  # there the period names the thing
        ("三年以上工作经验", []),
        ("维护周边关系", []),
    ],
)
def test_frequencies(text: str, every: list[str]) -> None:
    found = frequencies(text)
    assert [one.every for one in found] == every
    assert all(text[one.start : one.end] == one.words for one in found)


def test_a_list_that_begins_again_without_a_heading_needs_a_look(keeper: Keeper) -> None:
    findings = found_in(keeper, a="门童\n1、开关车门\n2、指引停车\n1、打扫客房\n2、更换布草\n3、补充用品\n")
    assert rules(findings) == [("list_without_heading", "门童")]
    assert findings[0].level == "warn" and findings[0].count == 3
    assert findings[0].places[0].text == "打扫客房"


@pytest.mark.parametrize(
    "text",
    [
        "门童\n1、开关车门\n2、指引停车\n客房服务员\n1、打扫客房\n2、更换布草\n",
        "门童\n1、开关车门\n2、指引停车\n任职要求\n1、高中\n2、身体健康\n",
        "门童\n1、开关车门\n2、指引停车\n任职要求\n1、高中\n2、身体健康\n门童\n1、搬运行李\n2、叫车\n",
    ],
)
def test_lists_under_their_own_names_are_in_order(keeper: Keeper, text: str) -> None:
    assert not [one for one in found_in(keeper, a=text) if one.rule == "list_without_heading"]


def test_who_brings_a_text_in_is_told_of_lists_without_a_heading(keeper: Keeper) -> None:
    text = "门童\n1、开关车门\n2、指引停车\n1、打扫客房\n2、更换布草\n3、补充用品\n"
    findings = found_in(keeper, a=text)
    (document,) = keeper._catalogue.documents("default")
    assert len(document.notes) == 1
    assert "有 1 张清单" in document.notes[0] and "门童" in document.notes[0]
    assert "reader_note" not in [one.rule for one in findings]
