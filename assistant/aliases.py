"""Lists of one role under the name by which a question calls it: 营业部负责人, another name of 销售部负责人."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Asked
from assistant.knowledge import Knowledge
from corpus.model import DutyList, Role
from index.text import folded


def said_of_alias(asked: Asked, role: Role, lists: Sequence[DutyList], knowledge: Knowledge) -> str:
    """Which lists bear the other name by which the question calls a role; empty where it is called by its title."""
    words = {folded(word) for word in asked.target.role_words}
    name = next((name for name in role.aliases if folded(name) in words), None)
    if name is None or folded(role.title) in words:
        return ""
    headed = [knowledge.spoken(e) for e in lists if folded(name) in folded(e.heading or "")]
    if not headed or len(headed) == len(lists):
        return ""
    return f"标题写作“{name}”的有 {len(headed)} 份：{'、'.join(headed)}；其余与它合为同一岗位“{role.title}”。"
