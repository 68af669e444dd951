"""What a draft stands on: the company's texts on the role, else the occupation standard's, else nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.drafting.contract import Brief, ProfileOption
from assistant.drafting.focus import Focus
from assistant.drafting.profile import Choice, choose
from assistant.drafting.ranking import Ranked, rank
from assistant.drafting.titled import Titled, nearest_titles, titled
from assistant.drafting.wording import printed
from assistant.headings import is_generic
from assistant.knowledge import Knowledge
from corpus.errors import InvalidRequest
from corpus.model import DutyList, Role
from corpus.occupations import REFERENCE_KB
from index.hybrid import HybridIndex
from index.text import folded

_MOST_OPTIONS = 20  # occupations that a person may be asked to choose from; 工程师 has two hundred
_LEAD = re.compile(
    r"^(?:全面|主要|具体)?负责(?=.{4})"
)  # 负责销售终端的运营管理和维护, as a heading over duties


@dataclass(frozen=True, slots=True)
class Material:
    """What a draft stands on: the role of one knowledge base, the chosen unit, its ranked duties."""

    knowledge: Knowledge
    role: Role | None
    choice: Choice
    ranked: Ranked
    notes: tuple[str, ...] = ()

    @property
    def reference(self) -> bool:
        """Whether the words are the occupation standard's, not the company's."""
        return self.knowledge.kb == REFERENCE_KB


class Materials:
    """Finds the material of a brief.

    Args:
        knowledge: gives the snapshot of a knowledge base (``Assistant.knowledge``).
    """

    def __init__(
        self, knowledge: Callable[[str], Knowledge], index: HybridIndex, kbs: Callable[[], Sequence[str]]
    ) -> None:
        self._knowledge = knowledge
        self._index = index
        self._kbs = kbs

    def of(self, brief: Brief, title: str) -> Material:
        """The material for ``title``; raises ``InvalidRequest`` for a profile or list that the role does not have."""
        own = self._knowledge(brief.kb or "default")
        focus = Focus(brief.focus, self._index.tokens)
        meant = titled(title, own)
        if meant.roles:
            return self._from(own, meant, brief, focus, meant.notes)
        standard = REFERENCE_KB in self._kbs()
        if title and standard and own.kb != REFERENCE_KB:
            reference = self._knowledge(REFERENCE_KB)
            found = _standard_roles(title, reference)
            if len(found) > 1 and brief.profile:
                found = [_named(brief.profile, found)]
            if 1 < len(found) <= _MOST_OPTIONS:
                options = tuple(_option(role, reference) for role in found)
                return Material(reference, None, Choice(None, options=options), Ranked((), None))
            if len(found) > 1:
                several = f"国家职业分类大典里有 {len(found)} 种职业与“{title}”相近，没有从中任选一种；请写全岗位名称。"
                return Material(own, None, Choice(None), Ranked((), None), (several,))
            if found:
                (role,) = found
                note = (
                    f"本单位的文本里没有“{title}”，职责取自国家职业分类大典“{role.title}”，"
                    "每一行都标为 reference，请按本单位实际修改。"
                )
                return self._from(
                    reference,
                    Titled((role,), tuple(reference.lists_of([role.id]))),
                    brief.model_copy(update={"profile": None, "lists": []}),
                    focus,
                    (note,),
                )
        note = _unknown(title or brief.role, own, standard=standard)
        return Material(own, None, Choice(None), Ranked((), None), (note,))

    @staticmethod
    def _from(
        knowledge: Knowledge, meant: Titled, brief: Brief, focus: Focus, notes: tuple[str, ...]
    ) -> Material:
        roles = meant.roles
        choice = choose(brief, meant.lists, knowledge, focus)
        unit = choice.unit
        if unit is None:
            if not choice.options:
                notes = (*notes, f"文本里有“{roles[0].title}”，但没有它的职责清单；职责待填写。")
            return Material(knowledge, roles[0], choice, Ranked((), None), notes)
        duties = [one for one in unit.lists if one.kind == "duty"]
        ranked = rank(knowledge.duties(duties), _themes(duties), focus)
        there = len(ranked.candidates) + (ranked.catch_all is not None)
        if there < brief.duties:
            notes = (
                *notes,
                f"这一类工作的文本里只有 {there} 条不同的职责，少于要求的 {brief.duties} 条；没有编造补足。",
            )
        if ranked.of_person:
            said = "；".join(ranked.of_person[:3])
            notes = (
                *notes,
                f"职责清单里这样的话说的是人，不是事，没有放进职责：{said}。需要时写进任职要求。",
            )
        return Material(knowledge, roles[0], choice, ranked, notes)


def _unknown(title: str, knowledge: Knowledge, *, standard: bool) -> str:
    """Says that nobody knows the title, and what is near or could help."""
    near = nearest_titles(title, knowledge)
    alike = f"名称相近的岗位：{'、'.join(near)}（不同的岗位，没有代用）。" if near else ""
    reference = (
        "国家职业分类大典里也没有可参照的职业"
        if standard
        else "国家职业分类大典没有安装，无从参照（安装：zhize assets pull occupations）"
    )
    return f"本单位的文本里没有“{title}”，{reference}；以下是待填写的模板，没有编造任何内容。{alike}"


def _themes(lists: Sequence[DutyList]) -> dict[str, str]:
    """List -> its own heading, where the headings name themes (促销管理), not only numbers (职责3)."""
    own = {one.id: printed(one.heading or "") for one in lists}
    return {
        key: "" if is_generic(folded(text)) or any(c.isdigit() for c in text) else _LEAD.sub("", text)
        for key, text in own.items()
    }


def _standard_roles(title: str, knowledge: Knowledge) -> list[Role]:
    """The occupations that a title may mean, more than one where it covers several: 厨师 is 中式烹调师 or 西式烹调师.

    The occupation that is called so; else those that list it among their names; else those whose own title begins or
    ends with it (会计 is 会计专业人员); else those of which another name does (文员: 技术文员, 仓库文员).
    """
    wanted = folded(title)
    exact = list(knowledge.names.get(wanted, ()))
    if own := [role for role in exact if folded(role.title) == wanted]:
        return own[:1]
    if exact or len(wanted) < 2:
        return exact
    near = sorted(
        (name for name in knowledge.names if name.startswith(wanted) or name.endswith(wanted)),
        key=lambda name: (len(name), name),
    )
    roles = list({role.id: role for name in near for role in knowledge.names[name]}.values())
    titled = [
        role for role in roles if folded(role.title).startswith(wanted) or folded(role.title).endswith(wanted)
    ]
    return titled if len(titled) == 1 else roles


def _named(profile: str, found: Sequence[Role]) -> Role:
    wanted = folded(profile)
    for role in found:
        if folded(role.title) == wanted:
            return role
    titles = "、".join(role.title for role in found[:_MOST_OPTIONS])
    raise InvalidRequest("draft_profile_unknown", profile=profile, profiles=titles)


def _option(role: Role, knowledge: Knowledge) -> ProfileOption:
    lists = [one for one in knowledge.lists_of([role.id]) if one.kind == "duty"]
    duties = knowledge.duties(lists)
    return ProfileOption(profile=role.title, duties=len(duties), example=duties[0].text if duties else "")
