"""README's printed output is real: ``python -m tests.readme --write`` prints it anew, a test compares it."""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from pathlib import Path

from tests.forking import Commands

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "README.zh-CN.md")
_BLOCK = re.compile(r"```console\n\$ (zhize [^\n]+)\n(.*?)```", re.DOTALL)
_FILE = re.compile(r"`(\w+\.txt)`[：:]\n\n```text\n(.*?)```", re.DOTALL)
_SETTINGS = re.compile(r"(<!-- settings: [^>]+ -->\n).*?(<!-- /settings -->)", re.DOTALL)


def rendered(text: str, folder: Path) -> str:
    """``text`` with the output of its commands, run in ``folder`` on a data directory of its own."""
    for name, content in _FILE.findall(text):
        (folder / name).write_text(content, encoding="utf-8")

    from api import settings

    table = settings.table()
    text = _SETTINGS.sub(lambda m: f"{m.group(1)}{table}\n{m.group(2)}", text)
    with Commands(folder, _environment(folder)) as commands:

        def block(match: re.Match[str]) -> str:
            return f"```console\n$ {match.group(1)}\n{_output(match.group(1), commands)}```"

        return _BLOCK.sub(block, text)


def _environment(folder: Path) -> dict[str, str]:
    return {
        **{k: v for k, v in os.environ.items() if not k.startswith("ZHIZE_") or k == "ZHIZE_ASSETS_DIR"},
        "ZHIZE_DATA_DIR": str(folder / "data"),
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "PYTHONPATH": str(ROOT),
    }


def _output(command: str, commands: Commands) -> str:
    run = commands.run(*shlex.split(command)[1:])
    assert run.returncode in (0, 1), run.stderr
    return "\n".join(line.rstrip() for line in run.stdout.strip("\n").splitlines()) + "\n"


def main() -> None:
    """Print both pages' outputs anew."""
    for name in PAGES:
        page = ROOT / name
        if page.exists() and "--write" in sys.argv:
            with tempfile.TemporaryDirectory() as folder:
                page.write_text(rendered(page.read_text(encoding="utf-8"), Path(folder)), encoding="utf-8")


if __name__ == "__main__":
    main()
