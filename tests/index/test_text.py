"""Folding for comparison: as the standards say, whatever shortcut is taken."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import all_folded, folded, narrowed

# Wide signs beside whatever may combine with them, or with what they become.
_NEAR = st.text(alphabet=st.sampled_from("，：；（）？！,;A鳥１ｶﾞ\u3000①㈱é\u0301\u0327が\u3099"), max_size=12)


@given(st.one_of(_NEAR, st.text(max_size=30)))
def test_narrowing_is_nfkc(text: str) -> None:
    assert narrowed(text) == unicodedata.normalize("NFKC", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("審核：開票、付款（每週）", "审核:开票、付款(每周)"),
        ("Ｋ Ａ 客户；", "ka客户;"),
        ("監(jiān)督車間衛（wèi）生", "监督车间卫生"),  # what a converter to traditional script leaves
        ("按(i)項、設備(LCD)、甲方(xx)", "按(i)项、设备(lcd)、甲方(xx)"),
        ("長" * 400 + "，", "长" * 400 + ","),  # too long to be kept
    ],
)
def test_folded(text: str, expected: str) -> None:
    assert folded(text) == folded(text) == expected


def test_many_texts_are_folded_as_each_is_by_itself() -> None:
    texts = [
        "Ａ、開具 發票；",
        "",
        "生產(chǎn)和衛(wèi)生",
        "ﾊ",
        "ﾞ",
        "e",
        "\u0301",
        " a\n\u3000b ",
        "Σ",
        "(é)",
        "考核（KPI）",
    ]
    assert all_folded(texts) == [folded(text) for text in texts]
    assert all_folded([]) == [] and all_folded(["一\ue000二", "三"]) == ["一\ue000二", "三"]
