"""What the commands share: where output goes, in which language, how an error ends a command."""

from __future__ import annotations

import logging
import os
import re
import sys
from dataclasses import dataclass, field
from typing import Annotated, NoReturn

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.text import Text

from api.problems import EXIT_FAILURE, exit_code, problem, problem_of
from corpus.errors import ZhizeError


@dataclass
class State:
    """What the options of this run said."""

    json: bool = False
    lang: str = field(default_factory=lambda: os.environ.get("ZHIZE_LANG", "zh"))


state = State()
# Markup off: an answer's [1] is text. Soft wrap: a pipe must not break lines at 80 columns.
out = Console(markup=False, highlight=False, soft_wrap=True)
err = Console(stderr=True, markup=False, highlight=False, soft_wrap=True)


def _set_json(value: bool) -> bool:
    state.json = state.json or value
    return value


JsonOption = Annotated[
    bool, typer.Option("--json", help="输出 JSON（格式见 api/schemas）", callback=_set_json, is_eager=True)
]
DataOption = Annotated[
    str | None, typer.Option("--data", help="数据目录", metavar="目录", show_default=False)
]
KbOption = Annotated[str | None, typer.Option("--kb", help="知识库", metavar="名称", show_default=False)]
NoSeedOption = Annotated[bool, typer.Option("--no-seed", help="空目录不放入示例文本")]


_BROKEN = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*|\s*\n\s*(?=[^\x00-\x7f])")


def on_one_line(text: str) -> str:
    """A point as the terminal prints it: without the line ends that the page's edge left in it (JSON keeps them)."""
    return re.sub(r"\s*\n\s*", " ", _BROKEN.sub("", text))


def say(zh: str, en: str) -> str:
    """The words in the language of this run."""
    return en if state.lang == "en" else zh


def emit(shape: BaseModel) -> None:
    """Print a documented shape as JSON."""
    sys.stdout.write(shape.model_dump_json(indent=2) + "\n")


def hint(text: str) -> None:
    """A remark for the person at the terminal: to stderr, dimmed."""
    err.print(Text(text, style="dim"))


def fail(exc: ZhizeError) -> NoReturn:
    """End the command with the words for this error: on stderr, and as a problem on stdout with ``--json``."""
    found = problem_of(exc)
    _tell(found.title, say(found.message_zh, found.message_en))
    if state.json:
        emit(found)
    sys.exit(exit_code(exc))


def fail_unforeseen(exc: BaseException) -> NoReturn:
    """End the command after an error that nobody foresaw; its traceback goes to the log only."""
    logging.getLogger("zhize").debug("unforeseen", exc_info=exc)
    found = problem("internal")
    _tell(found.title, f"{say(found.message_zh, found.message_en)} ({type(exc).__name__}; ZHIZE_DEBUG=1)")
    if state.json:
        emit(found)
    sys.exit(EXIT_FAILURE)


def _tell(title: str, words: str) -> None:
    line = Text("✗ ", style="bold red")
    said = words.removeprefix(f"{title}：")  # some messages begin with their title
    line.append(f"{title}：" if state.lang == "zh" else "", style="bold")
    line.append(said)
    err.print(line)
