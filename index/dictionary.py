"""jieba's dictionary, loaded by the characters that a text needs.

Stock ``jieba.Tokenizer`` builds a dict of 498,113 entries: 0.7-1.0 s and 62 MB in every process, also for
one short question. All that segmentation ever looks up are substrings of the sentence, so this subclass
keeps the same dictionary in shards by first character and adds a shard when its character first occurs;
the algorithm (DAG, route, HMM) is jieba's own, untouched, and so is its result (a test compares both).

The prepared file lies in the data directory, not in a shared temporary folder. It is derived: a missing,
outdated or damaged one is made again, and where it cannot be written the shards stay in memory.
"""

from __future__ import annotations

import logging
import marshal
import os
import zlib
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile

import jieba

from corpus.catalogue.identity import digest

jieba.setLogLevel(logging.WARNING)
_LOG = logging.getLogger(__name__)
_MAGIC = b"zhize-jieba-1\n"


class ShardedTokenizer(jieba.Tokenizer):  # type: ignore[misc]  # jieba is untyped
    """The real jieba over shards. Thread-safe as jieba is: shards are added under its lock."""

    def __init__(self, words: dict[str, int], cache: Path | None) -> None:
        """Prepare or open the dictionary.

        Args:
            words: domain words with their frequencies, added to jieba's own.
            cache: where the prepared dictionary lies, or ``None`` to keep it in memory.
        """
        super().__init__()
        self._words = words
        self._shards = _Shards.open(cache, self.stamp) or _Shards.make(cache, self.stamp, words)
        self._seen: set[str] = set()
        self.total = self._shards.total
        self.initialized = True  # jieba must not load its own copy

    @property
    def stamp(self) -> str:
        """Identifies the dictionary: jieba's release and the domain words."""
        return digest(version("jieba"), *(f"{word} {freq}" for word, freq in sorted(self._words.items())))

    def has(self, word: str) -> bool:
        """Whether the dictionary holds ``word``; prefixes of longer words do not count."""
        if not word:
            return False
        self.get_DAG(word)
        return bool(self.FREQ.get(word))

    def get_DAG(self, sentence: str) -> dict[int, list[int]]:  # noqa: N802  # jieba's name
        """jieba's word graph, after the sentence's characters have their shards."""
        missing = set(sentence) - self._seen
        if missing:
            with self.lock:
                for character in missing:
                    self.FREQ.update(self._shards.of(character))
                    self._seen.add(character)
        graph: dict[int, list[int]] = super().get_DAG(sentence)
        return graph


class _Shards:
    """``index[character] = (offset, length)`` into one block of marshalled dicts."""

    def __init__(
        self, total: int, index: dict[str, tuple[int, int]], start: int, source: bytes | int
    ) -> None:
        self.total = total
        self._index = index
        self._start = start
        self._source = source

    @classmethod
    def open(cls, path: Path | None, stamp: str) -> _Shards | None:
        """The prepared file, or ``None`` where it is missing, damaged or made from other words."""
        if path is None:
            return None
        try:
            handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return None
        head = os.pread(handle, len(_MAGIC) + 8, 0)
        size = int.from_bytes(head[len(_MAGIC) : len(_MAGIC) + 4], "big")
        block = os.pread(handle, size, len(head))
        end = len(head) + size
        whole = head.startswith(_MAGIC) and zlib.crc32(block).to_bytes(4, "big") == head[-4:]
        if whole:
            found, total, crc, length, index = marshal.loads(block)
            # Reading the 7 MB once costs 5 ms and makes noise in the file harmless.
            data = os.pread(handle, length + 1, end)
            if found == stamp and len(data) == length and zlib.crc32(data) == crc:
                return cls(total, index, end, handle)
        os.close(handle)
        return None

    @classmethod
    def make(cls, path: Path | None, stamp: str, words: dict[str, int]) -> _Shards:
        """Build from jieba's own dictionary (1 s), and store where possible."""
        stock = jieba.Tokenizer()
        stock.FREQ, stock.total = stock.gen_pfdict(stock.get_dict_file())
        stock.initialized = True
        for word, freq in words.items():
            stock.add_word(word, freq or None)
        shards: dict[str, dict[str, int]] = {}
        for word, freq in stock.FREQ.items():
            shards.setdefault(word[0], {})[word] = freq
        parts: list[bytes] = []
        index: dict[str, tuple[int, int]] = {}
        offset = 0
        for character, shard in shards.items():
            part = marshal.dumps(shard)
            index[character] = (offset, len(part))
            offset += len(part)
            parts.append(part)
        data = b"".join(parts)
        if path is not None:
            block = marshal.dumps((stamp, stock.total, zlib.crc32(data), len(data), index))
            _store(path, block, data)
        return cls(stock.total, index, 0, data)

    def of(self, character: str) -> dict[str, int]:
        """Every dictionary entry that begins with the character."""
        place = self._index.get(character)
        if place is None:
            return {}
        offset, length = place
        if isinstance(self._source, bytes):
            part = self._source[offset : offset + length]
        else:
            part = os.pread(self._source, length, self._start + offset)
        shard: dict[str, int] = marshal.loads(part)
        return shard

    def __del__(self) -> None:
        if isinstance(self._source, int):
            os.close(self._source)


def _store(path: Path, block: bytes, data: bytes) -> None:
    head = _MAGIC + len(block).to_bytes(4, "big") + zlib.crc32(block).to_bytes(4, "big")
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=".jieba", delete=False) as file:
            beside = Path(file.name)
            file.write(head + block + data)
        beside.replace(path)
    except OSError as error:
        _LOG.warning("the dictionary cache %s could not be written: %s", path, error)


def read_words(text: str) -> dict[str, int]:
    """A word table: ``word<TAB>frequency`` a line, 0 where jieba shall choose; ``#`` begins a comment."""
    words: dict[str, int] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, _, freq = line.partition("\t")
            words[word.strip()] = int(freq or 0)
    return words
