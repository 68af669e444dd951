"""One title, one job: which of a role's profiles a draft stands on. Never a mixture, unless lists are named."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafting.contract import Brief, ProfileOption
from assistant.drafting.focus import Focus
from assistant.headings import heading_key
from assistant.knowledge import Knowledge
from corpus.errors import InvalidRequest
from corpus.model import DutyList
from index.text import folded


@dataclass(frozen=True, slots=True)
class Unit:
    """One profile of a role: the lists that belong together, under one label."""

    label: str
    lists: tuple[DutyList, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The unit chosen and what to say of the choice; no unit and options when it must be asked back."""

    unit: Unit | None
    notes: tuple[str, ...] = ()
    options: tuple[ProfileOption, ...] = ()


def units(lists: Sequence[DutyList], knowledge: Knowledge) -> list[Unit]:
    """The role's profiles; lists without one group by document and top heading."""
    grouped: dict[tuple[str, str], list[DutyList]] = {}
    for entry in lists:
        if entry.profile:
            key = ("", entry.profile)
        else:
            top = entry.path[0] if entry.path else entry.heading
            key = (entry.document_id, top or knowledge.label(entry))
        grouped.setdefault(key, []).append(entry)
    return [
        Unit(label, tuple(members))
        for (_, label), members in grouped.items()
        if any(one.kind == "duty" for one in members)
    ]


def choose(brief: Brief, lists: Sequence[DutyList], knowledge: Knowledge, focus: Focus) -> Choice:
    """The one unit that the brief means.

    Raises:
        InvalidRequest: a profile or list is named that the role does not have.
    """
    if brief.lists:
        return Choice(Unit("、".join(brief.lists), _named_lists(brief.lists, lists, knowledge)))
    found = units(lists, knowledge)
    if brief.profile:
        return Choice(_named_unit(brief.profile, found))
    if len(found) <= 1:
        return Choice(found[0] if found else None)
    if focus:
        weights = [_weight(one, brief, knowledge, focus) for one in found]
        best = max(range(len(found)), key=lambda at: weights[at])
        if weights[best] > 0:
            chosen = found[best]
            note = (
                f"这个岗位名称下有 {len(found)} 类不同的工作（系统归纳），"
                f"按侧重点“{'、'.join(focus.words)}”选用了“{chosen.label}”，没有混入其他类。"
            )
            return Choice(chosen, (note,))
    return Choice(None, options=tuple(_option(one, knowledge) for one in found))


def _weight(unit: Unit, brief: Brief, knowledge: Knowledge, focus: Focus) -> float:
    """How well a unit suits the brief: it speaks of the focus, and it has as many duties as are wished."""
    texts = [duty.text for duty in knowledge.duties(_duty_lists(unit))]
    return focus.weight(texts, knowledge.rarity) * math.sqrt(min(1.0, len(texts) / brief.duties))


def _duty_lists(unit: Unit) -> list[DutyList]:
    return [one for one in unit.lists if one.kind == "duty"]


def _option(unit: Unit, knowledge: Knowledge) -> ProfileOption:
    duties = knowledge.duties(_duty_lists(unit))
    return ProfileOption(profile=unit.label, duties=len(duties), example=duties[0].text if duties else "")


def _named_unit(name: str, found: Sequence[Unit]) -> Unit:
    wanted = folded(name)
    exact = [one for one in found if folded(one.label) == wanted]
    near = exact or [one for one in found if wanted in folded(one.label)]
    if len(near) != 1:
        labels = "、".join(one.label for one in found[:20])
        raise InvalidRequest("draft_profile_unknown", profile=name, profiles=labels)
    return near[0]


def _named_lists(
    names: Sequence[str], lists: Sequence[DutyList], knowledge: Knowledge
) -> tuple[DutyList, ...]:
    chosen: list[DutyList] = []
    for name in names:
        key = heading_key(name)
        hits = [one for one in lists if one.id == name or heading_key(knowledge.label(one)) == key]
        if not hits:
            labels = "、".join(dict.fromkeys(knowledge.label(one) for one in lists[:20]))
            raise InvalidRequest("draft_profile_unknown", profile=name, profiles=labels)
        chosen.extend(hits)
    return tuple(dict.fromkeys(chosen))
