"""Which attribute of a post a question asks for, read by a small classifier: "一个月大概能给到多少钱" asks for the 薪酬.

People ask for a job's terms in more ways than the patterns of ``attributes.tsv`` foresee, and the same words also name
work (社保谁去交). A softmax regression over character n-grams (the job's name as one sign) tells sixty attributes and none;
where it is unsure, or a whole list is meant (技能要求), the patterns say. Trained by ``tests/eval/train_attributes.py`` on the questions of two authors: of an author it has
not seen it finds .58 of the attributes, .88 of what it finds rightly, and reads one into .04 of the questions that ask for none
(the patterns alone: .25, .65 and .12).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from assistant.asked import Asked
from assistant.attributes import DEMANDED, GENERAL, Attribute, attribute_in, attribute_named
from assistant.wanting import JOB, ngrams

NONE = "none"
LONGEST = 3  # characters of an n-gram
SURE, SURELY, SURELY_NONE = 0.4, 0.8, 0.9


@dataclass(frozen=True, slots=True)
class Reader:
    """A softmax regression over binary n-grams.

    Attributes:
        grams: the n-grams in order, shape (n-grams,); a dictionary of them would take three megabytes.
        weights: shape (n-grams, kinds), in units of ``scale``.
        bias: shape (kinds,).
    """

    kinds: tuple[str, ...]
    grams: NDArray[np.str_]
    weights: NDArray[np.int8]
    scale: float
    bias: NDArray[np.float32]

    def chances(self, question: str) -> NDArray[np.float32]:
        """The probability of each kind for a question (lower case, jobs as ``JOB``): shape (kinds,)."""
        asked = np.unique(np.array(list(ngrams(question, LONGEST))))
        at = np.searchsorted(self.grams, asked) % len(self.grams)
        found = at[self.grams[at] == asked]
        z = self.bias + np.float32(self.scale) * self.weights[found].sum(axis=0, dtype=np.int32)
        chances = np.exp(z - z.max())
        result: NDArray[np.float32] = chances / chances.sum()
        return result


@cache
def reader() -> Reader:
    """The packaged one."""
    data = files("assistant.data") / "attributes.npz"
    with data.open("rb") as file, np.load(file, allow_pickle=False) as held:
        return Reader(
            kinds=tuple(str(held["kinds"]).split("\n")),
            grams=np.array(str(held["ngrams"]).split("\n")),
            weights=held["weights"],
            scale=float(held["scale"]),
            bias=held["bias"],
        )


def read_attribute(question: str, by: Reader | None = None, *, sure: float = SURE) -> Attribute | None:
    """The attribute that a whole question (normalised, jobs as ``JOB``) asks for; ``None`` where it asks for none.

    Args:
        sure: the probability from which the model's word is taken.
    """
    if _CALLED.search(question):
        return attribute_named("联系方式")
    known = by or reader()
    chances = known.chances(question)
    best = int(chances.argmax())
    kind, chance = known.kinds[best], float(chances[best])
    if kind != NONE and chance >= sure and kind not in GENERAL:
        return attribute_named(kind)
    return None if kind == NONE and chance >= SURELY_NONE else attribute_in(question)


# "半夜冰柜坏了打哪个号": whatever it is about, a number is asked for.
_CALLED = re.compile(r"(?:打|拨打?|联系)(?:哪个|什么|啥|多少)(?:电话|号码?|热线)(?!簿|本)")


def attributes_asked(asked: Asked) -> tuple[Attribute, ...]:
    """The attributes that the clauses of a question ask for, one after another: "男女有限制吗？驾照是必须的吗"."""
    clauses = [c for c in _CLAUSES.split(asked.text) if len(c) >= _SHORTEST]
    read = [read_attribute(masked(c, asked.target.role_words), sure=SURELY) for c in clauses]
    return tuple(dict.fromkeys(a for a in read if a is not None))


_CLAUSES = re.compile(r"[，,。;；!！?？]+(?:另外|还有|以及|再?就是|顺便|然后|那)*")
_SHORTEST = 3


def asks_terms(asked: Asked) -> bool:
    """Whether a term of the post is surely asked for (pay, place, hours), which no duty tells, however it is read again."""
    attribute = attribute_asked(asked)
    if attribute is None or attribute.name in DEMANDED or has_other_matter(asked, attribute):
        return False
    return asks_surely(asked)


def asks_surely(asked: Asked) -> bool:
    """Whether an attribute, and hardly anything else, is asked for: another reading of the question would find duties."""
    text = masked(asked.text, asked.target.role_words)
    if len(_CLAUSES.split(asked.text)) > _MANY_CLAUSES:
        return attribute_in(text) is not None
    chances = reader().chances(text)
    best = int(chances.argmax())
    sure = reader().kinds[best] != NONE and float(chances[best]) >= SURELY
    return sure or attribute_in(text) is not None


def masked(text: str, names: tuple[str, ...]) -> str:
    """``text`` in lower case with each of ``names`` as ``JOB``."""
    text = text.lower()
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, JOB)
    return text


def attribute_asked(asked: Asked) -> Attribute | None:
    """The attribute that ``asked`` is after; what only stands in a role's name is none (测试工程师 is no 试工)."""
    told = (
        len(_CLAUSES.split(asked.text)) > _MANY_CLAUSES
    )  # a story, in which no one word is what is asked for
    if told or _MATTER.search(asked.text):  # "绩效考核相关的有哪些": what is said of a thing, of whatever job
        return attribute_in(masked(asked.text, asked.target.role_words))
    return read_attribute(masked(asked.text, asked.target.role_words))


_MANY_CLAUSES = 2
# "对语言表达有没有要求" names the quality itself.
_MATTER = re.compile(
    r"相关|有关|关于|涉及|提到|对[^，,。?？]{1,24}有(?:没有|无)?(?:什么|啥|哪些|特别|硬性)*的?要求"
)


def has_other_matter(asked: Asked, attribute: Attribute) -> bool:
    """Whether another clause of the question has a matter: 排班表 in "排班表多久审一次，审不完扣多少钱"."""
    words = " ".join((attribute.name, *attribute.patterns, *attribute.evidence))
    asking = (attribute.name, *attribute.patterns)
    clauses = [c for c in re.split(r"[，,；;。]", asked.text) if not any(p in c for p in asking)]
    named = asked.target.role_words
    elsewhere = [c for c in clauses if read_attribute(masked(c, named), sure=SURELY) is None]
    return any(
        len(term.word) > 1 and term.word not in words and any(term.word in c.lower() for c in elsewhere)
        for term in asked.topic.terms
    )
