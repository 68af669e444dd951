"""Reads ``paraphrases*.txt``: sentences written by hand, true and false, over duties of the tuning texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Written:
    """One sentence over one duty; ``wrong`` says what is wrong with it, empty when it is true."""

    role: str
    duty: str
    sentence: str
    wrong: str


def written(name: str = "paraphrases.txt") -> list[Written]:
    """The sentences in the file's order, with the mark [1]."""
    found: list[Written] = []
    role = duty = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "=":
            role, duty = (part.strip() for part in rest.split("|"))
        elif kind in "+-" and kind:
            wrong, sentence = rest.split("| ") if kind == "-" else ("", rest)
            found.append(Written(role, duty, sentence.replace("{n}", "[1]"), wrong))
    return found
