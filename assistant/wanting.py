"""What kind of answer a question about a job wants, read by a small classifier: "出纳一天到晚都干些啥，全给我列出来".

People wrap a plain request in more ways than patterns foresee (老板让我背一遍…, 面试前想问下…). A softmax regression over
the question's character n-grams (1 to 4, the job's name as one sign) says which of eighteen kinds of answer is
wanted; where it is sure of a kind that has a plain wording, the question is read in that wording. Trained by
``tests/eval/train_wanting.py`` on five thousand questions of two authors; see there for what it reaches on an author it has not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

JOB = "\ue000"
"""Stands for the name of a job or a department; of Unicode's private use, so no text holds it."""

LONGEST = 4  # characters of an n-gram
SURE = 0.6
_LONGEST_QUESTION = 60  # characters; in longer ones the job is only a part of what is said

PLAIN = {
    "duties": "{}有哪些职责",
    "requirements": "{}的任职要求有哪些",
    "rights": "{}有哪些权限",
    "kpi": "{}的考核指标有哪些",
    "overview": "{}主要做什么",
    "count_duties": "{}有多少条职责",
}
"""The kinds of answer that have a plain wording, which every reader behind this one knows."""


_OF_A_MATTER = ("matter", "part", "who")


def ngrams(question: str, longest: int = LONGEST) -> Iterator[str]:
    """The n-grams of a question (jobs replaced by ``JOB``), with signs for its start and end."""
    whole = f"^{question}$"
    for size in range(1, longest + 1):
        for at in range(len(whole) - size + 1):
            yield whole[at : at + size]


@dataclass(frozen=True, slots=True)
class Classifier:
    """A softmax regression over binary n-grams.

    Attributes:
        rows: n-gram → row of ``weights``.
        weights: shape (n-grams, kinds).
        bias: shape (kinds,).
    """

    kinds: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def wants(self, question: str) -> tuple[str, float]:
        """The likeliest kind of answer to a question (lower case, jobs as ``JOB``), with its probability."""
        found = sorted({self.rows[gram] for gram in ngrams(question) if gram in self.rows})
        z = self.bias + self.weights[found].sum(axis=0)
        chances = np.exp(z - z.max())
        best = int(chances.argmax())
        return self.kinds[best], float(chances[best] / chances.sum())

    def wraps(self, word: str) -> bool:
        """Whether a word only belongs to how people ask for a whole: 公司 and 背熟, but not 消防 or 报表."""
        return self.leans(word, tuple(PLAIN), _OF_A_MATTER)

    def leans(self, word: str, to: Sequence[str], than: Sequence[str]) -> bool:
        """Whether a word is more a sign of one of the kinds ``to`` than of any of ``than``; false for an unknown word."""
        row = self.rows.get(word)
        if row is None:
            return False
        weights: dict[str, float] = dict(zip(self.kinds, self.weights[row].tolist(), strict=True))
        return max(weights[kind] for kind in to) >= max(weights[kind] for kind in than)


@cache
def classifier() -> Classifier:
    """The packaged one."""
    with (
        (files("assistant.data") / "wanting.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as held,
    ):
        grams = str(held["ngrams"]).split("\n")
        return Classifier(
            kinds=tuple(str(held["kinds"]).split("\n")),
            rows={gram: row for row, gram in enumerate(grams)},
            weights=held["weights"].astype(np.float32),
            bias=held["bias"],
        )


#: A title's brackets as a normalised question has them: 客服专员（热线） is read again.
_NARROW = str.maketrans("（）", "()")


def plain_want(text: str, names: tuple[str, ...], spoken: str) -> str:
    """``text`` in plain words where it surely wants one of the ``PLAIN`` kinds of answer about one job; else itself.

    Args:
        names: the words of ``text`` that name the job, as typed in lower case.
        spoken: how the job is named in the plain wording.
    """
    if len(text) > _LONGEST_QUESTION:
        return text
    masked = text.lower()
    for name in names:
        masked = masked.replace(name, JOB)
    kind, chance = classifier().wants(masked)
    if kind not in PLAIN or chance < SURE or (kind in _WHOLE and _ONE_THING.search(masked)):
        return text
    if _SOME.search(masked) or (kind in _WHOLE and _AT_A_TIME.search(masked)):
        return text
    return PLAIN[kind].format(spoken.translate(_NARROW))


# "学历上有什么要求", "权限有几条": one thing of the whole is named, which the plain wording would lose.
_ONE_THING = re.compile(
    r"学历|学位|经验|年限|年龄|几岁|多大|证书|资格证|驾照|身高|视力|性别|户口|籍贯|外语|英语|普通话|电脑|软件|体力|权限|权力|福利|待遇|指标|考核|kpi"
)
_WHOLE = frozenset({"duties", "requirements", "overview", "count_duties"})

_N = r"(?:\d+|[一二两三四五六七八九十]+)"
# What a plain wording would swallow: items left out ("交办的不算"), some of them ("前五条", "挑三条"), an amount ("500元以上").
_SOME = re.compile(
    r"除[了开去]|除(?=[^，,]{1,16}[外，,])|以外|之外|除外|不算|不含|不包[括含]|去掉|去除|剔除|排除|[抛撇]开|刨去"
    rf"|[前后头]{_N}[条项点个]|第{_N}[条项点]|最后[一几两]?[条项点]|[挑选说举随便任意]{{1,4}}[出来个]{{0,2}}{_N}[条项点]"
    r"|(?:哪[些几]?|几)[条项点](?:是|要|需|得|能|会|讲|说|写|提|涉|跟|和|与|带|属)|提到|提及|写到|讲到|涉及|牵涉"
    rf"|{_N}个?(?:元|万|块钱)|{_N}个?(?:小时|分钟|工作日)(?:以|之)?内"
)
# "月底要做的", "每周的活", "夜班时": a part of the work; "每天", "一天到晚" are how people ask for all of it, and stay.
_AT_A_TIME = re.compile(
    r"每个?(?:周|星期|礼拜|月|季|半年|年|班次)|[月年季周][初末底]|夜里|[夜早晚中]班|值班时"
)
