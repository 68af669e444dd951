"""Who holds a post, by name: "店长是谁", "办公室主任叫什么名字". Duty texts name posts, hardly ever people.

A line that prints a person's name right behind the post answers; the post's duties do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.asked import Asked, Desk, Outcome
from assistant.besides import lines_beside, told
from assistant.enumerating import chosen_items
from assistant.refusing import not_covered
from assistant.titles import is_job_title
from corpus.model import Duty
from corpus.parsing.divisions import PERSON
from index.text import folded

_ASKED = re.compile(
    r"^(?:请问|那么?|你们|我们|咱们|公司|现任|现在|目前|当前|的)*(?P<title>[\u4e00-\u9fffa-z]{2,14}?)(?:现在|目前|到底)?"
    r"(?:是谁|是哪一?位(?:领导|人)?|叫(?:什么|啥)(?:名字?)?|姓(?:什么|啥)|的?(?:名字|姓名|大名)(?:是|叫)?(?:什么|啥)?)[呢啊呀]?$"
)
# "采购负责人是谁", "审批人是谁" ask who is responsible, which duties tell.
_BY_DUTY = re.compile(r"(?:负责|责任|牵头|经办|对接|审批|经手|联系|主管)人$|[的和、与]")


def asks_holder(text: str) -> bool:
    """Whether a question may ask for a person's name: it is then no other way of asking for duties."""
    return _ASKED.match(text) is not None


def holder(asked: Asked, desk: Desk) -> Outcome | None:
    """The line that names who holds the post asked for, else a refusal; ``None`` where no name is asked for."""
    found = _ASKED.match(asked.text)
    if found is None or asked.target.items:
        return None
    title = found.group("title")
    known = title in desk.knowledge.names
    if not (known or is_job_title(title, parties=False)) or (_BY_DUTY.search(title) and not known):
        return None
    named = re.compile(
        rf"{re.escape(folded(title))}(?:[:：为是由（(—-]|姓名)*(?:{PERSON})(?=$|[，,。；;、)）|｜担任同])"
    )
    lines = [x for x in lines_beside(desk.knowledge) if named.search(folded(x.text))]
    if outcome := told(desk, lines, f"{title}的姓名"):
        return outcome
    duties = [d for d in _duties(desk) if named.search(folded(d.text))]
    if duties:
        return chosen_items(desk, duties, "fact", f"写有{title}姓名的原文")
    return not_covered(desk, f"{title}的姓名", "fact", roles=asked.target.roles)


def _duties(desk: Desk) -> Iterator[Duty]:
    knowledge = desk.knowledge
    yield from knowledge.duties(list(knowledge.lists.values())) if knowledge.size <= _ALL_READ else ()


_ALL_READ = 2_000  # items that are read through for a name
