"""The table of numbering styles: every example is read by the row it stands in."""

from __future__ import annotations

import pytest

from corpus.parsing import markers
from corpus.parsing.view import normalise


@pytest.mark.parametrize(
    "style", markers.STYLES, ids=[f"{style.name} {style.example}" for style in markers.STYLES]
)
def test_example_is_found(style: markers.Style) -> None:
    view = normalise(style.example)
    marker = markers.at(view, 0, len(view))
    assert marker is not None
    assert marker.style.startswith(style.name)
    assert marker.start == 0 < marker.end < len(view)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十一", 11),
        ("二十", 20),
        ("二十三", 23),
        ("一百零三", 103),
        ("7", 7),
        ("⑨", 9),
        ("➁", 2),
        ("⒓", 12),
        ("Ⅳ", 4),
        ("IX", 9),
        ("c", 3),
    ],
)
def test_numbers(printed: str, number: int) -> None:
    assert markers.number_of(printed) == number


@pytest.mark.parametrize(
    "text", ["3.5年经验", "2021年", "10,000元", "1-3年", "C1驾照", "VI形象", "第三方", "一般人员", "十分认真"]
)
def test_plain_text_is_no_sure_marker(text: str) -> None:
    marker = markers.at(text, 0, len(text))
    assert marker is None or marker.weak
