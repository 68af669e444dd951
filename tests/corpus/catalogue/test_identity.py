"""Ids depend on what a thing is and where it stands, on nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.catalogue.identity import Occurrences, digest, role_id, role_key

words = st.text(min_size=0, max_size=4)


@given(st.lists(words, max_size=4), st.lists(words, max_size=4))
def test_parts_never_run_into_each_other(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_equal_duties_at_different_places_have_different_ids() -> None:
    ids = Occurrences("default", "a.txt")
    first = ids.duty_id(["销售部"], "职责1", "完成领导交办的其他任务")
    again = ids.duty_id(["销售部"], "职责1", "完成领导交办的其他任务")
    elsewhere = ids.duty_id(["销售部"], "职责2", "完成领导交办的其他任务")
    assert len({first, again, elsewhere}) == 3


def test_an_inserted_duty_moves_no_other_id() -> None:
    def ids(texts: list[str]) -> dict[str, str]:
        given = Occurrences("default", "a.txt")
        return {text: given.duty_id(["出纳"], "出纳职责", text) for text in texts}

    before, after = ids(["核对现金", "登记日记账"]), ids(["编制报表", "核对现金", "保管票据", "登记日记账"])
    assert before.items() <= after.items()


def test_a_path_is_not_its_heading() -> None:
    ids = Occurrences("default", "a.txt")
    assert ids.list_id(["甲", "乙"], None) != ids.list_id(["甲"], "乙")


def test_spellings_of_one_title_share_a_key() -> None:
    assert role_key("ＨＲ 专员") == role_key("hr专员")
    assert role_id("default", role_key("出纳")) != role_id("reference", role_key("出纳"))
