"""Colloquial questions and the duties they mean; see README.md beside this file."""

from __future__ import annotations

import hashlib
from pathlib import Path


def pairs() -> list[tuple[str, str]]:
    """All questions with their duties."""
    files = sorted(Path(__file__).parent.glob("*.tsv"))
    lines = [line for file in files for line in file.read_text("utf-8").splitlines()]
    return [(question, duty) for line in lines for question, duty in [line.split("\t")]]


def divided() -> tuple[list[str], int]:
    """All duties, a sixth of them first that no training of questions may see, and how many those are.

    By a hash, so that a duty stays on its side when pairs are added.
    """
    duties = {duty: hashlib.sha256(duty.encode()).digest() for _, duty in pairs()}
    held = {duty for duty, digest in duties.items() if digest[0] % 6 == 0}
    ordered = sorted(duties, key=lambda duty: (duty not in held, duties[duty]))
    return ordered, len(held)
