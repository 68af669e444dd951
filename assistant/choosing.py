"""Part of a named list, chosen by a matter: "职责12里跟发票没关系的", "职责4，除了兜底的", "其他职责里只看跟钱有关的".

``relating.py`` reads which matter and whether it is wanted. An item is of the matter when it prints it; where no item
does, when it prints its words or words that say the same; else the evidence decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.asked import Asked, Desk, Outcome
from assistant.catchall import is_catch_all, names_catch_all
from assistant.contract import Intent
from assistant.enumerating import chosen_items
from assistant.relating import Relation, leaves_out_lists, relation_in
from assistant.scope import kind_named
from assistant.topic import topic_of
from corpus.model import Duty, DutyList
from index.text import folded

_HEADLINES = {"without": "与“{}”无关的", "besides": "除“{}”外", "with": "与“{}”有关的"}


def chosen_part(asked: Asked, desk: Desk, intent: Intent) -> Outcome | None:
    """The items of the lists named that stand to a matter as asked; ``None`` where no matter chooses among them."""
    target = asked.target
    lists = [e for e in target.named_lists if e.kind != "overview"] or _of_kind(asked, desk)
    if target.items or not (lists or target.roles) or _NO_ITEMS.search(asked.text):
        return None
    if leaves_out_lists(target.rest):
        return None
    relation = relation_in(asked.text)
    if relation is None or (not lists and (relation.how == "with" or not _ASKS_OF_ROLE.search(asked.text))):
        return None
    if relation.how == "besides" and not _ASKS_LIST.search(_outside(asked.text, relation)):
        return None
    lists = lists or desk.knowledge.lists_of([r.id for r in target.roles], "duty")
    duties = desk.knowledge.duties(lists)
    sure = relation.how != "with"  # what is merely near is not taken away
    about = {d.id for matter in relation.matters for d in _about(matter, duties, lists, desk, sure=sure)}
    wanted = [d for d in duties if (d.id in about) == (relation.how == "with")]
    if not wanted or (not about and (relation.how != "without" or not _known(relation, desk))):
        return None
    answered: Intent = intent if intent in ("count", "enumerate", "aggregate") else "enumerate"
    return chosen_items(desk, wanted, answered, _HEADLINES[relation.how].format(relation.said))


def _known(relation: Relation, desk: Desk) -> bool:
    """Whether the texts know the matters that none of these items is about; what nobody wrote of parts no list."""
    words = [w for m in relation.matters for w in desk.index.tokens(folded(m)) if len(w) > 1]
    return bool(words) and all(desk.knowledge.rarity(w) < desk.knowledge.unseen for w in words)


def _of_kind(asked: Asked, desk: Desk) -> list[DutyList]:
    """ "基本素质里和能力有关的": a kind of list instead of a list, where there is just one of it."""
    kind = kind_named(asked.text) if not asked.target.roles else None
    lists = [e for e in desk.knowledge.lists.values() if kind and e.kind == kind]
    return lists if len(lists) == 1 else []


# "谁不负责开票", "多久", "怎么": not which items, but who, when and how.
_NO_ITEMS = re.compile(
    r"谁|哪个(?:岗位|人|部门)|多久|什么时候|怎么|如何|区别|不同|对比|比较|哪(?:几|些)?(?:份|个)?(?:清单|职责)"
)
_ASKS_OF_ROLE = re.compile(r"^(?!.*(?:吗|能不能|可以))(?=.*(?:哪些|什么|啥|列|其余|其他|剩下|都|几条|多少))")
_ASKS_LIST = re.compile(r"哪些|什么|啥|列|其余|其他|剩|余下|都|几条|多少|给|看|全|还|要|^\s*$|[条项点]$")


def _outside(text: str, relation: Relation) -> str:
    first, last = relation.span
    return f"{text[:first]} {text[last:]}列" if not text[last:].strip() else text[last:]


def _about(
    matter: str, duties: Sequence[Duty], lists: Sequence[DutyList], desk: Desk, *, sure: bool
) -> list[Duty]:
    """The items of one matter, by the first way that finds any; with ``sure``, only by words of it or for it."""
    if names_catch_all(matter):
        return [d for d in duties if is_catch_all(d)]
    for holds in _ways(folded(matter), desk):
        if found := [d for d in duties if holds(folded(d.text))]:
            return _fullest(folded(matter), found, desk) if sure else found
    topic = topic_of(matter, desk.index, desk.lexicon, desk.knowledge)
    if topic.empty:
        return []
    evidence = desk.selector.select(topic, matter, list_ids=[e.id for e in lists])
    return [f.duty for f in evidence.found if not sure or f.support.coverage >= _HALF]


_HALF = 0.5  # of the matter's words


def _fullest(matter: str, found: Sequence[Duty], desk: Desk) -> list[Duty]:
    """Of items that hold some words of a matter those that hold most: 国家培训 stands in one of all that say 培训."""
    words = [w for w in desk.index.tokens(matter) if len(w) > 1]
    held = [sum(word in folded(d.text) for word in words) for d in found]
    most = max(held, default=0)
    return [d for d, n in zip(found, held, strict=True) if n == most] if most > 1 else list(found)


def _ways(matter: str, desk: Desk) -> list[Callable[[str], bool]]:
    """How an item may say a matter, the surest first: in print or nearly so, in its words apart, in other words, in one of several."""
    words = [w for w in desk.index.tokens(matter) if len(w) > 1] or [matter]
    words = [w for w in words if not any(w != other and w in other for other in words)]
    near = re.compile(f".{{0,{_BETWEEN}}}".join(map(re.escape, words)))
    same = [(w, *(v for v, strength in desk.lexicon.synonyms(w) if strength >= _SAME)) for w in words]
    return [
        lambda text: matter in text or bool(near.search(text)),
        lambda text: all(word in text for word in words),
        lambda text: all(any(form in text for form in forms) for forms in same),
        lambda text: len(words) >= _LISTED and any(word in text for word in words),
    ]


_BETWEEN = 6  # characters between the words of a matter that is printed apart: 处理在线订单
_SAME = 0.9
_LISTED = 3  # so many words are listed without a mark between them: 博客微博软文
