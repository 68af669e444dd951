"""Theme headings by listed words, only where they are clear."""

from __future__ import annotations

from assistant.drafting.contract import Line
from assistant.drafting.themes import OTHER, grouped, theme_words


def _lines(*texts: str) -> list[Line]:
    return [Line(id=str(at), text=text, origin="corpus") for at, text in enumerate(texts)]


def test_lines_of_one_theme_come_together_and_none_is_lost() -> None:
    lines = _lines(
        "拜访客户并签订订单", "组织员工培训", "盘点仓库库存", "回访客户，处理投诉", "考核下属绩效", "打扫卫生"
    )
    made, ours = grouped(lines)
    assert ours
    assert [line.theme for line in made] == [
        "客户与市场",
        "客户与市场",
        "团队与人员",
        "团队与人员",
        OTHER,
        OTHER,
    ]
    assert {line.text for line in made} == {line.text for line in lines}


def test_no_grouping_where_none_is_clear() -> None:
    made, ours = grouped(_lines("拜访客户", "打扫卫生", "浇花", "买菜", "做饭"))
    assert not ours
    assert [line.theme for line in made] == [None] * 5


def test_no_theme_is_named_twice() -> None:
    names = [name for name, _ in theme_words()]
    assert len(set(names)) == len(names) >= 10 and all(words for _, words in theme_words())
