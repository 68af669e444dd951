"""``zhize jobs``: files on their way in; list, cancel, resume."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, emit, hint, out, say
from api.cli.opening import desk_for
from api.contract import JobList

app = typer.Typer(help="导入任务：列出、取消、继续。", no_args_is_help=True)

_STATES = {
    "waiting": ("等待", "waiting"),
    "running": ("进行中", "running"),
    "done": ("完成", "done"),
    "failed": ("失败", "failed"),
    "cancelled": ("已取消", "cancelled"),
}


@app.command("list")
def list_(
    batch: Annotated[str | None, typer.Option("--batch", help="同一次上传的任务", show_default=False)] = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """列出最近的导入任务。"""
    with desk_for(data) as (desk, _):
        found = desk.intake.jobs(batch)
    if json:
        emit(found)
    elif not found.jobs:
        hint(say("没有导入任务。", "No jobs."))
    else:
        for one in found.jobs:
            why = say(one.problem.message_zh, one.problem.message_en) if one.problem else ""
            line = Text(f"{one.job_id}  {say(*_STATES[one.state])}  {one.kb}/{one.name}  ")
            out.print(line.append(why, style="dim"))


@app.command("show")
def show(
    job: Annotated[str, typer.Argument(help="任务编号", metavar="任务")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """查看一个导入任务。"""
    with desk_for(data) as (desk, _):
        found = desk.intake.job(job)
    if json:
        emit(found)
        return
    out.print(f"{found.name}：{say(*_STATES[found.state])}")
    if found.problem is not None:
        out.print(say(found.problem.message_zh, found.problem.message_en))


@app.command("cancel")
def cancel(
    job: Annotated[str, typer.Argument(help="任务编号或批次编号", metavar="任务")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """取消一个任务或一整批；已经写入的文档不受影响。"""
    with desk_for(data, reading=False) as (desk, _):
        if job.startswith(("batch_", "drafts_")):
            found = desk.intake.cancel_batch(job)
        else:
            found = JobList(jobs=[desk.intake.cancel(job)])
    if json:
        emit(found)
        return
    for one in found.jobs:
        out.print(f"{one.name}：{say(*_STATES[one.state])}")


@app.command("resume")
def resume(data: DataOption = None, json: JsonOption = False) -> None:
    """接着做完中断的任务，并重试因磁盘已满等原因失败的任务。"""
    with desk_for(data, seed=None, reading=False) as (desk, steps):
        done = desk.intake.resume(retry=True, progress=steps)
        found = desk.intake.jobs()
    if json:
        emit(found)
    else:
        out.print(say(f"处理了 {done} 个任务", f"{done} jobs"))
