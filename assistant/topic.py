"""What a question is about, once who is meant and how it asks are taken away.

"谁负责开具增值税发票？" is about 开具 · 增值税 · 发票. Each term carries its rarity in the knowledge base,
because a rare word says more about what is meant, and the formal words that may stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import zip_longest

from assistant.asking import without_asking
from assistant.knowledge import Knowledge
from assistant.lexicon import Lexicon
from index.hybrid import HybridIndex

# In an expansion: a question of six words that the texts hold apart has forty, which take 25 ms to encode and say no more.
# Paraphrase F1 on the tune sets (672) with 8, 12, 16, 20, 28 and all of them: .602, .606, .612, .604, .608, .604.
_FORMAL_WORDS = 12


@dataclass(frozen=True, slots=True)
class Term:
    """One content word.

    Attributes:
        word: as asked (folded).
        weight: rarity in the knowledge base (idf); the words of one topic are weighed against each other.
        variants: formal words that may stand for it, each with a strength in 0..1.
        parts: shorter words inside it, for compounds that the texts print apart (增值税发票).
    """

    word: str
    weight: float
    variants: tuple[tuple[str, float], ...]
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """The words that matter.

    Attributes:
        text: the content words joined, for the encoder.
        label: the stretch of the question that holds them, as a person would quote it.
        meaning: what is encoded where words decide: the text, and the formal words of what the texts never say.
    """

    text: str
    terms: tuple[Term, ...]
    label: str = ""
    meaning: str = ""

    @property
    def empty(self) -> bool:
        """Nothing is left once frames and names are taken away."""
        return not self.terms

    @property
    def expansion(self) -> str:
        """The topic with the surest formal words of each of its terms in turn, for the word index and the encoder."""
        by_strength = (sorted(term.variants, key=lambda variant: -variant[1]) for term in self.terms)
        turns = zip_longest(*by_strength)
        formal = dict.fromkeys(variant[0] for turn in turns for variant in turn if variant)
        surest = set(list(formal)[:_FORMAL_WORDS])
        words = [word for term in self.terms for word, _ in term.variants if word in surest]
        return " ".join(dict.fromkeys([self.text, *words]))


def topic_of(rest: str, index: HybridIndex, lexicon: Lexicon, knowledge: Knowledge) -> Topic:
    """The topic of ``rest``: a normalised question from which the resolved names were taken."""
    asked = _ASKING_VERB.sub(r"\1 ", without_asking(rest))
    cut = _trimmed(index.words(_WHO.sub(r" \g<0>", asked)), index, lexicon, knowledge)
    words = _content(cut, knowledge)
    text, words_of_matter = "".join(words), list(words)
    phrases = lexicon.phrases_in(cut)
    terms: dict[str, Term] = {}
    for phrase in phrases:
        if phrase.text in _function_words():
            continue
        words = [w for w in words if w not in phrase.text]
        formal = tuple((f, s * _telling(f, knowledge)) for f, s in phrase.formal)
        weight = max((knowledge.rarity(f) for f, _ in formal), default=1.0)
        parts = tuple(p for p in index.tokens(phrase.text) if p != phrase.text and len(p) > 1)
        terms[phrase.text] = Term(phrase.text, weight, formal, parts)
    for word in words:
        weight = knowledge.rarity(word) * _share(word, words)
        parts = tuple(p for p in index.tokens(word) if p != word and len(p) > 1)
        terms[word] = Term(word, weight, lexicon.synonyms(word), parts)
    label = _label(rest, words_of_matter) or text
    own = tuple(_told_by_itself(term, terms, rest.lower()) for term in terms.values())
    return Topic(text, own, label, _meaning(text, own, knowledge))


def _told_by_itself(term: Term, others: Collection[str], rest: str) -> Term:
    """A term without the formal words that the question says apart from it: in "电子秤多久校准" 校准 tells nothing of the scale.

    Words side by side may say the same (陈列展示, 重要客户、重点客户).
    """
    apart = {word for word in others if word != term.word and _apart(term.word, word, rest)}
    left = tuple((word, strength) for word, strength in term.variants if word not in apart)
    return term if len(left) == len(term.variants) else replace(term, variants=left)


def _apart(one: str, other: str, rest: str) -> bool:
    """Whether something that joins nothing stands between two words: 多久, 谁有权."""
    first, second = sorted(((rest.find(one), one), (rest.find(other), other)))
    between = rest[first[0] + len(first[1]) : second[0]]
    return first[0] >= 0 and bool(between.strip()) and not _JOINING.search(between)


_JOINING = re.compile(r"[、，,/;；]|和|或|跟|与|及|以及|还有")


def _trimmed(words: Sequence[str], index: HybridIndex, lexicon: Lexicon, knowledge: Knowledge) -> list[str]:
    """The words, one that nobody knows without the function words that jieba left on it: 修 of 修到, 审 of 人审."""
    return [
        word
        if knowledge.rarity(word) < knowledge.unseen or lexicon.synonyms(word)
        else _core(word, known=index.is_word(word))
        for word in words
    ]


def _core(word: str, *, known: bool) -> str:
    """``word`` without what only leans on it: 修 of 修到, 审 of 人审; a word of the dictionary (超过, 目的) loses 了 alone."""
    core = re.sub(r"(?<=.)了$" if known else r"(?<=.)(?:了|到|的|着|过|掉|完)+$", "", word)
    core = core if known else re.sub(r"^(?:人|先|再|又|都|也|还|就|才|被|把)(?=.)", "", core)
    return word if core in _function_words() else core


def _meaning(text: str, terms: Iterable[Term], knowledge: Knowledge) -> str:
    """What the encoder reads: a word of the texts speaks for itself, one that they lack by its formal words."""
    lacked = [term for term in terms if knowledge.rarity(term.word) >= knowledge.unseen]
    return " ".join(dict.fromkeys([text, *(word for term in lacked for word, _ in term.variants)]))


def _label(rest: str, words: list[str]) -> str:
    """From the first content word to the last, as asked: "每月10日前要交", not "每月日前要交"."""
    lowered = rest.lower()
    places = [(at, at + len(w)) for w in words if (at := lowered.find(w)) >= 0]
    if not places:
        return ""
    label = rest[min(p[0] for p in places) : max(p[1] for p in places)]
    return re.sub(r"\s+", " ", label).strip() if len(label) <= _LABEL_CHARS else ""


_LABEL_CHARS = 24


def _telling(word: str, knowledge: Knowledge) -> float:
    """How much a formal word says by itself: 催收 all, a verb that half of the duties hold (管理) little."""
    return min(1.0, knowledge.rarity(word) / (_TELLING_SHARE * knowledge.unseen))


_TELLING_SHARE = 0.7


def _share(word: str, words: Sequence[str]) -> float:
    """How much of its rarity a word counts with among the words of a matter."""
    if word in _LIGHT_VERBS and any(len(other) > 1 and other not in _LIGHT_VERBS for other in words):
        return _LIGHT_WEIGHT
    return _SHORT_WEIGHT if len(word) == 1 else 1.0


# 提供检测服务 and 检测服务 are one matter: a dummy verb (形式动词, Zhu Dexi 1985) only makes a verb of its noun.
_LIGHT_VERBS = frozenset("提供 进行 开展 从事 给予 予以 加以 作出 做出 做好 实行 给以".split())
_LIGHT_WEIGHT = 0.05
_SHORT_WEIGHT = 0.3  # a single character (开 in 开发票) is half a word: it may help, never decide
_WORDLIKE = re.compile(r"[\w]")
_COUNT = re.compile(
    r"^(?:\d+|[一二三四五六七八九十百千两几]+)(?:个|条|项|点|份|次|件|种|块|节|段|样|桩|款|回|趟|遍|轮|圈)?$"
)


# "窜货归谁处理" (jieba reads 货归): who is asked for begins a word.
_WHO = re.compile(r"(?:归|由|找|该|让|要|是|得)?(?:谁|哪个|哪位|哪些)")
# "都管网站": the asking verb sticks to what follows (jieba reads 管网), so it is set apart first.
_ASKING_VERB = re.compile(r"(?<=[都也谁要来去是归])(管|做|干|搞|办|写)")


def _content(words: list[str], knowledge: Knowledge) -> list[str]:
    """The words that carry a matter: function words, counts and punctuation are gone."""
    kept = [w for w in words if w not in _function_words() and _WORDLIKE.search(w) and not _COUNT.match(w)]
    return [w for w in kept if knowledge.rarity(w) < knowledge.unseen or not _functional(w)]


def _functional(word: str) -> bool:
    """Whether a word the texts lack is put together from function words (那节, 几大块, 全部列)."""
    return not word or any(
        word[:n] in _function_words() and _functional(word[n:]) for n in range(1, len(word) + 1)
    )


@cache
def _function_words() -> frozenset[str]:
    text = (files("assistant.data") / "function_words.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return frozenset(word for line in lines for word in line.split())
