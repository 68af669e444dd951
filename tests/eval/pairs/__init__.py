"""Colloquial questions and the duties they mean; see README.md beside this file."""

from __future__ import annotations

import random
from pathlib import Path


def pairs() -> list[tuple[str, str]]:
    """All questions with their duties."""
    files = sorted(Path(__file__).parent.glob("*.tsv"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [(question, duty) for line in lines for question, duty in [line.split("\t")]]


def divided() -> tuple[list[str], int]:
    """All duties in a seeded order, and how many of them, from the first, no training of questions may see."""
    duties = sorted({duty for _, duty in pairs()})
    random.Random(0).shuffle(duties)
    return duties, len(duties) // 6
