"""``zhize docs``: add, list, show, remove documents."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, NoSeedOption, emit, err, hint, out, say
from api.cli.files import read_file
from api.cli.opening import desk_for
from api.contract import DocumentSummary, Problem, UploadedDocument, UploadResult
from api.problems import EXIT_OK, EXIT_WRONG_USE, problem_of
from corpus.errors import InputError, NotFound

app = typer.Typer(help="文档：加入、列出、查看、移除。", no_args_is_help=True)

_OUTCOMES = {
    "added": ("已加入", "added"),
    "updated": ("已更新", "updated"),
    "unchanged": ("没有变化", "unchanged"),
}


@app.command("add")
def add(
    files: Annotated[list[str], typer.Argument(help="文本文件 (.txt .md)", metavar="文件...")],
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """加入文档；读不了的逐一说明（退出码 2），其余照常保存。"""
    done: list[UploadedDocument] = []
    problems: list[Problem] = []
    sample = False
    with desk_for(data, seed=None, reading=False) as (desk, steps):
        for path in files:
            try:
                result = desk.add([read_file(path)], kb=kb, progress=steps)
            except InputError as exc:
                problems.append(problem_of(exc))
                continue
            done += result.documents
            problems += result.problems
            sample = result.sample_present
    if json:
        emit(UploadResult(documents=done, problems=problems, sample_present=sample))
    else:
        for one in done:
            _show_added(one)
    for problem in problems:
        err.print(
            Text("✗ ", style="bold red").append(say(problem.message_zh, problem.message_en), style="default")
        )
    if sample and done and not json:
        hint(
            say(
                "示例文本还在；移除：zhize docs remove seed.txt",
                "The sample is still there: zhize docs remove seed.txt",
            )
        )
    raise typer.Exit(EXIT_WRONG_USE if problems else EXIT_OK)


@app.command("list")
def list_(
    kb: KbOption = None, data: DataOption = None, no_seed: NoSeedOption = False, json: JsonOption = False
) -> None:
    """列出可以据以回答的文档。"""
    with desk_for(data, seed=not no_seed) as (desk, _):
        found = desk.documents(kb)
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
    for heading in ("编号", "名称", "版本", "岗位", "清单", "条目", ""):
        table.add_column(heading, no_wrap=True)
    for one in found.documents:
        table.add_row(
            one.document_id, one.name, str(one.version), str(one.roles), str(one.lists), str(one.duties),
            say("示例", "sample") if one.sample else "",
        )  # fmt: skip
    out.print(table)


@app.command("show")
def show(
    document: Annotated[str, typer.Argument(help="编号或文件名", metavar="文档")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """查看一份文档的原文（--json 含全文与编号）。"""
    with desk_for(data) as (desk, _):
        found = desk.text(_find(desk.documents().documents, document))
    if json:
        emit(found)
    else:
        out.print(Text(found.text), end="")


@app.command("remove")
def remove(
    document: Annotated[str, typer.Argument(help="编号或文件名", metavar="文档")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """移除一份文档；示例文本移除后不会自动回来。"""
    with desk_for(data, reading=False) as (desk, _):
        gone = desk.remove(_find(desk.documents().documents, document))
    if json:
        emit(gone)
    else:
        out.print(say(f"已移除 {gone.name}", f"removed {gone.name}"))


def _find(documents: list[DocumentSummary], wanted: str) -> str:
    """The id for an id or an unambiguous name."""
    ids = [one.document_id for one in documents if one.document_id == wanted]
    named = [one.document_id for one in documents if one.name == wanted]
    found = ids or named
    if len(found) != 1:
        raise NotFound("document_not_found", document_id=wanted)
    return found[0]


def _show_added(one: UploadedDocument) -> None:
    zh, en = _OUTCOMES[one.outcome]
    counts = f"{one.document.roles} 个岗位，{one.document.lists} 张清单，{one.document.duties} 条"
    out.print(
        say(f"{zh} {one.document.name}：{counts}", f"{en} {one.document.name}: {one.document.duties} items")
    )
