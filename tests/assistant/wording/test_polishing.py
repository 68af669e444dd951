"""A polished line says what the line said, all of it and no more."""

from __future__ import annotations

import pytest

from assistant.drafting.contract import Draft, Line, Section
from assistant.wording.door import ModelFault
from assistant.wording.polishing import Polisher
from assistant.wording.steady import Limits, SteadyModel
from index.tokens import Tokens
from tests.assistant.wording.scripted import Script

TEXTS = (
    "审核费用报销单，每月5日前提交3份报表",
    "协助财务经理编制年度预算",
    "不得泄露薪酬数据",
    "接待来访客人，办理门禁卡",
)


def draft(**changed: object) -> Draft:
    lines = [Line(id=f"l{n}", text=text, origin="corpus", duty_ids=[f"d{n}"]) for n, text in enumerate(TEXTS)]
    lines.append(Line(id="typed", text="有五年经验", origin="brief"))
    lines[3] = lines[3].model_copy(update=changed)
    section = Section(heading="岗位职责", kind="duty", lines=lines)
    return Draft(
        draft_id="x", version=1, title="会计", audience="posting", profile=None, sections=[section], findings=[], missing=[], notes=[],
        options=[], mark="", disclaimer="", markdown="",
    )  # fmt: skip


def polisher(said: str, tokens: Tokens, fault: ModelFault | None = None) -> tuple[Polisher, Script]:
    door = Script(said, fault)
    return Polisher(SteadyModel(door, Limits(deadline=5, retries=0)), tokens.words), door


async def test_faithful_lines_are_taken_and_others_left(tokens: Tokens) -> None:
    said = (
        "1、审核费用报销单，并于每月5日之前提交三份报表\n2、负责编制年度预算\n3、泄露薪酬数据\n"
        "4、接待来访客人并办理门禁卡，具有大专以上学历\n5、有十年经验\n6、其他\n好的，以上是润色结果"
    )
    one, door = polisher(said, tokens)
    assert await one.wordings(draft()) == {"l0": "审核费用报销单，并于每月5日之前提交三份报表"}
    assert "有五年经验" not in door.requests[0].user, "what the user typed is not the model's to touch"


@pytest.mark.parametrize(
    ("old", "new", "faithful"),
    [
        ("协助财务经理编制年度预算", "协助财务经理拟定年度预算", True),
        ("协助财务经理编制年度预算", "编制年度预算", False),
        ("审核费用报销单，每月5日前提交3份报表", "每月5日前提交3份报表", False),
        ("审核费用报销单，每月5日前提交3份报表", "审核费用报销单，每月8日前提交3份报表", False),
        ("不得泄露薪酬数据", "严禁泄露薪酬数据", True),
        ("接待来访客人", "接待来访客人", False),
    ],
)
def test_nothing_is_added_and_nothing_lost(old: str, new: str, faithful: bool, tokens: Tokens) -> None:
    assert polisher("", tokens)[0].faithful(old, new) is faithful


@pytest.mark.parametrize("changed", [{"locked": True}, {"edited": True}, {"origin": "placeholder"}])
async def test_lines_of_a_person_are_never_sent(changed: dict[str, object], tokens: Tokens) -> None:
    one, door = polisher("1、x", tokens)
    await one.wordings(draft(**changed))
    assert "接待来访客人" not in door.requests[0].user


async def test_a_cut_leaves_whole_lines_only(tokens: Tokens) -> None:
    one, _ = polisher("1、审核费用报销单，每月5号前提交三份报表\n3、严禁泄露薪酬", tokens, ModelFault("cut"))
    assert await one.wordings(draft()) == {"l0": "审核费用报销单，每月5号前提交三份报表"}
