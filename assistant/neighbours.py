"""Stretches of a text pointed at by what stands beside them: "夹在职责11和13中间的那份", "职责7后面那段长文"."""

from __future__ import annotations

import re

from assistant.headings import Section
from assistant.knowledge import Knowledge

_LIST = r"(?:岗位|工作|主要)?(?:职责|清单)\s*[:：]?\s*(\d{1,3})"
_BETWEEN = re.compile(
    rf"(?:夹在|在|介于)?{_LIST}\s*(?:和|与|跟|到|、)\s*(?:{_LIST}|(\d{{1,3}}))\s*(?:的)?(?:中间|之间)(?:的|那)*(?:是?哪)?(?:一)?[份块段篇个]?"
)
_AFTER = re.compile(
    rf"(?:紧跟在?|紧接)?{_LIST}\s*(?:的)?(?P<side>后面?|之后|下面|前面?|之前)(?:紧跟着|紧接着|紧挨着|接着)?(?:的)?(?:那|这)?(?:一)?(?:大?块|段|份|篇|个)(?:没有?编号的?)?(?:长文|文字|内容|清单|职责)?(?:[，,里的]*(?:面|中)?)?"
)


def take_neighbours(text: str, knowledge: Knowledge) -> tuple[str, tuple[Section, ...]]:
    """The stretch between two numbered lists, or right behind one: "职责7后面那段没编号的长文"."""
    between, after = _BETWEEN.search(text), _AFTER.search(text)
    if not between and not after:
        return text, ()
    tops = [s for s in knowledge.sections if len(s.path) == 1]

    def place(number: str) -> int | None:
        lists = {e.id for e in knowledge.numbered(int(number))}
        return next((n for n, s in enumerate(tops) if any(e.id in lists for e in s.lists)), None)

    if found := between:
        numbers = [n for n in found.groups() if n]
        ends = [place(n) for n in numbers]
        if len(ends) == 2 and ends[0] is not None and ends[1] is not None:
            first, last = sorted((ends[0], ends[1]))
            return text[: found.start()] + " " + text[found.end() :], tuple(tops[first + 1 : last])
    if (found := after) and (at := place(found.group(1))) is not None:
        at += -1 if found.group("side").startswith(("前", "之前")) else 1
        if 0 <= at < len(tops):
            return text[: found.start()] + " " + text[found.end() :], (tops[at],)
    return text, ()
