"""``zhize check FILE``: what a posting must not, or had better not, say. Touches no data directory."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from api.cli.console import JsonOption, emit, out, say
from api.cli.files import read_file
from api.problems import EXIT_REFUSED
from assistant.posting.contract import MAX_TEXT_CHARS, CheckResult, Finding
from corpus.errors import InvalidRequest

_MARKS = {"block": ("✗ 违法", "bold red"), "warn": ("! 风险", "yellow"), "info": ("· 建议", "dim")}
_CERTAINTY = {"read": "条文已读", "quoted": "见于转引", "unverified": "未核实", "none": "无明文"}


def check(
    file: Annotated[str, typer.Argument(help="招聘文字 (.txt .md .docx …)，- 表示标准输入", metavar="文件")],
    json: JsonOption = False,
) -> None:
    """检查招聘文字：违法、有风险和不妥的说法及依据；有发现以 1 退出。"""
    from assistant.posting import check as check_text
    from corpus.reading import read

    name, data = read_file(file)
    text = read(data, name).text
    if len(text) > MAX_TEXT_CHARS:
        raise InvalidRequest(reason=f"{len(text)} > {MAX_TEXT_CHARS}")
    result = check_text(text)
    if json:
        emit(result)
    else:
        show(result, text)
    if result.findings:
        raise typer.Exit(EXIT_REFUSED)


def show(result: CheckResult, text: str) -> None:
    """Print the findings for a person, each with its line."""
    for one in result.findings:
        out.print(_lines(one, text.count("\n", 0, one.start) + 1))
    if result.missing:
        line = Text(say("缺少：", "missing: "), style="bold")
        line.append("、".join(result.missing))
        line.append(say("（网络招聘信息的必备内容）", " (compulsory in an online posting)"), style="dim")
        out.print(line)
    if not result.findings:
        out.print(Text(say("没有发现问题", "no findings"), style="green"))
    out.print(Text(result.disclaimer, style="dim"))


def _lines(one: Finding, line: int) -> Text:
    mark, style = _MARKS[one.level]
    shown = Text(f"{mark} ", style=style)
    shown.append(f"{one.title}：", style="bold")
    shown.append(f"“{' '.join(one.text.split())}”")
    shown.append(say(f"（第 {line} 行）", f" (line {line})"), style="dim")
    shown.append(f"\n    {one.advice}")
    if one.rewrite:
        shown.append(say(f"\n    可改为：{one.rewrite}", f"\n    may read: {one.rewrite}"), style="green")
    elif one.rewrite == "":
        shown.append(say("\n    删去即可", "\n    may be left out"), style="green")
    if one.basis:
        shown.append(f"\n    {one.basis}（{_CERTAINTY[one.certainty]}）", style="dim")
    return shown
