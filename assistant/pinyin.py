"""Questions typed in pinyin, read against the knowledge base's own vocabulary.

What cannot be a word of the texts or of a question is left as it was typed. Syllables are compared without tones and with the confusions that
input methods forgive (zh/z, ch/c, sh/s, final ng/n).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from itertools import accumulate

from assistant.syllables import syllable

# Words that make a question and stand in no duty text; the texts' own words come from the vocabulary.
QUESTION_WORDS = (
    "谁 负责 有哪些 哪些 什么 是什么 怎么 多少 几条 多久 什么时候 职责 岗位 工作 内容 要求 任职要求 的 和 与 有 是 吗 哪个 哪 由 归 管 做 需要 "
    "区别 不同 比较 清单 第 条 请问 我 你 他 在 要 给 向 跟 对 里 一次 主要 全部 所有 列出 处理 开 写 找 该 还有 呢 了 都 包括 具备 素质 条件 部门 打交道 讲 讲到 说 说到 提 提到 写到 谈到 涉及 各 各自 占 设"
).split()
# What people say and type besides; too short or too common to be looked for in a question typed in characters.
SPOKEN_WORDS = (
    "接 听 签 报 发 算 填 交 领 查 审 批 办 来 去 开 送 收 买 卖 修 搞 弄 定 排 盯 催 教 带 看 想 问 说 记 存 装 拆 洗 扫 拿 用 "
    "几 几号 几点 几天 几个 几次 几年 几月 几家 几人 号 日 天 月 年 周 点 个 家 人 次 份 一条 哪一条 哪条 哪份 哪里 哪些人 一 二 三 四 五 六 七 八 九 十 "
    "不 不能 不准 能不能 可以 可不可以 是不是 有没有 要不要 会不会 怎么办 怎么做 怎样 如何 为什么 啥 咋 多长时间 多大 多高 "
    "我 我们 我想问 想问 问下 问一下 请问下 帮我 告诉我 看下 一下 列一下 列出来 你好 您好 谢谢 他们 大家 公司 老板 经理 主管 员工 同事 "
    "这 那 这个 那个 每天 每周 每月 每年 每季度 月底 月初 之前 以前 以后 内 上 下 前 后 时候 时间 事情 东西 钱 工资 加班 请假 上班 下班 "
    "啊 吧 呀 啦 嘛 哦 哈 么 差 超 应该 必须 得 需 让 把 被 对 为 从 到 以 及 或 和 跟 于 也 还 再 才 就 只 最 很 之 所 者 时"
).split()
_LATIN = re.compile(r"[A-Za-z']{2,}(?:\s+[A-Za-z']{1,})*")
_MAX_WORD_CHARS = 8
_MOST_BESIDE = 3  # characters of a word, typed or spelled, where it is written in both: ying收账款
_SINGLE_PENALTY = 1.6  # one long word is likelier than two short ones
_GUESS_PENALTY = 3.5  # a character that is no word of its own is only taken where nothing else spells it
_COMMON_WORD = 1.3  # a word that only stands in the dictionary; one of the texts or of questions costs 1
_CAPITALS = 0.5  # what the texts hold and is typed in capitals is hardly pinyin: KA, not 卡
_MOST_GUESSED = 3  # at most every third character may be such a guess
_FLATTENED = 50  # the first ranks of a vocabulary differ less than Zipf's law says


@lru_cache(maxsize=20_000)
def syllables_of(word: str) -> str:
    """The toneless, forgiving key of a Chinese word: 销售 is ``xiaosou``."""
    if len(word) == 1:
        return forgiven(syllable(word))
    from pypinyin import lazy_pinyin  # 0.3 s of import that most questions never pay

    return "".join(forgiven(s) for s in lazy_pinyin(word))


def keys_of(word: str) -> tuple[str, ...]:
    """The keys by which a word is found: syllable by syllable, and as one run (方案: fanan, fangan)."""
    from pypinyin import lazy_pinyin  # 0.3 s of import that most questions never pay

    key, run = syllables_of(word), forgiving("".join(lazy_pinyin(word)))
    return (key,) if key == run else (key, run)


def forgiven(typed: str) -> str:
    """The key of one syllable."""
    plain = re.sub(r"^([zcs])h", r"\1", typed.lower().replace("ü", "v"))
    return re.sub(r"ng$", "n", plain)


def forgiving(latin: str) -> str:
    """The same key for something typed in Latin letters, syllable borders unknown."""
    plain = re.sub(r"([zcs])h", r"\1", latin.lower().replace("'", "").replace("ü", "v"))
    plain = plain.replace("sei", "sui")  # shei, as 谁 is spoken: no other word sounds so
    return re.sub(r"ng(?![aeiouv])", "n", plain)


_WHO_FIRST = re.compile(r"\s*shui\s+(?=[a-z])", re.IGNORECASE)


class PinyinReader:
    """Reads pinyin against one vocabulary.

    Args:
        vocabulary: the words of the texts; the earlier a word stands, the likelier it is.
        held: whether the texts use a word of Latin letters (KA, POP), which then may stand as it is.
    """

    def __init__(self, vocabulary: Iterable[str], held: Callable[[str], bool] = lambda _: False) -> None:
        words = (*QUESTION_WORDS, *SPOKEN_WORDS, *vocabulary)
        usable = (w for w in words if 0 < len(w) <= _MAX_WORD_CHARS and is_han(w))
        self._known = {word: place for place, word in enumerate(dict.fromkeys(usable))}  # likeliest first
        self._held = held

    @cached_property
    def _words(self) -> dict[str, str]:
        """The likeliest word of each spelling: 2 s for 20,000 words, and only Latin letters need it."""
        words: dict[str, str] = {}
        for word in self._known:
            for key in keys_of(word):
                words.setdefault(key, word)
        return words

    @cached_property
    def _singles(self) -> dict[str, str]:
        """The likeliest character of each syllable, for what no word of the vocabulary is: 六, 扣."""
        often: defaultdict[str, float] = defaultdict(float)
        for word, place in self._known.items():
            for character in word:
                often[character] += 1 / (place + _FLATTENED)
        singles: dict[str, str] = {}
        for character in sorted(often, key=often.__getitem__, reverse=True):
            singles.setdefault(syllables_of(character), character)
        return singles

    @cached_property
    def _every(self) -> tuple[str, ...]:
        """Every word known, those of the texts and of questions first."""
        return tuple(dict.fromkeys((*self._known, *common_words().values())))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, (*self._words, *common_words())), default=0)

    def read(self, text: str) -> str:
        """``text`` with the Latin runs that spell Chinese words written in characters."""
        return _LATIN.sub(lambda run: self._run(run.group()) or run.group(), text)

    def _run(self, run: str) -> str | None:
        """The run in characters; who is asked for where it begins "shui …" with no word of the texts (shui jie is not 水解)."""
        who = _WHO_FIRST.match(run)
        if who is not None:
            pieces = [forgiving(piece) for piece in run.split()]
            joined = {"".join(pieces[:size]) for size in range(2, len(pieces) + 1)}
            if joined.isdisjoint(self._words) and (rest := self._spelled(run[who.end() :])) is not None:
                return f"谁{rest}"
        return self._spelled(run)

    def rest_of_word(self, run: str, before: str, after: str) -> str | None:
        """``run`` as the rest of a word whose other characters are typed beside it: 评gu, 排ban表, ying收账款.

        Args:
            before, after: the Chinese characters that stand directly at its sides.
        """
        key = forgiving(run)
        for size in range(_MOST_BESIDE, 0, -1):
            left, right = before[-size:], after[:size]
            for word in self._every if size <= max(len(before), len(after)) else ():
                rest = ""
                if len(left) == size and word.startswith(left):
                    rest = word[size:]
                elif len(right) == size and word.endswith(right):
                    rest = word[:-size]
                if 0 < len(rest) <= _MOST_BESIDE and key in keys_of(rest):
                    return rest
        return None

    def _spelled(self, run: str) -> str | None:
        """The cheapest way to spell the whole run with known words (shortest path); ``None`` if there is none.

        A blank typed is a border: a word fills whole pieces (cang ku) or lies in one (gangweizhize).
        """
        pieces = run.split()
        keys = [forgiving(piece) for piece in pieces]
        key, borders = "".join(keys), [0, *accumulate(map(len, keys))]
        standing = dict(zip(borders, zip(keys, pieces, strict=True), strict=False))
        best: list[_Way | None] = [_Way(0.0, (), 0)] + [None] * len(key)
        for start in range(len(key)):
            if (before := best[start]) is None:
                continue
            spelled, piece = standing.get(start, ("", ""))
            if piece and self._held(piece.lower()):
                cost = _SINGLE_PENALTY if piece.islower() else _CAPITALS
                _keep(best, start + len(spelled), before.then(f" {piece} ", cost))
            for end in self._ends(start, borders):
                word, character = self._words.get(key[start:end]), self._singles.get(key[start:end])
                if word is not None:
                    _keep(best, end, before.then(word, _SINGLE_PENALTY if len(word) == 1 else 1.0))
                elif (word := common_words().get(key[start:end])) is not None:
                    _keep(best, end, before.then(word, _COMMON_WORD))
                elif character is not None:
                    _keep(best, end, before.then(character, _GUESS_PENALTY, guesses=1))
        last = best[-1]
        if last is None or last.guesses * _MOST_GUESSED > len("".join(last.words)):
            return None
        return re.sub(r"\s+", " ", "".join(last.words)).strip()

    def _ends(self, start: int, borders: Sequence[int]) -> Iterator[int]:
        """Where a word that begins at ``start`` may end."""
        after = [border for border in borders if start < border <= start + self._longest]
        inside = after[0] if after else start + self._longest
        yield from range(start + 1, inside + 1)
        if start in borders:
            yield from after[1:]


@cache
def common_words() -> dict[str, str]:
    """How the words are spelled that any question may hold (差异, 宿舍): a short page has few words of its own."""
    text = (files("assistant.data") / "common_words.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t") for line in text.splitlines() if not line.startswith("#"))


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to spell the beginning of a run: its cost, its words, and how many characters are guesses."""

    cost: float
    words: tuple[str, ...]
    guesses: int

    def then(self, word: str, cost: float, guesses: int = 0) -> _Way:
        return _Way(self.cost + cost, (*self.words, word), self.guesses + guesses)


def _keep(best: list[_Way | None], end: int, way: _Way) -> None:
    """Keep ``way`` where it is the cheapest that ends there."""
    held = best[end]
    if held is None or way.cost < held.cost:
        best[end] = way


@cache
def is_han(word: str) -> bool:
    """Whether a word is written in Chinese characters only."""
    return all("\u4e00" <= c <= "\u9fff" for c in word)
