"""The one job that a turn was about: named in it, or that of all the duties that answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.conversation import Turn
from assistant.knowledge import Knowledge
from corpus.model import Duty, DutyList, Role
from index.text import folded

MAX_LISTS = 4  # a role with more lists covers several jobs: its lists are asked instead


def answering(before: Turn, knowledge: Knowledge) -> Role | None:
    """The one job whose duties answered."""
    return _one_job({d.role_id for d in cited(before, knowledge)}, knowledge)


def spoken_of(before: Turn, knowledge: Knowledge) -> Role | None:
    """The one job that was named, else that answered."""
    named = {r.id for r in knowledge.roles.values() if r.title in before.roles}
    return _one_job(named, knowledge) if named else answering(before, knowledge)


def cited(before: Turn, knowledge: Knowledge) -> list[Duty]:
    """The duties that the turn cited and that are still there, in the order of their marks."""
    read = knowledge.duties_by_id(before.cited)
    return [read[i] for i in before.cited if i in read]


def _one_job(ids: Iterable[str], knowledge: Knowledge) -> Role | None:
    ids = list(ids)
    if len(ids) != 1:
        return None
    role = knowledge.roles[ids[0]]
    return role if _jobs(role, knowledge.lists_of(ids, "duty")) <= MAX_LISTS else None


def _jobs(role: Role, lists: Sequence[DutyList]) -> int:
    """How many jobs the lists of a role may be of: each one that names it, and all the sections that don't (住宿管理, 卫生监督) as one."""
    names = [folded(name) for name in role.names]
    named = sum(e.heading is None or any(name in folded(e.heading) for name in names) for e in lists)
    return named + (named < len(lists))
