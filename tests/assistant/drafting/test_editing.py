"""Versions: edit, add, remove, move, lock, regenerate, compare."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.drafting.contract import Brief, Draft, Line
from assistant.drafting.editing import Edit
from corpus.errors import InvalidRequest, NotFound


@pytest.fixture
def draft(seed_office: Any) -> Draft:
    made: Draft = seed_office.drafting.create(
        Brief(role="销售部负责人", lists=["营业部负责人职责7"], focus=["渠道", "客户"], duties=5)
    )
    return made


def _duties(draft: Draft) -> list[Line]:
    return next(one.lines for one in draft.sections if one.kind == "duty")


def test_a_line_edited_by_hand_keeps_its_source(seed_office: Any, draft: Draft) -> None:
    first = _duties(draft)[0]
    edited = seed_office.drafting.edit(
        draft.draft_id, [Edit(op="edit", line_id=first.id, text="制定渠道战略")]
    )
    line = _duties(edited)[0]
    assert edited.version == 2 and "制定渠道战略" in edited.markdown
    assert line.edited and line.origin == "corpus"
    assert line.duty_ids == first.duty_ids and line.sources == first.sources
    assert line.original == (first.original or first.text)
    assert seed_office.drafting.get(draft.draft_id, 1) == draft, "older versions never change"


def test_add_remove_and_move(seed_office: Any, draft: Draft) -> None:
    lines = _duties(draft)
    edits = [
        Edit(op="add", section="岗位职责", text="主持渠道年会", to=0),
        Edit(op="remove", line_id=lines[1].id),
        Edit(op="move", line_id=lines[4].id, to=1),
        Edit(op="add", section="任职要求", text="熟悉渠道管理"),
    ]
    changed = seed_office.drafting.edit(draft.draft_id, edits)
    texts = [line.text for line in _duties(changed)]
    assert texts == ["主持渠道年会", lines[4].text, lines[0].text, lines[2].text, lines[3].text]
    assert _duties(changed)[0].origin == "brief"
    assert "招聘条件" in draft.missing and "招聘条件" not in changed.missing
    found = {
        (one.change, one.before or one.after)
        for one in seed_office.drafting.compare(draft.draft_id, 1, 2).changes
    }
    assert {("added", "主持渠道年会"), ("removed", lines[1].text), ("moved", lines[4].text)} <= found


def test_a_filled_placeholder_is_the_briefs(seed_office: Any, draft: Draft) -> None:
    (open_line,) = [one for one in draft.sections[0].lines if one.text.startswith("薪酬")]
    filled = seed_office.drafting.edit(
        draft.draft_id, [Edit(op="edit", line_id=open_line.id, text="薪酬：9000元/月")]
    )
    (line,) = [one for one in filled.sections[0].lines if one.text.startswith("薪酬")]
    assert line.origin == "brief"


def test_regenerate_keeps_what_is_locked(seed_office: Any, draft: Draft) -> None:
    kept = _duties(draft)[1]
    edits = [Edit(op="lock", line_id=kept.id), Edit(op="regenerate")]
    fresh = seed_office.drafting.edit(draft.draft_id, edits)
    lines = _duties(fresh)
    assert lines[1].id == kept.id and lines[1].locked
    before = {line.id for line in _duties(draft)} - {kept.id}
    assert not before & {line.id for line in lines}, "eleven duties are there, so all four others can be new"
    one = seed_office.drafting.edit(draft.draft_id, [Edit(op="regenerate", line_id=lines[0].id)])
    assert _duties(one)[0].id != lines[0].id
    assert [line.id for line in _duties(one)[1:]] == [line.id for line in lines[1:]]
    with pytest.raises(InvalidRequest):
        seed_office.drafting.edit(draft.draft_id, [Edit(op="regenerate", line_id=kept.id)])


def test_the_catch_all_stays_last_whatever_is_taken_anew(new_office: Any) -> None:
    office = new_office()
    acts = ["盘点配件库存", "回访维修客户", "编制返修报表", "培训维修人员", "验收外协零件"]
    office.add("sheet.txt", "售后主管岗位职责\n" + "\n".join(
        f"{at}、{act}；" for at, act in enumerate([*acts, "完成领导交办的其他任务"], 1)
    ))  # fmt: skip
    draft = office.drafting.create(Brief(role="售后主管", duties=4))
    fresh = office.drafting.edit(draft.draft_id, [Edit(op="regenerate")])
    texts = [line.text for line in _duties(fresh)]
    assert "完成领导交办的其他任务" in texts
    assert texts[-1] == "完成领导交办的其他任务"


def test_unlawful_words_do_not_come_in_by_an_edit(seed_office: Any, draft: Draft) -> None:
    with pytest.raises(InvalidRequest) as refused:
        seed_office.drafting.edit(draft.draft_id, [Edit(op="add", section="任职要求", text="限男性")])
    assert refused.value.code == "draft_line_unlawful"
    part = seed_office.drafting.edit(
        draft.draft_id, [Edit(op="add", section="任职要求", text="熟悉渠道，限男性")]
    )
    assert "限男" not in part.markdown and "熟悉渠道" in part.markdown
    assert "gender" in {one.rule for one in part.findings if one.left_out}


def test_lines_and_sections_that_are_not_there(seed_office: Any, draft: Draft) -> None:
    for edit in (
        Edit(op="remove", line_id="x"),
        Edit(op="add", section="没有", text="一条"),
        Edit(op="lock"),
    ):
        with pytest.raises(NotFound):
            seed_office.drafting.edit(draft.draft_id, [edit])


def test_a_line_saved_as_it_was_is_not_edited(seed_office: Any, draft: Draft) -> None:
    line = _duties(draft)[0]
    saved = seed_office.drafting.edit(draft.draft_id, [Edit(op="edit", line_id=line.id, text=line.text)])
    assert _duties(saved)[0] == line
