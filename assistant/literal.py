"""Words asked for as words: "带监督字样的", "写了投诉两个字的地方", "用到'协助'的", "不涉及计划的清单".

Such questions are answered by looking, not by meaning: every item that prints the word, and none that doesn't.
"""

from __future__ import annotations

import re

_WORD = r"[\u4e00-\u9fffa-zA-Z0-9/]{1,14}"
_QUOTED = re.compile(rf"[\"“「『'‘](?P<word>{_WORD})[\"”」』'’]")
_MARKS = "\"“”「」『』'‘’"
_SAID = re.compile(
    r"字样|字眼|(?:这个|一)词|[一二两三四五]个?字|出现|用到|用了|提到|提及|谈到|写到|写了|写着|写|带|含|性质|的(?:有|是)?(?:哪|几|多少|都)|要求|有多少|哪些|哪几|什么|多少条|几条|所有|全部|凡"
)
_UNQUOTED = (
    re.compile(
        rf"(?:带有?|含有?|出现|写了?|用了?)(?P<word>{_WORD}?)(?:这)?(?:个|一|二|两|三|四)?(?:字样|字眼|个词|个字|字)"
    ),
    re.compile(rf"(?P<word>{_WORD}?)(?:这|那)(?:个|一)?(?:词|字眼)"),
    re.compile(r"(?:^|[，,。 ])(?P<word>[\u4e00-\u9fffa-z]{2,6}?)(?:一词|二字)?(?:都)?(?:在)?出现(?:过|在)"),
)


def words_asked(text: str) -> tuple[str, ...]:
    """The words that ``text`` asks for literally, with their alternatives ("任务/事项"); empty when none."""
    if sum(text.count(mark) for mark in _MARKS) % 2:  # the view that is matched loses a mark at its edge
        text = f'"{text}'
    quoted = [m.group("word") for m in _QUOTED.finditer(text)]
    if quoted and _SAID.search(text):
        return tuple(dict.fromkeys(w for word in quoted for w in _alternatives(word)))
    for pattern in _UNQUOTED:
        found = pattern.search(text)
        if found and len(found.group("word")) > 1:
            return tuple(_alternatives(found.group("word")))
    return ()


def _alternatives(word: str) -> list[str]:
    """ "其他任务/事项" is 其他任务 or 其他事项."""
    first, *others = [part for part in word.split("/") if part]
    return [first, *(first[: -len(other)] + other for other in others if len(other) < len(first))]
