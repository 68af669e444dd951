"""A matter is looked for once, whatever is picked from what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from assistant.decision import decision
from assistant.evidence import Selector
from assistant.lexicon import lexicon
from assistant.topic import topic_of
from assistant.topical import DUTIES, OTHERS

TEXT = """仓储部岗位说明书
叉车司机岗位职责
1、每日出车前检查叉车的刹车和轮胎；
2、把到货的托盘卸到指定货位；
3、为叉车充电并填写充电记录；
任职要求
1、持有叉车操作证；
2、能上夜班；
库管员岗位职责
1、核对到货数量并登记入库单；
2、每季度盘点库存；
"""


@pytest.fixture
def counted(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], tuple[Selector, Any, Counter[str]]]:
    """A selector for one question, its matter, and how often what is dear is done from then on."""
    office.add("仓储.txt", TEXT)
    calls: Counter[str] = Counter()

    def ask(question: str) -> tuple[Selector, Any, Counter[str]]:
        knowledge = office.assistant.knowledge("default")
        topic = topic_of(question, office.index, lexicon(), knowledge)
        for name in ("search", "background", "by_words"):
            real = getattr(type(office.index), name)

            def spied(*args: Any, _real: Any = real, _name: str = name, **more: Any) -> Any:
                calls[_name] += 1
                return _real(*args, **more)

            monkeypatch.setattr(type(office.index), name, spied)
        return Selector(office.index, knowledge, decision()), topic, calls

    return ask


@pytest.mark.parametrize("question", ["谁给食堂订菜", "宿舍的水电费谁抄", "夜里谁看大门"])
def test_requirements_are_picked_from_the_look_of_the_duties(counted: Any, question: str) -> None:
    selector, topic, calls = counted(question)
    selector.select(topic, question, kinds=DUTIES)
    once = dict(calls)
    selector.select(topic, question, kinds=OTHERS)
    selector.select(topic, question, kinds=DUTIES)
    assert once["search"] == 1 and dict(calls) == once


@pytest.mark.parametrize("question", ["谁盘点库存", "到货的托盘谁卸", "谁管理冷库温度"])
def test_what_is_foreseen_is_looked_for_once_and_found_alike(
    counted: Any, office: Any, question: str
) -> None:
    selector, topic, calls = counted(question)
    selector.foresee(topic, question, DUTIES)
    assert calls["search"] == 0
    found = selector.select(topic, question, kinds=DUTIES)
    assert calls["search"] == 1 and calls["by_words"] == 1
    fresh = Selector(office.index, office.assistant.knowledge("default"), decision())
    assert fresh.select(topic, question, kinds=DUTIES) == found


def test_another_scope_is_another_look(counted: Any, office: Any) -> None:
    selector, topic, calls = counted("谁盘点库存")
    everywhere = selector.select(topic, "谁盘点库存")
    knowledge = office.assistant.knowledge("default")
    driver = next(role.id for role in knowledge.roles.values() if role.title == "叉车司机")
    there = selector.select(topic, "谁盘点库存", role_ids=[driver])
    assert calls["search"] == 2
    assert [f.duty.text for f in everywhere.found] == ["每季度盘点库存"] and not there.found


def test_what_is_picked_does_not_depend_on_what_was_picked_before(office: Any) -> None:
    office.add("仓储.txt", TEXT)
    knowledge = office.assistant.knowledge("default")
    for question in ("谁要持叉车操作证", "叉车充电归谁", "谁卸托盘", "谁负责保洁"):
        topic = topic_of(question, office.index, lexicon(), knowledge)
        used = Selector(office.index, knowledge, decision())
        used.select(topic, question, kinds=DUTIES)
        fresh = Selector(office.index, knowledge, decision())
        assert used.select(topic, question, kinds=OTHERS) == fresh.select(topic, question, kinds=OTHERS)
