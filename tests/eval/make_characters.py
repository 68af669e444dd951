"""Writes ``assistant/data/characters.tsv``: how rare each Chinese character is among duties.

    python -m tests.eval.make_characters

Counted over the 10,583 duties of the classification of occupations and the invented ones of ``pairs/*.tsv``.
"""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

from corpus.assets import OCCUPATIONS, AssetStore
from index.text import folded
from tests.eval.pairs import pairs

TARGET = Path("assistant/data/characters.tsv")
LEAST = 3  # duties that hold a character, for it to be listed


def main() -> None:
    """Count, weigh, write."""
    folder = AssetStore(Path.home() / ".cache/zhize/assets").pull(OCCUPATIONS)
    table = (folder / OCCUPATIONS.files[0].path).read_text("utf-8")
    texts = [*table.replace("；", "\n").splitlines(), *{duty for _, duty in pairs()}]
    held = Counter(char for text in texts for char in set(folded(text)) if "\u4e00" <= char <= "\u9fff")
    head = "# characters.tsv: a character, its idf over duties of all trades. Written by tests/eval/make_characters.py.\n"
    rows = [f"{c}\t{math.log(len(texts) / n):.1f}\n" for c, n in held.most_common() if n >= LEAST]
    TARGET.write_text(head + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} characters of {len(texts)} duties")


if __name__ == "__main__":
    main()
