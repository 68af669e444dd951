"""``zhize ask``: one question, its answer with sources."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, NoSeedOption, emit, on_one_line, out, say
from api.cli.opening import desk_for
from api.desk import DEFAULT_KB, checked
from api.problems import EXIT_OK, EXIT_REFUSED
from api.wording import worded_at_once
from assistant.contract import Answer, Block, Citation, Question, Refusal


def ask(
    question: Annotated[str, typer.Argument(help="问题，例如：谁负责开具增值税发票？", metavar="问题")],
    role: Annotated[
        str | None,
        typer.Option("--role", help="您自己的岗位，用于“我的职责”", metavar="岗位", show_default=False),
    ] = None,
    kb: KbOption = None,
    data: DataOption = None,
    no_seed: NoSeedOption = False,
    json: JsonOption = False,
) -> None:
    """提问：给出完整、有出处的回答；没有依据时拒答并说明原因（退出码 1）。"""
    asked = Question(question=checked(question), kb=kb, role=role)
    with desk_for(data, seed=not no_seed) as (desk, _):
        answer = worded_at_once(desk.worder, asked, kb or DEFAULT_KB, desk.ask)
    if json:
        emit(answer)
    else:
        show(answer)
    raise typer.Exit(EXIT_OK if answer.answered else EXIT_REFUSED)


def show(answer: Answer) -> None:
    """Print an answer for a person: its points, then where each was read."""
    if answer.refusal is not None:
        _show_refusal(answer.refusal)
        return
    for block in answer.blocks:
        _show_block(block, 0)
    if answer.not_covered:
        out.print(
            Text(
                say("文本没有提到：", "The texts do not say: ") + "、".join(answer.not_covered),
                style="yellow",
            )
        )
    for note in answer.notes:
        out.print(Text(f"※ {note}", style="dim"))
    if answer.citations:
        out.print()
        out.print(Text(say("出处", "Sources"), style="bold"))
        width = len(str(answer.citations[-1].marker)) + 2
        for citation in answer.citations:
            line = Text(f"[{citation.marker}]".rjust(width), style="cyan")
            line.append(f" {place(citation)}", style="default")
            out.print(line)


def place(citation: Citation) -> str:
    """``role · list · number — document:start–end``, as a person would look it up."""
    parts = [citation.role, citation.list]
    if citation.number:
        parts.append(say(f"第{citation.number}条", f"no. {citation.number}"))
    return (
        f"{' · '.join(part for part in parts if part)} — {citation.document}:{citation.start}–{citation.end}"
    )


def _show_block(block: Block, depth: int) -> None:
    marks = "".join(f" [{marker}]" for marker in block.markers)
    indent = "  " * depth
    label = f"{block.label} " if block.label and block.type not in {"group", "owner"} else ""
    if block.type in {"group", "owner"}:
        heading = (
            block.label
            if not block.text or block.label == block.text
            else f"{block.label}  {block.text}".strip()
        )
        if depth == 0:
            out.print()
        line = Text(indent + heading, style="bold")
    elif block.type == "item":
        number = f"{block.label}." if block.label else "•"  # the number as the text prints it
        line = Text(f"{indent}{number.rjust(3)} {on_one_line(block.text)}")
    elif block.type == "note":
        line = Text(f"{indent}※ {label}{block.text}", style="dim")
    else:
        line = Text(f"{indent}{label}{block.text}")
    line.append(marks, style="cyan")
    out.print(line)
    for child in block.children:
        _show_block(child, depth + 1)


def _show_refusal(refusal: Refusal) -> None:
    out.print(Text(refusal.message, style="yellow"))
    if refusal.options:
        out.print(Text(say("您是想问：", "Did you mean:"), style="bold"))
        for option in refusal.options:
            out.print(Text(f"  • {option.label}：{option.question}"))
    if refusal.suggestions:
        out.print(Text(say("可以试试：", "You could ask:"), style="bold"))
        for suggestion in refusal.suggestions:
            out.print(Text(f"  • {suggestion}"))
