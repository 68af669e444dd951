"""What a question is about, once who is meant and how it asks are taken away.

"谁负责开具增值税发票？" is about 开具 · 增值税 · 发票. Each term carries its rarity in the knowledge base,
because a rare word says more about what is meant, and the formal words that may stand for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.lexicon import Lexicon
from index.hybrid import HybridIndex

# Question frames: words that ask, and say nothing of what is asked about.
_FRAMES = re.compile(
    r"(?:是)?(?:由|归|该|应该|应当|要|得|都|都有|都是|有)?"
    r"(?:谁|哪(?:些|几|一)?(?:个|位|类|种)?(?:岗位|职位|角色|职务|人员|人|部门|同事|负责人|团队|清单|职责|方面|事情|事|工作|内容|条|项|地方|任务)|什么(?:岗位|职位|人|部门)|何人)"
    r"(?:来|去|在|会|能|是|要|应该|该|应当|需要|可以|得)*(?:负责|主管|承担|管|处理|干|做|办|搞)?(?:的|呢)?"
    r"|(?:找|问|归|让|叫)(?:谁|哪个|哪位)|归.{0,2}管"
    r"|什么时候|何时|啥时候|多久|多长时间|几号|几点|哪天|哪一天|(?:的)?频率|(?:的)?周期|多常|隔多|每(?=几|多少)|多少|几(?:条|项|点|个|次|天)"
    r"|怎么样?|怎样|如何|为什么|为何|是否|是不是|有没有|要不要|需不需要|能不能|会不会|(?:吗|对吧|对不对|是吧|没错吧|是真的吗)+$"
    r"|有哪些|有什么|有啥|哪些|哪几|什么样|是什么|是啥|什么|啥|包括|包含|列出|列举|罗列|列一下|具体|详细|分别|一共|总共|全部|所有|完整"
    r"|规定|文本里|文中|原文|文件里|资料里|这里面|里面|提到|写到|写了|说到|涉及到?|有关|相关|关于|方面|对于|针对|事宜|事情|问题|情况|的话|这件事|这事|这块|这方面|工作上"
)
_GENERIC = frozenset(
    "负责 工作 进行 相关 做好 职责 岗位 任务 内容 要求 规定 公司 需要 应该 应当 可以 能够 必须 人员 部门 责任 有关 的话 以及 他们 我们 "
    "他 她 它 你 我 要 去 来 到 在 有 没有 没 不 是 的 了 和 与 及 或 并 对 把 被 让 给 向 从 以 为 将 所 其 该 此 各 这 那 个 种 类 条 项 "
    "做 干 搞 办 弄 管 会 能 得 着 过 地 就 都 也 还 又 才 只 请 问 说 看 想 知道 一下 一个 东西 事 人 时候 时 上 下 中 里 内 外 等 吗 呢 吧 啊 呀 "
    "主要 平时 日常 一般 通常 到底 究竟 自己 本 职位 哪 几 多 少 多少 怎么 如何 什么 谁 哪些".split()
)


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
    """The words that matter, and the plain text of them for the encoder."""

    text: str
    terms: tuple[Term, ...]

    @property
    def empty(self) -> bool:
        """Nothing is left once frames and names are taken away."""
        return not self.terms

    @property
    def expansion(self) -> str:
        """The topic with the formal words of its terms, for the word index."""
        words = [word for term in self.terms for word, _ in term.variants]
        return " ".join(dict.fromkeys([self.text, *words]))


def topic_of(rest: str, index: HybridIndex, lexicon: Lexicon, *, kb: str) -> Topic:
    """The topic of ``rest``: a normalised question from which the resolved names were taken."""
    text = re.sub(r"\s+", " ", _FRAMES.sub(" ", rest)).strip(" ,，.。?？!！;；:：的")
    phrases = lexicon.phrases_in(text)
    words = _maximal(index.tokens(text))
    terms: dict[str, Term] = {}
    for phrase in phrases:
        covered = [w for w in words if w in phrase.text]
        words = [w for w in words if w not in covered]
        terms[phrase.text] = Term(
            phrase.text,
            max((index.rarity(v, kb=kb) for v, _ in phrase.formal), default=1.0),
            phrase.formal,
            (),
        )
    for word in words:
        if word in _GENERIC:
            continue
        weight = index.rarity(word, kb=kb) * (_SHORT_WEIGHT if len(word) == 1 else 1.0)
        parts = tuple(p for p in index.tokens(word) if p != word and len(p) > 1)
        terms[word] = Term(word, weight, lexicon.synonyms(word), parts)
    return Topic(text=text, terms=tuple(terms.values()))


_SHORT_WEIGHT = 0.3  # a single character (开 in 开发票) is half a word: it may help, never decide


def _maximal(tokens: list[str]) -> list[str]:
    """Tokens not contained in a longer token of the same question (search mode gives both)."""
    unique = list(dict.fromkeys(tokens))
    return [t for t in unique if not any(t != other and t in other for other in unique)]
