"""``zhize batch FILE -o FOLDER``: a table of briefs in, a folder of drafts and a report out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from api.batches import REPORT, draft_file, drafted, report
from api.cli.console import DataOption, NoSeedOption, hint, say
from api.cli.files import read_file
from api.cli.opening import desk_for
from api.contract import DraftedRow
from api.problems import EXIT_REFUSED
from assistant.drafting.batch import rows
from assistant.drafting.export import Format, exported
from corpus.errors import DataDirectoryError


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
    kind: Format = form  # type: ignore[assignment]
    name, content = read_file(file)
    table = rows(content, name)
    folder = Path(output)
    outcomes: list[DraftedRow] = []
    with desk_for(data, seed=not no_seed, reading=False) as (desk, steps):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for row in table:
                outcome, draft = drafted(row, desk.drafts.create)
                if draft is not None:
                    (folder / draft_file(outcome, kind)).write_bytes(exported(draft, kind).data)
                outcomes.append(outcome)
                steps("drafts", row.number, len(table))
            (folder / REPORT).write_bytes(report(outcomes, kind))
        except OSError as exc:
            raise DataDirectoryError(path=output, reason=exc.strerror or str(exc)) from exc
    done = sum(one.outcome == "written" for one in outcomes)
    hint(
        say(
            f"{len(table)} 行，写成 {done} 份，见 {folder / REPORT}",
            f"{done} of {len(table)}: {folder / REPORT}",
        )
    )
    if done < len(table):
        raise typer.Exit(EXIT_REFUSED)
