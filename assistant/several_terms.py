"""Several attributes of a post asked for in one question: "编制几个人，属于哪个部门", "月薪多少？交不交社保"."""

from __future__ import annotations

import re

from assistant.asked import Asked, Desk, Outcome
from assistant.attribute_reading import attributes_asked, clauses_of
from assistant.attributelines import attributes_joined
from assistant.attributes import DEMANDED, GENERAL
from assistant.attributing import by_attribute
from assistant.rereading import joined_parts


def of_several_attributes(asked: Asked, desk: Desk) -> Outcome | None:
    """What the texts hold of each attribute that a question asks for; ``None`` where it asks for one at most."""
    several = () if asked.target.named_lists else attributes_asked(asked)
    if len(several) == 1 and several[0].name in DEMANDED and _WHAT.search(asked.text):
        said = [a for a in attributes_joined(asked.target.rest, spoken=True) if a.name in DEMANDED]
        several = tuple(said) if several[0] in said else several
    if len(several) < 2 or any(a.name in GENERAL for a in several):
        return None
    return joined_parts([by_attribute(desk, a, asked.target.roles, asked.text) for a in several])


# "学历专业有什么要求": two at once, with nothing between them.
_WHAT = re.compile(r"要求|限制|条件|门槛|(?:是|要)(?:什么|啥)|怎么样?$")


def attributes_in_turn(asked: Asked, desk: Desk) -> Outcome | None:
    """ "编制几个人，属于哪个部门": what the texts hold of each attribute, where every clause asks for one."""
    if (
        asked.target.named_lists
        or asked.target.items
        or len(clauses_of(asked)) != len(attributes_asked(asked))
    ):
        return None
    return of_several_attributes(asked, desk)
