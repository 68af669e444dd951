"""The sealed files: question sets that are only reported. ``python -m tests.eval.sealed [--write]``.

A test fails when one of them differs from what ``sealed.json`` says, so that none is changed by accident (or to make
a number look better) without this updater and a diff that a reviewer sees.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
SEALED = HERE / "sealed.json"
PATTERNS = ("*/report*.jsonl", "posting/blind*.jsonl")


def digests() -> dict[str, str]:
    """SHA-256 of each sealed file by its path below this folder."""
    found = sorted({path for pattern in PATTERNS for path in HERE.glob(pattern)})
    return {str(path.relative_to(HERE)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def committed() -> dict[str, str]:
    """What was sealed."""
    found: dict[str, str] = json.loads(SEALED.read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Print what differs; with ``--write``, seal what is there."""
    now, before = digests(), committed() if SEALED.exists() else {}
    for name in sorted({*now, *before}):
        if now.get(name) != before.get(name):
            print("new" if name not in before else "gone" if name not in now else "changed", name)
    if "--write" in sys.argv:
        SEALED.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
