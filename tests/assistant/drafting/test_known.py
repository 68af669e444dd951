"""What the texts print of a job in labelled values stands in its draft, with its place; what they don't stays open."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.drafting.contract import Brief, Draft, Line

NOTICE = """招聘岗位：配送专员
招聘人数：5人
工作地点：上海/南京
薪资范围：底薪5000+提成
所属部门：物流部
学历要求：大专以上

岗位职责
1、负责区域内的配送
2、跟踪在途货物
3、核对运费账单

任职要求
1、能适应倒班
2、持有C1驾照

福利待遇
1、五险一金
2、每年一次体检

联系方式：hr@example.com
"""


def _lines(draft: Draft, heading: str) -> list[Line]:
    return next(one.lines for one in draft.sections if one.heading == heading)


def _texts(draft: Draft, heading: str) -> list[str]:
    return [line.text for line in _lines(draft, heading)]


@pytest.fixture
def drafted(new_office: Any) -> Draft:
    office = new_office()
    office.add("招聘.txt", NOTICE)
    made: Draft = office.drafting.create(Brief(role="配送专员"))
    return made


def test_labelled_values_fill_the_lines_they_answer(drafted: Draft) -> None:
    identity = _texts(drafted, "基本信息")
    for known in ("所属部门：物流部", "工作地点：上海/南京", "薪酬：底薪5000+提成", "招聘人数：5人"):
        assert known in identity
    assert "用工类型：【待填写】" in identity
    assert _texts(drafted, "任职要求") == ["学历要求：大专以上", "能适应倒班", "持有C1驾照"]
    assert _texts(drafted, "福利待遇") == ["五险一金", "每年一次体检"]
    assert _texts(drafted, "投递方式") == ["联系方式：hr@example.com"]
    assert drafted.missing == ["单位情况", "有效期"]


def test_each_has_its_place_in_the_untouched_text(drafted: Draft) -> None:
    filled = [
        line
        for section in drafted.sections
        if section.kind in ("identity", "apply", "benefit", "requirement")
        for line in section.lines
        if line.origin != "placeholder"
    ]
    assert len(filled) >= 9
    for line in filled:
        assert line.origin == "corpus"
        (source,) = line.sources
        assert NOTICE[source.start : source.end] == source.text


def test_the_brief_has_the_last_word(new_office: Any) -> None:
    office = new_office()
    office.add("招聘.txt", NOTICE)
    given = Brief(role="配送专员", salary="面议", head_count=2, benefits=["周末双休"], apply="到人事部")
    draft = office.drafting.create(given)
    assert {"薪酬：面议", "招聘人数：2 人"} <= set(_texts(draft, "基本信息"))
    assert _texts(draft, "福利待遇") == ["周末双休"]
    assert [line.origin for line in _lines(draft, "投递方式")] == ["brief"]


def test_values_that_disagree_are_told_and_left_open(new_office: Any) -> None:
    office = new_office()
    office.add("招聘.txt", NOTICE.replace("薪资范围：", "月薪：8000元\n薪资范围："))
    draft = office.drafting.create(Brief(role="配送专员"))
    assert "薪酬：【待填写】" in _texts(draft, "基本信息")
    assert any("“薪酬”的写法不一致" in note and "8000元" in note for note in draft.notes)
    assert "薪酬" in draft.missing


def test_an_unlawful_value_is_kept_out(new_office: Any) -> None:
    office = new_office()
    office.add("招聘.txt", NOTICE.replace("学历要求：大专以上", "学历要求：大专以上，限男性"))
    draft = office.drafting.create(Brief(role="配送专员"))
    assert "限男性" not in draft.markdown
