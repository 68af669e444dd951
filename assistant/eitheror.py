"""Either of two matters asked for in one breath: "谁给决策提供依据或参考", "谁审核发票或者装订凭证".

A duty that holds one of them answers, as one does that holds what is said of both. What stands before the first of the two
belongs to both where the second is a single word (提供依据 or 提供参考), what stands behind the second where the first is (组织查房
or 参加查房); else each is a matter of its own.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.topic import Term, Topic

_OR = re.compile(r"(?<=[\u4e00-\u9fffa-z\d])或者?(?=[\u4e00-\u9fffa-z\d])(?!许|多|少|一|其他|其它|以上|以下)")
_CLAUSE = re.compile(r"[，,。;；?？]")


_MOST = 5  # words of two matters


def either(topic: Topic, text: str) -> tuple[Topic, ...]:
    """The topic and those of both matters, or the topic alone where ``text`` names no alternative.

    Args:
        text: the normalised question, in which the topic's words stand.
    """
    said = text.lower()
    found = _OR.search(said)
    if found is None or _OR.search(said, found.end()) is not None:
        return (topic,)
    first, second = _in(topic, said[: found.start()]), _in(topic, _CLAUSE.split(said[found.end() :])[0])
    second = tuple(term for term in second if term not in first)
    if not first or not second or len(first) + len(second) < len(topic.terms):
        return (topic,)  # some words stand elsewhere: what they are said of is open
    if len(topic.terms) > _MOST:
        return (topic,)  # 使用天平或量筒称取试样并登记结果: one act told at length
    if len(first) == 1 < len(second):
        first = (*first, *second[1:])  # 组织或参加查房
    elif len(second) == 1:
        second = (*first[:-1], *second)
    return topic, _of(topic, first), _of(topic, second)


def _in(topic: Topic, part: str) -> tuple[Term, ...]:
    """The topic's terms that stand in a part of the question, in its order."""
    held = [(part.find(term.word), term) for term in topic.terms]
    return tuple(term for place, term in sorted(held, key=lambda one: one[0]) if place >= 0)


def _of(topic: Topic, terms: tuple[Term, ...]) -> Topic:
    words = "".join(term.word for term in terms)
    return replace(topic, terms=terms, text=words, label=words, meaning=words)
