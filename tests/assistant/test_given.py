"""Answers given a moment ago: the same words find them only while nothing that makes them has changed."""

from __future__ import annotations

import pytest

from assistant.contract import Answer, Question
from assistant.conversation import Turn
from assistant.curation.contract import CuratedRequest
from assistant.curation.curated import CuratedRecords
from assistant.given import CITATIONS, LARGEST, Given, GivenAnswers

ASKED = "谁负责登记台账"
TEXT = "仓库管理员岗位职责\n1、登记台账\n2、盘点库存\n"


def _same(answer: Answer) -> dict[str, object]:
    return answer.model_dump(exclude={"conversation_id", "latency_ms"})


@pytest.fixture
def searches(office, monkeypatch):
    """The office with a text, and the searches that its answers cost."""
    office.add("仓库.txt", TEXT)
    made: list[str] = []
    plain = office.index.search
    monkeypatch.setattr(
        office.index, "search", lambda query, **more: made.append(query) or plain(query, **more)
    )
    return office, made


def test_the_same_words_are_searched_once_and_answered_alike(searches):
    office, made = searches
    first, again = office.ask(ASKED), office.ask(ASKED)
    assert len(made) == 1
    assert first.citations and _same(again) == _same(first)
    assert again.conversation_id != first.conversation_id


def test_a_follow_up_leans_on_the_answer_given_again(searches):
    office, _ = searches
    first, again = office.ask(ASKED), office.ask(ASKED)
    told = [office.ask("它的原文呢", conversation_id=one.conversation_id) for one in (first, again)]
    assert told[0].standalone_question != "它的原文呢" or told[0].citations
    assert _same(told[0]) == _same(told[1])


def test_within_a_conversation_every_turn_is_understood_anew(searches):
    office, made = searches
    opening = office.ask("谁负责盘点库存")
    office.ask(ASKED)
    before = len(made)
    office.ask(ASKED, conversation_id=opening.conversation_id)
    assert len(made) > before


def test_a_changed_document_changes_the_answer_at_once(searches):
    office, _ = searches
    assert len(office.ask(ASKED).citations) == 1
    office.add("会计.txt", "会计岗位职责\n1、登记台账\n2、编制报表\n")
    assert len(office.ask(ASKED).citations) == 2


def test_a_curated_answer_comes_at_once(searches):
    office, _ = searches
    office.ask(ASKED)
    CuratedRecords(office.catalogue).add(
        CuratedRequest(questions=[ASKED], text="请问王姐。", duty_ids=[]), kb="default"
    )
    assert office.ask(ASKED).worded_by == "curated"


def test_knowledge_bases_and_roles_are_told_apart(searches):
    office, _ = searches
    office.add("别处.txt", "出纳岗位职责\n1、保管现金\n", kb="别处")
    assert office.ask(ASKED).answered and not office.ask(ASKED, kb="别处").answered
    mine = [office.ask("我的职责有哪些", role=role) for role in ("仓库管理员", "收银员")]
    assert mine[0].answered and not mine[1].answered


def test_an_index_out_of_service_is_said_also_of_a_known_answer(searches, monkeypatch):
    office, made = searches
    office.ask(ASKED)
    monkeypatch.setattr(type(office.index), "condition", ("vectors_rebuilding", False))
    office.ask(ASKED)
    assert len(made) == 2


def test_who_is_forgotten_leaves_no_words(searches):
    office, made = searches
    office.assistant.forget(office.ask(ASKED).conversation_id)
    office.ask(ASKED)
    assert len(made) == 2


def _given(answer: Answer, citations: int) -> Given:
    cited = [answer.citations[0]] * citations
    return Given(answer.model_copy(update={"citations": cited}), Turn(question="", intent="lookup"))


def test_what_is_held_has_a_limit(searches):
    office, _ = searches
    answer, answers = office.ask(ASKED), GivenAnswers()
    many = CITATIONS // 50
    for number in range(many + 1):
        answers.keep(Question(question=f"{number}"), "now", _given(answer, 50))
    found = [answers.find(Question(question=f"{number}"), "now") for number in range(many + 1)]
    assert found[0] is None and found[-1] is not None
    assert sum(len(one.answer.citations) + 1 for one in found if one) <= CITATIONS
    answers.keep(Question(question="large"), "now", _given(answer, LARGEST + 1))
    assert answers.find(Question(question="large"), "now") is None


def test_what_tells_of_a_moment_is_not_held(searches):
    office, _ = searches
    answer, answers = office.ask(ASKED), GivenAnswers()
    noted = Given(answer.model_copy(update={"notes": ["vectors_pending"]}), _given(answer, 0).turn)
    answers.keep(Question(question=ASKED), "now", noted)
    assert answers.find(Question(question=ASKED), "now") is None
