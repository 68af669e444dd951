"""The check against sentences by hand and by a lying script; thresholds are the issue's (0.98 and 0.05)."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from assistant.contract import Answer, Question
from assistant.evaluation import load
from assistant.wording.evidence import Evidence, evidence_of
from assistant.wording.support import SupportCheck
from index.tokens import Tokens
from tests.assistant.wording.lying import LyingModel, Source
from tests.assistant.wording.written import written
from tests.eval.workspace import open_workspace

EVAL = Path(__file__).parents[2] / "eval"
LIES_DROPPED, TRUE_DROPPED = 0.98, 0.05


@dataclass(frozen=True)
class Count:
    lies: int
    lies_shown: int
    true: int
    true_dropped: int


def count(answers: list[Answer], names: dict[str, tuple[str, ...]], check: SupportCheck, seed: int) -> Count:
    """What the check makes of a scripted model that words ``answers`` and lies in 30 % of its sentences."""
    model = LyingModel(seed, [name for every in names.values() for name in every])
    pool = sorted({one.text for answer in answers for one in answer.citations})
    found: Counter[tuple[bool, bool]] = Counter()
    draw = random.Random(seed)
    for answer in answers:
        cited = answer.citations[:12]
        sources = [Source(c.marker, c.role, c.text, names.get(c.role, ())) for c in cited]
        evidence = evidence_of(answer, names)
        subject: tuple[str, ...] = ()
        for said in model.sentences(sources, draw.sample(pool, min(8, len(pool)))):
            verdict = check.check(said.text, evidence, subject)
            subject = verdict.subject if verdict.supported else ()
            found[bool(said.lie), verdict.supported] += 1
    return Count(
        lies=found[True, True] + found[True, False],
        lies_shown=found[True, True],
        true=found[False, True] + found[False, False],
        true_dropped=found[False, False],
    )


def measured(name: str, parts: tuple[str, ...], every: int, assets: Path, tokens: Tokens, seed: int) -> Count:
    place = open_workspace(name, assets=assets)
    names = {role.title: tuple(role.names) for role in place.catalogue.roles("default")}
    check = SupportCheck(tokens.words, [one for every_name in names.values() for one in every_name])
    cases = [case for part in parts for case in load(EVAL / name / f"{part}.jsonl") if not case.history]
    answers = [place.assistant.ask(Question(question=c.question, role=c.role)) for c in cases[::every]]
    return count([a for a in answers if a.answered and a.citations], names, check, seed)


def within(found: Count) -> None:
    assert found.lies > 30 and found.true > 60, found
    assert found.lies_shown <= (1 - LIES_DROPPED) * found.lies, found
    assert found.true_dropped <= TRUE_DROPPED * found.true, found


@pytest.mark.parametrize(("name", "parts"), [("seed", ("tune", "tune2")), ("office", ("tune",))])
def test_lies_of_a_scripted_model_are_dropped_and_true_sentences_stay(
    name: str, parts: tuple[str, ...], assets_dir: Path, tokens: Tokens
) -> None:
    within(measured(name, parts, 6 if name == "seed" else 2, assets_dir, tokens, seed=3))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(31, 34))
@pytest.mark.parametrize(("name", "parts"), [("seed", ("tune", "tune2")), ("office", ("tune",))])
def test_the_same_over_whole_sets(
    name: str, parts: tuple[str, ...], seed: int, assets_dir: Path, tokens: Tokens
) -> None:
    within(measured(name, parts, 1, assets_dir, tokens, seed))


@cache
def by_hand(tokens: Tokens, name: str) -> list[tuple[str, str, bool]]:
    rows = written(name)
    check = SupportCheck(tokens.words, {row.role for row in rows})
    return [
        (row.sentence, row.wrong, check.check(row.sentence, [Evidence(1, row.duty, (row.role,))]).supported)
        for row in rows
    ]


@pytest.mark.parametrize(
    "name",
    [
        "paraphrases.txt",
        "paraphrases_later.txt",
        "paraphrases_third.txt",
        "paraphrases_fourth.txt",
        "paraphrases_fifth.txt",
    ],
)
def test_sentences_by_hand(name: str, tokens: Tokens) -> None:
    """Free paraphrases are harder than a script's: one in ten may be lost, a lie never shown."""
    rows = by_hand(tokens, name)
    assert [sentence for sentence, wrong, shown in rows if wrong and shown] == []
    lost = [sentence for sentence, wrong, shown in rows if not wrong and not shown]
    assert len(lost) <= 0.1 * sum(not wrong for _, wrong, _ in rows), lost


DUTY = Evidence(1, "协助财务经理审核费用报销单，每月5日前提交3份报表；不得泄露客户信息", ("会计", "核算会计"))
OTHER = Evidence(2, "每周盘点仓库，每月检查消防设施", ("库管员",))


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("会计协助财务经理审核费用报销单。", "no_mark"),
        ("会计协助财务经理审核费用报销单[9]。", "unknown_mark"),
        ("会计协助财务经理审核费用报销单[1]，并负责公司年会。", "no_mark"),
        ("库管员协助财务经理审核费用报销单[1]。", "owner"),
        ("会计每周盘点仓库[2]。", "owner"),
        ("会计和库管员协助财务经理审核费用报销单[1]。", "owner"),
        ("会计协助总经理审核费用报销单[1]。", "name"),
        ("会计审核费用报销单[1]。", "sense"),
        ("会计每月3日前提交5份报表[1]。", "number"),
        ("会计每月5日后提交3份报表[1]。", "number"),
        ("库管员每月盘点仓库[2]。", "frequency"),
        ("会计泄露客户信息[1]。", "sense"),
        ("会计不得提交报表[1]。", "sense"),
        ("会计协助财务经理审批费用报销单[1]。", "words"),
        ("会计提交报表，详见 https://example.com/a[1]。", "markup"),
        ("![图](http://evil.example/x.png)会计提交报表[1]。", "markup"),
        ("<b>会计</b>提交报表[1]。", "markup"),
    ],
)
def test_why_a_sentence_is_dropped(sentence: str, reason: str, tokens: Tokens) -> None:
    check = SupportCheck(tokens.words, ["会计", "库管员"])
    assert check.check(sentence, [DUTY, OTHER]).reason == reason


@pytest.mark.parametrize(
    "sentence",
    [
        "会计协助财务经理审核费用报销单，每个月5号之前提交三份报表[1]。",
        "核算会计不能泄露客户信息[1]；库管员则每星期清点仓库[2]。",
        "仓库由库管员每周盘点[2]，消防设施每月检查[2]。",
        "客户信息不得泄露【1】。",
        "具体如下：",
    ],
)
def test_what_stays(sentence: str, tokens: Tokens) -> None:
    check = SupportCheck(tokens.words, ["会计", "库管员"])
    verdict = check.check(sentence, [DUTY, OTHER])
    assert verdict.supported, verdict


def test_a_sentence_without_an_owner_goes_on_with_the_one_before(tokens: Tokens) -> None:
    check = SupportCheck(tokens.words, ["会计", "库管员"])
    subject = check.check("会计不得泄露客户信息[1]。", [DUTY, OTHER]).subject
    assert check.check("此外，还要每周盘点仓库[2]。", [DUTY, OTHER], subject).reason == "owner"
    assert check.check("您需要每周盘点仓库[2]。", [DUTY, OTHER], subject).supported
    assert check.check("此外，还要提交3份报表[1]。", [DUTY, OTHER], subject).supported


def test_a_line_of_a_draft_is_checked_without_marks(tokens: Tokens) -> None:
    check = SupportCheck(tokens.words, [])
    assert check.line("协助财务经理审核费用报销单", [DUTY.text]) is None
    assert check.line("审核费用报销单", [DUTY.text]) == "sense"
    assert check.line("协助财务经理审核费用报销单，具备五年以上经验", [DUTY.text]) is not None


@pytest.mark.parametrize(
    ("duty", "sentence", "supported"),
    [
        ("库区严禁烟火，每周检查灭火器", "除了库区严禁烟火外，还要每周检查灭火器", True),
        ("库区严禁烟火，每周检查灭火器", "除库区外，严禁烟火", False),
        ("库区严禁烟火，每周检查灭火器", "库区外严禁烟火", False),
        ("库区严禁烟火，每周检查灭火器", "库区内严禁烟火", True),
        ("核对单据，登记台账", "核对单据后登记台账", True),
        ("核对单据，登记台账", "登记台账后核对单据", False),
        ("核对单据，登记台账", "先登记台账，再核对单据", False),
        ("未经检验不得出货", "检验后不得出货", False),
        ("每日闭店前回报销售日报", "每日闭店后回报销售日报", False),
        ("首件产品经质检员确认后方可批量生产", "首件产品由质检员确认后才能批量生产", True),
        ("首件产品自检合格并经质检员确认", "首件产品由质检员自检合格", False),
        ("第一时间到场处置，并在24小时内提交报告", "在24小时内到场处置", False),
        ("受理投诉，2小时内响应，48小时内给出方案", "2小时内给出方案", False),
        ("受理投诉，2小时内响应，48小时内给出方案", "48小时内给出方案", True),
        ("收集客户信息并整理合同", "整理客户信息", False),
        ("收集客户信息并整理合同", "收集合同", False),
        ("收集、整理客户信息", "收集客户信息", True),
        ("执行公司制定的直销计划", "制定公司的直销计划", False),
        ("负责应收账款的登记和核销，准备收款凭证", "登记收款凭证", False),
        ("完成工资、奖金的核算和销售费用的审核", "核算工资并审核销售费用", True),
        ("完成工资、奖金的核算和销售费用的审核", "审核工资", False),
        ("季度评估培训效果", "按季度评估培训的效果", True),
        ("制定年度培训计划", "按年度制定培训计划", False),
        ("把单据交财务部", "单据要交给财务部门", True),
        ("完成财务核算", "完成财务部门核算", False),
    ],
)
def test_order_amounts_and_pairs(duty: str, sentence: str, supported: bool, tokens: Tokens) -> None:
    check = SupportCheck(tokens.words, ["会计"])
    verdict = check.check(
        f"会计{sentence}[1]。" if sentence[0] not in "除先" else f"{sentence}[1]。",
        [Evidence(1, duty, ("会计",))],
    )
    assert verdict.supported is supported, verdict


def test_a_list_headed_by_the_roles_name_leaves_the_owner_in_place(tokens: Tokens) -> None:
    check = SupportCheck(tokens.words, ["人事专员", "出纳"])
    held = [Evidence(1, "组织新员工入职培训，每周一次", ("人事专员",), heading="人事专员")]
    assert check.check("此外，人事专员需要组织新员工入职培训[1]。", held, ("出纳",)).supported
    assert check.check("此外，出纳需要组织新员工入职培训[1]。", held).reason == "owner"
