"""``zhize batch FILE -o FOLDER``: a table of briefs in, a folder of drafts and a report out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from api.cli.console import DataOption, NoSeedOption, hint, say
from api.cli.files import read_file
from api.cli.opening import desk_for
from api.desk import Desk
from api.problems import EXIT_REFUSED, problem_of
from assistant.drafting.batch import Row, file_name, report_csv, rows
from assistant.drafting.export import Format, exported
from corpus.errors import DataDirectoryError, InputError

REPORT = "report.csv"
_HEADER = ("行", "岗位", "文件", "结果", "尚缺", "提示")


def batch(
    file: Annotated[
        str, typer.Argument(help="CSV 或 XLSX，首行为列名（岗位、侧重点、薪酬 …）", metavar="文件")
    ],
    output: Annotated[str, typer.Option("-o", "--output", help="放草稿的目录", metavar="目录")],
    form: Annotated[str, typer.Option("--format", help="md txt html jsonld docx")] = "docx",
    data: DataOption = None,
    no_seed: NoSeedOption = False,
) -> None:
    """按表格批量起草：每行一份，另有 report.csv 说明每行的结果；有没写成的以 1 退出。"""
    if form not in get_args(Format):
        raise typer.BadParameter(" | ".join(get_args(Format)), param_hint="--format")
    name, content = read_file(file)
    table = rows(content, name)
    folder = Path(output)
    lines: list[tuple[str, ...]] = [_HEADER]
    done = 0
    with desk_for(data, seed=not no_seed, reading=False) as (desk, steps):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for row in table:
                line, written = _one(desk, row, folder, form)  # type: ignore[arg-type]
                lines.append(line)
                done += written
                steps("drafts", row.number, len(table))
            (folder / REPORT).write_bytes(report_csv(lines))
        except OSError as exc:
            raise DataDirectoryError(path=output, reason=exc.strerror or str(exc)) from exc
    hint(
        say(
            f"{len(table)} 行，写成 {done} 份，见 {folder / REPORT}",
            f"{done} of {len(table)}: {folder / REPORT}",
        )
    )
    if done < len(table):
        raise typer.Exit(EXIT_REFUSED)


def _one(desk: Desk, row: Row, folder: Path, form: Format) -> tuple[tuple[str, ...], bool]:
    """The report's line for one row, and whether a draft was written."""
    if row.brief is None:
        return (str(row.number), row.role, "", "填写有误", "", row.problem), False
    try:
        made = desk.drafts.create(row.brief)
    except InputError as exc:
        return (str(row.number), row.role, "", "未写成", "", problem_of(exc).message_zh), False
    if made.draft_id is None:
        options = "；".join(one.profile for one in made.options)
        return (str(row.number), row.role, "", "请指明岗位类型", "", options), False
    target = file_name(row, form)
    (folder / target).write_bytes(exported(made, form).data)
    remarks = "；".join([*made.notes, *(f"{one.title}：{one.text}" for one in made.findings)])
    return (str(row.number), row.role, target, "已写成", "、".join(made.missing), remarks), True
