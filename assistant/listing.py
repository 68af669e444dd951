"""Lists asked for by name, kind, heading or job: whole, or only their items about a matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attribute_asked, has_other_matter
from assistant.attributes import attribute_of_field
from assistant.attributing import by_attribute
from assistant.contract import Intent
from assistant.details import asks_detail
from assistant.documents import article_lists
from assistant.enumerating import WALL_ITEMS, WALL_LISTS, in_full_or_map, which_list, whole_lists
from assistant.headed import lists_headed
from assistant.headings import KIND_NAMES, KIND_WORDS
from assistant.refusing import not_covered, which_role
from assistant.scope import kind_named, kinds_joined, of_said_kind, roles_meant, title_of
from assistant.subjects import is_subject, told_apart
from assistant.topical import by_topic
from corpus.model import DutyList
from corpus.parsing.result import Kind
from index.text import folded

SAME = 0.95  # strength of a synonym that says the same


def listed(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    """The lists that the question asks for, of whatever it names."""
    target = asked.target
    if target.named_lists:
        return of_named_lists(asked, desk, intent)
    if target.items and target.roles and not target.but_items and (articles := _articles(asked, desk)):
        labels = "、".join(dict.fromkeys(f"“{desk.knowledge.label(e)}”" for e in articles))
        return whole_lists(asked, desk, articles, intent, title=labels, pointed=False)
    if target.items and not target.roles:
        return (
            items_of_kind(asked, desk, intent) or of_only_list(asked, desk, intent) or which_list(asked, desk)
        )
    if found := kind_of_role(asked, desk, intent) or of_heading(asked, desk, intent):
        return found
    attribute = attribute_asked(asked) or attribute_of_field(asked)
    if attribute and not has_other_matter(asked, attribute):
        return by_attribute(desk, attribute, target.roles, asked.text)
    if not asked.topic.empty:
        return by_topic(asked, desk, intent)
    roles = roles_meant(asked, desk)
    if not roles:
        return which_role(desk, intent)
    kind = kind_named(asked.text) or "duty"
    lists = desk.knowledge.lists_of([role.id for role in roles], kind)
    if not lists:
        return not_covered(desk, f"{roles[0].title}的{KIND_NAMES[kind]}", intent)
    return in_full_or_map(asked, desk, roles, intent, lists)


def _articles(asked: Asked, desk: Desk) -> list[DutyList]:
    """ "第五条，库房保管员的职责": the number is the article under which the role's list stands."""
    lists = desk.knowledge.lists_of([role.id for role in asked.target.roles])
    return [e for n in asked.target.items if n > 0 for e in article_lists(int(n), lists, desk.knowledge)]


def kind_of_role(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "财务主管有哪些权限": the role's lists of the kind that the question names, and nothing else in it."""
    kind = kind_named(asked.text)
    words = next((words for k, words in KIND_WORDS if k == kind), ())
    if kind is None or not asked.target.roles:
        return None
    lists = desk.knowledge.lists_of([role.id for role in asked.target.roles], kind)
    if kind not in _SMALL_KINDS and any(t.word not in "".join(words) for t in asked.topic.terms):
        return None
    who = "、".join(role.title for role in asked.target.roles)
    return whole_lists(asked, desk, lists, intent, title=f"“{who}”的{KIND_NAMES[kind]}") if lists else None


def kinds_of_role(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "大区经理的任职要求和考核指标": a role's lists of each kind named side by side, and which kinds it lacks."""
    target, knowledge = asked.target, desk.knowledge
    kinds = kinds_joined(asked.text)
    ids = list(dict.fromkeys([*(r.id for r in target.roles), *(e.role_id for e in target.named_lists)]))
    if not kinds or len(ids) != 1 or target.items or _COMPARED.search(asked.text):
        return None
    if len(target.sections) > 1:
        return None  # headings side by side, whose kinds the words happen to name too
    of_kind = {kind: knowledge.lists_of(ids, kind) for kind in kinds}
    lists = [entry for kind in kinds for entry in of_kind[kind]]
    wall = len(lists) > 2 * WALL_LISTS or sum(e.size for e in lists) > 2 * WALL_ITEMS
    if not lists or wall or not set(target.named_lists) <= set(lists):
        return None
    said = "、".join(KIND_NAMES[kind] for kind in kinds if of_kind[kind])
    answered: Intent = "count" if intent == "count" else "enumerate"
    title = f"“{knowledge.roles[ids[0]].title}”的{said}"
    found = whole_lists(asked, desk, lists, answered, title=title)
    return replace(found, not_covered=tuple(KIND_NAMES[kind] for kind in kinds if not of_kind[kind]))


_COMPARED = re.compile(r"区别|不同|差别|一样|对比|比较|关系")
# Lists of a few items, shown whole whatever else the question says ("工作关系，内部外部都列出来").
_SMALL_KINDS: frozenset[Kind] = frozenset({"relation", "authority", "kpi"})


def of_heading(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """Lists meant by words of their heading (see ``headed.py``)."""
    lists = lists_headed(asked, desk)
    if not lists:
        return None
    labels = "、".join(dict.fromkeys(f"“{desk.knowledge.label(e)}”" for e in lists))
    return whole_lists(asked, desk, lists, intent, title=labels)


def items_of_kind(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "素质要求里第4条": a kind of list named instead of a list, where there is just one of it."""
    kind = kind_named(asked.text)
    lists = [e for e in desk.knowledge.lists.values() if kind and e.kind == kind]
    if len(lists) != 1:
        return None
    return whole_lists(asked, desk, lists, intent, title=f"“{desk.knowledge.label(lists[0])}”")


def of_only_list(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """ "第三条到第五条念给我听": items by number where the texts hold one list of duties, so that none need be named."""
    lists = [e for e in desk.knowledge.lists.values() if e.kind == "duty"]
    if len(lists) != 1 or kind_named(asked.text):
        return None
    return whole_lists(asked, desk, lists, intent, title=f"“{desk.knowledge.label(lists[0])}”")


def of_named_lists(asked: Asked, desk: Desk, intent: Intent) -> Outcome:
    """Lists named by number or heading: whole, or only the items about a matter."""
    lists = [e for e in asked.target.named_lists if e.kind != "overview"]
    title = title_of(asked, desk.knowledge)
    headed = title + "".join("".join(e.path) for e in lists)
    of_heading = all(t.word in headed for t in asked.topic.terms)  # "车间检查工作具体检查些啥"
    if not of_heading and not asked.target.items and _narrowed(asked, desk, lists, intent):
        scoped = by_topic(asked, desk, intent, scope=lists)
        if (
            scoped.refusal is None
            or INSISTS.search(asked.text)
            or is_subject(asked.target.sections, desk.knowledge)
            or attribute_asked(asked)
            or asks_detail(asked.text)
        ):
            return scoped
    apart = {e.id for section in told_apart(asked.text, asked.target.sections) for e in section.lists}
    named = [e for e in asked.target.named_lists if not apart or e.id in apart or e in asked.target.lists]
    said = lists if apart else of_said_kind(lists, asked.target.rest)
    whole = said if len(said) < len(lists) else named
    return whole_lists(asked, desk, whole, intent, title=title)


def _narrowed(asked: Asked, desk: Desk, lists: Sequence[DutyList], intent: Intent) -> bool:
    """Whether a part of the named lists may be meant: not where all is asked for and no word left is theirs.

    "促销管理这摊子有哪些事", "把定位和作用悉数列出": what is left of the words says how, not what.
    """
    whole = intent in _ALL_OF and _ALL_ASKED.search(asked.text) and not _SOME_ASKED.search(asked.text)
    return not whole or asks_detail(asked.text) or printed_in(asked, desk, lists, _MAY_MEAN)


_ALL_OF: tuple[Intent, ...] = ("enumerate", "overview")
_ALL_ASKED = re.compile(
    r"所有|全部|全文|完整|整[份个篇段节]|逐[条项]|每一?[条项]|全(?:都)?[列要给]|[哪什啥][些么]?[个样]?的?(?:工作|活|事|任务|内容|东西|要求|职责|责任)|列(?:出|一?下|给|全|齐)|条目|条款|[做干管][些的是]{0,2}[什啥哪]|有(?:哪些|什么|啥)"
)
_SOME_ASKED = re.compile(r"[哪几][些几一]?[条项点句]|[条项点]是|里[面头]?[^，,]{1,8}的|其中")
_MAY_MEAN = 0.7  # strength of a formal word that may stand for one asked


def printed_in(asked: Asked, desk: Desk, lists: Sequence[DutyList], least: float = SAME) -> bool:
    """Whether the lists print a word of the matter: of "加一起多少条" they print none, so that all is counted.

    Args:
        least: strength of a word that may stand for one asked.
    """
    if INSISTS.search(asked.text) or _SPEAKS.search(asked.text) or attribute_asked(asked):
        return not asked.topic.empty
    said = "".join(folded(d.text) for d in desk.knowledge.duties(lists))
    return any(
        word in said
        for term in asked.topic.terms
        for word in (term.word, *(v for v, strength in term.variants if strength >= least))
        if len(word) > 1
    )


_SPEAKS = re.compile(r"[讲说写管][^，,到着了“”\"]{1,6}的")  # "职责5里讲食堂的有几条"


# "职责7里关于食堂的": the matter was truly asked for; "职责7贴给我" has none, whatever words are left.
INSISTS = re.compile(r"方面|关于|有关|相关|提到|涉及|针对|写没写|有没有")
