"""``zhize parse FILE``: the structure of a text. Touches no data directory."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from api.cli.console import JsonOption, emit, on_one_line, out, say
from api.cli.files import read_file
from corpus.parsing.result import ParseResult


def parse(
    file: Annotated[str, typer.Argument(help="文本文件 (.txt .md)，- 表示标准输入", metavar="文件")],
    json: JsonOption = False,
) -> None:
    """识别一份文本的岗位、清单和条目；不触碰数据目录，有修复也以 0 退出。"""
    from corpus.parsing import parse as parse_text
    from corpus.reading import read

    name, data = read_file(file)
    result = parse_text(read(data, name).text, name=name).result
    if json:
        emit(result)
    else:
        show(result)


def show(result: ParseResult) -> None:
    """Print the structure for a person."""
    out.print(
        Text(f"{result.document.title}（{result.document.name}，{result.document.chars} 字）", style="bold")
    )
    for role in result.roles:
        aliases = f"（又名 {'、'.join(role.aliases)}）" if role.aliases else ""
        out.print(Text(f"\n{role.title}{aliases}", style="bold cyan"))
        for field in role.fields:
            out.print(Text(f"  {field.name}：{field.text}"))
        for one in role.lists:
            heading = one.heading or " / ".join(one.path) or say("（无标题）", "(no heading)")
            line = Text(f"  {heading}", style="bold")
            line.append(f"  {one.kind} · {len(one.items)} 条", style="dim")
            out.print(line)
            for item in one.items:
                out.print(Text(f"    {(item.number or '·').rjust(2)}  {on_one_line(item.text)}"))
    if result.repairs:
        out.print(
            Text(say(f"\n修复 {len(result.repairs)} 处", f"\n{len(result.repairs)} repairs"), style="bold")
        )
        for repair in result.repairs:
            out.print(Text(f"  {repair.start}–{repair.end}：“{repair.as_read}” → {repair.meant}"))
    if result.dropped:
        out.print(
            Text(say(f"\n未收入 {len(result.dropped)} 处", f"\n{len(result.dropped)} left out"), style="bold")
        )
        for dropped in result.dropped:
            out.print(Text(f"  {dropped.start}–{dropped.end} {dropped.reason}：{_short(dropped.text)}"))


def _short(text: str, limit: int = 40) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
