"""``zhize kb``: knowledge bases; one comes to be when a document is added to it (``docs add --kb NAME``)."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table

from api.cli.console import DataOption, JsonOption, NoSeedOption, emit, hint, out, say
from api.cli.opening import desk_for

app = typer.Typer(help="知识库：列出、移除。", no_args_is_help=True)


@app.command("list")
def list_(data: DataOption = None, no_seed: NoSeedOption = False, json: JsonOption = False) -> None:
    """列出知识库及其规模。"""
    with desk_for(data, seed=not no_seed) as (desk, _):
        found = desk.library.knowledge_bases()
    if json:
        emit(found)
    elif not found.knowledge_bases:
        hint(
            say(
                "还没有知识库。加入文档即建立：zhize docs add 文件 --kb 名称",
                "None yet: zhize docs add FILE --kb NAME",
            )
        )
    else:
        table = Table(box=None, pad_edge=False)
        for heading in ("知识库", "文档", "岗位", "条目", "已移除"):
            table.add_column(heading, no_wrap=True)
        for one in found.knowledge_bases:
            table.add_row(one.kb, str(one.documents), str(one.roles), str(one.duties), str(one.removed))
        out.print(table)


@app.command("remove")
def remove(
    kb: Annotated[str, typer.Argument(help="知识库", metavar="名称")],
    purge: Annotated[bool, typer.Option("--purge", help="连同所有版本彻底删除，不可恢复")] = False,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """移除一个知识库的全部文档；不加 --purge 时每份都可以恢复。"""
    with desk_for(data, reading=False) as (desk, _):
        gone = desk.library.remove_kb(kb, purge=purge)
    if json:
        emit(gone)
    else:
        out.print(say(f"已移除 {gone.kb} 的 {gone.documents} 份文档", f"removed {gone.documents} documents"))
