"""A reworded question keeps what the asker named, adds nothing, and is asked for only after a refusal."""

from __future__ import annotations

import pytest

from assistant.contract import Answer, Refusal, RefusalReason
from assistant.wording.door import ModelFault
from assistant.wording.rewriting import checked
from index.tokens import Tokens
from tests.assistant.wording.scripted import NAMES, Script, answer, worder


@pytest.mark.parametrize(
    ("asked", "said", "kept"),
    [
        ("谁管抵税的单子？", "谁负责开具增值税发票？", "谁负责开具增值税发票？"),
        ("谁管抵税的单子？", "改写后的问题：“谁负责开具增值税发票？”", "谁负责开具增值税发票？"),
        (
            "会计一个月报几回表",
            "会计每月提交几次报表？",
            None,
        ),  # 一个月 became a frequency: not the same words
        ("会计要交啥表", "会计需要提交哪些报表？", "会计需要提交哪些报表？"),
        ("会计要交啥表", "库管员需要提交哪些报表？", None),
        ("谁要交表", "会计需要提交哪些报表？", None),
        ("谁要交表", "财务总监需要提交哪些报表？", None),
        ("5号前要交啥", "每月8日前需要提交什么？", None),
        ("职责2里说的东西", "职责3的内容是什么？", None),
        ("谁管抵税的单子？", "谁管抵税的单子？", None),
        ("谁管抵税的单子？", "增值税发票由会计开具。\n谁负责？", None),
        ("谁管抵税的单子？", "谁负责？详见 https://x.example", None),
        ("谁管抵税的单子？", "", None),
        ("谁管抵税的单子？", "谁负责" + "开具增值税发票" * 20, None),
    ],
)
def test_what_is_believed_of_a_rewriting(asked: str, said: str, kept: str | None) -> None:
    assert checked(said, asked, NAMES) == kept


def refused(reason: RefusalReason) -> Answer:
    refusal = Refusal(reason=reason, message="没有写到")
    return answer().model_copy(
        update={
            "answered": False,
            "citations": [],
            "refusal": refusal,
            "standalone_question": "谁管抵税的单子？",
        }
    )


async def test_only_a_refusal_for_want_of_evidence_is_reworded(tokens: Tokens) -> None:
    door = Script("谁负责开具增值税发票？")
    one = worder(door, tokens, understanding=True)
    for reason in ("role_not_found", "ambiguous", "off_topic", "unsafe"):
        assert await one.reread(refused(reason), "default") is None  # type: ignore[arg-type]
    assert await one.reread(answer(), "default") is None
    assert door.requests == []
    assert await one.reread(refused("not_covered"), "default") == "谁负责开具增值税发票？"
    assert "<岗位>\n会计\n前台\n库管员\n</岗位>" in door.requests[0].user


async def test_off_unless_it_is_switched_on_and_harmless_when_it_fails(tokens: Tokens) -> None:
    door = Script("谁负责开具增值税发票？")
    assert await worder(door, tokens).reread(refused("not_covered"), "default") is None
    assert door.requests == []
    failing = Script("谁负责", ModelFault("cut"))
    one = worder(failing, tokens, understanding=True)
    assert await one.reread(refused("not_covered"), "default") is None
