"""``zhize inbox``: questions that went unanswered, thumbs, and how much was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, emit, hint, out, say
from api.cli.opening import desk_for

if TYPE_CHECKING:
    from assistant.curation.contract import State

app = typer.Typer(help="未答问题：列出、标记；评价与用量。", invoke_without_command=True)

Key = Annotated[str, typer.Argument(help="问题编号", metavar="编号")]
_REASONS = {
    "role_not_found": "没有这个岗位",
    "not_covered": "文本没写",
    "partly": "只答了一部分",
    "thumb_down": "被评为无用",
}


@app.callback()
def inbox(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="也列出已处理和已忽略的")] = False,
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """列出没答上来或被评为无用的问题，问得最多的在前。"""
    if context.invoked_subcommand:
        return
    with desk_for(data, seed=None) as (desk, _):
        found = desk.curation.inbox(kb, state=None if every else "open")
    if json:
        emit(found)
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("编号", "次数", "问题", "原因", "最近", "状态"):
        table.add_column(heading, no_wrap=heading != "问题")
    for one in found.groups:
        why = "、".join(f"{_REASONS.get(name, name)} {count}" for name, count in one.reasons.items())
        asked = Text(one.question or say("（未保存原文）", "(words not kept)"))
        state = one.state + (f" → {one.curated_id}" if one.curated_id else "")
        table.add_row(one.key, str(one.count), asked, why, one.last_at[:10], state)
    if found.groups:
        out.print(table)
        hint(
            say(
                "写解答：zhize curate add --question … --text … --cite 职责编号",
                "answer one: zhize curate add --question … --text … --cite DUTY_ID",
            )
        )
    else:
        hint(say("没有未答的问题", "nothing unanswered"))


def _mark(key: str, state: State, kb: str | None, data: str | None, json: bool) -> None:
    from assistant.curation.contract import InboxChange

    with desk_for(data, seed=None, reading=False) as (desk, _):
        found = desk.curation.handle(key, InboxChange(state=state), kb)
    if json:
        emit(found)
    else:
        out.print(Text(f"{found.key} {found.state} {found.question}"))


@app.command("done")
def done(key: Key, kb: KbOption = None, data: DataOption = None, json: JsonOption = False) -> None:
    """标记为已处理；再有人问起会重新列出。"""
    _mark(key, "done", kb, data, json)


@app.command("ignore")
def ignore(key: Key, kb: KbOption = None, data: DataOption = None, json: JsonOption = False) -> None:
    """不再列出，以后再问也不列。"""
    _mark(key, "ignored", kb, data, json)


@app.command("reopen")
def reopen(key: Key, kb: KbOption = None, data: DataOption = None, json: JsonOption = False) -> None:
    """重新列出。"""
    _mark(key, "open", kb, data, json)


@app.command("thumbs")
def thumbs(kb: KbOption = None, data: DataOption = None, json: JsonOption = False) -> None:
    """列出最近的评价。"""
    with desk_for(data, seed=None) as (desk, _):
        found = desk.curation.feedback(kb)
    if json:
        emit(found)
        return
    for one in found.feedback:
        words = " ".join(part for part in (one.question, one.duty_id or "", one.comment) if part)
        out.print(Text(f"{one.at[:16]} {'👍' if one.rating == 'up' else '👎'} {words}"))
    hint(say(f"有用 {found.up}，无用 {found.down}", f"up {found.up}, down {found.down}"))


@app.command("usage")
def usage(kb: KbOption = None, data: DataOption = None, json: JsonOption = False) -> None:
    """按月列出提问、拒答、人工解答和评价的数量。"""
    with desk_for(data, seed=None) as (desk, _):
        found = desk.curation.usage(kb)
    if json:
        emit(found)
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("月份", "已答", "部分", "拒答", "人工解答", "有用", "无用"):
        table.add_column(heading, no_wrap=True)
    for one in found.months:
        counts = (one.answered, one.partly, one.refused, one.curated, one.up, one.down)
        table.add_row(one.month, *map(str, counts))
    out.print(table)
