"""Text to tokens, the same way for duties and for questions.

The view: NFKC width, simplified script, lower case. Cut: jieba in search mode (long words also give the
shorter dictionary words in them) with the domain words of ``corpus/data/words.tsv``; stop words and bare
punctuation go. The untouched text is never rewritten; this is a view for finding.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from corpus.catalogue.identity import digest
from index.dictionary import ShardedTokenizer, read_words
from index.text import narrowed, simplified, without_readings

_RULES = "2"  # bump when the code below gives other tokens than before
_CACHED_CHARS = 200  # a question and its parts are cut several times over; longer texts are not asked
_WORD = re.compile(r"[^\W_]")  # a token must hold a letter or a digit of some script
_FOREIGN = re.compile(r"[^\w+#&.%\-]")  # what the word index would split at (see index.words)


class Tokens:
    """The tokeniser. Safe to share between threads."""

    def __init__(self, cache: Path | None = None) -> None:
        """Load the word tables; ``cache`` is the data directory's ``jieba.cache``."""
        data = files("corpus.data")
        words = read_words(data.joinpath("words.tsv").read_text(encoding="utf-8"))
        stops = read_words(data.joinpath("stopwords.tsv").read_text(encoding="utf-8"))
        self._stops = frozenset(stops)
        self._jieba = ShardedTokenizer(words, cache)
        self.stamp = digest(_RULES, self._jieba.stamp, *sorted(stops))
        """Identifies the tokens that this tokeniser gives; stored words of another stamp never mix."""
        self._cached = lru_cache(maxsize=2048)(self._cut)
        self._cached_words = lru_cache(maxsize=512)(self._cut_words)

    def of(self, text: str) -> list[str]:
        """The tokens of a text, in order, with repetitions."""
        # jieba never joins across a blank, and the formal words behind a matter come again and again.
        return [token for piece in text.split(" ") if piece for token in self._tokens(piece)]

    def _tokens(self, text: str) -> tuple[str, ...]:
        return self._cached(text) if len(text) <= _CACHED_CHARS else self._cut(text)

    def words(self, text: str) -> list[str]:
        """The words of a text cut once, in order, nothing left out: what a question's grammar is read from."""
        return list(self._cached_words(text) if len(text) <= _CACHED_CHARS else self._cut_words(text))

    def is_word(self, text: str) -> bool:
        """Whether the dictionary holds ``text`` as a word."""
        return self._jieba.has(text)

    def dictionary_words(self, text: str) -> list[list[tuple[str, float]]]:
        """The dictionary's words that begin at each character of a text, with their shares of all running words."""
        graph, tokenizer = self._jieba.get_DAG(text), self._jieba
        return [
            [
                (word, share / tokenizer.total)
                for end in graph[start]
                if (share := tokenizer.FREQ.get(word := text[start : end + 1]))
            ]
            for start in range(len(text))
        ]

    def _cut_words(self, text: str) -> tuple[str, ...]:
        return tuple(self._jieba.cut(simplified(without_readings(narrowed(text))).lower()))

    def _cut(self, text: str) -> tuple[str, ...]:
        view = simplified(without_readings(narrowed(text))).lower()
        cut = (_FOREIGN.sub("", token) for token in self._jieba.cut_for_search(view))
        return tuple(token for token in cut if token not in self._stops and _WORD.search(token))
