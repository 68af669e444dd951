"""The table of occupations, read from the pinned bytes: every duty, at its place, none invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus import occupations
from corpus.assets import OCCUPATIONS, AssetStore
from corpus.parsing.account import covers
from corpus.parsing.result import Parse, ParsedRole


@pytest.fixture(scope="module")
def table(assets_dir: Path) -> str:
    folder = AssetStore(assets_dir).pull(OCCUPATIONS)
    return (folder / OCCUPATIONS.files[0].path).read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def parsed(table: str) -> Parse:
    return occupations.parse(table)


def _role(parsed: Parse, title: str) -> ParsedRole:
    return next(role for role in parsed.result.roles if role.title == title)


def test_every_occupation_with_every_duty(parsed: Parse) -> None:
    assert len(parsed.result.roles) == 1627
    assert sum(len(role.lists[0].items) for role in parsed.result.roles) == 10_583


def test_every_span_is_a_stretch_of_the_text_and_nothing_is_unaccounted(parsed: Parse, table: str) -> None:
    for role in parsed.result.roles:
        (duties,) = role.lists
        assert table[duties.heading_start : duties.heading_end] == duties.heading
        assert all(table[field.start : field.end] == field.text for field in role.fields)
        for place, item in enumerate(duties.items, 1):
            assert table[item.start : item.end] == item.text
            assert item.text == item.text.strip("；;。.，,、 ")
            assert (item.number, item.marker) == (str(place), f"{place}.")
    assert covers(table, parsed.segments)


def test_a_cell_whose_duties_are_glued_is_cut_and_a_semicolon_inside_a_duty_is_not(parsed: Parse) -> None:
    glued = next(
        r for r in parsed.result.roles if any("套期保值、套利方案" in i.text for i in r.lists[0].items)
    )
    assert len(glued.lists[0].items) == 9
    assert "收集、分析有色金属货要源、贸易客户等信息" in glued.lists[0].items[0].text
    mended = _role(parsed, "考古及文物保护作业人员")
    assert len(mended.lists[0].items) == 8
    assert "清洗文物表面；进行文物本体预加固或加固；" in mended.lists[0].items[3].text


def test_names_say_one_occupation_each(parsed: Parse) -> None:
    roles = parsed.result.roles
    aliases = [alias for role in roles for alias in role.aliases]
    assert len(aliases) == len(set(aliases)) > 1000
    assert not set(aliases) & {role.title for role in roles}
    assert not {"主管", "助理", "S", "C#", "市场"} & set(aliases)
    surveyor = _role(parsed, "工程测量工程技术人员")
    assert surveyor.lists[0].heading == "工程测量工程技术人员S"


def test_an_occupation_stands_under_its_classes_with_its_definition(parsed: Parse) -> None:
    electrician = _role(parsed, "电工")
    assert electrician.lists[0].path == ["电工"]
    fields = {field.name: field.text for field in electrician.fields}
    assert list(fields) == ["职业编码", "职业定义", "职业大类", "职业中类", "职业小类"]
    assert fields["职业编码"] == "6-31-01-03"
    assert [fields[f"职业{one}类"] for one in "大中小"] == [
        "生产制造及有关人员",
        "生产辅助人员",
        "机械设备修理人员",
    ]


def test_what_has_no_duties_is_told(parsed: Parse) -> None:
    reasons = [one.reason for one in parsed.result.dropped]
    assert reasons.count("no duties") == 8
    assert reasons.count("table header") == 1
    assert len(reasons) == 9


@pytest.mark.parametrize(
    "text", ["", "\n", "level,code\n", "level,code\n1,2,3\n", 'a\n4,"x,1.a', "头\n" + "," * 7]
)
def test_another_table_gives_nothing_and_no_error(text: str) -> None:
    found = occupations.parse(text)
    assert found.result.roles == []
    assert covers(text, found.segments)
