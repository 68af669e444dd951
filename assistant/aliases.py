"""Lists of one role under the name by which a question calls it: 营业部负责人, another name of 销售部负责人."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Asked
from assistant.knowledge import Knowledge
from corpus.model import DutyList, Role
from index.text import folded


def said_of_alias(asked: Asked, role: Role, lists: Sequence[DutyList], knowledge: Knowledge) -> str:
    """Which lists bear the other name by which the question calls a role; empty where it is called by its title."""
    name = _called(asked, role)
    called = headed_as_called(asked, role, lists)
    if not called:
        return ""
    headed = [knowledge.spoken(e) for e in called]
    return f"标题写作“{name}”的有 {len(headed)} 份：{'、'.join(headed)}；其余与它合为同一岗位“{role.title}”。"


def headed_as_called(asked: Asked, role: Role, lists: Sequence[DutyList]) -> list[DutyList]:
    """Those of ``lists`` that bear the other name by which the question calls a role; none where all or none do."""
    name = _called(asked, role)
    headed = [e for e in lists if name and folded(name) in folded(e.heading or "")]
    return headed if len(headed) < len(lists) else []


def _called(asked: Asked, role: Role) -> str:
    words = {folded(word) for word in asked.target.role_words}
    name = next((name for name in role.aliases if folded(name) in words), "")
    return "" if folded(role.title) in words else name
