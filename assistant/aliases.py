"""Lists of one role under the name by which a question calls it: 营业部负责人, another name of 销售部负责人."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.asked import Asked
from corpus.model import DutyList, Role
from index.text import folded


def of_alias(
    asked: Asked, roles: Sequence[Role], lists: Sequence[DutyList]
) -> tuple[str, list[DutyList]] | None:
    """The lists headed by the other name by which the question calls a role: 营业部负责人 of 销售部负责人.

    ``None`` where it is called by its title, or no list is headed by another name.
    """
    words = {folded(word) for word in asked.target.role_words}
    if len(roles) != 1 or folded(roles[0].title) in words:
        return None
    name = next((name for name in roles[0].aliases if folded(name) in words), None)
    if name is None:
        return None
    headed = [e for e in lists if folded(name) in folded("".join((e.heading or "", *e.path)))]
    return (name, headed) if headed and len(headed) < len(lists) else None
