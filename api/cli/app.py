"""Puts the commands together and is the one place where an error ends the process."""

from __future__ import annotations

import io
import logging
import os
import sys
from typing import Annotated

import typer

from api.cli import (
    ask,
    assets,
    batch,
    check,
    curate,
    docs,
    doctor,
    draft,
    drafts,
    evaluate,
    inbox,
    jobs,
    kb,
    keys,
    mcp,
    parse,
    reindex,
    roles,
    serve,
)
from api.cli.console import fail, fail_unforeseen, state
from corpus.errors import ZhizeError

app = typer.Typer(
    name="zhize",
    help="职责 Zhize：把岗位职责文本变成可追溯的职责清单，并给出完整、有出处的回答。\n\n"
    "Structured duties and complete, cited answers from messy Chinese duty texts.\n\n"
    "退出码：0 已回答 · 1 拒答或有发现 · 2 用法有误 · 3 失败",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(value: bool) -> None:
    if value:
        from api import __version__

        typer.echo(f"zhize {__version__}")
        raise typer.Exit


@app.callback()
def options(
    lang: Annotated[
        str | None,
        typer.Option("--lang", help="提示的语言：zh 或 en (language of messages)", show_default=False),
    ] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="版本")
    ] = False,
) -> None:
    """What holds for every command."""
    if lang is not None:
        if lang not in {"zh", "en"}:
            raise typer.BadParameter("zh | en", param_hint="--lang")
        state.lang = lang


app.command("serve")(serve.serve)
app.command("ask")(ask.ask)
app.command("parse")(parse.parse)
app.command("check")(check.check)
app.command("draft")(draft.draft)
app.command("batch")(batch.batch)
app.command("roles")(roles.roles)
app.command("eval")(evaluate.evaluate)
app.command("audit")(evaluate.audit)
app.command("doctor")(doctor.doctor)
docs.app.command("reindex")(reindex.reindex)
app.add_typer(docs.app, name="docs")
app.add_typer(drafts.app, name="drafts")
app.add_typer(kb.app, name="kb")
app.add_typer(inbox.app, name="inbox")
app.add_typer(curate.app, name="curate")
app.add_typer(jobs.app, name="jobs")
app.add_typer(keys.app, name="keys")
app.command("mcp")(mcp.mcp)
app.command("changes")(keys.changes)
app.command("forget")(keys.forget)
kb.app.command("privacy")(keys.privacy)
app.add_typer(assets.app, name="assets")


def run() -> None:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a C locale must not end in an encoding error
            stream.reconfigure(encoding="utf-8", errors="replace")
    # A one-shot command tells its troubles as problems; the log speaks only when asked for.
    level = logging.getLevelNamesMapping().get(
        os.environ.get("ZHIZE_LOG_LEVEL", "").upper(), logging.CRITICAL
    )
    logging.basicConfig(stream=sys.stderr, level=level)
    try:
        app()
    except ZhizeError as exc:
        if os.environ.get("ZHIZE_DEBUG"):
            raise
        fail(exc)
    except Exception as exc:  # the last door: no traceback reaches a user
        if os.environ.get("ZHIZE_DEBUG"):
            raise
        fail_unforeseen(exc)
