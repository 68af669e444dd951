"""A duty is scored by how much likelier it makes the words of a question; the table by hand, and the packaged one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from assistant.translation import OWN, Translation, codes, pairs_of, said, stored, translation

# "要账" is spoken for 欠款 (0.5) and for 催收 (0.25); "开" for 发票 (1).
PIECES = {"开": [("发票", 1.0)], "要账": [("欠款", 0.5), ("催收", 0.25)]}


def by_hand() -> Translation:
    pairs = sorted(
        {pair for row in PIECES.values() for pair, _ in row}, key=lambda pair: int(codes(pair, 2)[0])
    )
    pieces = sorted(PIECES, key=lambda piece: int(codes(piece, len(piece))[0]))
    rows = [sorted((pairs.index(pair), chance) for pair, chance in PIECES[piece]) for piece in pieces]
    return Translation(
        pieces=np.array([codes(piece, len(piece))[0] for piece in pieces], np.uint64),
        pairs=np.array([codes(pair, 2)[0] for pair in pairs], np.uint64),
        starts=np.cumsum([0, *(len(row) for row in rows)]).astype(np.int32),
        columns=np.array([column for row in rows for column, _ in row], np.uint16),
        levels=stored(np.array([chance for row in rows for _, chance in row])),
        usual=np.full(len(pieces), 0.01, np.float32),
    )


def test_by_hand() -> None:
    # 催收欠款 has the known pairs 催收 and 欠款 (收欠 is unknown), so 要账 has the chance (0.5 + 0.25) / 2; 开发票 has none.
    found = by_hand().scores("谁要账？", ["催收欠款", "发票", ""])
    assert found[0] == pytest.approx(math.log((1 - OWN) * 0.375 / 0.01 + OWN), rel=1e-4)
    assert found[1] == found[2] == pytest.approx(math.log(OWN), rel=1e-4)


def test_a_question_of_unknown_words_says_nothing() -> None:
    assert by_hand().scores("嗯？？", ["催收欠款"]) == [0.0]
    assert by_hand().scores("要账", []) == []


def test_a_score_does_not_depend_on_the_other_duties() -> None:
    table, duties = translation(), ["负责应收账款的催收", "组织员工体检", "编制采购计划"]
    whole = table.scores("外头的钱老收不回来", duties)
    assert [table.scores("外头的钱老收不回来", [duty])[0] for duty in duties] == pytest.approx(
        whole, abs=1e-5
    )


def test_no_pair_runs_over_a_mark_or_into_the_next_duty() -> None:
    rows, found = pairs_of(["甲乙，\n丙丁", "甲乙甲乙"])
    of = {int(codes(pair, 2)[0]): pair for pair in ("甲乙", "丙丁", "乙甲")}
    assert sorted((row, of[code]) for row, code in zip(rows.tolist(), found.tolist(), strict=True)) == [
        (0, "丙丁"), (0, "甲乙"), (1, "乙甲"), (1, "甲乙"),
    ]  # fmt: skip


def test_what_is_not_spoken_is_no_piece() -> None:
    assert said("外頭的 錢，ＯＫ？") == "外头的钱ok"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("外头欠咱的钱老收不回来", 0),
        ("新来的娃啥都不会谁教", 1),
        ("地上全是垃圾没人扫", 2),
        ("机器趴窝了", 3),
    ],
)
def test_everyday_words_point_at_the_duty_they_mean(question: str, meant: int) -> None:
    duties = [
        "负责应收账款的催收和核销",
        "组织新员工入职培训",
        "负责公共区域的清洁卫生",
        "负责设备的维修保养",
    ]
    scores = translation().scores(question, duties)
    assert scores.index(max(scores)) == meant
