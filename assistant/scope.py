"""What a question is scoped to: its kind of list, its roles, and how its lists are called in an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk
from assistant.headings import KIND_WORDS
from assistant.knowledge import Knowledge
from assistant.target import Target
from assistant.topic import Term, Topic
from corpus.model import DutyList, Role
from corpus.parsing.result import Kind
from index.text import folded


def without_house(topic: Topic, target: Target, knowledge: Knowledge) -> Topic:
    """The matter without words that only say whose roles they are: 饭店 in "饭店柜台接待员的工作内容".

    Such a word stands in the title of the roles' document and in none of their duties.
    """
    lists = [*knowledge.lists_of([role.id for role in target.roles]), *target.named_lists]
    if not lists or topic.empty or len(knowledge.documents) == 1:
        return topic
    titles = [folded(knowledge.documents[i].title) for i in {e.document_id for e in lists}]
    said = folded("".join(d.text for d in knowledge.duties(lists)))
    house = [t for t in topic.terms if t.word not in said and any(t.word in title for title in titles)]
    if not house:
        return topic
    kept = tuple(t for t in topic.terms if t not in house)
    text = "".join(t.word for t in kept)
    return replace(topic, terms=kept, text=text, label=text, meaning=text)


def title_of(asked: Asked, knowledge: Knowledge) -> str:
    """The lists and headings named, as printed, in quotes."""
    labels = [knowledge.label(e) for e in asked.target.lists] + [
        s.label.strip() for s in asked.target.sections
    ]
    return "、".join(f"“{label}”" for label in dict.fromkeys(labels))


def roles_meant(asked: Asked, desk: Desk) -> list[Role]:
    """The roles meant: those named, or the only one there is."""
    if asked.target.roles:
        return list(asked.target.roles)
    roles = list(desk.knowledge.roles.values())
    return roles if len(roles) == 1 else []


def kind_named(text: str) -> Kind | None:
    """The kind of list that ``text`` names."""
    lowered = text.lower()
    return next((kind for kind, words in KIND_WORDS if any(word in lowered for word in words)), None)


def only_kind(asked: Asked, desk: Desk) -> bool:
    """Whether nothing is asked about but a kind of list and whose it is: "督导的素质有几条", not "客户评级的门槛有几级"."""
    kind = kind_named(asked.text)
    words = [word for k, words in KIND_WORDS if k == kind for word in words]
    headed = folded("".join(e.heading or "" for e in desk.knowledge.lists.values() if e.kind == kind))

    def of_kind(term: Term) -> bool:
        names = (term.word, *(word for word, strength in term.variants if strength >= _SAME))
        return any(w in term.word or term.word in w for w in words) or any(name in headed for name in names)

    return all(len(term.word) < 2 or of_kind(term) for term in asked.topic.terms)


_SAME = 0.95  # strength of a synonym that says the same


# "任职要求和考核指标", "职责跟权限": kinds of list side by side, a job's duties among them.
_DUTY_WORDS = ("岗位职责", "工作职责", "岗位责任", "岗位内容", "工作内容", "工作任务", "职责")
_KIND_OF: dict[str, Kind] = {word: kind for kind, words in KIND_WORDS for word in words} | dict.fromkeys(
    _DUTY_WORDS, "duty"
)
_KIND = "|".join(sorted(_KIND_OF, key=len, reverse=True))
_KINDS_JOINED = re.compile(
    rf"(?:{_KIND})(?:(?:和|与|跟|及|、|以及|还有|外加|加上|连同|连带|带|，)(?:[他她它]的?|相应的?)?(?:{_KIND}))+"
)


def kinds_joined(text: str) -> tuple[Kind, ...]:
    """The kinds of list that ``text`` names side by side, in its order; none where it names less than two."""
    found = _KINDS_JOINED.search(text.lower())
    named = re.findall(_KIND, found.group()) if found else []
    kinds = tuple(dict.fromkeys(_KIND_OF[word] for word in named))
    return kinds if len(kinds) > 1 else ()


_DUTIES_SAID = re.compile(
    r"工作内容|工作职责|岗位职责|职责|工作任务|[干做](?:些|的)*(?:什么|啥|哪些)|要[做干]的"
)


def of_said_kind(lists: Sequence[DutyList], rest: str) -> list[DutyList]:
    """Those of a heading's lists whose kind the rest of a question says; all where it says none that they have.

    "大区经理岗位说明书三部分工作内容": its duties, without its authority and its requirements.
    """
    kind = kind_named(rest) or ("duty" if _DUTIES_SAID.search(rest) else None)
    return [e for e in lists if e.kind == kind] or list(lists)
