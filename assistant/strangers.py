"""A job that no text tells of, compared with one that they do: "店长和采购经理的职责有何不同"."""

from __future__ import annotations

import re

from assistant.knowledge import Knowledge
from assistant.target import resolve
from assistant.titles import is_job_title

_SIDE = r"[^和与跟同比，,。？?的]{2,12}?"
_COMPARED = re.compile(
    rf"^(?:请问)?(?P<one>{_SIDE})(?:和|与|跟|同|比起?)(?P<other>{_SIDE})(?:这(?:两|2)个(?:岗位?|职位)?)?(?:的)?"
    r"(?:岗位|工作|主要|日常)*(?:职责|工作|内容|任务|要求|分工)?(?:上|方面)?(?:都|到底|具体)?(?:有|是)?(?:什么|何|啥|哪些|没有)?(?:区别|不同|差别|差异|不一样|两样|差在哪|怎么分)"
)


def stranger_compared(text: str, knowledge: Knowledge) -> str | None:
    """The job title that stands beside a known job in a comparison, where the texts know no such job."""
    found = _COMPARED.match(text)
    if found is None:
        return None
    sides = [(name, resolve(f"{name}的职责", knowledge)) for name in (found["one"], found["other"])]
    strange = [name for name, target in sides if target.unknown_role]
    known = [name for name, target in sides if target.roles or target.named_lists]
    return strange[0] if known and strange and is_job_title(strange[0], parties=False) else None
