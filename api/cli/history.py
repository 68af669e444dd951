"""``zhize docs versions|diff|rename|restore|reparse``: what happens to a document after it came in."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, emit, err, hint, out, say
from api.cli.opening import desk_for
from api.contract import DutyDiff, DutyPlace
from api.problems import EXIT_OK, EXIT_REFUSED

DocumentArgument = Annotated[str, typer.Argument(help="编号或文件名", metavar="文档")]

_SIGNS = {
    "added": ("+", "green"),
    "removed": ("-", "red"),
    "reworded": ("~", "yellow"),
    "moved": (">", "cyan"),
}
_STATUS = {
    "ready": ("当前", "current"),
    "replaced": ("旧版", "replaced"),
    "removed": ("已移除", "removed"),
}


def versions(
    document: DocumentArgument, kb: KbOption = None, data: DataOption = None, json: JsonOption = False
) -> None:
    """列出一份文档的所有版本（移除过的也能查）。"""
    with desk_for(data) as (desk, _):
        found = desk.library.versions(document, kb=kb)
    if json:
        emit(found)
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("版本", "时间", "条目", "编号", ""):
        table.add_column(heading, no_wrap=True)
    for one in found.versions:
        when = one.created_at.replace("T", " ")[:19]
        table.add_row(str(one.version), when, str(one.duties), one.document_id, say(*_STATUS[one.status]))
    out.print(Text(found.name, style="bold"))
    out.print(table)


def diff(
    document: DocumentArgument,
    before: Annotated[int | None, typer.Option("--from", help="旧版本号", show_default=False)] = None,
    after: Annotated[int | None, typer.Option("--to", help="新版本号", show_default=False)] = None,
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """逐条比较两个版本：新增、删除、改写、移动。缺省比较最新版与上一版。"""
    with desk_for(data) as (desk, _):
        found = desk.library.diff(document, before=before, after=after, kb=kb)
    if json:
        emit(found)
        return
    first = found.from_version == 0  # compared with nothing: a document of one version
    zh = "第 1 版，之前没有版本" if first else f"第 {found.from_version} 版 → 第 {found.to_version} 版"
    en = "version 1, the first" if first else f"version {found.from_version} → {found.to_version}"
    out.print(Text(say(f"{found.name}：{zh}", f"{found.name}: {en}"), style="bold"))
    show_diff(found.diff)


def rename(
    document: DocumentArgument,
    name: Annotated[str, typer.Argument(help="新名称", metavar="新名称")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """给文档改名；版本、编号和引用都不变。"""
    with desk_for(data, reading=False) as (desk, _):
        renamed = desk.library.rename(document, name)
    if json:
        emit(renamed)
    else:
        out.print(say(f"已改名为 {renamed.name}", f"renamed to {renamed.name}"))


def restore(
    document: DocumentArgument,
    version: Annotated[int | None, typer.Option("--version", help="版本号", show_default=False)] = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """恢复移除的文档，或把旧版本（--version）重新设为当前版本。"""
    with desk_for(data, reading=False) as (desk, _):
        restored = desk.library.restore(document, version=version)
    if json:
        emit(restored)
        return
    name, number = restored.document.name, restored.document.version
    out.print(
        say(
            f"{name} 现为第 {number} 版，{restored.document.duties} 条可供回答",
            f"{name} is now version {number}, {restored.document.duties} items",
        )
    )


def reparse(
    document: Annotated[
        str | None, typer.Argument(help="编号或文件名；不写则处理所有旧版解析器读过的文档", metavar="文档")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="全部重新识别")] = False,
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """用现在的解析器重新识别原文件，并逐条说明结果有何不同。"""  # fmt: skip
    with desk_for(data, reading=False) as (desk, steps):
        result = desk.library.reparse(document, kb=kb, everything=everything, progress=steps)
    if json:
        emit(result)
    elif not result.documents and not result.problems:
        hint(
            say(
                f"没有需要重新识别的文档（解析器版本 {result.parser}）；全部重来：zhize docs reparse --all",
                f"Nothing to read again (parser {result.parser}); for everything: zhize docs reparse --all",
            )
        )
    else:
        for one in result.documents:
            out.print(Text(one.document.name, style="bold"))
            show_diff(one.diff)
    for problem in result.problems:
        err.print(Text("✗ ", style="bold red").append(say(problem.message_zh, problem.message_en), "default"))
    raise typer.Exit(EXIT_REFUSED if result.problems else EXIT_OK)


def show_diff(found: DutyDiff) -> None:
    """Print a diff for a person: one sign and one line a change, then the sentence."""
    for change in found.changes:
        sign, style = _SIGNS[change.kind]
        line = Text(f"  {sign} ", style=f"bold {style}")
        if change.before is not None and change.after is not None and change.kind == "reworded":
            line.append(f"{change.before.text}\n    → {change.after.text}", style="default")
        else:
            line.append((change.after or change.before or _NOWHERE).text, style="default")
        place = change.after or change.before
        if place is not None:
            line.append(f"  {place.role} / {place.path[-1] if place.path else ''}", style="dim")
        out.print(line)
    out.print(say(found.summary, f"+{found.added} -{found.removed} ~{found.reworded} >{found.moved}"))


_NOWHERE = DutyPlace(text="", role="", path=[], start=0, end=0)
