"""``zhize docs add``: files, folders, patterns and zips, with a closing line on what needs a look."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, KbOption, emit, err, hint, out, say
from api.cli.gathering import gather, groups
from api.cli.opening import desk_for
from api.cli.progress import Steps
from api.contract import Problem, SkippedFile, UploadedDocument, UploadResult
from api.desk import Desk, Upload
from api.messages import SKIPPED
from api.problems import EXIT_OK, EXIT_WRONG_USE, problem_of
from api.views_library import in_order, upload_result
from corpus.errors import InputError

_OUTCOMES = {
    "added": ("已加入", "added"),
    "updated": ("已更新", "updated"),
    "unchanged": ("没有变化", "unchanged"),
}


def add(
    files: Annotated[
        list[str],
        typer.Argument(
            help="文件、文件夹、通配符或 zip（txt md docx pdf xlsx csv html；- 表示标准输入）",
            metavar="文件...",
        ),
    ],
    kb: KbOption = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """加入文档；读不了的逐一说明（退出码 2），其余照常保存。中断后再次运行会接着做完。"""
    found = gather(files)
    problems: list[Problem] = []
    done: list[UploadedDocument] = []
    skipped: list[SkippedFile] = list(found.skipped)
    sample = False
    with desk_for(data, seed=None, reading=False) as (desk, steps):
        for group in groups(found.files, problems):
            for part in _added(desk, group, kb, steps):
                if isinstance(part, Problem):
                    problems.append(part)
                    continue
                done += part.documents
                problems += part.problems
                skipped += part.skipped
                sample = part.sample_present
    result = upload_result(done, problems, skipped, sample_present=sample)
    if json:
        emit(result)
    else:
        _show(result)
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


def _added(desk: Desk, group: list[Upload], kb: str | None, steps: Steps) -> list[UploadResult | Problem]:
    """What became of a group; when all of it failed, the reason of each."""
    try:
        return [desk.add(group, kb=kb, progress=steps)]
    except InputError as exc:
        if len(group) == 1:
            return [problem_of(exc)]
    parts: list[UploadResult | Problem] = []
    for one in group:  # adding again changes nothing, and one by one each says its own reason
        parts += _added(desk, [one], kb, steps)
    return parts


def _show(result: UploadResult) -> None:
    for one in result.documents:
        zh, en = _OUTCOMES[one.outcome]
        name = one.document.name
        counts = f"{one.document.roles} 个岗位，{one.document.lists} 张清单，{one.document.duties} 条"
        out.print(say(f"{zh} {name}：{counts}", f"{en} {name}: {one.document.duties} items"))
    for passed in result.skipped:
        zh, en = SKIPPED[passed.reason]
        hint(say(f"跳过 {passed.name}：{zh}", f"skipped {passed.name}: {en}"))
    for one in result.documents:
        if not in_order(one):
            why = "；".join(one.document.notes) or say("没有识别到任何职责条目", "no duties were found")
            err.print(Text("! ", style="bold yellow").append(f"{one.document.name}：{why}", style="default"))
    if len(result.documents) + len(result.problems) > 1 or result.to_review:
        out.print(
            say(
                f"{result.ready} 份就绪，{result.to_review} 份需要查看",
                f"{result.ready} in order, {result.to_review} to look at",
            )
        )
