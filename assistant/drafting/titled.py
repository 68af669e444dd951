"""What a typed title means in the company's texts: a role, or the duty lists under headings that say it.

HR types what the office says: 销售部一把手 for 销售部负责人, 銷售部負責人, or 仓库管理 where the texts have no such role but three
headings that begin with it. Whatever is chosen is said in a note; a title that the texts do not know gets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.knowledge import Knowledge
from assistant.matching import similarity
from assistant.normalise import normalise
from assistant.target import resolve
from corpus.model import DutyList, Role
from index.text import folded

_ALIKE = (
    0.35  # bigram overlap from which another title is worth showing: 销售部经理 and 销售部负责人 have 0.44
)
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Titled:
    """The roles that a title means and their lists; no lists when the texts do not know it."""

    roles: tuple[Role, ...] = ()
    lists: tuple[DutyList, ...] = ()
    notes: tuple[str, ...] = ()


def titled(title: str, knowledge: Knowledge) -> Titled:
    """The roles and lists that ``title`` means; the name as it stands comes before any reading of it."""
    if not title:
        return Titled()
    if roles := knowledge.names.get(folded(title), ()):
        return Titled(tuple(roles), tuple(knowledge.lists_of([role.id for role in roles])))
    target = resolve(normalise(title).text, knowledge)
    if target.rest.strip():
        return Titled()
    if target.roles:
        names = "、".join(dict.fromkeys(role.title for role in target.roles))
        lists = tuple(knowledge.lists_of([role.id for role in target.roles]))
        return Titled(target.roles, lists, (f"“{title}”按文本里的岗位“{names}”起草。",))
    return _under_headings(title, [entry for one in target.sections for entry in one.lists], knowledge)


def nearest_titles(title: str, knowledge: Knowledge) -> list[str]:
    """Titles of the texts that look like one they do not know, most alike first."""
    alike = {
        role.title: max(similarity(title, name) for name in role.names) for role in knowledge.roles.values()
    }
    return sorted((one for one in alike if alike[one] >= _ALIKE), key=lambda one: -alike[one])[:_SHOWN]


def _under_headings(title: str, lists: Sequence[DutyList], knowledge: Knowledge) -> Titled:
    if not any(one.kind == "duty" for one in lists):
        return Titled()
    owners = tuple(knowledge.roles[one] for one in dict.fromkeys(entry.role_id for entry in lists))
    named = "、".join(dict.fromkeys(knowledge.label(one) for one in lists))
    said = "、".join(role.title for role in owners)
    note = (
        f"文本里没有名为“{title}”的岗位，但有以它为标题的清单：{named}（印在“{said}”之下）；按这些清单起草。"
    )
    return Titled(owners, tuple(lists), (note,))
