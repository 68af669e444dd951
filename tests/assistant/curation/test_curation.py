"""Thumbs, the inbox of unanswered questions, and curated answers, on a real knowledge base."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import inspect

from assistant.curation import tables
from assistant.curation.contract import CuratedRequest, FeedbackRequest
from assistant.curation.curated import CuratedRecords
from assistant.curation.feedback import FeedbackRecords
from assistant.curation.inbox import InboxRecords
from assistant.curation.keys import question_key, wording_key
from corpus.errors import Conflict, InvalidRequest, NotFound

SHOP = "店长岗位职责\n1、每周一召开门店例会；\n2、负责门店盘点；\n3、处理顾客投诉。\n"
KITCHEN = "厨师岗位职责\n1、负责食材验收；\n2、负责后厨卫生。\n"


@pytest.fixture
def shop(office):  # type: ignore[no-untyped-def]
    office.add("shop.txt", SHOP)
    return office


def cited(office, question: str) -> list[str]:  # type: ignore[no-untyped-def]
    return [one.duty_id for one in office.ask(question).citations]


# ---------------------------------------------------------------- the same question


@pytest.mark.parametrize(
    "other",
    [
        "请问谁来负责盘点呢？",
        "是谁负责盘点",
        "哪个岗位负责盘点的",
        "誰負責盤點",
        "谁负责盘点！！",
        "您好，谁负责盘点啊",
    ],
)
def test_ways_to_ask_the_same_share_a_key(other: str) -> None:
    assert question_key(other) == question_key("谁负责盘点？")


@pytest.mark.parametrize(
    "other",
    ["谁审核盘点", "谁不负责盘点", "谁负责盘点表", "第2条是什么", "店长负责盘点", "盘点负责谁", "多久盘点"],
)
def test_other_questions_have_other_keys(other: str) -> None:
    assert question_key(other) != question_key("谁负责盘点？")


def test_a_question_of_marks_alone_still_has_a_key() -> None:
    assert wording_key("？？") == wording_key("!!") == ""


def test_the_migrations_make_the_tables_that_the_code_names(catalogue) -> None:  # type: ignore[no-untyped-def]
    inspector = inspect(catalogue.engine)
    for table in tables._metadata.sorted_tables:
        made = {c["name"]: (str(c["type"]), c["nullable"]) for c in inspector.get_columns(table.name)}
        named = {c.name: (str(c.type.compile(catalogue.engine.dialect)), c.nullable) for c in table.columns}
        assert made == named, table.name


# ---------------------------------------------------------------- curated answers


def test_a_curated_answer_is_served_first_and_named_as_such(shop) -> None:  # type: ignore[no-untyped-def]
    plain = shop.ask("谁负责盘点？")
    duties = [one.duty_id for one in plain.citations]
    given = CuratedRequest(questions=["谁负责盘点"], text="盘点归店长，月底做。", duty_ids=duties)
    CuratedRecords(shop.catalogue).add(given, kb="default")
    answer = shop.ask("请问，是哪个岗位负责盘点呢？")
    assert answer.worded_by == "curated" and plain.worded_by == "extractive"
    assert answer.answered and answer.answer.startswith("盘点归店长，月底做。 [1]")
    assert [one.duty_id for one in answer.citations] == duties
    assert answer.citations[0].text == "负责门店盘点"
    assert any("人工解答" in note for note in answer.notes)
    assert shop.ask("谁处理顾客投诉？").worded_by == "extractive"


def test_a_curated_answer_fills_a_gap_in_the_texts(shop) -> None:  # type: ignore[no-untyped-def]
    assert not shop.ask("年假有几天？").answered
    CuratedRecords(shop.catalogue).add(
        CuratedRequest(questions=["年假有几天"], text="满一年 5 天。"), kb="default"
    )
    answer = shop.ask("年假有几天？")
    assert answer.answered and answer.answer == "满一年 5 天。" and answer.citations == []
    assert any("没有引用原文" in note for note in answer.notes)


def test_it_is_put_aside_when_a_cited_duty_changes_and_comes_back_with_it(shop) -> None:  # type: ignore[no-untyped-def]
    records = CuratedRecords(shop.catalogue)
    given = CuratedRequest(questions=["谁负责盘点"], text="归店长。", duty_ids=cited(shop, "谁负责盘点？"))
    made = records.add(given, kb="default")
    shop.add("shop.txt", SHOP.replace("顾客投诉", "顾客投诉与退货"))
    assert not records.get(made.id).stale, "another duty changed"
    assert shop.ask("谁负责盘点").worded_by == "curated"
    shop.add("shop.txt", SHOP.replace("门店盘点", "门店每月盘点"))
    assert records.get(made.id).stale and records.every().stale == 1
    assert [one.standing for one in records.get(made.id).duties] == ["changed"]
    answer = shop.ask("谁负责盘点")
    assert answer.worded_by == "extractive" and answer.citations[0].text == "负责门店每月盘点"
    assert any("待复核" in note for note in answer.notes)
    records.change(made.id, given.model_copy(update={"duty_ids": [answer.citations[0].duty_id]}))
    assert shop.ask("谁负责盘点").worded_by == "curated"
    records.remove(made.id)
    assert shop.ask("谁负责盘点").worded_by == "extractive"


def test_knowledge_bases_do_not_share_curated_answers(shop) -> None:  # type: ignore[no-untyped-def]
    shop.add("kitchen.txt", KITCHEN, kb="canteen")
    records = CuratedRecords(shop.catalogue)
    records.add(CuratedRequest(questions=["谁负责卫生"], text="厨师。"), kb="canteen")
    assert shop.ask("谁负责卫生", kb="canteen").worded_by == "curated"
    assert shop.ask("谁负责卫生").worded_by == "extractive"
    with pytest.raises(InvalidRequest):
        foreign = CuratedRequest(questions=["谁验收"], text="店长", duty_ids=cited(shop, "谁负责盘点"))
        records.add(foreign, kb="canteen")


def test_one_question_has_one_answer(shop) -> None:  # type: ignore[no-untyped-def]
    records = CuratedRecords(shop.catalogue)
    first = records.add(CuratedRequest(questions=["谁负责盘点", "盘点找谁"], text="店长"), kb="default")
    with pytest.raises(Conflict) as caught:
        records.add(CuratedRequest(questions=["哪位负责盘点？"], text="别人"), kb="default")
    assert caught.value.facts["curated_id"] == first.id
    assert [one.id for one in records.every().curated] == [first.id], "nothing of the second was kept"
    with pytest.raises(NotFound):
        records.add(CuratedRequest(questions=["x吗"], text="y", duty_ids=["duty_none"]), kb="default")
    with pytest.raises(NotFound):
        records.change("nobody", CuratedRequest(questions=["x吗"], text="y"))


# ---------------------------------------------------------------- the inbox


def heard(office, records: InboxRecords, *questions: str) -> None:  # type: ignore[no-untyped-def]
    records.heard([("default", office.ask(question)) for question in questions])


def test_unanswered_questions_are_grouped_and_counted(shop) -> None:  # type: ignore[no-untyped-def]
    records = InboxRecords(shop.catalogue)
    heard(shop, records, "年假有几天？", "请问年假有几天呢", "谁负责盘点？", "你好", "谁负责食堂？")
    found = records.groups()
    assert [(one.question, one.count) for one in found.groups] == [("年假有几天", 2), ("谁负责食堂", 1)]
    assert found.open == 2 and found.groups[0].reasons == {"not_covered": 2}
    month = records.usage().months[0]
    assert (month.answered, month.refused) == (2, 3)


def test_no_words_are_kept_when_they_are_not_to_be(shop) -> None:  # type: ignore[no-untyped-def]
    records = InboxRecords(shop.catalogue, keep_text=False)
    heard(shop, records, "保安张三几点下班？", "请问保安张三几点下班")
    thumbs = FeedbackRecords(shop.catalogue, keep_text=False)
    thumbs.add(_thumb("down", question="王五的工资", comment="问过李四"), kb="default", source="api")
    (group,) = [one for one in records.groups().groups if one.count == 2]
    assert group.question == "" and group.wordings == []
    with shop.catalogue.reading() as connection:
        for table in ("inbox_asked", "feedback"):
            rows = str(connection.exec_driver_sql(f"SELECT * FROM {table}").all())
            assert not {"张三", "王五", "李四"} & {rows[i : i + 2] for i in range(len(rows))}, table


def test_what_is_done_comes_back_when_it_is_asked_again(shop, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for module in ("inbox", "curated", "feedback"):
        monkeypatch.setattr(f"assistant.curation.{module}.now", lambda: moment.isoformat(timespec="seconds"))
    records = InboxRecords(shop.catalogue)
    heard(shop, records, "年假有几天？", "谁负责食堂？")
    leave, canteen = (one.key for one in records.groups().groups)
    records.change(leave, "default", "done")
    records.change(canteen, "default", "ignored")
    assert records.groups().groups == []
    moment += timedelta(days=1)
    heard(shop, records, "年假有几天？", "谁负责食堂？")
    assert [one.key for one in records.groups().groups] == [leave]
    CuratedRecords(shop.catalogue).add(CuratedRequest(questions=["年假有几天呀"], text="5 天"), kb="default")
    assert records.groups().groups == [], "answered by a person"
    assert records.group(leave, "default").curated_id
    with pytest.raises(NotFound):
        records.change("nobody", "default", "done")


def test_a_conversation_can_be_forgotten_and_old_questions_go(shop) -> None:  # type: ignore[no-untyped-def]
    records, thumbs = InboxRecords(shop.catalogue), FeedbackRecords(shop.catalogue)
    first, second = shop.ask("年假有几天？"), shop.ask("谁负责食堂？")
    records.heard([("default", first), ("default", second)])
    thumbs.add(_thumb("down", first.conversation_id, question="年假有几天？"), kb="default", source="api")
    assert records.forget(first.conversation_id) == 2
    assert [one.question for one in records.groups().groups] == ["谁负责食堂"]
    assert records.purge(datetime.now(UTC) + timedelta(seconds=5)) == 1
    assert records.groups().groups == [] and records.usage().months[0].refused == 2


# ---------------------------------------------------------------- thumbs


def _thumb(rating: str, conversation: str = "c", **more: str | None) -> FeedbackRequest:
    return FeedbackRequest.model_validate({"conversation_id": conversation, "rating": rating, **more})


def test_a_thumb_for_the_answer_and_one_for_each_bullet(catalogue) -> None:  # type: ignore[no-untyped-def]
    records = FeedbackRecords(catalogue)
    for given in (
        _thumb("up", question="谁盘点"),
        _thumb("up", question="谁盘点", duty_id="duty_a"),
        _thumb("down", question="谁盘点", duty_id="duty_b"),
        _thumb("down", question="谁盘点"),  # changed her mind about the answer
        _thumb("up", "another", question="谁盘点"),
    ):
        records.add(given, kb="default", source="api")
    found = records.newest()
    assert (found.up, found.down) == (2, 2)
    assert [(one.duty_id, one.rating) for one in found.feedback] == [
        (None, "up"),
        (None, "down"),
        ("duty_b", "down"),
        ("duty_a", "up"),
    ]
    assert len(records.newest(rating="down").feedback) == 2 and records.newest("other").up == 0
    inbox = InboxRecords(catalogue)
    assert [one.count for one in inbox.groups().groups] == [1], "answer and bullet are one complaint"
    (month,) = inbox.usage().months
    assert (month.up, month.down) == (1, 1), "one for each answer: its own thumb before its bullets'"


def test_a_thumb_is_taken_back(catalogue) -> None:  # type: ignore[no-untyped-def]
    records = FeedbackRecords(catalogue)
    records.add(_thumb("down", question="谁盘点", comment="不对"), kb="default", source="api")
    gone = records.add(_thumb("none", question="谁盘点"), kb="default", source="api")
    assert gone.rating == "none"
    assert records.newest().feedback == []
    assert InboxRecords(catalogue).groups().groups == []


def test_a_thumb_for_a_refusal_does_not_count_it_again(shop) -> None:  # type: ignore[no-untyped-def]
    records = InboxRecords(shop.catalogue)
    refused = shop.ask("年假有几天？")
    records.heard([("default", refused)])
    thumb = _thumb("down", refused.conversation_id, question=refused.standalone_question)
    FeedbackRecords(shop.catalogue).add(thumb, kb="default", source="api")
    (group,) = records.groups().groups
    assert (group.count, group.reasons) == (1, {"not_covered": 1})
