"""``zhize assets``: pull and verify the pinned files, and what is made of them in a data directory."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, emit, hint, out, say
from api.cli.opening import WAIT_SECONDS, settings_for
from api.cli.progress import Steps
from api.contract import AssetReport, AssetStatus, RemovedKb
from api.problems import EXIT_OK, EXIT_REFUSED

if TYPE_CHECKING:
    from corpus.assets import AssetState

app = typer.Typer(help="模型与参考数据：下载、校验。", no_args_is_help=True)

_STATES = {"ok": ("完好", "ok"), "missing": ("未下载", "missing"), "corrupt": ("校验不符", "corrupt")}


OCCUPATIONS_NAME = "occupations"


@app.command("pull")
def pull(
    what: Annotated[
        str | None,
        typer.Argument(help="occupations：下载职业分类大典并放入只读知识库 reference", metavar="[名称]"),
    ] = None,
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """下载缺少的文件，逐一核对 SHA-256；已有且完好的不再下载。"""
    from corpus.assets import ASSETS, AssetStore

    if what is not None:
        _known(what)
        _install(data, json)
        return
    store = AssetStore(settings_for(None).assets_dir)
    with Steps() as steps:
        for asset in ASSETS:
            store.pull(asset, steps)
    _report([store.verify(asset) for asset in ASSETS], json)


@app.command("remove")
def remove(
    what: Annotated[str, typer.Argument(help="occupations", metavar="名称")],
    data: DataOption = None,
    json: JsonOption = False,
) -> None:
    """从数据目录移除职业分类大典（只读知识库 reference）；下载的文件保留。"""
    from api.reference import uninstall
    from api.wiring import Workspace
    from corpus.occupations import REFERENCE_KB

    _known(what)
    with closing(Workspace.open(settings_for(data), seed=None, wait_seconds=WAIT_SECONDS)) as workspace:
        count = uninstall(workspace)
    if json:
        emit(RemovedKb(kb=REFERENCE_KB, documents=count, purged=True))
    else:
        out.print(say(f"已移除知识库 {REFERENCE_KB}", f"removed the knowledge base {REFERENCE_KB}"))


@app.command("verify")
def verify(json: JsonOption = False) -> None:
    """核对本机文件的 SHA-256（有缺失或不符时退出码 1）。"""
    from corpus.assets import ASSETS, AssetStore

    store = AssetStore(settings_for(None).assets_dir)
    _report([store.verify(asset) for asset in ASSETS], json)


def _known(what: str) -> None:
    if what != OCCUPATIONS_NAME:
        raise typer.BadParameter(OCCUPATIONS_NAME, param_hint="名称")


def _install(data: str | None, json: bool) -> None:
    from api import views_library
    from api.reference import install
    from api.wiring import Workspace

    with (
        Steps() as steps,
        closing(
            Workspace.open(settings_for(data), seed=None, wait_seconds=WAIT_SECONDS, progress=steps)
        ) as workspace,
    ):
        done = install(workspace, steps)
    one = views_library.uploaded(done)
    if json:
        emit(views_library.upload_result([one], [], [], sample_present=False))
        return
    document = one.document
    out.print(
        say(
            f"知识库 {document.kb}：{document.title}，{document.roles} 个职业，{document.duties} 条职责",
            f"knowledge base {document.kb}: {document.roles} occupations, {document.duties} duties",
        )
    )
    if done.pending:
        hint(
            say(
                f"还有 {done.pending} 条没有向量，暂按词语检索；再次运行本命令即可补上。",
                f"{done.pending} duties have no vector yet and are found by words; run this again to finish.",
            )
        )
    hint(say("试试：zhize ask --kb reference 电工有哪些职责", "Try: zhize ask --kb reference 电工有哪些职责"))


def status(found: AssetState) -> AssetStatus:
    """The documented shape of one asset's state."""
    return AssetStatus(
        name=found.asset.name,
        licence=found.asset.licence,
        size_bytes=found.asset.size,
        path=str(found.folder),
        state=found.status,
    )


def _report(found: list[AssetState], json: bool) -> None:
    report = AssetReport(assets=[status(one) for one in found])
    if json:
        emit(report)
    else:
        for one in report.assets:
            good = one.state == "ok"
            line = Text("✓ " if good else "✗ ", style="green" if good else "red")
            line.append(f"{one.name}  {say(*_STATES[one.state])}", style="default")
            line.append(f"  {one.size_bytes / 1e6:.1f} MB · {one.licence} · {one.path}", style="dim")
            out.print(line)
        if any(one.state != "ok" for one in report.assets):
            out.print(say("下载：zhize assets pull", "Get them: zhize assets pull"))
    raise typer.Exit(EXIT_OK if all(one.ok for one in found) else EXIT_REFUSED)
