"""Names are looked for by how they begin: none that a text holds is missed, longest first."""

import pytest

from assistant.departments import Unit, take_unit
from index.text import folded

TEXTS = """甲供暖站
经理岗位职责
1、安排值班
收费员岗位职责
1、收取采暖费
a 类客户专员岗位职责
1、走访a类客户
收费主管岗位职责
1、核对收费台账
"""


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("收费主管和收费员谁核对台账", ["收费主管", "收费员"]),
        ("经理管什么", ["经理"]),
        ("经", []),
        ("", []),
        ("台账由谁核对", []),
    ],
)
def test_no_name_is_missed(office, text: str, held: list[str]) -> None:  # type: ignore[no-untyped-def]
    office.add("甲.txt", TEXTS)
    knowledge = office.assistant.knowledge("default")
    near = knowledge.names_near(text)
    assert [name for name in near if name in text] == held
    every = [name for name in knowledge.names if name in text]
    assert sorted(every) == sorted(held)
    assert near == sorted(near, key=len, reverse=True)


def test_lists_are_known_by_all_that_they_are_called(office) -> None:  # type: ignore[no-untyped-def]
    office.add("甲.txt", TEXTS)
    knowledge = office.assistant.knowledge("default")
    for entry in knowledge.lists.values():
        for name in knowledge.roles[entry.role_id].names:
            assert entry.id in knowledge.forms[folded(name)]


@pytest.mark.parametrize("there", ["", "这边", "那边里面的", "，里面，", "那块的，里面，里面，里面"])
def test_who_is_looked_for_in_a_department_after_any_words_for_there(there: str) -> None:
    unit = Unit("采暖部", True, ())
    taken = take_unit(f"采暖部{there}谁核对台账", {"采暖": [unit]}, [], lambda _: [])
    assert taken is not None and taken[1] is unit and "核对台账" in taken[0]
