"""``zhize docs export|import|export-original|check``: what leaves a knowledge base, and what looks wrong in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, emit, hint, out, say
from api.cli.files import STDIN
from api.cli.opening import desk_for
from api.desk import DEFAULT_KB
from api.problems import EXIT_OK, EXIT_REFUSED
from corpus.errors import NotFound, StateError

OutputOption = Annotated[
    str | None, typer.Option("--output", "-o", help="写到这个文件，- 表示标准输出", show_default=False)
]


def export(output: OutputOption = None, kb: KbOption = None, data: DataOption = None) -> None:
    """把一个知识库导出为 JSON Lines：所有版本，连同原文件。"""
    name = kb or DEFAULT_KB
    target = output or f"{name}.jsonl"
    with desk_for(data) as (desk, _):
        size = write_out(target, desk.library.export(name))
    if target != STDIN:
        hint(say(f"已写入 {target}（{size:,} 字节）", f"wrote {target} ({size:,} bytes)"))


def import_(
    file: Annotated[str, typer.Argument(help="docs export 写出的文件", metavar="文件")],
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """导入 docs export 写出的知识库；不写 --kb 则用原来的名称。已有的同样内容不会重复。"""
    path = Path(file)
    if not path.is_file():
        raise NotFound("file_not_found", path=file)

    def lines() -> Iterator[bytes]:
        with path.open("rb") as opened:
            yield from opened

    with desk_for(data, seed=None, reading=False) as (desk, _):
        result = desk.library.take(lines, kb=kb)
    if json:
        emit(result)
    else:
        out.print(
            say(
                f"知识库 {result.kb}：新增 {result.added} 份，更新 {result.updated} 份，没有变化 {result.unchanged} 份",
                f"{result.kb}: {result.added} added, {result.updated} updated, {result.unchanged} unchanged",
            )
        )


def export_original(
    document: Annotated[str, typer.Argument(help="编号或文件名", metavar="文档")],
    output: OutputOption = None,
    version: Annotated[int | None, typer.Option("--version", help="版本号", show_default=False)] = None,
    kb: KbOption = None,
    data: DataOption = None,
) -> None:
    """取回原文件，逐字节不变。"""
    with desk_for(data) as (desk, _):
        found = desk.library.original(document, version=version, kb=kb)
    # A stored name may hold folders, or worse: only its last part names a file here.
    target = output or Path(found.name.replace("\\", "/")).name or "original"
    size = write_out(target, iter([found.data]))
    if target != STDIN:
        hint(say(f"已写入 {target}（{size:,} 字节）", f"wrote {target} ({size:,} bytes)"))


def check(
    document: Annotated[
        str | None, typer.Argument(help="编号或文件名；不写则检查全部", metavar="文档")
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help="提示也列出所在之处")] = False,
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """检查原文里看起来不对的地方，以便改正（有警告时退出码 1）。"""  # fmt: skip
    with desk_for(data) as (desk, _):
        found = desk.library.check(document, kb=kb)
    if json:
        emit(found)
    else:
        for one in sorted(found.findings, key=lambda finding: finding.level != "warn"):
            sign, style = ("!", "yellow") if one.level == "warn" else ("·", "dim")
            line = Text(f"{sign} ", style=f"bold {style}")
            out.print(line.append(say(one.message_zh, one.message_en), style="default"))
            for place in one.places if notes or one.level == "warn" else ():
                where = " / ".join(part for part in (place.document, place.role, place.list) if part)
                out.print(Text(f"    {where}：{_short(place.text)}", style="dim"))
        minor = len(found.findings) - found.warnings
        out.print(
            say(
                f"检查了 {found.documents} 份文档：{found.warnings} 处需要查看，{minor} 处提示",
                f"{found.documents} documents: {found.warnings} to look at, {minor} notes",
            )
        )
        if minor and not notes:
            hint(
                say("提示所在之处：zhize docs check --notes", "where the notes are: zhize docs check --notes")
            )
    raise typer.Exit(EXIT_REFUSED if found.warnings else EXIT_OK)


def write_out(target: str, parts: Iterator[bytes]) -> int:
    """Write bytes to a file (or standard output); gives their number.

    Raises:
        StateError: ``output_unwritable``; a file that could not be finished is not left behind.
    """
    if target == STDIN:
        return sum(sys.stdout.buffer.write(part) for part in parts)
    path = Path(target)
    beside = path.with_name(path.name + ".part")
    first = next(parts, b"")  # what can fail on the way (an unknown name) fails before a file is made
    try:
        with beside.open("wb") as opened:
            size = opened.write(first) + sum(opened.write(part) for part in parts)
        beside.replace(path)
    except OSError as exc:
        beside.unlink(missing_ok=True)
        raise StateError("output_unwritable", path=target, reason=exc.strerror or str(exc)) from exc
    return size


def _short(text: str, limit: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
