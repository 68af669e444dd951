"""``zhize doctor``: is this machine fit, and if not, what mends it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import typer
from rich.text import Text

from api.cli.console import DataOption, JsonOption, emit, out, say
from api.cli.opening import settings_for
from api.contract import Check, DoctorReport
from api.problems import EXIT_OK, EXIT_REFUSED, problem_of
from api.settings import Settings, unknown_variables
from corpus.errors import DataDirectoryInUse, ZhizeError
from corpus.parsing import PARSER_VERSION

_FREE_BYTES = 200 * 1_000_000  # room for the encoder, a catalogue and one more generation of its index


def doctor(data: DataOption = None, json: JsonOption = False) -> None:
    """检查环境、设置、数据目录与模型（有发现时退出码 1，并说明怎么处理）。"""
    settings = settings_for(data)
    report_checks = [check for part in _PARTS for check in part(settings)]
    report = DoctorReport(ok=all(one.ok for one in report_checks), checks=report_checks)
    if json:
        emit(report)
    else:
        for one in report.checks:
            line = Text("✓ " if one.ok else "✗ ", style="green" if one.ok else "red")
            line.append(f"{one.name}：{one.detail}", style="default")
            if one.advice:
                line.append(f"\n  → {one.advice}", style="yellow")
            out.print(line)
    raise typer.Exit(EXIT_OK if report.ok else EXIT_REFUSED)


def _machine(_: Settings) -> Iterator[Check]:
    yield Check(name=say("Python", "Python"), ok=sys.version_info >= (3, 11), detail=sys.version.split()[0])
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    connection.close()
    has_words = "ENABLE_FTS5" in options
    yield Check(
        name="SQLite",
        ok=has_words,
        detail=f"{sqlite3.sqlite_version}, FTS5 {'✓' if has_words else '✗'}",
        advice="" if has_words else say("请换用带 FTS5 的 Python。", "Use a Python whose SQLite has FTS5."),
    )


def _settings(_: Settings) -> Iterator[Check]:
    odd = unknown_variables()
    yield Check(
        name=say("设置", "settings"),
        ok=not odd,
        detail=say("没有认不出的 ZHIZE_ 变量", "no unknown ZHIZE_ variables") if not odd else "、".join(odd),
        advice=""
        if not odd
        else say("没有这些设置，请核对拼写（README 的设置表）。", "No such settings: check README."),
    )


def _data(settings: Settings) -> Iterator[Check]:
    folder = settings.data_dir
    free = shutil.disk_usage(_existing(folder)).free
    yield Check(
        name=say("磁盘", "disk"),
        ok=free >= _FREE_BYTES,
        detail=say(f"可用 {free / 1e9:.1f} GB", f"{free / 1e9:.1f} GB free"),
        advice="" if free >= _FREE_BYTES else say("请腾出至少 200 MB。", "Free at least 200 MB."),
    )
    name = say("数据目录", "data directory")
    if not folder.exists():
        writable = os.access(_existing(folder), os.W_OK)
        yield Check(
            name=name,
            ok=writable,
            detail=say(f"{folder} 尚未建立", f"{folder} does not exist yet"),
            advice=""
            if writable
            else say("这里不能建立目录，请用 --data 另指一个。", "Name another with --data."),
        )
        return
    yield from _opened(settings, name)


def _opened(settings: Settings, name: str) -> Iterator[Check]:
    """Opens the directory as a command would, and counts what is in it."""
    from api.wiring import Workspace

    try:
        workspace = Workspace.open(settings, reading=True, seed=None)
    except DataDirectoryInUse as exc:
        url = exc.facts.get("url") or say("另一个命令", "another command")
        yield Check(
            name=name, ok=True, detail=say(f"{settings.data_dir} 正由 {url} 使用", f"in use by {url}")
        )
        return
    except ZhizeError as exc:
        found = problem_of(exc)
        yield Check(name=name, ok=False, detail=found.title, advice=say(found.message_zh, found.message_en))
        return
    try:
        documents = workspace.catalogue.documents(None)
        unfinished = workspace.intake.unfinished()
    finally:
        workspace.close()
    items = sum(one.duties for one in documents)
    yield Check(
        name=name,
        ok=True,
        detail=say(
            f"{settings.data_dir}，{len(documents)} 份文档，{items} 条",
            f"{settings.data_dir}, {len(documents)} documents, {items} items",
        ),
    )
    yield from _left_over(unfinished, sum(one.parser != PARSER_VERSION for one in documents))


def _left_over(unfinished: int, stale: int) -> Iterator[Check]:
    """What an earlier run left, and what a newer parser would read otherwise; silent when there is nothing."""
    if unfinished:
        yield Check(
            name=say("导入任务", "jobs"),
            ok=False,
            detail=say(f"{unfinished} 份文件还没有处理完", f"{unfinished} files are not taken in yet"),
            advice=say("运行 zhize jobs resume。", "Run: zhize jobs resume"),
        )
    if stale:
        yield Check(
            name=say("解析器", "parser"),
            ok=True,
            detail=say(f"{stale} 份文档由旧版解析器读入", f"{stale} documents were read by an older parser"),
            advice=say("可运行 zhize docs reparse 重新识别。", "To read them again: zhize docs reparse"),
        )


def _assets(settings: Settings) -> Iterator[Check]:
    from corpus.assets import ASSETS, ENCODER, AssetStore

    store = AssetStore(settings.assets_dir)
    for asset in ASSETS:
        state = store.verify(asset)
        # Only the encoder is needed to answer; the reference data may come later, but must not be wrong.
        fit = state.ok or (asset is not ENCODER and state.status == "missing")
        yield Check(
            name=asset.title,
            ok=fit,
            detail=str(state.folder) if state.ok else say("未下载", "not pulled") if fit else state.status,
            advice="" if state.ok else say("运行 zhize assets pull。", "Run: zhize assets pull"),
        )


def _model(settings: Settings) -> Iterator[Check]:
    """Asks the configured model for one word; silent when none is configured."""
    if not settings.llm_model:
        return
    from api.wording import tried

    found = tried(settings)
    name = say("语言模型", "language model")
    if found.fault is None:
        detail = say(
            f"{settings.llm_model}，{found.seconds:.1f} 秒答复",
            f"{settings.llm_model}, {found.seconds:.1f} s",
        )
        yield Check(name=name, ok=True, detail=detail)
        return
    zh, en = _FAULTS.get(found.fault, _FAULTS["error"])
    yield Check(
        name=name,
        ok=False,
        detail=f"{settings.llm_model}: {found.fault}",
        advice=say(zh, en),
    )


_FAULTS = {
    "unreachable": (
        "连不上接口：请核对 ZHIZE_LLM_BASE_URL，并确认服务已启动。",
        "No connection: check ZHIZE_LLM_BASE_URL and that the server runs.",
    ),
    "timeout": (
        "接口没有及时答复：请检查它的负载，或调大 ZHIZE_LLM_SILENCE_SECONDS。",
        "No answer in time: look at its load, or raise ZHIZE_LLM_SILENCE_SECONDS.",
    ),
    "rejected": (
        "接口拒绝了请求：请核对 ZHIZE_LLM_API_KEY 与 ZHIZE_LLM_MODEL。",
        "The request was rejected: check ZHIZE_LLM_API_KEY and ZHIZE_LLM_MODEL.",
    ),
    "overloaded": (
        "接口繁忙或出错：请稍后再试，期间仍给出原文回答。",
        "It is overloaded or failing: try later; answers are given verbatim meanwhile.",
    ),
    "malformed": (
        "答复的不是 OpenAI 格式：网址通常以 /v1 结尾，请核对 ZHIZE_LLM_BASE_URL。",
        "What came is no OpenAI answer: the address usually ends in /v1, check ZHIZE_LLM_BASE_URL.",
    ),
    "error": (
        "接口的答复不完整，期间仍给出原文回答；请查看它的日志。",
        "Its answer was not whole; answers are given verbatim meanwhile. Look at its log.",
    ),
}


def _existing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(one for one in (folder, *folder.parents) if one.exists())


_PARTS: tuple[Callable[[Settings], Iterator[Check]], ...] = (_machine, _settings, _data, _assets, _model)
