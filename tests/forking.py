"""``zhize`` commands, each in a process of its own, forked from one that has imported the command already.

A command's own work is half a second, importing it more than one: what the commands print is the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

_PARENT = """
import json, os, sys
import assistant.answering
from api.cli import app, main
for line in sys.stdin.buffer:
    arguments, files = json.loads(line)
    child = os.fork()
    if child == 0:
        for number, name in enumerate(files, 1):
            os.dup2(os.open(name, os.O_WRONLY), number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.argv = ["zhize", *arguments]
        break
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
else:
    sys.exit()
main()
"""


class Commands:
    """Runs commands in one folder with one environment, until it is closed."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._parent = subprocess.Popen(
            [sys.executable, "-c", _PARENT],
            cwd=folder, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def __enter__(self) -> Commands:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: BaseException | TracebackType | None) -> None:
        if kind is not None:
            self._parent.kill()
        self._parent.communicate(timeout=20)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """What a command printed and how it ended."""
        assert self._parent.stdin is not None and self._parent.stdout is not None
        with tempfile.NamedTemporaryFile() as out, tempfile.NamedTemporaryFile() as err:
            self._parent.stdin.write(json.dumps([arguments, [out.name, err.name]]) + "\n")
            self._parent.stdin.flush()
            code = int(self._parent.stdout.readline())
            printed = [Path(file.name).read_text(encoding="utf-8") for file in (out, err)]
        return subprocess.CompletedProcess(arguments, code, *printed)
