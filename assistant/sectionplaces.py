"""Parts of a heading by their place: "工作内容第二部分", "最后一节", "倒数第二节"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.headings import Section
from assistant.knowledge import Knowledge
from assistant.normalise import numeral

UNIT = r"(?:小节|大?节|大?部分|章节?|板块|大?块儿?|大?段|大点|大项|大类|方面)"
NUMBER = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,2})"
_NTH = re.compile(
    rf"(?:里|中|的|下)?(?:面)?(?:第\s*(?P<nth>{NUMBER})|(?P<end>倒数第)\s*(?P<back>{NUMBER})|最后(?:的|面)?(?:那)?(?P<last>一)|开头(?:那)?(?P<first>一))\s*个?{UNIT}(?:内容)?(?:里面?|中|讲的|的)?"
)
_PARENT_CHARS = 3


def take_places(
    text: str, named: Sequence[Section], knowledge: Knowledge
) -> tuple[str, tuple[Section, ...], str | None]:
    """Children of a heading by their place; the heading named, or the one whose words stand before."""
    places = list(_NTH.finditer(text))
    if not places:
        return text, (), None
    parent = _parent(text[: places[0].start()], named, knowledge)
    if parent is None:
        return text, (), None
    before, section = parent
    children = knowledge.children(section)
    found: list[Section] = []
    for match in places:
        place = _place(match, len(children))
        if not 0 <= place < len(children):
            return text, (), f"“{section.label.strip()}”的{match.group().strip('里中的下面')}"
        found.append(children[place])
    rest = _NTH.sub(" ", text[places[0].start() :])
    others = [s for s in named if s is not section]
    return before + " " + rest, (*others, *found), None


def _place(match: re.Match[str], size: int) -> int:
    if match.group("last"):
        return size - 1
    if match.group("first"):
        return 0
    if match.group("back"):
        return size - (numeral(match.group("back")) or 1)
    return (numeral(match.group("nth")) or 1) - 1


def _parent(before: str, named: Sequence[Section], knowledge: Knowledge) -> tuple[str, Section] | None:
    """The heading whose parts are counted, and the text before it."""
    for section in named:
        if knowledge.children(section):
            return before, section
    by_words = named_parent(before, knowledge)
    if by_words:
        return by_words
    inner = [s for s in knowledge.parents if not any(knowledge.children(c) for c in knowledge.children(s))]
    return (before, inner[0]) if len(inner) == 1 else None


def named_parent(before: str, knowledge: Knowledge) -> tuple[str, Section] | None:
    """The heading with parts whose words end ``before``, and what stands before them."""
    words = before.rstrip(" 的里中")
    for start in range(len(words) - _PARENT_CHARS + 1):
        matches = [s for s in knowledge.parents if words[start:] in s.key]
        if len(matches) == 1:
            return words[:start], matches[0]
    return None
