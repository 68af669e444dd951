"""``zhize docs``: list, show, remove; the other commands of the noun stand in modules of their own."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.cli import adding, exchange, history
from api.cli.console import DataOption, JsonOption, KbOption, NoSeedOption, emit, hint, out, say
from api.cli.opening import desk_for
from api.contract import DocumentSummary
from api.library import ambiguous
from corpus.errors import NotFound

app = typer.Typer(help="文档：加入、列出、查看、比较、改名、移除、恢复、检查、导出。", no_args_is_help=True)

app.command("add")(adding.add)
for _name, _command in (
    ("versions", history.versions),
    ("diff", history.diff),
    ("rename", history.rename),
    ("restore", history.restore),
    ("reparse", history.reparse),
    ("check", exchange.check),
    ("export", exchange.export),
    ("import", exchange.import_),
    ("export-original", exchange.export_original),
):
    app.command(_name)(_command)


@app.command("list")
def list_(
    kb: KbOption = None,
    removed: Annotated[bool, typer.Option("--removed", help="改为列出已移除、可恢复的文档")] = False,
    data: DataOption = None,
    no_seed: NoSeedOption = False,
    json: JsonOption = False,
) -> None:
    """列出可以据以回答的文档。"""
    with desk_for(data, seed=not no_seed) as (desk, _):
        found = desk.library.removed(kb) if removed else desk.documents(kb)
    if json:
        emit(found)
        return
    if not found.documents:
        hint(
            say(
                "还没有文档。加入：zhize docs add 文件.txt",
                "No documents yet. Add one: zhize docs add FILE.txt",
            )
        )
        return
    table = Table(box=None, pad_edge=False)
    several = len({one.kb for one in found.documents}) > 1
    for heading in ("编号", "名称", *(["知识库"] if several else []), "版本", "岗位", "清单", "条目", ""):
        table.add_column(heading, no_wrap=True)
    for one in found.documents:
        table.add_row(
            one.document_id, one.name, *([one.kb] if several else []),
            str(one.version), str(one.roles), str(one.lists), str(one.duties),
            say("示例", "sample") if one.sample else "",
        )  # fmt: skip
    out.print(table)


@app.command("show")
def show(
    document: Annotated[str, typer.Argument(help="编号或文件名", metavar="文档")],
    original: Annotated[bool, typer.Option("--original", help="取回原文件，而不是读出的文字")] = False,
    output: exchange.OutputOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """查看一份文档的原文（--json 含全文与编号）；--original -o 文件 取回原文件。"""
    if original:
        exchange.export_original(document, output=output, data=data)
        return
    with desk_for(data) as (desk, _):
        found = desk.text(_find(desk.documents().documents, document))
    if json:
        emit(found)
    else:
        out.print(Text(found.text), end="")


@app.command("remove")
def remove(
    document: Annotated[str, typer.Argument(help="编号或文件名", metavar="文档")],
    purge: Annotated[bool, typer.Option("--purge", help="连同所有版本彻底删除，不可恢复")] = False,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """移除一份文档（可用 docs restore 恢复）；示例文本移除后不会自动回来。"""
    with desk_for(data, reading=False) as (desk, _):
        if purge:
            gone = desk.library.purge(document)
        else:
            gone = desk.remove(_find(desk.documents().documents, document))
    if json:
        emit(gone)
    elif purge:
        out.print(say(f"已彻底删除 {gone.name}", f"deleted {gone.name} for good"))
    else:
        out.print(say(f"已移除 {gone.name}", f"removed {gone.name}"))
        hint(say(f"恢复：zhize docs restore {gone.name}", f"undo: zhize docs restore {gone.name}"))


def _find(documents: list[DocumentSummary], wanted: str) -> str:
    """The id for an id or an unambiguous name."""
    if any(one.document_id == wanted for one in documents):
        return wanted
    named = [one for one in documents if one.name == wanted]
    if not named:
        raise NotFound("document_not_found", document_id=wanted)
    if len(named) > 1:
        raise ambiguous(wanted, [(one.kb, one.document_id) for one in named])
    return named[0].document_id
