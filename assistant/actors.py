"""Whom a question names in front of what somebody does, by a part of a job's name: "前端主要负责啥", "python开发做什么".

What stands before 负责什么 and 做什么 is somebody, no matter: if one job's name alone holds it, that job is meant. So is the
place in front of a rank that only one job has (宿舍负责人, where the texts say 负责人).
"""

from __future__ import annotations

import re

from assistant.departments import is_department
from assistant.knowledge import Knowledge
from assistant.rolenames import RANKS
from assistant.rolerefs import DOES
from corpus.model import Role
from index.text import folded

_AFTER = r"(?:那边|这边|这块|那块|的人|这个|那个)?(?:岗位?|职位)?(?:进去|入职|上班|进来|来了)?(?:以?后|之后)?"
_OWNS = r"的?(?:岗位|工作|主要|具体|日常)*(?:职责|职能|任务|工作内容)(?=$|[有是都包列给写讲说？?。，, ]|哪|什么|啥|全)"
_WHO = re.compile(
    rf"^(?P<who>[a-z0-9+#./ ]*[\u4e00-\u9fffa-z]{{2,14}}?){_AFTER}(?P<does>{DOES}|{_OWNS})", re.IGNORECASE
)
_NOBODY = re.compile(
    r"谁|哪|什么|啥|几|多少|怎|如何|[我你您他她它咱]|大家|公司|部门|领导|老板|这|那|本|该|所有|全部|每个|各|新人|员工|人员|职责|清单|第"
)
_MOST = 300  # jobs whose names are looked through


def with_actor(text: str, knowledge: Knowledge) -> str:
    """``text`` with the job's own name for the part of it that stands before what somebody does; else itself."""
    found = _WHO.match(text)
    if found is None or len(knowledge.roles) > _MOST:
        return text
    who = folded(found.group("who"))
    if who in knowledge.names or is_department(who) or _NOBODY.search(who) or heads(who, knowledge):
        return text
    job = _named_by(who, knowledge)
    return job.title + text[found.end("who") :] if job is not None else text


def heads(who: str, knowledge: Knowledge) -> bool:
    """Whether headings that are no job's name speak of ``who``: 销售监督 of 销售监督的工作内容."""
    return who in knowledge.subjects or any(
        who in section.key and section.key not in knowledge.names for section in knowledge.named_sections
    )


def _named_by(who: str, knowledge: Knowledge) -> Role | None:
    """The one job whose name holds ``who``, or whose rank alone ends it; ``None`` where there is none, or several."""
    if any(name in who for name in knowledge.names if len(name) > 2 and name not in RANKS):
        return None  # another reader takes the name and what stands beside it
    forms = {who, who.replace("老师", "教师"), who.replace("师傅", "工")}
    holding = {
        role
        for name, roles in knowledge.names.items()
        if any(form in name for form in forms)
        for role in roles
    }
    if not holding:
        holding = {
            role
            for rank in RANKS
            if who.endswith(rank)
            for role in knowledge.names.get(rank, ())
            if len(knowledge.roles) == 1
        }
    titles = {folded(role.title) for role in holding}
    return next(iter(holding)) if len(titles) == 1 else None
