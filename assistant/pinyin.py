"""Questions typed in pinyin, read against the knowledge base's own vocabulary.

What cannot be a word of the texts or of a question is left as it was typed. Syllables are compared without tones and with the confusions that
input methods forgive (zh/z, ch/c, sh/s, final ng/n).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, cached_property, lru_cache

# Words that make a question and stand in no duty text; the texts' own words come from the vocabulary.
QUESTION_WORDS = (
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
    """Reads pinyin against one vocabulary.

    Args:
        vocabulary: the words of the texts; the earlier a word stands, the likelier it is.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        usable = (w for w in (*QUESTION_WORDS, *vocabulary) if 0 < len(w) <= _MAX_WORD_CHARS and is_han(w))
        self._known = {word: place for place, word in enumerate(dict.fromkeys(usable))}  # likeliest first

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


@cache
def is_han(word: str) -> bool:
    """Whether a word is written in Chinese characters only."""
    return all("\u4e00" <= c <= "\u9fff" for c in word)
