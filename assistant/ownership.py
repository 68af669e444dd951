"""How duties make somebody the owner of a matter: by the list they stand in, by naming persons, or not at all.

"食材验收由厨师和保健医生共同负责" names its owners; "不得私下收取课时费" forbids what is asked and makes nobody responsible.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.knowledge import Knowledge
from assistant.topic import Topic
from corpus.model import Duty, Role
from corpus.parsing.result import Kind
from index.text import folded

_CLAUSE = re.compile(r"[，,。；;！!？?\n]+")
# "不能解决的问题上报" forbids nothing, "不得不" neither.
_FORBIDS = re.compile(r"不得(?!不|已|少于|低于|超过)|不准(?!确|时)|不许|不允许|严禁|禁止|切勿|请勿|绝不可")
# "谁防止疲劳驾驶", "谁监督禁烟": to see that a thing is not done is a duty.
_PREVENTS = re.compile(r"防止|预防|避免|杜绝|制止|监督|检查|纠正|查处|管控")


def forbids(text: str, topic: Topic) -> bool:
    """Whether what ``text`` says of ``topic`` is that it must not be done: "不准疲劳驾驶，连续驾驶不得超过4小时"."""
    whole = folded(text)
    if not _FORBIDS.search(whole):
        return False
    inside = outside = 0.0
    said = {False: "", True: ""}  # what is told, and what is forbidden
    for clause in _CLAUSE.split(whole):
        found = _FORBIDS.search(clause)
        said[False] += f"{clause[: found.start()] if found else clause}\n"
        said[True] += f"{clause[found.end() :]}\n" if found else ""
    for term in topic.terms:
        others = () if term.word in whole else (*term.parts, *(v for v, _ in term.variants))
        forms = [w for w in (term.word, *others) if len(w) > 1]
        inside += term.weight * any(form in said[True] for form in forms)
        outside += term.weight * any(form in said[False] for form in forms)
    return inside > outside


def asks_leave(question: str) -> bool:
    """Whether the question is after who does a thing, not who must not ("谁不得收钱") or sees that nobody does."""
    return not _PREVENTS.search(question) and not asks_forbidden(question)


def asks_forbidden(question: str) -> bool:
    """Whether it asks for whom a thing is forbidden: "谁不准疲劳驾驶"."""
    return bool(_FORBIDS.search(question))


# "由厨师和保健医生共同负责", "由会计、出纳一起办理"
_BY = re.compile(
    r"由(?P<who>[^，,。；;由]{2,30}?)(?:双方|三方|两人)?(?:共同|一起|一同|联合|协同|会同)(?:来)?(?=[\u4e00-\u9fff])"
)
_AND = re.compile(r"、|以及|和|与|及|会同|跟|/")


def joint_owners(text: str, knowledge: Knowledge) -> tuple[Role, ...]:
    """The known roles that ``text`` names as those who do a thing together."""
    found = _BY.search(text)
    if not found:
        return ()
    known = {name: role for role in knowledge.roles.values() for name in _names(role)}
    named = (known.get(folded(part.strip())) for part in _AND.split(found["who"]))
    return tuple(dict.fromkeys(role for role in named if role is not None))


def said_of_owners(duties: Sequence[Duty], what: str, knowledge: Knowledge, *, others: Sequence[Kind]) -> str:
    """The head of an answer to who: owners by their lists and by name; of requirements (``others``) nobody is the owner."""
    roles = [r for d in duties for r in (knowledge.roles[d.role_id], *joint_owners(d.text, knowledge))]
    who = "、".join(dict.fromkeys(role.title for role in roles))
    lists = {d.list_id for d in duties}
    if all(knowledge.lists[one].kind in others for one in lists):
        return f"“{what}”写在{who}的任职要求或待遇里，见 {len(lists)} 份清单的 {len(duties)} 条："
    if asks_forbidden(what):
        return f"“{what}”是对{who}写的，见 {len(lists)} 份清单的 {len(duties)} 条："
    return f"“{what}”由{who}负责，见 {len(lists)} 份清单的 {len(duties)} 条职责："


def _names(role: Role) -> Iterable[str]:
    for name in (role.title, *role.aliases):
        yield folded(name)
        yield folded(re.sub(r"[（(].*?[）)]", "", name))
