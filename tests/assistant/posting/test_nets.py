"""The last nets: what no pattern of a rule says is caught by its sentence, and lawful sentences are let through."""

from __future__ import annotations

import pytest

from assistant.posting.checker import check
from assistant.posting.rules import rule_table


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("HC给的是male，女生先别推", "gender", "male"),
        ("家里小的还在吃奶？那先别来", "marriage", "吃奶"),
        ("来之前先说清楚是不是少数民族", "ethnicity", "少数民族"),
        ("失聪失明者本司无法安置", "disability", "失聪"),
        ("来面试带20块登记费", "fee", "登记费"),
    ],
)
def test_a_sentence_is_caught_by_ground_and_refusal(text: str, rule: str, words: str) -> None:
    found = [one for one in check(text, whole=False).findings if one.rule == rule]
    assert any(words in one.text for one in found), found


@pytest.mark.parametrize(
    "text",
    [
        "女职工活动策划，需申报预算，不接受兼职",  # the work's matter
        "员工生娃发红包两千，不影响年终奖",  # a benefit
        "新疆项目部，须能长驻，不能出差的勿投",  # a place of work
        "户籍档案录入员，只招一名",  # the ground names the job
        "乙肝疫苗接种登记，不收费",
    ],
)
def test_a_ground_that_the_work_is_about_is_let_through(text: str) -> None:
    assert not [one for one in check(text, whole=False).findings if one.level == "block"]


def test_a_net_does_not_join_what_stands_far_apart() -> None:
    text = "货架多为女生喜爱的饰品" + "，门店环境整洁" * 12 + "，简历请勿重复投递"
    assert not [one for one in check(text, whole=False).findings if one.rule == "gender"]


def test_every_block_ground_has_a_net() -> None:
    netted = {rule.id for rule in rule_table().rules if rule.nets}
    assert netted >= {"gender", "marriage", "ethnicity", "household", "disability", "carrier", "fee"}
