"""A matter is looked for once, whatever is picked from what was found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from assistant import guards
from assistant.decision import decision
from assistant.evidence import Selector
from assistant.lexicon import lexicon
from assistant.rolerefs import take_roles
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


MILL = """齿轮厂岗位职责
制造工岗位职责
1、按工艺卡升温和保温；
2、抽检齿面硬度；
技术员岗位职责
1、编制齿轮制造工艺标准；
2、做好试制前的准备工作；
"""


def test_a_job_is_not_named_by_half_of_a_word(office: Any) -> None:
    office.add("齿轮.txt", MILL)
    knowledge = office.assistant.knowledge("default")
    assert take_roles("谁负责编制齿轮制造工艺标准", knowledge)[1] == ()
    assert [role.title for role in take_roles("制造工具体做什么", knowledge)[1]] == ["制造工"]


def test_a_job_before_a_word_of_its_own_is_named(office: Any) -> None:
    office.add("齿轮.txt", MILL)
    answer = office.ask("制造工作业时要做什么")
    assert {citation.role for citation in answer.citations} == {"制造工"}


def test_an_expansion_stays_short_and_keeps_the_surest_words(office: Any) -> None:
    office.add("仓储.txt", TEXT)
    knowledge = office.assistant.knowledge("default")
    topic = topic_of("检查维修设备仪器，分析处理故障，制订调查方案", office.index, lexicon(), knowledge)
    formal = {word: strength for term in topic.terms for word, strength in term.variants}
    kept = topic.expansion.removeprefix(topic.text).split()
    assert len(formal) > 2 * len(kept) > 12
    surest = [max(term.variants, key=lambda variant: variant[1])[0] for term in topic.terms if term.variants]
    assert len(surest) > 4 and set(surest) <= set(kept)


def test_a_big_base_is_not_folded_for_one_word(office: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    office.add(
        "大.txt", "排版员岗位职责\n" + "".join(f"{n}、核对第{n}批书稿的页码；\n" for n in range(1, 9_000))
    )
    folded: list[int] = []
    monkeypatch.setattr(guards, "folded", lambda text: folded.append(len(text)) or text)
    assert office.ask("要写诗吗").answered is False
    assert max(folded, default=0) < 10_000
