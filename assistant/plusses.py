"""What makes an applicant more welcome: "有哪些加分项", "什么背景会加分", "哪些条件优先".

A list headed so, else the requirements that say so themselves (有…经验者优先).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.enumerating import chosen_items, whole_lists
from assistant.refusing import not_covered
from corpus.model import DutyList
from index.text import folded

_HEADED = re.compile(
    r"加分|优先|优选|更佳|nice.?to.?have|good.?to.?have|bonus|preferred|plus\b", re.IGNORECASE
)
_SAID = re.compile(r"优先|加分|更佳|为佳|者佳|尤佳|优势|\bplus\b|preferred", re.IGNORECASE)
_WORDS = re.compile(r"加分(?:项|条件|点|的)?|优先(?:项|条件|录用|考虑)?的?")
_ASKED = re.compile(r"加分|优先|有优势|吃香")
# All that a question says besides the job when it asks for them all.
_ASKING = re.compile(
    r"加分|优先(?:考虑|录用)?|更?(?:有优势|吃香|占便宜)|什么样?|哪些|啥样?|哪几|几|多少|一共|总共|共|背景|经历|经验|条件|要求|岗位职责|职责|跟|有关|情况|人|项目?|点|条|个|技能|能力|资格|有|没有|会|是|能|可以|算|的|里|中|列|写|出来|一下|了|都|把|给|我|说说|请问|岗位?|职位|应聘|招聘|这|那|吗|呢|么|[,，。?？、 ]"
)


def asks_plus_lists(words: str) -> bool:
    """Whether ``words`` name what is preferred, and nothing else."""
    return bool(_WORDS.fullmatch(words))


def plus_lists(words: str, lists: Sequence[DutyList]) -> list[DutyList]:
    """Those of ``lists`` that are headed as what is preferred, where ``words`` ask for that."""
    return [e for e in lists if _HEADED.search(e.heading or "")] if asks_plus_lists(words) else []


def asks_plusses(text: str, role_words: Sequence[str]) -> bool:
    """Whether a question asks for all that is preferred, and nothing else besides the job."""
    text = text.lower()
    if not _ASKED.search(text):
        return False
    for word in role_words:
        text = text.replace(word, "")
    return not _ASKING.sub("", text)


def plusses(asked: Asked, desk: Desk) -> Outcome | None:
    """All that is preferred of the jobs that are named, or of the only one that has such a list; ``None`` where a question asks for less or more."""
    if asked.target.items or not asks_plusses(asked.text, asked.target.role_words):
        return None
    knowledge = desk.knowledge
    ids = [role.id for role in asked.target.roles]
    lists = knowledge.lists_of(ids or list(knowledge.roles), "requirement", "other", "condition")
    headed = [e for e in lists if _HEADED.search(e.heading or "")]
    if not ids and len(knowledge.roles) > 1 and len({e.role_id for e in headed}) != 1:
        return None  # whose is open: one job alone has such a list, or none is meant
    if headed:
        return whole_lists(asked, desk, headed, "requirements", title="加分项")
    said = [d for d in knowledge.duties(lists) if _SAID.search(folded(d.text))]
    if said:
        return chosen_items(desk, said, "requirements", "写明优先的要求")
    whose = "、".join(role.title for role in asked.target.roles)
    return not_covered(desk, f"{whose}的加分项", "requirements") if whose else None
