"""Qualities asked for one by one, of somebody whom the texts set requirements for: "销售监督要什么学历，表达能力要求高不高".

    question := who (pause quality)+ judged

``who`` is a job, or what several headings speak of (销售监督, 督导). Each quality is looked for in the requirements of
that one alone, never in duties; what none of them holds is named as not covered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked
from assistant.attributes import DEMANDED, GENERAL, attribute_in, proves
from assistant.attributes_held import FEW
from assistant.attributing import by_attribute
from assistant.enumerating import chosen_items
from assistant.framing import unframed
from assistant.matching import supports
from assistant.qualities import value_in
from assistant.refusing import not_covered
from assistant.subjects import forms_of
from assistant.topic import topic_of
from corpus.model import Duty, DutyList
from index.text import folded

_NOT = r"(?:不|没|无)"
_DEGREE = r"(?:好|高|强|细|快|利索|过硬|过关|流利|多|重要|要紧|关键|硬)"
# "表达能力要求高不高", "是必须的吗", "要好吗", "算要求吗", "要不要熟悉产品": a quality is judged, no work described.
_JUDGED = re.compile(
    rf"{_DEGREE}{_NOT}{_DEGREE}|(?:要|得|需要|必须)(?:很|比较|特别)?{_DEGREE}(?:吗|么|嘛|不|才行)|(?:必须|必要|必备|必需|硬性|要紧|重要|关键)的?(?:吗|么|嘛|不)"
    rf"|算不?算?(?:是)?(?:硬性)?(?:要求|条件|门槛)|有(?:没有|无)?(?:什么|啥|具体|特别|硬性)*(?:的)?要求|要求(?:几|多少|什么|怎么?样?)|怎么要求"
    rf"|(?:要不要|用不用|需不需要|要|得|需要|必须)(?:会|懂|熟悉|了解|精通|擅长|掌握)(?!议)|懂不懂|会不会|(?:要|需要|得)(?:什么|哪些|啥|几年|多少年|多高)|{_NOT}(?:会|懂|熟)|多大(?:年龄|岁数)?"
)
_ASKING = re.compile(
    rf"{_DEGREE}{_NOT}{_DEGREE}|(?:要不要|用不用|需不需要|是不是|能不能|可不可以|行不行|懂不懂|会不会|必须|必要|必备|需要|要求|条件|算不算|算|有没有|有|对|于|来说|而言|的话|怎么|什么|啥|哪些|多少|几|吗|么|嘛|呢|的|是|要|得|当|做|干|想|岗位?|这个?|那个?|方面|上|{_DEGREE}$|(?<=要){_DEGREE})"
)
_CLAUSE = re.compile(r"[，,；;、。]|还有|以及")
_HELD = 0.5  # of the words of a quality that a requirement must hold


def qualities_demanded(asked: Asked, desk: Desk) -> Outcome | None:
    """The requirements that hold the qualities asked for; ``None`` where nobody with requirements or no quality is named."""
    if asked.target.items or asked.target.lists or not _JUDGED.search(asked.text):
        return None
    who, lists = _whose(asked, desk)
    text = folded(asked.text) if not who else asked.text
    for word in who:
        text = text.replace(word, " ")
    clauses = [c for part in _CLAUSE.split(text) if len(c := part.strip()) > 1]
    if not lists or ((asked.target.roles or _WHICH.search(text)) and len(clauses) < _SEVERAL):
        return None
    items = desk.knowledge.duties(lists)
    chosen: dict[str, Duty] = {}
    missing: list[str] = []
    for clause in clauses:
        found = _holding(clause, items, lists, desk)
        if found is None:
            continue
        chosen.update((duty.id, duty) for duty in found[1])
        if not found[1]:
            missing.append(found[0])
    if not chosen:
        return not_covered(desk, "、".join(missing), "requirements") if missing else None
    ordered = [d for d in items if d.id in chosen]
    outcome = chosen_items(desk, ordered, "requirements", f"关于“{asked.quoted}”的要求")
    return Outcome("requirements", outcome.blocks, outcome.total, outcome.shown, not_covered=tuple(missing))


def demanded_of_each(asked: Asked, desk: Desk) -> Outcome | None:
    """ "女生158能报柜员吗", and there are 基础柜员 and 综合柜员: what is demanded of each of few jobs that a title fits.

    ``None`` where no one thing is demanded, more jobs are meant, or their texts do not say.
    """
    attribute = attribute_asked(asked)
    if asked.target.either is None or attribute is None or attribute.name not in DEMANDED:
        return None
    _, roles = asked.target.either
    if len(roles) > FEW:
        return None
    found = by_attribute(desk, attribute, roles, asked.text)
    return found if found.refusal is None else None


_SEVERAL = 2  # one quality of a job by its name, or which of a kind ("得懂哪些知识"), is read elsewhere
_WHICH = re.compile(r"哪些|什么(?!学历|专业|证)|啥")


def _whose(asked: Asked, desk: Desk) -> tuple[tuple[str, ...], list[DutyList]]:
    """The words that name somebody with requirements, and the lists of those."""
    knowledge = desk.knowledge
    if asked.target.roles:
        ids = [role.id for role in asked.target.roles]
        return asked.target.role_words, knowledge.lists_of(ids, "requirement")
    for subject, sections in knowledge.subjects.items():
        lists = [e for s in sections for e in s.lists if e.kind == "requirement"]
        if lists and (said := tuple(form for form in forms_of(subject, knowledge) if form in asked.text)):
            return said, lists
    return (), []


def _holding(
    clause: str, items: Sequence[Duty], lists: Sequence[DutyList], desk: Desk
) -> tuple[str, list[Duty]] | None:
    """A clause's quality and the items that hold it; ``None`` where the clause names none."""
    attribute = attribute_in(clause) or value_in(clause)
    if attribute is not None and attribute.name not in GENERAL:
        return attribute.name, [d for d in items if proves(attribute, folded(d.text))]
    topic = topic_of(unframed(_ASKING.sub(" ", clause)), desk.index, desk.lexicon, desk.knowledge)
    if not any(len(term.word) > 1 for term in topic.terms):
        return None
    held = supports(topic, [(d.text, "") for d in items])
    best = max(s.coverage for s in held)
    if best >= _HELD:
        return topic.text, [d for d, s in zip(items, held, strict=True) if s.coverage >= best * _NEARLY]
    evidence = desk.selector.select(topic, topic.text, list_ids=[e.id for e in lists])
    return topic.text, [f.duty for f in evidence.found]


_NEARLY = 0.8  # of the best item's share
