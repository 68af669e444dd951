"""Whatever a model says or fails to say, the answer is complete, checked and marked."""

from __future__ import annotations

import re
import time

import pytest

from assistant.contract import Answer
from assistant.lc.model import Endpoint, LangChainDoor
from assistant.wording import layout
from assistant.wording.door import ModelFault, Request
from assistant.wording.steady import Limits, SteadyModel
from assistant.wording.worder import ModelWorder
from index.tokens import Tokens
from tests.assistant.wording.fault_server import FAULTS, FaultServer
from tests.assistant.wording.scripted import DUTIES, NAMES, Script, answer, run, worder

GOOD = (
    "会计审核费用报销单，并在每月5日前提交三份报表[1]。会计还协助财务经理编制年度预算，不得泄露薪酬数据[2]。"
    "库管员每周盘点仓库，单次差异超过2%的要书面报告财务部[3]；同时发放劳保用品并登记台账[4]。前台接待来访客人，办理门禁卡[5]。"
)


def marks(text: str) -> set[int]:
    return {int(n) for n in re.findall(r"\[(\d+)\]", text)}


def complete(whole: Answer, plain: Answer) -> None:
    assert whole.citations == plain.citations
    assert marks(whole.answer) >= {c.marker for c in plain.citations}
    assert (whole.total, whole.shown, whole.answered) == (plain.total, plain.shown, True)


async def test_supported_sentences_become_the_answer(tokens: Tokens) -> None:
    plain = answer()
    shown, whole = await run(worder(Script(GOOD), tokens), plain)
    assert shown == whole.answer == GOOD
    assert whole.worded_by == "model" and whole.dropped == 0 and layout.AI_NOTE in whole.notes
    assert [b.markers for b in whole.blocks] == [[1], [2], [3, 4], [5]]
    assert "[" not in "".join(b.text for b in whole.blocks)
    assert whole.config != plain.config and whole.latency_ms > plain.latency_ms
    complete(whole, plain)


async def test_lies_are_dropped_and_counted_and_what_they_hid_follows_verbatim(tokens: Tokens) -> None:
    said = "会计审核费用报销单[1]。前台每周盘点仓库[3]。会计编制年度预算[2]。库管员发放劳保用品[4]，并审批采购合同。会计每月15日前提交3份报表[1]。"
    plain = answer()
    shown, whole = await run(worder(Script(said), tokens), plain)
    assert whole.worded_by == "model" and whole.dropped == 4
    sentences, rest = whole.answer.split(f"\n\n{layout.REST}\n")
    assert sentences == "会计审核费用报销单[1]。"
    assert all(text in rest for _, text in DUTIES[1:]) and DUTIES[0][1] not in rest
    assert shown == whole.answer
    complete(whole, plain)


async def test_nothing_left_is_the_extractive_answer_marked_as_such(tokens: Tokens) -> None:
    plain = answer()
    shown, whole = await run(worder(Script("前台每周盘点仓库[3]。今天天气不错。"), tokens), plain)
    assert whole.answer == shown == plain.answer and whole.blocks == plain.blocks
    assert whole.worded_by == "extractive" and whole.dropped == 2 and layout.FALLBACK_NOTE in whole.notes


async def test_a_model_that_never_speaks_of_the_evidence_is_stopped(tokens: Tokens) -> None:
    door = Script("今天天气不错。" * 200)
    one = worder(door, tokens)
    _, whole = await run(one, answer())
    assert whole.worded_by == "extractive" and whole.dropped == 6


async def test_what_a_reader_saw_before_a_cut_stays_in_front(tokens: Tokens) -> None:
    plain = answer()
    cut = Script("会计审核费用报销单[1]。库管员每", ModelFault("cut"))
    shown, whole = await run(worder(cut, tokens), plain)
    assert shown == whole.answer
    assert whole.answer.startswith("会计审核费用报销单[1]。") and whole.answer.endswith(plain.answer)
    assert whole.worded_by == "extractive" and layout.FALLBACK_NOTE in whole.answer
    complete(whole, plain)
    unread = await worder(Script("会计审核费用报销单[1]。库管员每", ModelFault("cut")), tokens).word(
        plain, "default"
    )
    assert unread.answer == plain.answer and unread.worded_by == "extractive"


async def test_a_list_stays_verbatim_with_at_most_one_sentence(tokens: Tokens) -> None:
    plain = answer("enumerate", tuple(("会计", text) for _, text in DUTIES))
    said = "会计的职责共5条，包括审核费用报销单、盘点仓库和发放劳保用品。会计还接待来访客人。"
    shown, whole = await run(worder(Script(said), tokens), plain)
    assert shown == whole.answer and whole.worded_by == "model"
    assert (
        whole.answer
        == f"{plain.answer}\n\n{layout.SUMMARY}会计的职责共5条，包括审核费用报销单、盘点仓库和发放劳保用品。"
    )
    assert whole.blocks[:-1] == plain.blocks


@pytest.mark.parametrize(
    "said",
    [
        "会计的职责共6条，包括审核费用报销单。",
        "会计负责审核费用报销单和管理公章。",
        "出纳负责审核费用报销单。",
    ],
)
async def test_a_summary_that_says_more_is_left_out(said: str, tokens: Tokens) -> None:
    plain = answer("enumerate", tuple(("会计", text) for _, text in DUTIES))
    shown, whole = await run(worder(Script(said), tokens), plain)
    assert shown == whole.answer == plain.answer and whole.dropped == 1 and whole.worded_by == "extractive"


@pytest.mark.parametrize("intent", ["count", "compare", "smalltalk", "overview", "aggregate"])
async def test_other_answers_are_left_alone(intent: str, tokens: Tokens) -> None:
    door = Script(GOOD)
    plain = answer(intent)  # type: ignore[arg-type]
    shown, whole = await run(worder(door, tokens), plain)
    assert door.requests == [] and shown == whole.answer == plain.answer
    assert whole.model_copy(update={"config": "plain"}) == plain


async def test_refusals_and_curated_answers_never_reach_a_model(tokens: Tokens) -> None:
    door = Script(GOOD)
    refused = answer().model_copy(
        update={"answered": False, "citations": [], "answer": "没有写到", "blocks": []}
    )
    curated = answer().model_copy(update={"worded_by": "curated"})
    for plain in (refused, curated):
        assert (await worder(door, tokens).word(plain, "default")).answer == plain.answer
    assert door.requests == []


async def test_thoughts_of_a_reasoning_model_are_not_read(tokens: Tokens) -> None:
    said = f"<think>会计每周盘点仓库[3]。用户想知道……</think>{GOOD}"
    _, whole = await run(worder(Script(said), tokens), answer())
    assert whole.answer == GOOD and whole.dropped == 0


@pytest.mark.parametrize(
    ("fault", "live"), [*((fault, True) for fault in FAULTS), ("cut", False), ("no_finish", False)]
)
async def test_each_fault_ends_in_a_complete_marked_answer_within_the_deadline(
    fault: str, live: bool, tokens: Tokens
) -> None:
    plain = answer()
    async with FaultServer(GOOD).running() as server:
        door = LangChainDoor(Endpoint("m", server.base_url(fault), silence=0.2))
        one = ModelWorder(SteadyModel(door, Limits(deadline=1.0)), tokens.words, lambda kb: NAMES)
        started = time.perf_counter()
        shown, whole = await run(one, plain) if live else ("", await one.word(plain, "default"))
        ended = time.perf_counter()
        await one.close()
    assert ended - started < 1.0 + 0.8
    assert whole.worded_by == "extractive" and layout.FALLBACK_NOTE in whole.notes
    assert whole.answer.endswith(plain.answer) and (whole.answer == shown if live else True)
    assert "secret" not in whole.model_dump_json() and "Error" not in whole.model_dump_json()
    complete(whole, plain)


async def test_a_good_endpoint_words_the_answer(tokens: Tokens) -> None:
    async with FaultServer(GOOD).running() as server:
        door = LangChainDoor(Endpoint("m", server.base_url("good"), silence=2))
        one = ModelWorder(SteadyModel(door, Limits(deadline=5)), tokens.words, lambda kb: NAMES)
        whole = await one.word(answer(), "default")
        await one.close()
    assert whole.answer == GOOD and whole.worded_by == "model"
    assert one.model.meter.prompt_tokens == 11


async def test_the_request_holds_the_evidence_as_data(tokens: Tokens) -> None:
    door = Script(GOOD)
    await worder(door, tokens).word(answer(), "default")
    (request,) = door.requests
    assert isinstance(request, Request)
    assert '<资料 编号="2" 岗位="会计" 清单="会计职责">\n协助财务经理编制年度预算' in request.user
    assert "报销单" not in request.system
