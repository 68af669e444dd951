"""``zhize curate``: answers written by a person, served before any other and named as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, emit, hint, out, say
from api.cli.files import read_file
from api.cli.opening import desk_for
from api.desk import Desk, checked
from assistant.contract import Question
from corpus.errors import InvalidRequest

if TYPE_CHECKING:  # other commands must not pay for these
    from assistant.curation.contract import Curated, CuratedRequest

app = typer.Typer(help="人工解答：写、改、列出、删除。", no_args_is_help=True)

CuratedId = Annotated[str, typer.Argument(help="解答编号", metavar="编号")]
Questions = Annotated[
    list[str] | None, typer.Option("--question", "-q", help="一种问法，可重复", metavar="问题")
]
Words = Annotated[str | None, typer.Option("--text", help="解答；@文件 从文件读，@- 从标准输入读")]
Cites = Annotated[
    list[str] | None, typer.Option("--cite", help="依据的职责编号 (duty_id)，可重复", metavar="编号")
]
CiteFrom = Annotated[
    str | None, typer.Option("--cite-from", help="问这个问题，引用它现在的全部出处", metavar="问题")
]


@app.command("list")
def list_(kb: KbOption = None, data: DataOption = None, json: JsonOption = False) -> None:
    """列出人工解答；依据已变更的不会再用，等待复核。有这样的以 1 退出。"""
    with desk_for(data, seed=None) as (desk, _):
        found = desk.curation.curated(kb)
    if json:
        emit(found)
    else:
        for one in found.curated:
            _line(one)
        if not found.curated:
            hint(say("还没有人工解答", "none yet"))
    if found.stale:
        hint(
            say(
                f"{found.stale} 条的依据已变更，复核后用 zhize curate edit 更新",
                f"{found.stale} cite a duty that changed; look at them and run zhize curate edit",
            )
        )
        raise typer.Exit(1)


@app.command("show")
def show(curated_id: CuratedId, data: DataOption = None, json: JsonOption = False) -> None:
    """查看一条解答的问法、文字和依据。"""
    with desk_for(data, seed=None) as (desk, _):
        _show(desk.curation.one(curated_id), json)


@app.command("add")
def add(
    question: Questions = None,
    text: Words = None,
    cite: Cites = None,
    cite_from: CiteFrom = None,
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """写一条解答：它先于一切回答，并注明是人工整理。"""
    if not question or not text:
        raise typer.BadParameter("--question --text", param_hint="add")
    with desk_for(data, seed=None, reading=False) as (desk, _):
        duties = [*(cite or []), *_cited(desk, cite_from, kb)]
        _show(desk.curation.write(_request(question, text, duties, kb)), json)


@app.command("edit")
def edit(
    curated_id: CuratedId,
    question: Questions = None,
    text: Words = None,
    cite: Cites = None,
    cite_from: CiteFrom = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """改一条解答；没给的部分照旧（依据只留仍在文本里的）。"""
    with desk_for(data, seed=None, reading=False) as (desk, _):
        old = desk.curation.one(curated_id)
        duties = [*(cite or []), *_cited(desk, cite_from, old.kb)]
        duties = duties or [one.duty_id for one in old.duties if one.standing == "current"]
        given = _request(question or old.questions, text or old.text, duties, old.kb)
        _show(desk.curation.rewrite(curated_id, given), json)


@app.command("remove")
def remove(curated_id: CuratedId, data: DataOption = None, json: JsonOption = False) -> None:
    """删除一条解答；它的问题重新从文本回答。"""
    with desk_for(data, seed=None, reading=False) as (desk, _):
        gone = desk.curation.remove(curated_id)
    if json:
        emit(gone)
    else:
        out.print(Text(say(f"已删除 {gone.id}", f"removed {gone.id}")))


def _request(questions: list[str], text: str, duties: list[str], kb: str | None) -> CuratedRequest:
    from assistant.curation.contract import CuratedRequest

    words = read_file(text[1:])[1].decode("utf-8", "replace").strip() if text.startswith("@") else text
    if len(words) > 10_000 or not words:
        raise InvalidRequest("invalid_request", reason="解答须为 1 到 10000 字 (text: 1–10000 characters)")
    asked = [checked(one) for one in questions]
    return CuratedRequest(questions=asked[:50], text=words, duty_ids=list(dict.fromkeys(duties)), kb=kb)


def _cited(desk: Desk, question: str | None, kb: str | None) -> list[str]:
    """The duties that the answer to a question cites now; fields of a role have no id to hold on to."""
    if question is None:
        return []
    answer = desk.ask(Question(question=checked(question), kb=kb))
    return [one.duty_id for one in answer.citations if not one.duty_id.startswith("field:")]


def _line(one: Curated) -> None:
    flag = say("（待复核）", " (stale)") if one.stale else ""
    out.print(Text(f"{one.id}  {' / '.join(one.questions)}{flag}"))


def _show(one: Curated, json: bool) -> None:
    if json:
        emit(one)
        return
    _line(one)
    out.print(Text(one.text))
    for duty in one.duties:
        mark = " " if duty.standing == "current" else "✗"
        out.print(Text(f" {mark} {duty.duty_id}  {duty.text}", style="dim"))
