"""Paragraphs under a heading or a name: those that tell of one post, and those that argue with their reader."""

from __future__ import annotations

import re
from typing import Final

from corpus.parsing.kinds import opens_duty
from corpus.parsing.outline import Draft, Node
from corpus.parsing.roles import person_of
from corpus.parsing.rows import Row
from corpus.parsing.titles import GENERIC, looks_like_title


def told_of(node: Node, joined: list[tuple[Draft, list[Row]]]) -> int:
    """Whether paragraphs under a heading say of one post what it does (职责范围 / 领班需确保…。), who then owns them."""
    told = [person_of(one.text) for one, _ in joined]
    if node.row is None or node.row.heading is None or None in told or len(set(told)) != 1:
        return 0
    who = told[0] or ""
    if who in GENERIC or not looks_like_title(who, longest=16) or node.row.heading.name is not None:
        return 0
    node.subject = node.subject or who
    return 1


#: What a sentence goes on with behind the post that it tells of.
_GOES_ON: Final = re.compile(
    r"(?:作为[^,。]{2,20},)?(?:主要|直接|全面|具体|应当?|需要?|必须|须|在[^,。]{1,12}(?:领导|指导|带领)下,?|受[^,。]{1,10}领导,?)*+(?:向[^,。]{2,10}(?:汇报|负责),)?(?:对[^,。]{2,16}负责)?"
)


def of_its_own(text: str, name: str) -> bool:
    """Whether a paragraph below a post's name begins with the post and an act of it (副店长 / 副店长在店长领导下分管…)."""
    if not text.startswith(name):
        return False
    rest = text[len(name) :]
    found = _GOES_ON.match(rest)
    return found is not None and opens_duty(rest[found.end() :]) and len(rest) >= 8


def argues(one: tuple[Draft, list[Row]]) -> bool:
    """Whether a paragraph of several sentences talks to its reader (首先，你需要…。要做到这点并不容易，…)."""
    text = one[0].text
    return text.count("。") > 1 and len(text) > 40 and re.search("你|您|我们?(?!公司|司)", text) is not None
