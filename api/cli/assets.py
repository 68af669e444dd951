"""``zhize assets``: pull and verify the pinned files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer
from rich.text import Text

from api.cli.console import JsonOption, emit, out, say
from api.cli.opening import settings_for
from api.cli.progress import Steps
from api.contract import AssetReport, AssetStatus
from api.problems import EXIT_OK, EXIT_REFUSED

if TYPE_CHECKING:
    from corpus.assets import AssetState

app = typer.Typer(help="模型与参考数据：下载、校验。", no_args_is_help=True)

_STATES = {"ok": ("完好", "ok"), "missing": ("未下载", "missing"), "corrupt": ("校验不符", "corrupt")}


@app.command("pull")
def pull(json: JsonOption = False) -> None:
    """下载缺少的文件，逐一核对 SHA-256；已有且完好的不再下载。"""
    from corpus.assets import ASSETS, AssetStore

    store = AssetStore(settings_for(None).assets_dir)
    with Steps() as steps:
        for asset in ASSETS:
            store.pull(asset, steps)
    _report([store.verify(asset) for asset in ASSETS], json)


@app.command("verify")
def verify(json: JsonOption = False) -> None:
    """核对本机文件的 SHA-256（有缺失或不符时退出码 1）。"""
    from corpus.assets import ASSETS, AssetStore

    store = AssetStore(settings_for(None).assets_dir)
    _report([store.verify(asset) for asset in ASSETS], json)


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
