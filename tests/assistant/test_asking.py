"""What is asked is not what is looked for: amounts, rhythms, bounds and persons are taken out of the matter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.asking import without_asking
from assistant.contract import Block
from assistant.requiring import _WHO_CAN
from assistant.times import asks_rhythm, says_when
from assistant.twofold import each_asked


def _left(text: str) -> str:
    return "".join(without_asking(text).split())


@pytest.mark.parametrize(
    ("question", "matter"),
    [
        ("外墙几年洗一回", "外墙洗"),
        ("窗帘多少个月拆洗一次", "窗帘拆洗"),
        ("试剂至少存多少天", "试剂存"),
        ("货架最多摆几层", "货架摆"),
        ("水位多深要报警", "水位要报警"),
        ("免多少钱的单", "免单"),
        ("第几条讲消防", "第几条讲消防"),
        ("十几年的老设备", "十几年的老设备"),
        ("哪些人事工作要报批", "哪些人事工作要报批"),
        ("年会谁操办", "年会谁操办"),
        ("那几台叉车谁送检", "那几台叉车谁送检"),
        ("串货归谁查", "串货谁查"),
        ("超了限额该谁来签", "超了限额谁签"),
        ("来宾由谁来陪", "来宾谁陪"),
        ("晨会 频率", "晨会"),
        ("锅炉排污的周期一般是多久", "锅炉排污"),
        ("保修时限", "保修"),
    ],
)
def test_amounts_and_bounds_are_no_matter(question: str, matter: str) -> None:
    """What is left is what the duties are searched for."""
    assert _left(question) == matter


@pytest.mark.parametrize(
    "question", ["年检都有谁参与", "年检牵涉到哪几个岗位", "年检哪些人要出面", "年检谁要做准备"]
)
def test_taking_part_is_all_that_a_person_does(question: str) -> None:
    """However the part taken is put, the matter is the same."""
    assert _left(question) == "年检谁"


@pytest.mark.parametrize("question", ["滤网多少天换一茬", "滤网几个月洗一回", "滤网清洗的周期"])
def test_a_rhythm_is_said_in_any_unit(question: str) -> None:
    """ "多少天" is answered by "每月" as well."""
    assert asks_rhythm(question) and says_when(question, "每月清洗滤网一次")


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("业主档案谁建、谁检查", ("业主档案谁建", "业主档案谁检查")),
        ("客人醉酒的话，车谁叫、账谁记", ("客人醉酒的话，车谁叫", "客人醉酒的话，账谁记")),
        ("样品谁来收，公章由谁保管", ("样品谁来收", "公章由谁保管")),
        ("谁建档，谁复核", ("谁建档", "谁复核")),
        ("样品谁来收", ()),
        ("样品谁来收，多久收一次", ()),
        ("货谁点、账由谁记", ("货谁点", "账由谁记")),
    ],
)
def test_each_person_is_asked_for_by_itself(question: str, parts: tuple[str, ...]) -> None:
    """A clause without a matter of its own takes the first one's."""
    assert each_asked(question) == parts


@pytest.mark.parametrize(
    ("question", "skill"), [("谁会说日语", True), ("哪个岗会给客户出方案", False), ("谁会到现场", False)]
)
def test_what_is_going_to_be_done_is_no_skill(question: str, skill: bool) -> None:
    """会 before a coverb speaks of what is done."""
    assert bool(_WHO_CAN.search(question)) is skill


@pytest.mark.parametrize(
    "question",
    [
        "客户谁维护，市场谁管",
        "培训谁做、计划谁制定",
        "销售计划谁定，门店谁管理",
        "文字能力不行可以干督导吗,有没有写?",
    ],
)
def test_a_part_that_is_given_up_leaves_no_citation(seed, question: str) -> None:  # type: ignore[no-untyped-def]
    """A part that finds too much is dropped for the whole question, and with it what it cited."""
    answer = seed.ask(question)
    assert {c.marker for c in answer.citations} == set(_marks(answer.blocks))


def _marks(blocks: list[Block]) -> Iterator[int]:
    for block in blocks:
        yield from block.markers
        yield from _marks(block.children)
