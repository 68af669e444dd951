"""Drafts over the real seed: one profile, true origins, nothing invented, nothing unlawful."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.drafting.contexts import foreign
from assistant.drafting.contract import Brief, Draft, Line
from assistant.drafting.editing import Edit
from assistant.posting import check
from corpus.errors import InvalidRequest, NotFound
from corpus.folding import same_duty

ROLE = "销售部负责人"


def _lines(draft: Draft, kind: str | None = None) -> list[Line]:
    return [line for one in draft.sections if kind in (None, one.kind) for line in one.lines]


@pytest.fixture(scope="session")
def every(seed_office: Any) -> list[Draft]:
    """A draft of every profile of every role of the seed, for both audiences."""
    knowledge = seed_office.assistant.knowledge("default")
    drafts = []
    for role in knowledge.roles.values():
        asked = seed_office.drafting.create(Brief(role=role.title))
        profiles = [one.profile for one in asked.options] or [None]
        for profile in profiles:
            for audience in ("posting", "internal"):
                brief = Brief(role=role.title, profile=profile, audience=audience, duties=12)
                drafts.append(seed_office.drafting.create(brief))
    assert len(drafts) >= 20
    return drafts


def test_every_line_of_the_seed_has_a_true_origin(every: list[Draft], seed_office: Any) -> None:
    tokens = seed_office.index.tokens
    text = seed_office.catalogue.text(seed_office.catalogue.documents()[0].id)
    for line in [line for draft in every for line in _lines(draft)]:
        assert line.origin in ("corpus", "placeholder")
        if line.origin == "corpus":
            assert line.sources and all(text[one.start : one.end] == one.text for one in line.sources)
            words = set(tokens(line.text))
            held = set(tokens(" ".join(one.text for one in line.sources)))
            assert len(words & held) >= 0.8 * len(words), line.text
            assert line.reworded == (line.original is not None)


def test_no_draft_of_the_seed_mixes_profiles(every: list[Draft], seed_office: Any) -> None:
    knowledge = seed_office.assistant.knowledge("default")
    duties = knowledge.duties(list(knowledge.lists.values()))
    profile = {duty.id: knowledge.lists[duty.list_id].profile for duty in duties}
    for draft in every:
        assert len({profile[one] for line in _lines(draft) for one in line.duty_ids}) <= 1


def test_no_two_lines_say_the_same(every: list[Draft]) -> None:
    for draft in every:
        texts = [line.text for line in _lines(draft, "duty")]
        assert not [(a, b) for at, a in enumerate(texts) for b in texts[:at] if same_duty(a, b)]
        assert len({line.id for line in _lines(draft)}) == len(_lines(draft))


def test_no_unlawful_words_in_any_draft(every: list[Draft]) -> None:
    for draft in every:
        assert not [one for one in check(draft.markdown).findings if one.level == "block"]


def test_a_title_of_many_jobs_is_asked_back(seed_office: Any) -> None:
    draft = seed_office.drafting.create(Brief(role=ROLE))
    assert draft.draft_id is None and not draft.sections and len(draft.options) > 3
    assert "不会混进" in draft.notes[0]


def test_focus_chooses_one_job_and_says_so(seed_office: Any) -> None:
    draft = seed_office.drafting.create(Brief(role=ROLE, focus=["发票", "应收账款"], duties=6))
    assert "发票" in "".join(line.text for line in _lines(draft, "duty"))
    assert any("没有混入其他类" in note for note in draft.notes)
    none = seed_office.drafting.create(Brief(role=ROLE, focus=["潜水艇"]))
    assert none.options, "a focus that nothing speaks of decides nothing"


def test_the_catch_all_is_last_and_once(seed_office: Any) -> None:
    draft = seed_office.drafting.create(Brief(role=ROLE, focus=["销售代表"], duties=7))
    texts = [line.text for line in _lines(draft, "duty")]
    assert [text for text in texts if "其他任务" in text] == [texts[-1]]


def test_requirements_come_from_requirement_lists_or_the_brief_only(
    every: list[Draft], seed_office: Any
) -> None:
    knowledge = seed_office.assistant.knowledge("default")
    duties = knowledge.duties(list(knowledge.lists.values()))
    kinds = {duty.id: knowledge.lists[duty.list_id].kind for duty in duties}
    for draft in every:
        assert {kinds[one] for line in _lines(draft, "requirement") for one in line.duty_ids} <= {
            "requirement"
        }


@pytest.mark.parametrize(
    ("line", "role", "warned"),
    [
        ("与宏达机电公司技术部对接，跟进质保条款", "售后主管", {"宏达机电公司", "技术部"}),
        ("与物流公司对接，向分公司负责人汇报", "售后主管", {"分公司"}),
        ("全面管理门店", "店长", set()),  # his own house
        ("全面管理门店", "会计", {"门店"}),
        ("巡视病房，护理患者", "护士", set()),
    ],
)
def test_what_is_foreign_depends_on_who_reads_it(line: str, role: str, warned: set[str]) -> None:
    assert {one.text for one in foreign(line, [line], Brief(role=role))} == warned


def test_foreign_context_is_warned_about(seed_office: Any) -> None:
    brief = Brief(role=ROLE, focus=["网络推广"], duties=10)
    draft = seed_office.drafting.create(brief)
    warned = [one for one in draft.findings if one.rule == "foreign-context"]
    assert "学院" in {one.text for one in warned}
    assert all(draft.markdown[one.start : one.end] == one.text for one in warned)
    own = seed_office.drafting.create(brief.model_copy(update={"department": "网络学院"}))
    assert "学院" not in {one.text for one in own.findings if one.rule == "foreign-context"}


def test_an_unlawful_wish_gives_a_lawful_draft_with_findings(seed_office: Any) -> None:
    brief = Brief(
        role="只招35岁以下未婚女性的前台",
        requirements=["本科，限男性", "已婚已育优先"],
        benefits=["提供单身宿舍"],
        apply="入职交押金500元",
    )
    draft = seed_office.drafting.create(brief)
    assert draft.title == "前台"
    assert {one.rule for one in draft.findings if one.left_out} == {"marriage", "gender", "fee"}
    assert [line.text for line in _lines(draft, "requirement")] == ["本科"]
    assert [line.text for line in _lines(draft, "benefit")] == ["提供单身宿舍"]
    assert not [one for one in check(draft.markdown).findings if one.level == "block"]


def test_an_unknown_role_is_a_template(seed_office: Any) -> None:
    draft = seed_office.drafting.create(Brief(role="深海潜水员"))
    assert {line.origin for line in _lines(draft)} == {"placeholder"}
    assert "没有编造" in draft.notes[0]
    assert draft.missing == ["单位情况", "招聘人数", "招聘条件", "工作内容", "工作地点", "薪酬", "有效期"]


def test_nothing_is_missing_when_all_is_given(seed_office: Any) -> None:
    brief = Brief(
        role=ROLE, focus=["渠道"], company="云川公司", head_count=2, place="苏州", salary="8000-12000元/月",
        valid_until="2026-12-31", requirements=["熟悉渠道管理"],
    )  # fmt: skip
    assert seed_office.drafting.create(brief).missing == []


def test_the_company_is_typed_once(new_office: Any) -> None:
    office = new_office()
    office.drafting.create(Brief(role="文员", company="云川公司", company_line="做云端仓储"))
    later = office.drafting.create(Brief(role="库管"))
    assert "云川公司。做云端仓储" in later.markdown and "单位情况" not in later.missing


def test_the_occupation_standard_stands_in_and_says_so(new_office: Any) -> None:
    office = new_office()
    header = "level,code,code_num,name,definition,tasks,csco_code_num,alias\n"
    row = (
        "4,4-03-02-07,4030207,茶艺师,泡茶的人员。,1.编制茶水单；2.冲泡茶水；3.介绍茶叶知识。,4030207,茶艺师\n"
    )
    office.ingestor.add((header + row).encode(), "csco22.csv", kb="reference", reference=True)
    draft = office.drafting.create(Brief(role="茶艺师"))
    assert {line.origin for line in _lines(draft, "duty")} == {"reference"}
    assert "国家职业分类大典" in draft.notes[0] and draft.markdown.count("（参考：") == 3


_STANDARD = """level,code,code_num,name,definition,tasks,csco_code_num,alias
4,4-03-02-01,4030201,中式烹调师,烹制中式菜肴的人员。,1.挑选食材；2.切配原料；3.烹制菜肴。,4030201,凉菜厨师
4,4-03-02-03,4030203,西式烹调师,烹制西式菜肴的人员。,1.调制沙司；2.煎烤肉类；3.装饰菜品。,4030203,日式厨师
2,2-06-03-00,2060300,会计专业人员,从事会计核算的人员。,1.核算经济业务；2.监督会计活动。,2060300,会计师
2,2-06-05-00,2060500,审计专业人员,从事审计的人员。,1.审计账目；2.出具报告。,2060500,成本会计
"""


def test_a_title_of_several_occupations_is_asked_back(new_office: Any) -> None:
    """Never one of them at random: 厨师 cooks Chinese or Western dishes; 会计 is the one occupation called so."""
    office = new_office()
    office.ingestor.add(_STANDARD.encode(), "csco22.csv", kb="reference", reference=True)
    asked = office.drafting.create(Brief(role="厨师"))
    assert asked.draft_id is None and "国家职业分类大典" in asked.notes[0]
    assert [one.profile for one in asked.options] == ["中式烹调师", "西式烹调师"]
    chosen = office.drafting.create(Brief(role="厨师", profile="西式烹调师"))
    assert "调制沙司" in chosen.markdown and "切配" not in chosen.markdown and chosen.title == "厨师"
    again = office.drafting.edit(chosen.draft_id, [Edit(op="regenerate")])
    assert "调制沙司" in again.markdown and "切配" not in again.markdown
    with pytest.raises(InvalidRequest):
        office.drafting.create(Brief(role="厨师", profile="没有"))
    assert "核算经济业务" in office.drafting.create(Brief(role="会计")).markdown


def test_shared_duties_go_first_and_fold(new_office: Any) -> None:
    office = new_office()
    office.add(
        "甲.txt",
        "仓库管理员岗位职责1\n1、登记入库单据；\n2、巡查消防设施；\n3、每月盘点库存货物；\n"
        "仓库管理员岗位职责2\n1、打扫库区卫生；\n2、每月盘点库存货物；\n3、登记出库单据；\n",
    )
    profiles = [one.profile for one in office.drafting.create(Brief(role="仓库管理员")).options]
    brief = Brief(
        role="仓库管理员", lists=[] if not profiles else ["仓库管理员岗位职责1", "仓库管理员岗位职责2"]
    )
    lines = _lines(office.drafting.create(brief), "duty")
    (shared,) = [line for line in lines if "盘点" in line.text]
    assert len(shared.duty_ids) == 2
    assert lines[0] == shared


_NUMBERS = re.compile(r"\d+(?:\.\d+)?%?|本科|大专|硕士|博士|学历|五险|公积金|双休|年假|奖金|补贴")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    focus=st.lists(st.sampled_from(["渠道", "客户", "发票", "培训", "广告"]), min_size=1, max_size=3),
    duties=st.integers(1, 30),
    audience=st.sampled_from(["posting", "internal"]),
    requirements=st.lists(st.sampled_from(["三年经验", "本科", "会用Excel"]), max_size=2, unique=True),
    salary=st.sampled_from([None, "9000元/月"]),
)
def test_no_number_degree_or_benefit_comes_from_nowhere(seed_office: Any, **wishes: Any) -> None:
    brief = Brief(role=ROLE, **wishes)
    draft = seed_office.drafting._drafter.draft(brief)
    for line in _lines(draft):
        known = " ".join([one.text for one in line.sources] + [brief.model_dump_json()])
        for found in _NUMBERS.findall(line.text):
            assert found in known, line.text
        if line.origin == "placeholder":
            assert not _NUMBERS.search(line.text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "销" * 1000},
        {"role": " "},
        {"duties": 0},
        {"duties": 500},
        {"audience": "poster"},
        {"head_count": 0},
    ],
)
def test_wrong_briefs_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Brief(**{"role": ROLE, **wrong})


def test_unknown_profiles_and_drafts(seed_office: Any) -> None:
    with pytest.raises(InvalidRequest):
        seed_office.drafting.create(Brief(role=ROLE, profile="没有这一类"))
    with pytest.raises(InvalidRequest):
        seed_office.drafting.create(Brief(role=ROLE, lists=["没有这份清单"]))
    with pytest.raises(NotFound):
        seed_office.drafting.get("nowhere")


def test_many_duties_without_headings_are_grouped_and_said_to_be_ours(new_office: Any) -> None:
    office = new_office()
    texts = ["拜访客户", "签订客户合同与订单", "回访老客户", "组织员工培训", "考核下属绩效", "安排人员排班",
             "盘点仓库库存", "办理货物入库出库", "安排物流运输", "完成任务", "热爱本行业，有团队精神"]  # fmt: skip
    numbered = "\n".join(f"{n}、{text}；" for n, text in enumerate(texts, 1))
    office.add("a.txt", f"门店主管岗位职责\n{numbered}\n")
    draft = office.drafting.create(Brief(role="门店主管", duties=12))
    duties = _lines(draft, "duty")
    themes = [line.theme for line in duties]
    assert len(set(themes)) >= 3 and themes == sorted(themes, key=themes.index)
    assert any("系统归纳" in note and "小标题" in note for note in draft.notes)
    assert not any("热爱" in line.text for line in duties)
    assert any("热爱本行业" in note for note in draft.notes)
    few = _lines(office.drafting.create(Brief(role="门店主管", duties=8)), "duty")
    assert {line.theme for line in few} == {None}
    assert "完成任务" not in [line.text for line in few]
