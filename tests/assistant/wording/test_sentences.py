"""Sentences come out whole however the stream is cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.wording.sentences import Segment, Splitter, segments

TEXT = "采购员负责询价[1]。另外，还要比价。[2][3]还有议价【4】。\n- **归档**[5]；\n签订合同 [6, 7]！最后一句"
SENTENCES = [
    "采购员负责询价[1]。",
    "另外，还要比价。[2][3]",
    "还有议价【4】。",
    "归档[5]；",
    "签订合同 [6, 7]！",
    "最后一句",
]


def split(pieces: list[str]) -> list[str]:
    splitter = Splitter()
    found = [sentence for piece in pieces for sentence in splitter.feed(piece)]
    return [*found, *splitter.close()]


@given(st.lists(st.integers(min_value=1, max_value=len(TEXT) - 1), max_size=12))
def test_the_cuts_of_a_stream_change_no_sentence(cuts: list[int]) -> None:
    edges = [0, *sorted(set(cuts)), len(TEXT)]
    assert split([TEXT[a:b] for a, b in itertools.pairwise(edges)]) == SENTENCES


@given(st.text(alphabet="。！；\n[]12,，采购 【】-*", max_size=40))
def test_no_text_is_lost_or_doubled(text: str) -> None:
    kept = "".join(split(list(text)))
    assert kept == "".join(split([text]))


def test_a_sentence_waits_for_the_marks_that_may_follow_it() -> None:
    splitter = Splitter()
    assert splitter.feed("采购员询价。") == []
    assert splitter.feed("[1") == []
    assert splitter.feed("]再") == ["采购员询价。[1]"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A做甲[1]，B做乙。[2][3]", [Segment("A做甲", (1,)), Segment("，B做乙。", (2, 3))]),
        ("A做甲[1，2]。", [Segment("A做甲", (1, 2))]),
        ("A做甲[1]，还有乙。", [Segment("A做甲", (1,)), Segment("，还有乙。", ())]),
        ("没有标记", [Segment("没有标记", ())]),
    ],
)
def test_segments_end_in_marks(sentence: str, expected: list[Segment]) -> None:
    assert segments(sentence) == expected
