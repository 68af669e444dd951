"""Trains ``assistant/data/attributes.npz``: which attribute of a post a question asks for (see ``assistant.attribute_reading``).

    python -m tests.eval.train_attributes [--write]

Prints how a model of the other authors' questions reads each author's, beside the literal patterns of ``attributes.tsv`` alone, then
trains on all. Beside the questions (``asks/attributes-*.tsv``: attribute or ``none``, question; 【R】 stands for a job) it learns from
the patterns themselves, from questions that ask for a duty (``pairs/``), and from the questions of ``asks/a.tsv`` … that ask for no attribute.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from assistant.attribute_reading import CONDITIONS, LONGEST, NONE, OF_PERSON, SURELY, read_attribute
from assistant.attributes import GENERAL, attribute_in, attributes
from assistant.normalise import normalise
from tests.eval.pairs import divided, pairs
from tests.eval.train_classifier import ASKS, Asks, asks, encode, fit, write

TARGET = Path("assistant/data/attributes.npz")
INVERSE_RIDGE = 3.0
OF_WORK = 4_000  # questions
OF_PERSONS = "person"
_NO_ATTRIBUTE = frozenset(
    "matter who part duties overview count_duties count_roles compare other chat department roles write".split()
)


def taught() -> Asks:
    """What every model learns beside an author's questions."""
    patterns = [(a.name, pattern.lower()) for a in attributes() for pattern in a.patterns]
    others = [path.stem for path in sorted(ASKS.glob("?.tsv"))]
    wanted = [(NONE, q) for author in others for kind, q in asks(author) if kind in _NO_ATTRIBUTE]
    return patterns + wanted + of_work()


def of_work() -> Asks:
    """Questions of the pairs that ask for a duty, in everyday words: what is no attribute is said in endless ways."""
    duties, held = divided()
    seen = set(duties[held:])
    asked = sorted(normalise(question).core.lower() for question, duty in pairs() if duty in seen)
    return [(NONE, question) for question in random.Random(7).sample(asked, OF_WORK)]


def report(learnt: Asks, asked: Asks) -> None:
    """How a model of ``learnt`` reads ``asked``, and how the patterns alone do."""
    reader = fit([*learnt, *taught()], longest=LONGEST, inverse_ridge=INVERSE_RIDGE)

    def by_patterns(question: str) -> str:
        found = attribute_in(question)
        return found.name if found else NONE

    def by_letters(question: str) -> str:
        found = read_attribute(question, by=reader)
        return found.name if found else NONE

    def by_all(question: str) -> str:
        found = read_attribute(question, encode, by=reader)
        return found.name if found else NONE

    def by_person(question: str) -> str:
        chances = reader.chances(question, encode)
        return OF_PERSONS if chances[of_person].sum() >= SURELY else NONE

    of_person = [kind in OF_PERSON for kind in reader.kinds]
    demands = [(OF_PERSONS if kind in OF_PERSON else NONE, question) for kind, question in asked]
    asked = [row for row in asked if row[0] not in (CONDITIONS, *GENERAL)]
    print(f"{len(learnt)} → {len(asked)}")
    _print("patterns", asked, by_patterns)
    _print("and letters", asked, by_letters)
    _print("and meaning", asked, by_all)
    _print("of a person", demands, by_person)


def _print(name: str, asked: Asks, read: Callable[[str], str]) -> None:
    found = [(read(question), meant) for meant, question in asked]
    right = [one == meant for one, meant in found if meant != NONE]
    said = [one == meant for one, meant in found if one != NONE]
    taken = [one != NONE for one, meant in found if meant == NONE]
    print(
        f"  {name:18s} found {np.mean(right):.3f}, rightly {np.mean(said):.3f}, read into {np.mean(taken):.3f} of those that ask for none"
    )


def main() -> None:
    by_author = [asks(path.stem) for path in sorted(ASKS.glob("attributes-?.tsv"))]
    for asked in by_author:
        report([row for author in by_author if author is not asked for row in author], asked)
    if "--write" in sys.argv:
        rows = [row for author in by_author for row in author]
        write(fit([*rows, *taught()], longest=LONGEST, inverse_ridge=INVERSE_RIDGE), TARGET)


if __name__ == "__main__":
    main()
