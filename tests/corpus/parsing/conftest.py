"""Fixtures of the parser's tests."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.parsing.result import Parse

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def assert_sound() -> Callable[[str, Parse], None]:
    """The check of :mod:`soundness`, loaded by path: tests are no package."""
    spec = importlib.util.spec_from_file_location("parsing_soundness", HERE / "soundness.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    check: Callable[[str, Parse], None] = module.assert_sound
    return check


@pytest.fixture(scope="session")
def clean_lists() -> list[tuple[str, list[str]]]:
    """Sixty clean duty lists in office language: (job, points)."""
    out: list[tuple[str, list[str]]] = []
    for block in (HERE / "clean_lists.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        job, *points = block.split("\n")
        out.append((job, points))
    return out
