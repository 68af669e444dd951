import pytest

from assistant.intent import RULES, intent_of


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.intent)
def test_each_rule_wins_on_its_own_example(rule) -> None:  # type: ignore[no-untyped-def]
    assert intent_of(rule.example) == rule.intent


@pytest.mark.parametrize(
    ("question", "intent"),
    [
        ("谁负责盘点库存", "lookup"),
        ("哪个岗位管采购", "lookup"),
        ("客户投诉归谁管", "lookup"),
        ("职责5一共几条", "count"),
        ("报表多久出一次", "fact"),
        ("任职要求是什么", "requirements"),
        ("采购经理和采购专员的区别", "compare"),
        ("采购经理主要做什么", "overview"),
        ("列出采购经理的全部职责", "enumerate"),
        ("帮我起草采购经理的招聘启事", "draft"),
        ("谁负责为不同年龄的学员排课", "lookup"),
        ("哪个岗位检测不同工况下的零件", "lookup"),
        ("班长和组长的不同", "compare"),
        ("班长和组长有哪些不同要求", "compare"),
        ("采购经理", None),
    ],
)
def test_what_is_wanted(question: str, intent: str | None) -> None:
    assert intent_of(question) == intent
