"""Makes ``assistant/data/syllables.tsv``: how each character is read by itself (see ``assistant.syllables``).

python -m tests.eval.make_syllables
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

from assistant.syllables import FIRST, LAST

TARGET = Path("assistant/data/syllables.tsv")


def table() -> dict[str, str]:
    """The characters of each syllable."""
    found: defaultdict[str, str] = defaultdict(str)
    for character in map(chr, range(ord(FIRST), ord(LAST) + 1)):
        if (spelled := lazy_pinyin(character)[0]) != character:
            found[spelled] += character
    return dict(sorted(found.items()))


def main() -> None:
    head = "# Made by tests/eval/make_syllables.py from pypinyin (MIT): a syllable, the characters that are mostly read so.\n"
    rows = (f"{spelled}\t{characters}\n" for spelled, characters in table().items())
    TARGET.write_text(head + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
