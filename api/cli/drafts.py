"""``zhize drafts``: saved drafts, their versions and changes."""

from __future__ import annotations

from typing import Annotated, get_args

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, emit, hint, out, say
from api.cli.draft import remarks, write
from api.cli.opening import desk_for
from assistant.drafting.contract import Draft
from assistant.drafting.editing import Edit, Operation
from assistant.drafting.export import Format, exported

app = typer.Typer(help="已存的草稿：查看与导出、修改、比较版本。", no_args_is_help=True)

DraftId = Annotated[str, typer.Argument(help="草稿编号", metavar="编号")]
_CHANGES = {"added": "+", "removed": "-", "changed": "~", "moved": "↕"}


@app.command("show")
def show(
    draft_id: DraftId,
    version: Annotated[int | None, typer.Option("--version", help="版本，缺省为最新", min=1)] = None,
    form: Annotated[str, typer.Option("--format", help="md txt html jsonld docx")] = "md",
    output: Annotated[str | None, typer.Option("-o", "--output", help="写入文件", metavar="文件")] = None,
    sources: Annotated[bool, typer.Option("--sources", help="docx：附来源")] = False,
    limit: Annotated[int | None, typer.Option("--limit", help="txt：字数上限", min=100)] = None,
    ids: Annotated[bool, typer.Option("--ids", help="列出每一行的编号、来源类别和原文")] = False,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """查看或导出一份草稿；--ids 列出每一行的编号，供修改用。"""
    if form not in get_args(Format) or (form == "docx" and output is None):
        raise typer.BadParameter("md | txt | html | jsonld | docx（docx 须用 -o）", param_hint="--format")
    with desk_for(data, seed=None) as (desk, _):
        found = desk.drafts.get(draft_id, version)
    if json:
        emit(found)
    elif ids:
        _print_lines(found)
    else:
        write(exported(found, form, sources=sources, limit=limit).data, output)  # type: ignore[arg-type]


@app.command("edit")
def edit(
    draft_id: DraftId,
    op: Annotated[str, typer.Argument(help="edit add remove move lock unlock regenerate", metavar="动作")],
    line: Annotated[
        str | None, typer.Option("--line", help="行的编号；regenerate 不给则重取所有未锁的职责")
    ] = None,
    section: Annotated[str | None, typer.Option("--section", help="add：加到哪一节")] = None,
    text: Annotated[str | None, typer.Option("--text", help="edit、add：文字")] = None,
    to: Annotated[int | None, typer.Option("--to", help="add、move：第几行（从 0 数起）", min=0)] = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """改一处，存为新版本：改、加、删、移、锁、解锁、重取。"""
    if op not in get_args(Operation):
        raise typer.BadParameter(" | ".join(get_args(Operation)), param_hint="动作")
    change = Edit.model_validate(
        {"op": op, "line_id": line, "section": section, "text": (text or "")[:500] or None, "to": to}
    )
    with desk_for(data, seed=None, reading=False) as (desk, _):
        made = desk.drafts.edit(draft_id, [change])
    if json:
        emit(made)
        return
    _print_lines(made)
    remarks(made, None)
    hint(say(f"已存为第 {made.version} 版", f"saved as version {made.version}"))


@app.command("compare")
def compare(
    draft_id: DraftId,
    before: Annotated[int, typer.Argument(help="较早的版本", min=1)],
    after: Annotated[int, typer.Argument(help="较晚的版本", min=1)],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """比较两个版本：加了、删了、改了、移了哪些行。"""
    with desk_for(data, seed=None) as (desk, _):
        found = desk.drafts.compare(draft_id, before, after)
    if json:
        emit(found)
        return
    for one in found.changes:
        words = f"{one.before} → {one.after}" if one.change == "changed" else (one.after or one.before or "")
        out.print(Text(f"{_CHANGES[one.change]} 【{one.section}】{words}"))
    if not found.changes:
        hint(say("没有不同", "no differences"))


def _print_lines(found: Draft) -> None:
    out.print(Text(f"{found.title}  {found.draft_id}  v{found.version}", style="bold"))
    for section in found.sections:
        out.print(Text(section.heading, style="bold"))
        for line in section.lines:
            shown = Text(f"  {line.id}  ", style="dim")
            shown.append(line.text)
            flags = [line.origin, *(name for name in ("locked", "edited", "reworded") if getattr(line, name))]
            shown.append(f"  {' '.join(flags)}", style="dim")
            out.print(shown)
            if line.original:
                out.print(Text(f"              原文：{line.original}", style="dim"))
