"""Lines that tell of both jobs compared at once: "店员每周至少休1天；店长月休6天", "设备：教师自备；顾问由公司配电脑".

Such a line stands in no job's duties: it is a rule, a term of the post or a note, and says itself what the difference is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.attributing import field_lines
from assistant.besides import lines_beside, marked
from assistant.contract import Block
from assistant.headings import KIND_WORDS, heading_key
from assistant.rolenames import PARENTHESIS
from assistant.titles import is_job_title
from corpus.model import Duty, Role
from index.text import folded


def told_of_both(asked: Asked, desk: Desk) -> Outcome | None:
    """The lines outside the duties that name both jobs and hold most of the matter; ``None`` where there is none."""
    target, knowledge = asked.target, desk.knowledge
    matter = _matter(target.rest)
    if len(target.roles) != _TWO or not matter or target.named_lists or target.items:
        return None
    a, b = (_called(role) for role in target.roles)
    sides = (_apart(a, b), _apart(b, a))
    lists = [e for e in knowledge.lists.values() if e.kind not in ("duty", "overview")]

    def fits(text: str) -> bool:
        view = folded(text)
        both = all(any(name in view for name in names) for names in sides)
        return both and any(_holds(view, word) for word in matter)

    held = [d for d in knowledge.duties(lists) if fits(_line_of(d, desk))]
    fields = [(r, f) for r in knowledge.roles.values() for f in r.fields if fits(f"{f.name}：{f.text}")]
    beside = [line for line in lines_beside(knowledge) if not line.of_site and fits(line.text)]
    items = [
        *field_lines(desk, fields),
        *desk.composer.items(held),
        *(block for line in beside if (block := marked(desk, line)) is not None),
    ]
    if not 0 < len(items) <= _MOST:
        return None
    head = Block(type="text", text=f"同时写到“{'”和“'.join(r.title for r in target.roles)}”的原文：")
    return Outcome("compare", (head, *items), len(items), len(items))


_TWO, _MOST = 2, 4
_ASKING = re.compile(
    r"有?(?:什么|啥|哪些|何|没有?)|不一样|一样|不同|相同|区别|差[别异距在]?|对比|比较|相比|分别|各自?|怎么|如何|规定|要求|方面|负责|主要|工作|职责|任务|[做干管活事]|[上里中的吗呢么是多少和跟与及、，,?？ ]"
)


def _matter(rest: str) -> Sequence[str]:
    """The words on which the jobs are compared: 休息天数, 合同, 设备."""
    words = [word for word in _ASKING.sub(" ", folded(rest)).split() if len(word) > 1]
    return [word for word in words if not any(kind in word for _, kinds in KIND_WORDS for kind in kinds)]


def _line_of(duty: Duty, desk: Desk) -> str:
    """The line up to the duty's end, with the label that it is printed behind: 设备：教师自备."""
    text = desk.knowledge.source.text(duty.document_id)
    return text[text.rfind("\n", 0, duty.start) + 1 : duty.end]


def _holds(text: str, word: str) -> bool:
    """Whether ``text`` says ``word``, or half of the characters of a long one: 休1天 of 休息天数."""
    said = sum(char in text for char in word)
    return said == len(word) or (said >= _TWO and 2 * said >= len(word))


def _called(role: Role) -> set[str]:
    """A job's names, and what the last two characters of each say it is: 顾问 of 全职教学顾问."""
    names = {heading_key(PARENTHESIS.sub("", name)) for name in role.names}
    return {end for name in names if name for end in (name, name[-2:]) if end == name or is_job_title(end)}


def _apart(names: set[str], others: set[str]) -> set[str]:
    """The names that tell one side: not 专员 of 行政专员 and 人事专员, not 护士 beside 护士长."""
    return {name for name in names if not any(name in other for other in others)}
