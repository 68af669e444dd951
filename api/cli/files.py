"""Reads the files that a command names."""

from __future__ import annotations

import sys
from pathlib import Path

from corpus.errors import NotFound

STDIN = "-"


def read_file(path: str) -> tuple[str, bytes]:
    """Name and bytes of a file; ``-`` is standard input.

    Raises:
        NotFound: ``file_not_found`` with the path.
    """
    if path == STDIN:
        return "stdin.txt", sys.stdin.buffer.read()
    try:
        return Path(path).name, Path(path).read_bytes()
    except (OSError, ValueError) as exc:  # ValueError: a NUL in the name
        raise NotFound("file_not_found", path=path) from exc
