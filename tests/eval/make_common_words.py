"""Makes ``assistant/data/common_words.tsv``: how the most common Chinese words are spelled (see ``assistant.pinyin``).

    python -m tests.eval.make_common_words

The words of two and three characters that jieba's dictionary counts most often, without names of persons and places; of
words that are spelled alike, the most common one.
"""

from __future__ import annotations

from pathlib import Path

import jieba  # type: ignore[import-untyped]

from assistant.pinyin import is_han, keys_of

TARGET = Path("assistant/data/common_words.tsv")
WORDS = 16_000
CHARS = range(2, 4)
NAMES = ("nr", "ns", "nt", "nz")


def main() -> None:
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    rows = [(word, int(count)) for word, count, kind in map(str.split, lines) if not kind.startswith(NAMES)]
    usable = [(word, count) for word, count in rows if len(word) in CHARS and is_han(word)]
    spelled: dict[str, str] = {}
    for word, _ in sorted(usable, key=lambda row: -row[1])[:WORDS]:
        for key in keys_of(word):
            spelled.setdefault(key, word)
    head = "# Made by tests/eval/make_common_words.py from jieba's dictionary (MIT): spelling, the most common word so spelled.\n"
    TARGET.write_text(
        head + "".join(f"{key}\t{word}\n" for key, word in sorted(spelled.items())), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
