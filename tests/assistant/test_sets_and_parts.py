"""Things listed side by side, what a question leaves out, and what people offer for a job."""

from __future__ import annotations

import pytest

from assistant.collecting import things_listed
from assistant.fitness import plain_fitness
from assistant.relating import leaving_out
from assistant.requesting import plain_request


@pytest.mark.parametrize(
    ("typed", "things"),
    [
        ("凡是跟泡茶、点茶、分茶沾边的都列出来", ("泡茶", "点茶", "分茶")),
        ("提到器具的条目（比如茶壶、茶盏什么的）", ("茶壶", "茶盏")),
        ("点香和插花，全文涉及的条目", ("点香", "插花")),
        ("哪些职责直接提到茶童", ("茶童",)),
        ("谁负责泡茶、点茶", ()),
        ("哪些条目要跟哪些茶商、茶农打交道", ()),
        ("每月要报的茶单、账单，全部列出来", ()),
    ],
)
def test_things_whose_items_are_all_wanted(typed: str, things: tuple[str, ...]) -> None:
    assert things_listed(typed) == things


@pytest.mark.parametrize(
    ("typed", "kept", "out"),
    [
        ("涉及茶客的条目，但是投诉的不要", "涉及茶客的条目", "投诉"),
        ("除了泡茶以外，茶师还要会哪些", "茶师还要会哪些", "泡茶"),
        ("茶师的职责去掉扫地那条还剩哪几条", "茶师的职责还剩哪几条", "扫地"),
        ("泡茶的条目列出来，点香除外", "泡茶的条目列出来", "点香"),
        ("列一下前厅茶童的工作；后厨那边就不用列了", "列一下前厅茶童的工作", "后厨"),
        ("扫地之外，茶童还干哪些", "茶童还干哪些", "扫地"),
        ("涉及茶具的条目，但没提到盘点的", "涉及茶具的条目", "盘点"),
        ("说到茶商的工作，不过跟付款没关系的", "说到茶商的工作", "付款"),
        ("除了临时交办的其他任务，茶师的工作有哪些", "茶师的工作有哪些", "临时交办的其他任务"),
        ("抛开跟茶叶采购有关的，和茶农打交道的条目", "和茶农打交道的条目", "茶叶采购"),
    ],
)
def test_a_matter_left_out(typed: str, kept: str, out: str) -> None:
    parts = leaving_out(typed)
    assert parts is not None
    assert (parts.kept, parts.said) == (kept, out)


@pytest.mark.parametrize(
    "typed",
    [
        "排除茶炉故障，谁负责",
        "剔除坏茶叶，哪个岗位做",
        "茶师有哪些职责",
        "当茶师要不要会插花",
        "洗茶盏算不算茶童的活",
        "泡茶、点茶分别写在哪",
        "不要茶艺证，会泡茶的岗位",
        "茶师的职责，一条都不要漏",
    ],
)
def test_acts_on_things_and_questions_leave_nothing_out(typed: str) -> None:
    assert leaving_out(typed) is None


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("我做过茶馆运营，茶室经理这个岗合适吗", "茶室经理对茶馆运营有要求吗"),
        ("嘴笨不爱写东西的人能当茶室经理吗", "茶室经理对嘴笨、写东西有要求吗"),
        ("完全不懂茶道能应聘茶室经理吗", "茶室经理对茶道有要求吗"),
    ],
)
def test_what_the_asker_has_or_lacks(typed: str, plain: str) -> None:
    assert plain_fitness(typed) == plain


def test_how_much_of_the_answer_is_wanted_is_no_matter() -> None:
    assert plain_request("哪些清单讲到茶具，只报名字就行") == "哪些清单讲到茶具"
