"""Spans, negation, whole postings, style, and the committed quality on labelled sentences."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.posting import check
from assistant.posting.evaluation import Labelled, tally
from assistant.posting.rules import rule_table
from assistant.posting.view import view_of
from tests.eval.posting_check import SEALED

SETS = Path(__file__).resolve().parents[2] / "eval" / "posting"
BASELINE = json.loads((SETS / "baseline.json").read_text(encoding="utf-8"))

POSTING = """销售经理
岗位职责：
1、负责华东区域渠道开发与维护；
2、制定年度销售计划并组织实施；
3、本科及以上学历，3年以上经验；
4、负责日常工作；
5、制定年度销售计划，并组织实施；
任职要求：
1、熟悉渠道管理；
2、负责完成部门的管理工作；
"""


def _rules(text: str) -> dict[str, str]:
    return {one.rule: one.text for one in check(text).findings}


@pytest.mark.parametrize(
    "name", ["tune", "report", "blind", "tune2", "report2", "own2", "tune3", "own3", "own4", "own5"]
)
def test_quality_on_labelled_sentences_is_as_committed(name: str) -> None:
    lines = (SETS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    for level, counts in tally(Labelled(**json.loads(line)) for line in lines).items():
        floor = BASELINE[name][level]
        told = (
            name not in SEALED
        )  # a sealed set gives numbers only: whoever mends the rules must not read it here
        assert counts.precision >= floor["precision"], counts.wrong if told else len(counts.wrong)
        assert counts.recall >= floor["recall"], counts.missed if told else len(counts.missed)


def test_no_pattern_is_passed_over_that_would_match() -> None:
    """The characters that a pattern needs are there wherever it matches."""
    rows = [json.loads(line) for line in (SETS / "own3.jsonl").read_text(encoding="utf-8").splitlines()]
    views = [view_of(row["text"]) for row in rows[::2]]
    for rule in rule_table().rules:
        for pattern in (*rule.patterns, *rule.exceptions):
            passed = [one for one in views if not pattern.may_match(one.characters)]
            assert not any(pattern.compiled.search(one.text) for one in passed), pattern.source


def test_half_of_the_sentences_are_lawful() -> None:
    texts = [(SETS / f"{name}.jsonl").read_text(encoding="utf-8") for name in ("tune", "report", "blind")]
    rows = [json.loads(line) for text in texts for line in text.splitlines()]
    assert len(rows) >= 300
    assert 0.35 <= sum(not row["expect"] for row in rows) / len(rows) <= 0.65
    assert len({row["text"] for row in rows}) == len(rows)


_HIDING = "限男女性１8-３5岁 　以下，。已婚优先\u200b①⑧—㎏𠮷优先不限\n"


@pytest.fixture(scope="module")
def compiled() -> None:
    """Every pattern that ``_HIDING`` may call, so that no example's deadline pays for compiling it."""
    check(_HIDING)
    characters = view_of(_HIDING).characters
    for rule in rule_table().rules:
        for pattern in (*rule.patterns, *rule.exceptions):
            if pattern.may_match(characters):
                assert pattern.compiled


@pytest.mark.usefixtures("compiled")
@given(st.text(alphabet=_HIDING, max_size=60))
def test_every_span_is_exact(text: str) -> None:
    result = check(text)
    for one in result.findings:
        assert text[one.start : one.end] == one.text != ""


@given(st.text(max_size=80))
def test_the_view_leads_back(text: str) -> None:
    view = view_of(text)
    assert len(view.text) == len(view.origin)
    assert all(0 <= place < len(text) for place in view.origin)
    assert list(view.origin) == sorted(view.origin)


def test_hidden_spellings_are_seen_where_they_stand() -> None:
    text = "要求：限 男\u200b 性，年龄 １ ８—３ ５ 歲"
    found = _rules(text)
    assert found["gender"] == "限 男\u200b 性"
    assert found["age"].endswith("１ ８—３ ５ 歲")


def test_one_refusal_does_not_excuse_the_next_clause() -> None:
    assert "gender" in _rules("年龄不限，限男性")
    assert "fee" in _rules("不看学历，入职交押金300元")
    assert not check("本公司不收取押金、服装费").findings


def test_a_whole_posting_is_asked_for_the_compulsory_elements() -> None:
    assert check(POSTING).missing == ["单位情况", "招聘人数", "工作地点", "基本劳动报酬", "有效期"]
    assert check("限男性").missing == []


def test_style_is_a_hint() -> None:
    found = [(one.rule, one.text, one.level) for one in check(POSTING).findings]
    assert ("style-mixed", "本科及以上学历，3年以上经验", "info") in found
    assert ("style-mixed", "负责完成部门的管理工作", "info") in found
    assert ("style-vague", "负责日常工作", "info") in found
    assert ("style-double", "制定年度销售计划，并组织实施", "info") in found


def test_too_many_and_too_long() -> None:
    items = "\n".join(
        f"{n}、{verb}第{n}类客户的档案并按月归档" for n, verb in enumerate("建查核整报存清订编", 1)
    )
    assert "style-count" in _rules(f"文员岗位职责\n{items}\n")
    assert "style-length" in _rules(
        f"文员岗位职责\n1、{'核对客户档案与合同台账，' * 8}按月归档；\n2、接听来电；\n"
    )


@pytest.mark.parametrize("unit", ["要求", "后前须", "男", "1-", "年龄在", "优先，", "、女", "试用期"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    text = unit * (30_000 // len(unit))
    started = time.process_time()  # others may have the cores
    check(text, whole=False)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("诚聘女文员", "诚聘文员"),
        ("招聘导购小姐", "招聘导购员"),
        ("招聘男司机2名", "招聘司机2名"),
        ("招女司炉工2名，双休", "招司炉工2名，双休"),
        ("要求：全日制本科及以上学历", "要求：本科及以上学历"),
        ("高薪诚聘销售", "诚聘销售"),
        ("薪资面议", "薪资：【待填写】"),
        ("联系电话13812345678", "联系电话（见投递方式）"),
        ("性别：女", "性别不限"),
        ("招两名会说英语的女性会计", "招两名会说英语的女性会计"),  # no safe words: only advice
    ],
)
def test_a_safe_substitution_leaves_a_lawful_text(said: str, instead: str) -> None:
    text, done = said, len(said)
    for one in reversed(check(said, whole=False).findings):
        if one.rewrite and one.end <= done:
            text, done = text[: one.start] + one.rewrite + text[one.end :], one.start
    assert text == instead
    if said != instead:
        assert not [one for one in check(text, whole=False).findings if one.level in ("block", "warn")]


def test_decorated_and_spaced_adverts_are_read() -> None:
    found = _rules("【急招】操作工  女  18-40  包吃住\n微信：abc_1234")
    assert {"gender", "personal-data"} <= set(found)
    assert _rules("限*男*性").keys() == {"gender"}
    assert "marriage" not in _rules("婚否 不限")


def test_words_are_left_out_only_where_they_are_a_whole_clause() -> None:
    (whole,) = check("会计，女性优先，双休", whole=False).findings
    (part,) = check("会计岗位女性优先从事出纳", whole=False).findings
    assert (whole.rewrite, part.rewrite) == ("", None)
