"""``zhize serve``: the service and the page."""

from __future__ import annotations

import logging
import sys
from contextlib import closing
from typing import Annotated

import typer
from rich.text import Text

from api.cli.console import DataOption, NoSeedOption, hint, out, say
from api.cli.opening import settings_for
from api.cli.progress import Steps


def serve(
    host: Annotated[
        str | None, typer.Option("--host", help="地址；不是本机地址时须先建密钥", show_default=False)
    ] = None,
    port: Annotated[int | None, typer.Option("--port", help="端口，0 为任选", show_default=False)] = None,
    data: DataOption = None,
    no_seed: NoSeedOption = False,
) -> None:
    """启动服务和网页；Ctrl-C 或 SIGTERM 正常结束。"""
    from api import server
    from api.observing import JsonLines, TextLines
    from api.wiring import Workspace

    settings = settings_for(data, host=host, port=port)
    # Before the sample goes into a directory that could not be served anyway.
    server.require_possible_keys(settings)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if settings.log_format == "json" else TextLines())
    logging.basicConfig(force=True, level=settings.log_level.upper(), handlers=[handler])
    for talkative in ("sse_starlette", "mcp", "python_multipart", "urllib3", "httpcore"):
        logging.getLogger(talkative).setLevel(logging.INFO)  # on debug they write down what people type
    with closing(server.bind(settings.host, settings.port)) as bound:
        with Steps() as steps:
            workspace = Workspace.open(settings, serving=True, seed=not no_seed, progress=steps)
        with closing(workspace):
            server.require_keys(workspace)
            with Steps() as steps:
                workspace.warm_up()
            if workspace.seeded:
                hint(
                    say(
                        "数据目录是空的，已放入示例文本 seed.txt",
                        "The data directory was empty: the sample seed.txt went in",
                    )
                )
            server.serve(workspace, bound, on_started=_tell)
    hint(say("已停止", "stopped"))


def _tell(url: str) -> None:
    """Where to go now: the first line on stdout, for people and for scripts that wait for it."""
    out.print(Text(say("职责助手已启动：", "Zhize is ready: ")).append(url, style="bold cyan underline"))
    out.print(
        Text(
            say(f"接口说明 {url}/docs · 停止请按 Ctrl-C", f"API at {url}/docs · stop with Ctrl-C"),
            style="dim",
        )
    )
    sys.stdout.flush()
