"""Duty by duty: what a person would say changed between two versions."""

from __future__ import annotations

import random
import time

from corpus.diffing import Diff, Line, diff, lines
from corpus.similarity import bigrams, dice, near_pairs
from tests.storage import simple_parse

CASHIER = ("出纳", "出纳职责")


def of(*texts: str, place: tuple[str, ...] = CASHIER) -> list[Line]:
    return [Line(text, place) for text in texts]


def counts(found: Diff) -> dict[str, int]:
    kinds = ("added", "removed", "reworded", "moved")
    return {kind: found.count(kind) for kind in kinds if found.count(kind)} | {"kept": found.kept}  # type: ignore[arg-type]


def test_nothing_changed() -> None:
    texts = of("核对现金", "登记日记账", "核对现金")
    assert diff(texts, texts) == Diff((), 3)
    assert diff([], []) == Diff((), 0)


def test_two_added_one_reworded_one_moved() -> None:
    before = of("核对现金", "登记银行存款日记账", "保管空白支票和印章", "编制资金日报表")
    after = of(
        "登记银行存款日记账",
        "核对现金",
        "保管空白支票、收据和印章",
        "编制资金日报表",
        "办理员工报销",
        "协助外部审计",
    )
    found = diff(before, after)
    assert counts(found) == {"added": 2, "reworded": 1, "moved": 1, "kept": 2}
    assert [(change.kind, change.after.text) for change in found.changes if change.after][1:] == [
        ("reworded", "保管空白支票、收据和印章"),
        ("added", "办理员工报销"),
        ("added", "协助外部审计"),
    ]


def test_an_insertion_at_the_head_moves_nothing() -> None:
    before = of(*"甲乙丙丁戊己")
    assert counts(diff(before, of("新增的职责", *"甲乙丙丁戊己"))) == {"added": 1, "kept": 6}
    assert counts(diff(of("旧的", *"甲乙丙"), of(*"甲乙丙"))) == {"removed": 1, "kept": 3}


def test_to_another_list_is_moved_and_a_renamed_heading_is_nothing() -> None:
    other = ("会计", "会计职责")
    before = [*of("核对现金", "登记日记账", "保管支票"), *of("编制报表", "报税", place=other)]
    moved = [*of("登记日记账", "保管支票"), *of("核对现金", "编制报表", "报税", place=other)]
    assert counts(diff(before, moved)) == {"moved": 1, "kept": 4}
    renamed = [*of("核对现金", "登记日记账", "保管支票", place=("出纳", "出纳岗位职责")), *before[3:]]
    assert counts(diff(before, renamed)) == {"kept": 5}


def test_unrelated_duties_are_not_a_rewording() -> None:
    assert counts(diff(of("审核销售合同"), of("审核采购发票"))) == {"added": 1, "removed": 1, "kept": 0}
    assert counts(diff(of("负责库房盘点"), of("负责库房每月盘点"))) == {"reworded": 1, "kept": 0}
    assert counts(diff(of("核对现金。"), of("核对现金"))) == {"reworded": 1, "kept": 0}


def test_each_duty_is_accounted_for_once() -> None:
    draw = random.Random(4)
    pool = [
        f"{draw.choice('审核编制整理核对')}{n}号{draw.choice(('报表', '合同', '台账'))}并归档"
        for n in range(40)
    ]
    for _ in range(200):
        before = of(*draw.sample(pool, draw.randint(0, 30)))
        after = of(*draw.sample(pool, draw.randint(0, 30)))
        found = diff(before, after)
        two_sided = found.count("moved") + found.count("reworded") + found.kept
        assert two_sided + found.count("removed") == len(before)
        assert two_sided + found.count("added") == len(after)
        assert [change.after for change in found.changes if change.after] == [
            line for line in after if any(change.after is line for change in found.changes)
        ]


def test_lines_of_a_parse_stand_at_their_places() -> None:
    text = "# 出纳\n## 出纳职责\n1. 核对现金\n2. 登记日记账\n"
    found = lines(simple_parse(text, "a.txt").result)
    assert [(line.text, line.place) for line in found] == [
        ("核对现金", ("出纳", "出纳", "出纳职责")),
        ("登记日记账", ("出纳", "出纳", "出纳职责")),
    ]
    assert all(text[line.start : line.end] == line.text for line in found)


def test_near_pairs_miss_nothing_above_the_threshold() -> None:
    draw = random.Random(7)
    grams = [bigrams("".join(draw.choices("收付核对现金账表", k=draw.randint(1, 9)))) for _ in range(120)]
    for threshold in (0.5, 0.8, 1.0):
        wanted = {
            (i, j) for i in range(120) for j in range(i + 1, 120) if dice(grams[i], grams[j]) >= threshold
        }
        assert {(i, j) for i, j, _ in near_pairs(grams, None, threshold)} == wanted
        both = {(i, j) for i in range(60) for j in range(60) if dice(grams[i], grams[60 + j]) >= threshold}
        assert {(i, j) for i, j, _ in near_pairs(grams[:60], grams[60:], threshold)} == both


def test_five_thousand_rewritten_duties_take_seconds() -> None:
    draw = random.Random(1)
    words = [a + b for a in "审核编制整理登记保管汇总" for b in "报表合同现金库存客户发票设备安全"]

    def text() -> str:
        return "".join(draw.choices(words, k=8))

    before, after = of(*(text() for _ in range(5000))), of(*(text() for _ in range(5000)))
    started = time.monotonic()
    diff(before, after)
    assert time.monotonic() - started < 30
