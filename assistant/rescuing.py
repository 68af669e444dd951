"""A question of a known job that nothing answered, asked of that job's own lines: which hold most of its matter.

"那客服呢" after "护士长处理投诉有什么时限" becomes a question in the words of another list. Within the few lines of one
job a part of the matter is enough to tell the line meant, where in all texts it is not.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant import whom
from assistant.asked import Asked
from assistant.attributes import attribute_in
from assistant.conversation import Turn
from assistant.knowledge import Knowledge
from assistant.nearby import holds
from assistant.target import resolve
from assistant.times import asks_when, says_when
from assistant.topic import Term
from corpus.model import Duty, Role

_ENOUGH, _ENOUGH_IN_TIME = (
    0.34,
    0.3,
)  # of the weight of the matter's words that a line must hold; less where it says when, as asked
_MOST = 3  # lines that hold as much; where there are more, none is meant


def rescued(asked: Asked, before: Turn | None, knowledge: Knowledge) -> tuple[str, ...]:
    """Ids of the lines of the job asked that hold most of the matter; empty where it is of no one job, or none does."""
    role = _whose(asked, before, knowledge)
    terms = [t for t in asked.topic.terms if len(t.word) > 1 and not _OF_TIME.search(t.word)]
    if role is None or not terms or any(attribute_in(t.word) for t in terms):
        return ()
    duties = [d for d in knowledge.duties(knowledge.lists_of([role.id])) if d.text]
    if asks_when(asked.text):
        duties = [d for d in duties if says_when(asked.text, d.text)]
    whole = sum(t.weight for t in terms)
    held = [(sum(t.weight for t in terms if _says(d, t)) / whole, d.id) for d in duties]
    best = max((share for share, _ in held), default=0.0)
    ids = tuple(duty_id for share, duty_id in held if share == best)
    enough = _ENOUGH_IN_TIME if asks_when(asked.text) else _ENOUGH
    return ids if best >= enough and len(ids) <= _MOST else ()


def _whose(asked: Asked, before: Turn | None, knowledge: Knowledge) -> Role | None:
    """The one job that the question names, else the asker's where it is asked in one's own name."""
    roles = asked.target.roles
    if not roles and asked.job and not asked.target.named_lists and not _WIDE.search(asked.text):
        roles = resolve(asked.job, knowledge).roles
    if not roles and before is not None and not asked.target.named_lists and not _WIDE.search(asked.text):
        role = whom.spoken_of(before, knowledge)
        roles = (role,) if role else ()
    if len(roles) != 1 or len(knowledge.lists_of([roles[0].id], "duty")) > whom.MAX_LISTS:
        return None
    return roles[0]


_WIDE = re.compile(r"谁|哪(?:个|些|几个?|位)?(?:岗位?|人|部门|职位)")


def _says(duty: Duty, term: Term) -> bool:
    """Whether the line holds the word, its parts, what surely means it, or its two characters a step apart (温湿度)."""
    sure = tuple((word, strength) for word, strength in term.variants if strength >= _SURE)
    if holds(duty, [replace(term, variants=sure)]):
        return True
    pair = term.word
    return len(pair) == len("温度") and bool(
        re.search(rf"{re.escape(pair[0])}.{re.escape(pair[1])}", duty.text)
    )


_SURE = 0.9
_OF_TIME = re.compile(r"时限|时间|期限|频率|周期|日期")  # whether a line says when is looked at by itself
