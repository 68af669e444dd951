"""When two questions are the same question: by their words without what carries no meaning.

Deliberately narrow: a curated answer is served on it. "谁负责开票？", "请问，谁来负责开票呢" and "谁负责開票" are one;
"谁负责开票" and "谁审核开票" are two, however near their vectors lie.
"""

from __future__ import annotations

import hashlib
import re

from assistant.normalise import normalise
from index.text import folded

# Ways to ask the same, and the way they are compared by.
_SAME: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:是|由|归|该|应该)?(?:哪个岗位|哪些岗位|哪个人|哪位|什么人|啥人|谁)(?:来|去)?"), "谁"),
    (re.compile(r"(?:都|分别|具体|一共|总共)+(?=有|是|包括|要)"), ""),
    (re.compile(r"(?:有|是|包括|包含)(?:哪些|什么|啥)(?:内容)?"), "有什么"),
    (re.compile(r"啥"), "什么"),
    (re.compile(r"(?:如何|怎样|咋)"), "怎么"),
    (re.compile(r"(?:多长时间|多久)"), "多久"),
)
_LITTLE = re.compile(r"[的了呢吗啊吧呀嘛哦噢呗]")
_MARKS = re.compile(r"[\W_]+")


def wording_key(question: str) -> str:
    """The words of a question that count, in their order; empty for a question without any."""
    text = folded(normalise(question).core)
    text = _MARKS.sub("", text)
    for pattern, meant in _SAME:
        text = pattern.sub(meant, text)
    return _LITTLE.sub("", text) or _MARKS.sub("", folded(question))


def question_key(question: str) -> str:
    """A short id of ``wording_key``: all that is stored of a question where texts are not kept."""
    return hashlib.sha256(wording_key(question).encode()).hexdigest()[:16]
