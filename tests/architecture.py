"""ARCHITECTURE.md lists every module with the first line of its docstring: ``python -m tests.architecture --write``."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
LAYERS = ("corpus", "index", "assistant", "api")
_LIST = re.compile(r"(<!-- modules: (\w+) -->\n).*?(<!-- /modules -->)", re.DOTALL)


def modules(layer: str) -> list[tuple[str, str]]:
    """``(path, first docstring line)`` of each module of a layer; empty package files are left out."""
    found = []
    for path in sorted((ROOT / layer).rglob("*.py")):
        line = _first_line(path)
        if line:
            found.append((str(path.relative_to(ROOT)), line))
    return found


def _first_line(path: Path) -> str:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.split("\n\n")[0].replace("\n", " ").strip()


def rendered(text: str) -> str:
    """``text`` with the lists of modules as the code has them."""

    def block(match: re.Match[str]) -> str:
        rows = "\n".join(f"- `{path}` — {line}" for path, line in modules(match.group(2)))
        return f"{match.group(1)}{rows}\n{match.group(3)}"

    return _LIST.sub(block, text)


if __name__ == "__main__" and "--write" in sys.argv:
    PAGE.write_text(rendered(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
