"""Two sides joined by 和 or 跟 that no role or list is named after: "客服主管和管家怎么分工", "盖公章和盖合同章哪里不一样".

What stands before and after the joiner names a side: as far as it is the name of a job, the words of a heading, or a
department; else the two run parallel (公章, 合同章; 成品仓, 原料仓) and each is a matter of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from assistant.asked import Asked, Desk
from assistant.asker import of_department
from assistant.target import resolve
from assistant.titles import is_job_title
from corpus.model import Duty, DutyList
from corpus.parsing.result import Kind
from index.text import folded

_JOINER = re.compile(r"还是|以及|[和跟与同、]|vs\.?|对比", re.IGNORECASE)
_CLAUSE = re.compile(r"[，,。;；:：?？!！ ]|这块|这事|方面")
_NAME_CHARS = range(10, 1, -1)
_PARALLEL_CHARS = 8
# What only asks for the comparison: the rest is the matter that both sides share.
_COMPARING = re.compile(
    r"(?:有|是)?(?:没有|什么|啥|哪些|哪里|哪儿|怎么|怎样|如何|多少)*(?:的)?(?:区别|区分|不同|差别|差异|差在哪|差多少|异同|出入|不一样|一样|两样|分工|怎么分|对比|比较|比一比|比一下|相同|相似|共同|重合|重叠)(?:吗|没|么|呢|吧|的|之处|在哪里?|点)?|各自|分别|各(?=[管做干写讲说负])|(?:写|讲|说|管|做|干|负责)(?:了|的)?(?:些)?(?:什么|啥|哪些|哪一?[段块])|谁更?[多少高严细]|哪个更?.{1,2}$|哪[里儿]|两边|双方|这方面|这块|方面|手续上|手续|要求|待遇"
)
_DEPARTMENT = re.compile(r"(?:部门?|中心|科室?|处|组|室|队|板块|条线|事业部|行政|财务|人事|采购|仓库)$")


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it is called, and its lists; where it names none, it is a matter (``lists`` is empty)."""

    label: str
    lists: tuple[DutyList, ...] = ()


def coordinates(asked: Asked, desk: Desk) -> tuple[Side, Side, str] | None:
    """The two sides that the question joins, and what it asks of both; ``None`` where it joins none."""
    text = asked.text
    for joiner in _JOINER.finditer(text):
        left = _CLAUSE.split(text[: joiner.start()])[-1]
        right = _CLAUSE.split(text[joiner.end() :])[0]
        a = _known((left[-n:] for n in _NAME_CHARS if n <= len(left)), desk)
        b = _known((right[:n] for n in _NAME_CHARS if n <= len(right)), desk)
        if a and b and {e.id for e in a.lists} == {e.id for e in b.lists}:
            continue
        if a and b:  # "任职要求（成品仓管员、原料仓管员）" parts them in nothing
            both = {e.id for e in a.lists} & {e.id for e in b.lists}
            a, b = (replace(side, lists=tuple(e for e in side.lists if e.id not in both)) for side in (a, b))
        if a is None and b is None:
            pair = _parallel(left, right)
            a, b = (Side(pair[0]), Side(pair[1])) if pair else (None, None)
        if a is None or b is None:
            continue
        before = text[: joiner.start() - len(a.label)]
        rest = before + "，" + text[joiner.end() + len(b.label) :]
        return a, b, _COMPARING.sub(" ", rest).strip("的 ，,")
    return None


def _known(names: Iterator[str], desk: Desk) -> Side | None:
    """The longest of ``names`` that a job, a heading or a department bears."""
    for name in names:
        if re.search(r"^[的在对]|[的在对]$", name):
            continue
        for find in _WAYS:
            if lists := find(name, desk):
                return Side(name, lists)
    return None


def _of_name(name: str, desk: Desk) -> tuple[DutyList, ...]:
    """The lists of the role, list or heading that is called so and nothing else."""
    target = resolve(name, desk.knowledge)
    if target.rest.strip() or target.documents:
        return ()
    return target.named_lists or tuple(desk.knowledge.lists_of([role.id for role in target.roles]))


def _of_heading(name: str, desk: Desk) -> tuple[DutyList, ...]:
    """Lists under a heading, or of a role, that begins or ends with the name: 管家 of 服务台接待员（管家）."""
    word = folded(name)
    near = [(form, ids) for form, ids in desk.knowledge.forms.items() if word in form]
    if not near:
        return ()
    ends = re.compile(
        rf"(?:^|[^\u4e00-\u9fffa-z]){re.escape(word)}|{re.escape(word)}(?:$|[^\u4e00-\u9fffa-z])"
    )
    called = {i for form, ids in near for i in ids if ends.search(form)}
    return tuple(e for e in desk.knowledge.lists.values() if e.id in called and e.kind != "overview")


def _of_department(name: str, desk: Desk) -> tuple[DutyList, ...]:
    if not _DEPARTMENT.search(name):
        return ()
    roles = {role.id for role in of_department(name, desk.knowledge)}
    its_own = {d.id for d in desk.knowledge.documents.values() if folded(name) in folded(d.title)}
    return tuple(e for e in desk.knowledge.lists.values() if e.role_id in roles or e.document_id in its_own)


_WAYS: tuple[Callable[[str, Desk], tuple[DutyList, ...]], ...] = (_of_name, _of_heading, _of_department)


def _parallel(left: str, right: str) -> tuple[str, str] | None:
    """Two nouns with one head: 成品仓 and 原料仓, 盖公章 and 盖合同章; ``None`` where they share none."""
    head = left[-1:]
    at = right.find(head, 1, _PARALLEL_CHARS) if head else -1
    if at < 1:
        return None
    other = right[: at + 1]
    return (left[-max(len(other), 3) :] if len(left) > _PARALLEL_CHARS else left), other


def about_matter(desk: Desk, side: Side) -> list[Duty]:
    """The items that print a side which is a matter: 老客户, 合同专用章 for 盖合同章; none that only come near it."""
    label = folded(side.label)
    if is_job_title(label):  # a job that the texts hold no list of is no matter
        return []
    for word in dict.fromkeys((label, label[1:])):  # without the verb before it
        if len(word) < _SHORTEST:
            break
        printed = re.compile(rf"{re.escape(word[:-1])}.{{0,{_BETWEEN}}}{re.escape(word[-1])}")
        every = desk.knowledge.duties([e for e in desk.knowledge.lists.values() if e.kind in _MATTERS])
        if found := [d for d in every if printed.search(folded(d.text))]:
            return found
    return []


_SHORTEST = 2
_BETWEEN = 3
_MATTERS: tuple[Kind, ...] = ("duty", "authority", "other")


def own_items(desk: Desk, side: Side, kind: Kind) -> list[Duty]:
    """Items of a kind that a list for several jobs holds for this one: "外贸业务经理：英语六级"."""
    documents = {e.document_id for e in side.lists}
    common = [
        e for e in desk.knowledge.lists.values() if e.document_id in documents and e.kind in (kind, "other")
    ]
    label = folded(side.label)
    return [d for d in desk.knowledge.duties(common) if label in folded(d.text)[: len(label) + _LEADING]]


_LEADING = 4
