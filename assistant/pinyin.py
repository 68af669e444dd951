"""Questions typed in pinyin, and words typed with a homophone's characters (出口推税 for 出口退税).

Both are read against the knowledge base's own vocabulary: what cannot be a word of the texts or of a
question is left as it was typed. Syllables are compared without tones and with the confusions that
input methods forgive (zh/z, ch/c, sh/s, final ng/n).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache

# Words that make a question and stand in no duty text; the texts' own words come from the vocabulary.
_QUESTION_WORDS = (
    "谁 负责 有哪些 哪些 什么 是什么 怎么 多少 几条 多久 什么时候 职责 岗位 工作 内容 要求 任职要求 的 和 与 有 是 吗 哪个 哪 由 归 管 做 需要 "
    "区别 不同 比较 清单 第 条 请问 我 你 他 在 要 给 向 跟 对 里 一次 主要 全部 所有 列出 处理 开 写 找 该 还有 呢 了 都 包括 具备 素质 条件 部门 打交道 讲 讲到 说 说到 提 提到 写到 谈到 涉及 各 各自 占 设"
).split()
_LATIN = re.compile(r"[A-Za-z']{2,}(?:\s+[A-Za-z']{1,})*")
_MAX_WORD_CHARS = 8
_SINGLE_PENALTY = 1.6  # one long word is likelier than two short ones


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> str:
    """The toneless, forgiving key of a Chinese word: 销售 is ``xiaosou``."""
    from pypinyin import lazy_pinyin  # 0.3 s of import that most questions never pay

    return "".join(_forgive(s) for s in lazy_pinyin(word))


def _forgive(syllable: str) -> str:
    plain = re.sub(r"^([zcs])h", r"\1", syllable.lower().replace("ü", "v"))
    return re.sub(r"ng$", "n", plain)


def forgiving(latin: str) -> str:
    """The same key for something typed in Latin letters, syllable borders unknown."""
    plain = re.sub(r"([zcs])h", r"\1", latin.lower().replace("'", "").replace("ü", "v"))
    plain = plain.replace("sei", "sui")  # shei, as 谁 is spoken: no other word sounds so
    return re.sub(r"ng(?![aeiouv])", "n", plain)


class PinyinReader:
    """Reads pinyin and homophones against one vocabulary.

    Args:
        vocabulary: the words of the texts; the earlier a word stands, the likelier it is.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        usable = (w for w in (*_QUESTION_WORDS, *vocabulary) if 0 < len(w) <= _MAX_WORD_CHARS and _is_han(w))
        self._known = {word: place for place, word in enumerate(dict.fromkeys(usable))}  # likeliest first
        self._at: dict[tuple[int, int, str], list[str]] = defaultdict(list)
        for word in self._known:
            for place, character in enumerate(word):
                self._at[len(word), place, character].append(word)

    @cached_property
    def _words(self) -> dict[str, str]:
        """The likeliest word of each spelling: 2 s for 20,000 words, and only Latin letters need it."""
        words: dict[str, str] = {}
        for word in self._known:
            words.setdefault(syllables_of(word), word)
        return words

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._words), default=0)

    def read(self, text: str) -> str:
        """``text`` with the Latin runs that spell Chinese words written in characters."""
        return _LATIN.sub(lambda run: self._spelled(run.group()) or run.group(), text)

    def _spelled(self, run: str) -> str | None:
        """The cheapest way to spell the whole run with known words (shortest path); ``None`` if there is none."""
        key = forgiving("".join(run.split()))
        best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(key)
        for end in range(1, len(key) + 1):
            for start in range(max(0, end - self._longest), end):
                before, word = best[start], self._words.get(key[start:end])
                if before is None or word is None:
                    continue
                cost = before[0] + (_SINGLE_PENALTY if len(word) == 1 else 1.0)
                now = best[end]
                if now is None or cost < now[0]:
                    best[end] = (cost, (*before[1], word))
        last = best[-1]
        return "".join(last[1]) if last else None

    def mend(self, words: Sequence[str], is_word: Callable[[str], bool]) -> str:
        """The words of a question joined again, with what is no word but sounds like one of the texts' mended.

        A stretch runs from one word's border to another's, so that 列出|销售 never gives 促销.

        Args:
            words: the question cut into words, nothing left out.
            is_word: whether the dictionary holds a word; a single one that it holds is left alone.
        """
        at, out = 0, []
        while at < len(words):
            for size in range(_MAX_STRETCH, 0, -1):
                if meant := self._sounding(words[at : at + size], is_word):
                    break
            out.append(meant or words[at])
            at += size
        return "".join(out)

    def _sounding(self, stretch: Sequence[str], is_word: Callable[[str], bool]) -> str | None:
        """The likeliest word that sounds like the stretch and shares a character with it, at the same place."""
        text = "".join(stretch)
        if not 2 <= len(text) <= _MAX_WORD_CHARS or text in self._known or not _is_han(text):
            return None
        if (len(stretch) == 1 and is_word(text)) or all(w in self._known for w in stretch):
            return None
        sharing = {word for place, c in enumerate(text) for word in self._at.get((len(text), place, c), ())}
        spelled = syllables_of(text) if sharing else ""
        alike = [word for word in sharing if syllables_of(word) == spelled]
        return min(alike, key=self._known.__getitem__) if alike else None


_MAX_STRETCH = 4


@cache
def _is_han(word: str) -> bool:
    return all("\u4e00" <= c <= "\u9fff" for c in word)
